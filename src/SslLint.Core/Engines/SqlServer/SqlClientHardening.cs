using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Hardening;

namespace SslLint.Engines.SqlServer;

/// <summary>SqlClient: <c>Encrypt=True</c>, and no <c>TrustServerCertificate</c> that is on. <c>Strict</c> stays where it stands and is never written:
/// servers before SQL Server 2022 refuse it.</summary>
internal static class SqlClientHardening
{
    public static HardeningResult Harden(SqlClientFamily driver, ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options)
    {
        var (plan, obstacle) = HardeningPlan.Start(driver, source, versions, (s, v) => CanCure(driver, s, v), options.Context);
        if (plan is null)
        {
            return HardeningResult.Impossible(obstacle!);
        }

        if (options.Anchor is TrustAnchor.File)
        {
            return HardeningResult.Impossible(
                $"{driver.DisplayName} can name no file: put the CA into the store of the machine that runs it (on Linux SSL_CERT_FILE or SSL_CERT_DIR name "
                + "another one), and vouch for that with --public-ca");
        }

        if (options.ClientCertificate is not null || options.ClientKey is not null)
        {
            return HardeningResult.Impossible($"{driver.DisplayName} takes no client certificate");
        }

        if (plan.IsStrict)
        {
            return plan.OnlyIneffectiveRemoved();
        }

        if (options.Anchor is not TrustAnchor.System)
        {
            return HardeningResult.Impossible(HardeningPlan.NoAnchor);
        }

        var newest = plan.Versions[plan.Versions.Count - 1];
        var groups = driver.Group(source, newest);
        if (Named(groups, SqlClientOptions.HostNameInCertificate) is { } name && !IsOwnHost(plan, name))
        {
            return HardeningResult.Impossible(
                "'HostNameInCertificate' gives another name than the host's, to some versions instead of it and to others beside it: see that the certificate "
                + "has that name, then set Encrypt=True and TrustServerCertificate=False by hand");
        }

        if (Named(groups, SqlClientOptions.ServerCertificate) is not null)
        {
            return HardeningResult.Impossible(
                "what 'ServerCertificate' does differs by version, from nothing at all to the only certificate that is accepted: set Encrypt=True and "
                + "TrustServerCertificate=False by hand");
        }

        var encrypt = groups.All(SqlClientOptions.Encrypt);
        if (encrypt.Count > 0 || !options.IsComplete || plan.Versions.Any(v => !driver.EncryptsByDefault(v)))
        {
            plan.Set(encrypt, s => Verifies(driver, s, plan.Versions), "Encrypt", "True");
        }

        var trust = groups.All(SqlClientOptions.TrustServerCertificate);
        if (trust.Count > 0 || !options.IsComplete)
        {
            plan.Set(trust, static s => SqlClientFamily.ParseSwitch(s) == false, SqlClientOptions.TrustCompact, "False");
        }

        // A spelling that a version at hand throws on says nothing that the others need.
        plan.Remove(source.Settings.Where(s => IsForeign(driver, s, plan.Versions) && !trust.Contains(s) && !encrypt.Contains(s)));
        return plan.Build();
    }

    /// <summary>Whether a setting asks for encryption of all wherever it is taken: versions that refuse the word aren't the ones that connect today.</summary>
    private static bool Verifies(SqlClientFamily driver, Setting setting, IReadOnlyList<DriverVersion> versions)
    {
        var asked = versions.Select(v => driver.ParseEncrypt(setting, v)).OfType<SqlEncrypt>().ToList();
        return asked.Count > 0 && asked.TrueForAll(static e => e != SqlEncrypt.Optional);
    }

    private static Setting? Named(SettingGroups groups, string option) => groups.Last(option) is { Value.Length: > 0 } setting ? setting : null;

    private static bool IsOwnHost(HardeningPlan plan, Setting name) =>
        plan.Readings[0].Endpoints.All(e => string.Equals(e.Host, name.Value, StringComparison.OrdinalIgnoreCase));

    private static bool CanCure(SqlClientFamily driver, Setting setting, DriverVersion version) =>
        SqlClientOptions.All.Find(setting.Key, driver.KeysOf(version)) is { } option
            ? option.Name is SqlClientOptions.Encrypt or SqlClientOptions.TrustServerCertificate
            : IsForeign(driver, setting, [version]);

    /// <summary>Whether a key is about TLS, and a version doesn't know it.</summary>
    private static bool IsForeign(SqlClientFamily driver, Setting setting, IReadOnlyList<DriverVersion> versions) =>
        !setting.IsKeyPlaceholder
        && TlsKeys.Find(setting.Key) is not null
        && versions.Any(v => SqlClientOptions.All.Find(setting.Key, driver.KeysOf(v)) is null);
}
