using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Hardening;

namespace SslLint.Engines.MySql;

/// <summary>MariaDB Connector/J: <c>sslMode=verify-full</c> from 3 on; <c>useSSL=true</c> for 2, which 3 takes for the same; <c>serverSslCert</c> for
/// a file.</summary>
internal static class MariaDbConnectorJHardening
{
    private const string VerifyFull = "verify-full";

    public static HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options)
    {
        var driver = MariaDbConnectorJDriver.Instance;
        var (plan, obstacle) = HardeningPlan.Start(
            driver, source, versions, static (s, _) => s.Key.Equals(MariaDbConnectorJDriver.SslMode, StringComparison.OrdinalIgnoreCase)
                || s.Key.Equals(MariaDbConnectorJDriver.Fallback, StringComparison.OrdinalIgnoreCase)
                || Array.IndexOf(MariaDbConnectorJDriver.Legacy, s.Key) >= 0);
        if (plan is null)
        {
            return HardeningResult.Impossible(obstacle!);
        }

        if (options.ClientCertificate is not null || options.ClientKey is not null)
        {
            return HardeningResult.Impossible(
                "MariaDB Connector/J takes a client certificate as a key store: name it in 'keyStore' (`dotnet sslconnect truststore create`)");
        }

        var groups = MariaDbConnectorJDriver.Group(plan.Settings);
        var foreign = plan.Settings.Where(MariaDbConnectorJDriver.IsForeign).ToList();
        var hasRoots = groups.All([MariaDbConnectorJDriver.ServerCert, MariaDbConnectorJDriver.TrustStore]).Any(static s => s.Value.Length > 0);
        if (Anchor.Settle(options.Anchor, hasRoots ? new Anchor.Keep() : null, plan.IsStrict) is not { } anchor)
        {
            return HardeningResult.Impossible(HardeningPlan.NoAnchor);
        }

        if (plan.IsStrict && anchor is Anchor.Keep)
        {
            return plan.OnlyIneffectiveRemoved();
        }

        if (driver.HasHostProperties(source))
        {
            return HardeningResult.Impossible(ConnectorJHardening.HostProperties);
        }

        var modes = groups.All(MariaDbConnectorJDriver.SslMode);
        var flags = groups.All(MariaDbConnectorJDriver.UseSsl);
        if (plan.Versions.Any(static v => v.Major < 3))
        {
            plan.Set(flags, MariaDbConnectorJDriver.UseSsl, "true");
            plan.Remove(modes);
        }
        else
        {
            plan.Set(
                modes, static s => s.Value.ToLowerInvariant() is VerifyFull or "verify_full" or "verify_identity", MariaDbConnectorJDriver.SslMode, VerifyFull);
            plan.Remove(flags);
        }

        plan.Remove(groups.All([MariaDbConnectorJDriver.Trust, MariaDbConnectorJDriver.NoHostName]));
        var roots = groups.All(MariaDbConnectorJDriver.ServerCert);
        switch (anchor)
        {
            case Anchor.File file:
                plan.Set(roots, MariaDbConnectorJDriver.ServerCert, file.Path);
                plan.Remove(groups.All(MariaDbConnectorJDriver.Store));
                break;
            case Anchor.System:
                plan.Remove(roots);
                plan.Remove(groups.All(MariaDbConnectorJDriver.Store));
                break;
            default:
                plan.RemoveLosers(roots);
                break;
        }

        plan.Remove(foreign);
        return plan.Build();
    }
}
