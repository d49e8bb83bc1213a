using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Hardening;

namespace SslLint.Engines.SqlServer;

/// <summary>Microsoft's ODBC driver: <c>Encrypt=yes</c>, and no <c>TrustServerCertificate</c> that is on. <c>strict</c> stays where it stands and is never
/// written: servers before SQL Server 2022 refuse it.</summary>
internal static class OdbcHardening
{
    public static HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options)
    {
        var (plan, obstacle) = HardeningPlan.Start(OdbcSqlServerDriver.Instance, source, versions, static (s, _) => CanCure(s), options.Context);
        if (plan is null)
        {
            return HardeningResult.Impossible(obstacle!);
        }

        if (options.Anchor is TrustAnchor.File)
        {
            return HardeningResult.Impossible(
                "Microsoft's ODBC driver can name no file with a CA: put the CA into the store of the machine that runs it, and vouch for that "
                + "with --public-ca");
        }

        if (options.ClientCertificate is not null || options.ClientKey is not null)
        {
            return HardeningResult.Impossible("Microsoft's ODBC driver takes a client certificate for one kind of login only: write it by hand");
        }

        if (plan.IsStrict)
        {
            return plan.OnlyIneffectiveRemoved();
        }

        if (options.Anchor is not TrustAnchor.System)
        {
            return HardeningResult.Impossible(HardeningPlan.NoAnchor);
        }

        var groups = OdbcSettings.Group(plan.Settings, OdbcOptions.All);
        if (groups.Last(OdbcOptions.HostNameInCertificate) is { Value.Length: > 0 } name
            && plan.Readings.Any(r => r.Version.IsAtLeast(18) && r.Endpoints.Any(e => !string.Equals(e.Host, name.Value, StringComparison.OrdinalIgnoreCase))))
        {
            return HardeningResult.Impossible(
                "'HostnameInCertificate' gives another name than the host's: see that the certificate has that name, then set Encrypt=yes and "
                + "TrustServerCertificate=no by hand");
        }

        var named = plan.Readings.Select(static r => r.Version).Distinct().ToList();
        var encrypt = groups.All(OdbcOptions.Encrypt);
        if (encrypt.Count > 0 || named.Exists(static v => OdbcSqlServerDriver.DefaultOf(v) != SqlEncrypt.Mandatory))
        {
            plan.Set(
                encrypt,
                s => named.TrueForAll(v => OdbcSqlServerDriver.ParseEncrypt(s, v) is SqlEncrypt.Mandatory or SqlEncrypt.Strict),
                OdbcOptions.Encrypt,
                "yes");
        }

        var trust = groups.All(OdbcOptions.TrustServerCertificate);
        if (trust.Count > 0)
        {
            plan.Set(trust, static s => OdbcSqlServerDriver.ParseSwitch(s) == false, OdbcOptions.TrustServerCertificate, "no");
        }

        // What has no effect says nothing that the driver needs.
        var written = new HashSet<Setting>(encrypt.Concat(trust));
        var dead = plan.Readings.Select(static r => new HashSet<Setting>(r.Ineffective.Select(static i => i.Setting))).ToList();
        plan.Remove(plan.Settings.Where(s => !written.Contains(s) && dead.TrueForAll(d => d.Contains(s))));
        return plan.Build();
    }

    private static bool CanCure(Setting setting) =>
        OdbcOptions.All.Find(setting.Key)?.Name is OdbcOptions.Encrypt or OdbcOptions.TrustServerCertificate;
}
