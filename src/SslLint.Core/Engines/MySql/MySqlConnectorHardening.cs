using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Hardening;

namespace SslLint.Engines.MySql;

/// <summary>MySqlConnector: <c>SslMode=VerifyFull</c>, and <c>SslCa</c> for a file.</summary>
internal static class MySqlConnectorHardening
{
    public static HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options)
    {
        var driver = MySqlConnectorDriver.Instance;
        var (plan, obstacle) = HardeningPlan.Start(driver, source, versions, CanCure, options.Context);
        if (plan is null)
        {
            return HardeningResult.Impossible(obstacle!);
        }

        var groups = driver.Group(source, plan.Versions[plan.Versions.Count - 1]);
        var modes = groups.All(MySqlConnectorOptions.SslMode);
        if (options.Validation is { IsCallback: true } && !plan.IsStrict)
        {
            // With what verifies by itself the driver passes over the callback, whose CA no string here names.
            plan.Set(modes, static s => MySqlConnectorDriver.ParseMode(s) == MySqlMode.Required, "SslMode", "Required");
            plan.Remove(groups.All([MySqlConnectorOptions.SslCa, MySqlConnectorOptions.SkipRevocation]));
            return plan.Build();
        }

        var foreign = source.Settings.Where(s => IsForeign(s, plan.Versions)).ToList();
        var existing = MySqlAdoNetDriver.Text(groups, MySqlConnectorOptions.SslCa) is not null ? new Anchor.Keep() : plan.PassedOverRoot(foreign);
        if (Anchor.Settle(options.Anchor, existing, plan.IsStrict) is not { } anchor)
        {
            return HardeningResult.Impossible(HardeningPlan.NoAnchor);
        }

        if (plan.IsStrict && anchor is Anchor.Keep && options.ClientCertificate is null && options.ClientKey is null)
        {
            return plan.OnlyIneffectiveRemoved();
        }

        plan.Set(modes, static s => MySqlConnectorDriver.ParseMode(s) == MySqlMode.VerifyFull, "SslMode", "VerifyFull");
        var roots = groups.All(MySqlConnectorOptions.SslCa);
        switch (anchor)
        {
            case Anchor.File file:
                plan.Set(roots, "SslCa", file.Path);
                break;
            case Anchor.System:
                plan.Remove(roots);
                break;
            default:
                plan.RemoveLosers(roots);
                break;
        }

        plan.Remove(foreign);
        plan.SetClient(groups.All(MySqlConnectorOptions.SslCert), "SslCert", options.ClientCertificate, foreign, OptionRole.ClientCertificate);
        plan.SetClient(groups.All(MySqlConnectorOptions.SslKey), "SslKey", options.ClientKey, foreign, OptionRole.ClientKey);
        plan.RemoveLosers(groups.All(MySqlConnectorOptions.CertificateFile));
        plan.RemoveLosers(groups.All(MySqlConnectorOptions.TlsVersion));
        return plan.Build();
    }

    private static bool CanCure(Setting setting, DriverVersion version) =>
        MySqlConnectorOptions.All.Find(setting.Key, version) is { } option
            ? option.Name is MySqlConnectorOptions.SslMode or MySqlConnectorOptions.SkipRevocation && !IsMalformedSwitch(option, setting)
            : IsForeign(setting, [version]);

    private static bool IsMalformedSwitch(DriverOption option, Setting setting) => option.IsSwitch && MySqlAdoNetDriver.ParseSwitch(setting.Value) is null;

    /// <summary>Whether a key is about TLS, and a version doesn't know it.</summary>
    private static bool IsForeign(Setting setting, IReadOnlyList<DriverVersion> versions) =>
        !setting.IsKeyPlaceholder && TlsKeys.Find(setting.Key) is not null && versions.Any(v => MySqlConnectorOptions.All.Find(setting.Key, v) is null);
}
