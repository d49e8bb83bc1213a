using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Hardening;

namespace SslLint.Engines.PostgreSql;

/// <summary>libpq: <c>sslmode=verify-full</c> and <c>sslrootcert</c>, without <c>requiressl</c> and a URI's <c>ssl</c>,
/// which take the place of the mode.</summary>
/// <remarks><c>gssencmode</c> stays out: other readers of the same URI refuse it.</remarks>
internal static class LibpqHardening
{
    private const string VerifyFull = "verify-full";

    public static HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options)
    {
        var (plan, obstacle) = HardeningPlan.Start(LibpqDriver.Instance, source, versions, CanCure);
        if (plan is null)
        {
            return HardeningResult.Impossible(obstacle!);
        }

        var groups = LibpqDriver.Group(source);
        var hosts = LibpqHosts.Read(source, groups);
        if (hosts.AreSockets)
        {
            return HardeningResult.Impossible("there is no TLS over a unix socket, and without a host libpq uses one");
        }

        if (hosts.HaveAddressesOnly)
        {
            return HardeningResult.Impossible("'hostaddr' stands alone: without 'host' there is no name to compare with the certificate");
        }

        var foreign = source.Settings.Where(IsForeign).Except(groups.All(LibpqOptions.SslMode)).ToList();
        if (Anchor.Settle(options.Anchor, Existing(plan, groups, foreign), plan.IsStrict) is not { } anchor)
        {
            return HardeningResult.Impossible(HardeningPlan.NoAnchor);
        }

        if (plan.IsStrict && anchor is Anchor.Keep && options.ClientCertificate is null && options.ClientKey is null)
        {
            return plan.OnlyIneffectiveRemoved();
        }

        var usesSystem = anchor is Anchor.System || (anchor is Anchor.Keep && groups.Value(LibpqOptions.SslRootCert) == "system");
        if (usesSystem && plan.Versions.FirstOrDefault(v => !v.IsAtLeast(16)) is { Major: > 0 } old)
        {
            return HardeningResult.Impossible($"libpq {old} has no 'sslrootcert=system', which came with version 16: "
                + "name the file with the roots, such as the bundle of the operating system");
        }

        Change(plan, groups, foreign, anchor);
        SetClient(plan, groups, foreign, options);
        return plan.Build();
    }

    private static void Change(HardeningPlan plan, SettingGroups groups, List<Setting> foreign, Anchor anchor)
    {
        var modes = groups.All(LibpqOptions.SslMode);
        plan.Set([.. modes.Where(s => s.Key == LibpqOptions.SslMode)], LibpqOptions.SslMode, VerifyFull);
        plan.Remove(modes.Where(s => s.Key != LibpqOptions.SslMode));
        var roots = groups.All(LibpqOptions.SslRootCert);
        switch (anchor)
        {
            case Anchor.File file:
                // A file of this name in the current folder needs a path, or it is taken for the roots of the system.
                plan.Set(roots, LibpqOptions.SslRootCert, file.Path == "system" ? "./system" : file.Path);
                break;
            case Anchor.System:
                plan.Set(roots, LibpqOptions.SslRootCert, "system");
                break;
            default:
                plan.RemoveLosers(roots);
                break;
        }

        // What lowers the limit, lifts it, or is refused gives way to the default, TLS 1.2.
        plan.Remove(groups.All([LibpqOptions.MinProtocol, LibpqOptions.MaxProtocol]).Where(s => !s.IsPlaceholder && LibpqOptions.ProtocolRank(s.Value) < 2));
        plan.Remove(groups.All("sslkeylogfile"));
        plan.Remove(groups.All("sslcertmode").Where(s => !s.IsPlaceholder && !LibpqOptions.Find(s.Key)!.Choices.Contains(s.Value)));
        plan.Remove(foreign);
        foreach (var option in (string[])["sslpassword", "sslcrl", "sslcrldir", "sslsni", "sslcompression", LibpqOptions.SslNegotiation])
        {
            plan.RemoveLosers(groups.All(option));
        }
    }

    private static void SetClient(HardeningPlan plan, SettingGroups groups, List<Setting> foreign, HardeningOptions options)
    {
        plan.SetClient(groups.All(LibpqOptions.SslCert), LibpqOptions.SslCert, options.ClientCertificate, foreign, OptionRole.ClientCertificate);
        plan.SetClient(groups.All(LibpqOptions.SslKey), LibpqOptions.SslKey, options.ClientKey, foreign, OptionRole.ClientKey);
        if (options.ClientKey is not null)
        {
            plan.Note("libpq reads the client key as PEM and refuses one that others can read: chmod 600 it (640 if root owns it).");
        }
    }

    private static Anchor? Existing(HardeningPlan plan, SettingGroups groups, List<Setting> foreign) =>
        groups.Value(LibpqOptions.SslRootCert) is { Length: > 0 } ? new Anchor.Keep()
        : plan.ValueOf(foreign, OptionRole.Roots) is { } root ? new Anchor.File(root)
        : null;

    /// <summary>Whether libpq refuses the key and it is a TLS setting in another spelling.</summary>
    private static bool IsForeign(Setting setting) =>
        !setting.IsKeyPlaceholder && LibpqOptions.Find(setting.Key) is null && setting.Key != LibpqOptions.RequireSsl
            && TlsKeys.Find(setting.Key) is not null;

    private static bool CanCure(Setting setting, DriverVersion version)
    {
        if (setting.Key is LibpqOptions.RequireSsl or LibpqOptions.SslMode or LibpqOptions.MinProtocol or LibpqOptions.MaxProtocol or "ssl" or "sslkeylogfile")
        {
            return true;
        }

        return LibpqOptions.Find(setting.Key) switch
        {
            null => TlsKeys.Find(setting.Key) is not null,
            { Name: LibpqOptions.SslNegotiation or "sslcertmode" } option => version.IsAtLeast(option.Since)
                && (option.Name == "sslcertmode" || option.Choices.Contains(setting.Value)),
            _ => false,
        };
    }
}
