using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Hardening;

namespace SslLint.Engines.MySql;

/// <summary>MySql.Data: <c>SslMode=VerifyFull</c>, with the machine's roots or, from version 26 on, a file beside a pair of certificate and key.</summary>
internal static class MySqlDataHardening
{
    private const string UseTheStore = "put the CA into the store of the machine that runs it and vouch for that with --public-ca";

    public static HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options)
    {
        var driver = MySqlDataDriver.Instance;
        var (plan, obstacle) = HardeningPlan.Start(driver, source, versions, CanCure, options.Context);
        if (plan is null)
        {
            return HardeningResult.Impossible(obstacle!);
        }

        var groups = driver.Group(source, plan.Versions[plan.Versions.Count - 1]);
        var slot = MySqlAdoNetDriver.Text(groups, MySqlDataOptions.Certificate);
        var foreign = source.Settings.Where(s => IsForeign(s, plan.Versions)).ToList();
        var existing = slot is not null && !MySqlDataDriver.IsClient(slot) ? new Anchor.File(slot) : plan.PassedOverRoot(foreign);
        if (plan.IsStrict && options is { Anchor: null or TrustAnchor.Existing, ClientCertificate: null, ClientKey: null })
        {
            return plan.OnlyIneffectiveRemoved();
        }

        if (Anchor.Settle(options.Anchor, existing, plan.IsStrict) is not { } anchor)
        {
            return HardeningResult.Impossible(HardeningPlan.NoAnchor);
        }

        if (anchor is Anchor.File && WhyNoFile(plan, groups, slot, options) is { } why)
        {
            return HardeningResult.Impossible(why);
        }

        SetAlone(plan, groups.All(MySqlDataOptions.SslMode), s => plan.Versions.All(v => MySqlDataDriver.ParseMode(s, v) == MySqlMode.VerifyFull), "SslMode", "VerifyFull");
        var files = groups.All(MySqlDataOptions.Certificate);
        if (anchor is Anchor.File file)
        {
            SetAlone(plan, files, s => s.Value == file.Path, "SslCa", file.Path);
        }
        else
        {
            // A client certificate in the same slot stays.
            plan.Remove(files.Where(s => s.Value != slot || !MySqlDataDriver.IsClient(slot)));
        }

        plan.Remove(foreign);
        plan.SetClient(groups.All(MySqlDataOptions.SslCert), "SslCert", options.ClientCertificate, foreign, OptionRole.ClientCertificate);
        plan.SetClient(groups.All(MySqlDataOptions.SslKey), "SslKey", options.ClientKey, foreign, OptionRole.ClientKey);
        plan.RemoveLosers(groups.All(MySqlDataOptions.TlsVersion));
        if (options.ClientKey is not null)
        {
            plan.Note("MySql.Data reads the key as PKCS#1 (BEGIN RSA PRIVATE KEY), and shows the pair to no server: a client certificate goes into "
                + "'CertificateFile' as .pfx, which takes the place of 'SslCa'.");
        }

        return plan.Build();
    }

    private static string? WhyNoFile(HardeningPlan plan, SettingGroups groups, string? slot, HardeningOptions options)
    {
        if (plan.Versions.Any(v => !MySqlDataDriver.ComparesNameOfFile(v)))
        {
            return $"MySql.Data before version 26 compares no host name where the CA of a file signed: {UseTheStore}, or update it";
        }

        if (slot is not null && MySqlDataDriver.IsClient(slot))
        {
            return $"MySql.Data keeps the client certificate and 'SslCa' in one place, so that a string has one of them: {UseTheStore}";
        }

        var hasPair = (options.ClientCertificate ?? MySqlAdoNetDriver.Text(groups, MySqlDataOptions.SslCert)) is not null
            && (options.ClientKey ?? MySqlAdoNetDriver.Text(groups, MySqlDataOptions.SslKey)) is not null;
        return hasPair ? null
            : "MySql.Data verifies with a file only where 'SslCert' and 'SslKey' name a certificate and its key (PKCS#1), whichever they are: "
                + $"name such a pair, or {UseTheStore}";
    }

    /// <summary>8.0.19 takes no option twice, whatever it says.</summary>
    private static void SetAlone(HardeningPlan plan, IReadOnlyList<Setting> group, Func<Setting, bool> agrees, string key, string value)
    {
        plan.Remove(group.Take(group.Count - 1));
        plan.Set([.. group.Skip(group.Count - 1)], agrees, key, value);
    }

    private static bool CanCure(Setting setting, DriverVersion version) =>
        MySqlDataOptions.All.Find(setting.Key, version) is { } option
            ? option.Name is MySqlDataOptions.SslMode or MySqlDataOptions.Certificate
            : IsForeign(setting, [version]);

    /// <summary>Whether a key is about TLS, and a version doesn't know it.</summary>
    private static bool IsForeign(Setting setting, IReadOnlyList<DriverVersion> versions) =>
        !setting.IsKeyPlaceholder && TlsKeys.Find(setting.Key) is not null && versions.Any(v => MySqlDataOptions.All.Find(setting.Key, v) is null);
}
