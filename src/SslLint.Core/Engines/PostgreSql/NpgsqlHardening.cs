using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Hardening;

namespace SslLint.Engines.PostgreSql;

/// <summary>Npgsql: <c>SSL Mode=VerifyFull;Root Certificate=…</c>, without <c>Trust Server Certificate</c>, which versions 6 and 7 refuse
/// beside it.</summary>
internal static class NpgsqlHardening
{
    private const int Newest = 10;

    public static HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options)
    {
        if (versions.Any(v => v.Major < 6))
        {
            return HardeningResult.Impossible("Npgsql 5 and older have no VerifyFull: update to version 6 or later");
        }

        var (plan, obstacle) = HardeningPlan.Start(NpgsqlDriver.Instance, source, versions, CanCure, options.Context);
        if (plan is null)
        {
            return HardeningResult.Impossible(obstacle!);
        }

        if (plan.Readings[0].Endpoints.Any(e => e.Kind == EndpointKind.Socket))
        {
            return HardeningResult.Impossible("a unix socket has no TLS, and Npgsql asks for it there too: the connection would fail");
        }

        var groups = NpgsqlDriver.Group(source, plan.Versions[plan.Versions.Count - 1].Major);
        if (options.Validation is { IsCallback: true })
        {
            return InsistOnTls(plan, groups, NpgsqlKeyStyle.Of(source));
        }

        var foreign = source.Settings.Where(s =>
            !s.IsKeyPlaceholder && NpgsqlOptions.Find(s.Key, Newest) is null && TlsKeys.Find(s.Key) is not null && IsUnknown(s, plan)).ToList();
        var existing = NpgsqlDriver.Effective(groups, NpgsqlOptions.RootCertificate) is not null ? new Anchor.Keep()
            : plan.ValueOf(foreign, OptionRole.Roots) is { } path and not "system" ? (Anchor)new Anchor.File(path) : null;
        if (options.Validation is not null)
        {
            // The roots that the code names count, and not what stands in the string.
            Change(plan, groups, foreign, new Anchor.System(), NpgsqlKeyStyle.Of(source));
            SetClient(plan, groups, foreign, options, NpgsqlKeyStyle.Of(source));
            return plan.Build();
        }

        if (Anchor.Settle(options.Anchor, existing, plan.IsStrict) is not { } anchor)
        {
            return HardeningResult.Impossible(HardeningPlan.NoAnchor);
        }

        if (plan.IsStrict && anchor is Anchor.Keep && options.ClientCertificate is null && options.ClientKey is null)
        {
            return plan.OnlyIneffectiveRemoved();
        }

        Change(plan, groups, foreign, anchor, NpgsqlKeyStyle.Of(source));
        SetClient(plan, groups, foreign, options, NpgsqlKeyStyle.Of(source));
        return plan.Build();
    }

    /// <summary>Beside a callback: TLS or no connection. What verifies by the string is refused there.</summary>
    private static HardeningResult InsistOnTls(HardeningPlan plan, SettingGroups groups, NpgsqlKeyStyle style)
    {
        plan.Set(
            groups.All(NpgsqlOptions.SslMode),
            s => !NpgsqlDriver.IsReset(s) && NpgsqlDriver.ParseMode(s, Newest) == 3,
            style.Write(NpgsqlOptions.SslMode),
            "Require");
        plan.Remove(groups.All(NpgsqlOptions.RootCertificate));
        if (plan.Versions.Any(v => v.Major >= 9))
        {
            // It does nothing there.
            plan.Remove(groups.All(NpgsqlOptions.CheckCertificateRevocation).Where(s => bool.TryParse(s.Value, out var on) && on));
        }

        return plan.Build();
    }

    private static void Change(HardeningPlan plan, SettingGroups groups, List<Setting> foreign, Anchor anchor, NpgsqlKeyStyle style)
    {
        plan.Set(
            groups.All(NpgsqlOptions.SslMode),
            s => !NpgsqlDriver.IsReset(s) && NpgsqlDriver.ParseMode(s, Newest) == 5,
            style.Write(NpgsqlOptions.SslMode),
            "VerifyFull");
        var roots = groups.All(NpgsqlOptions.RootCertificate);
        plan.SetRoots(roots, style.Write(NpgsqlOptions.RootCertificate), anchor);

        // An explicit false is harmless in every version, and stays as it was written.
        plan.Remove(
            groups.All(NpgsqlOptions.TrustServerCertificate)
                .Where(s => !NpgsqlDriver.IsReset(s) && !string.Equals(s.Value.Trim(), "false", StringComparison.OrdinalIgnoreCase)));
        plan.Remove(groups.All(NpgsqlOptions.CheckCertificateRevocation).Where(s => !NpgsqlDriver.IsReset(s) && !bool.TryParse(s.Value, out _)));
        plan.Remove(foreign);
    }

    private static void SetClient(HardeningPlan plan, SettingGroups groups, List<Setting> foreign, HardeningOptions options, NpgsqlKeyStyle style)
    {
        plan.SetClient(
            groups.All(NpgsqlOptions.SslCertificate),
            style.Write(NpgsqlOptions.SslCertificate),
            options.ClientCertificate,
            foreign,
            OptionRole.ClientCertificate);
        plan.SetClient(groups.All(NpgsqlOptions.SslKey), style.Write(NpgsqlOptions.SslKey), options.ClientKey, foreign, OptionRole.ClientKey);
        plan.RemoveLosers(groups.All(NpgsqlOptions.SslPassword));
        if (options.ClientKey is not null)
        {
            plan.Note("Npgsql reads the client certificate and its key as PEM; a .pfx file goes into 'SSL Certificate' alone.");
        }
    }

    private static bool CanCure(Setting setting, DriverVersion version) => NpgsqlOptions.Find(setting.Key, version.Major)?.Name switch
    {
        null => NpgsqlOptions.Find(setting.Key, Newest) is null && TlsKeys.Find(setting.Key) is not null,
        NpgsqlOptions.SslMode or NpgsqlOptions.TrustServerCertificate or NpgsqlOptions.RootCertificate or NpgsqlOptions.CheckCertificateRevocation => true,

        // Direct negotiation is refused for a weak mode only, which gets stronger; a value that it doesn't know stays refused.
        NpgsqlOptions.SslNegotiation => NpgsqlOptions.Takes(NpgsqlOptions.Find(setting.Key, version.Major)!, setting.Value, version.Major),
        _ => false,
    };

    /// <summary>Whether a version at hand doesn't know the key: old ones know <c>Client Certificate</c>.</summary>
    private static bool IsUnknown(Setting setting, HardeningPlan plan) => plan.Versions.Any(v => NpgsqlOptions.Find(setting.Key, v.Major) is null);
}

/// <summary>How a string spells the keys of Npgsql: <c>SSL Mode</c> or <c>SslMode</c>.</summary>
/// <param name="HasSpaces">Whether keys of several words are written with spaces.</param>
internal sealed record NpgsqlKeyStyle(bool HasSpaces)
{
    public static NpgsqlKeyStyle Of(ConnectionString source)
    {
        if (source.Dialect == SpreadDialect.Instance)
        {
            return new NpgsqlKeyStyle(false);
        }

        // TLS keys show the style best, then any other key of several words.
        foreach (var keys in new[] { Keys(source, isTls: true), Keys(source, isTls: false) })
        {
            if (keys.Any(k => k.Contains(' ')))
            {
                return new NpgsqlKeyStyle(true);
            }

            if (keys.Any(IsCompact))
            {
                return new NpgsqlKeyStyle(false);
            }
        }

        return new NpgsqlKeyStyle(true);
    }

    /// <summary>The spelling of an option.</summary>
    public string Write(string option) => HasSpaces ? NpgsqlOptions.Find(option, 10)!.DisplayName : option;

    /// <summary>Whether a key has a spelling with spaces, and is written without; <c>Username</c> is the usual spelling and says nothing.</summary>
    private static bool IsCompact(string key) => NpgsqlOptions.Find(key, 10) is { } option
        && !string.Equals(key, option.DisplayName, StringComparison.OrdinalIgnoreCase)
        && option.Synonyms.Append(option.DisplayName).Any(n => n.Contains(' ') && string.Equals(n.Replace(" ", ""), key, StringComparison.OrdinalIgnoreCase));

    private static List<string> Keys(ConnectionString source, bool isTls) =>
        [.. source.Settings.Select(s => s.Key).Where(k => NpgsqlOptions.Tls.Contains(NpgsqlOptions.Find(k, 10)?.Name, StringComparer.Ordinal) == isTls)];
}
