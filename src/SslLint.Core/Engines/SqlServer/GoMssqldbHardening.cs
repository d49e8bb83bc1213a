using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Hardening;

namespace SslLint.Engines.SqlServer;

/// <summary>go-mssqldb: <c>encrypt=true</c>, no <c>TrustServerCertificate</c> that is on, and <c>certificate</c> for a file.
/// <c>strict</c> stays where it stands and is never written.</summary>
internal static class GoMssqldbHardening
{
    public static HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options)
    {
        var (plan, obstacle) = HardeningPlan.Start(GoMssqldbDriver.Instance, source, versions, static (s, _) => CanCure(s), options.Context);
        if (plan is null)
        {
            return HardeningResult.Impossible(obstacle!);
        }

        if (options.ClientCertificate is not null || options.ClientKey is not null)
        {
            return HardeningResult.Impossible("go-mssqldb takes no client certificate");
        }

        if (plan.Readings[0].Endpoints is [{ Span: null }])
        {
            return HardeningResult.Impossible("the string names no server as go-mssqldb reads it");
        }

        var newest = plan.Versions[plan.Versions.Count - 1];
        var groups = GoMssqldbDriver.Group(GoMssqldbDriver.Instance.AsRead(source), newest);
        var roots = groups.All(GoMssqldbDriver.Certificate);
        var existing = groups.Value(GoMssqldbDriver.Certificate) is { Length: > 0 } ? new Anchor.Keep() : null;
        if (Anchor.Settle(options.Anchor, existing, plan.IsStrict) is not { } anchor)
        {
            return HardeningResult.Impossible(HardeningPlan.NoAnchor);
        }

        if (plan.IsStrict && anchor is Anchor.Keep)
        {
            return plan.OnlyIneffectiveRemoved();
        }

        if (groups.Last(GoMssqldbDriver.HostNameInCertificate) is { Value.Length: > 0 } name
            && plan.Readings[0].Endpoints.Any(e => !string.Equals(e.Host, name.Value, StringComparison.OrdinalIgnoreCase)))
        {
            return HardeningResult.Impossible(
                "'hostNameInCertificate' gives another name than the host's: see that the certificate has that name, then set encrypt=true and "
                + "TrustServerCertificate=false by hand");
        }

        if (groups.Last(GoMssqldbDriver.ServerCertificate) is { Value.Length: > 0 })
        {
            return HardeningResult.Impossible("'serverCertificate' names the only certificate that is accepted: set encrypt=true by hand");
        }

        if (anchor is Anchor.File { Path: var path } && !GoMssqldbDriver.TakesFile(path))
        {
            return HardeningResult.Impossible("go-mssqldb takes a file of root certificates whose name ends in .pem or .der");
        }

        plan.Set(
            groups.All(GoMssqldbDriver.Encrypt),
            s => plan.Versions.All(v => GoMssqldbDriver.ParseEncrypt(s, v) is { Encrypt: SqlEncrypt.Mandatory or SqlEncrypt.Strict }),
            GoMssqldbDriver.Encrypt,
            "true");
        var trust = groups.All(GoMssqldbDriver.TrustServerCertificate);
        if (trust.Count > 0)
        {
            plan.Set(trust, static s => GoMssqldbDriver.ParseSwitch(s) == false, GoMssqldbDriver.TrustServerCertificate, "false");
        }

        plan.SetRoots(roots, GoMssqldbDriver.Certificate, anchor);

        // What the driver passes over says nothing that it needs.
        plan.Remove(plan.Settings.Where(s => s.Place == SettingPlace.Pair && !s.IsKeyPlaceholder && GoMssqldbDriver.Options.Find(s.Key) is null
            && TlsKeys.Find(s.Key) is not null));
        return plan.Build();
    }

    private static bool CanCure(Setting setting) =>
        GoMssqldbDriver.Options.Find(setting.Key)?.Name is GoMssqldbDriver.Encrypt or GoMssqldbDriver.TrustServerCertificate or GoMssqldbDriver.Certificate;
}
