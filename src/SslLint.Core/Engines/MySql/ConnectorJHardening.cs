using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Hardening;

namespace SslLint.Engines.MySql;

/// <summary>MySQL Connector/J: <c>sslMode=VERIFY_IDENTITY</c> with the runtime's store, or a key store by its URL.</summary>
internal static class ConnectorJHardening
{
    internal const string HostProperties = "a host has TLS properties of its own, which count for it alone: set them by hand";

    private const string Strict = "VERIFY_IDENTITY";

    public static HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options)
    {
        var driver = ConnectorJDriver.Instance;
        var (plan, obstacle) = HardeningPlan.Start(
            driver, source, versions, static (s, _) => s.Key == ConnectorJDriver.SslMode || Array.IndexOf(ConnectorJDriver.Legacy, s.Key) >= 0
                || Array.IndexOf(ConnectorJDriver.Store, s.Key) >= 0);
        if (plan is null)
        {
            return HardeningResult.Impossible(obstacle!);
        }

        if (options.ClientCertificate is not null || options.ClientKey is not null)
        {
            return HardeningResult.Impossible(
                "Connector/J takes a client certificate as a key store: name it in 'clientCertificateKeyStoreUrl' (`dotnet sslconnect truststore create`)");
        }

        var groups = ConnectorJDriver.Group(plan.Settings);
        var existing = groups.Value(ConnectorJDriver.StoreUrl) is { Length: > 0 } ? new Anchor.Keep() : (Anchor?)null;
        if (Anchor.Settle(options.Anchor, existing, plan.IsStrict) is not { } anchor)
        {
            return HardeningResult.Impossible(HardeningPlan.NoAnchor);
        }

        if (plan.IsStrict && anchor is Anchor.Keep)
        {
            return plan.OnlyIneffectiveRemoved();
        }

        if (driver.HasHostProperties(source))
        {
            return HardeningResult.Impossible(HostProperties);
        }

        if (anchor is Anchor.File { Path: var path } && TypeOf(path) is null)
        {
            return HardeningResult.Impossible(
                "Connector/J takes key stores (PKCS#12, JKS) and no PEM file: `dotnet sslconnect truststore create` makes one of it");
        }

        plan.Set(
            groups.All(ConnectorJDriver.SslMode),
            static s => string.Equals(s.Value.Trim(), Strict, StringComparison.OrdinalIgnoreCase),
            ConnectorJDriver.SslMode,
            Strict);
        plan.Remove(groups.All(ConnectorJDriver.Legacy));
        switch (anchor)
        {
            case Anchor.File file:
                plan.Set(groups.All(ConnectorJDriver.StoreUrl), ConnectorJDriver.StoreUrl, "file:" + file.Path);
                plan.Set(groups.All(ConnectorJDriver.StoreType), ConnectorJDriver.StoreType, TypeOf(file.Path)!);
                plan.Note("The password of the store goes into 'trustCertificateKeyStorePassword'.");
                break;
            case Anchor.System:
                plan.Remove(groups.All(ConnectorJDriver.Store));
                break;
            default:
                plan.RemoveLosers(groups.All(ConnectorJDriver.StoreUrl));
                break;
        }

        plan.Remove(plan.Settings.Where(ConnectorJDriver.IsForeign));
        return plan.Build();
    }

    private static string? TypeOf(string path) =>
        path.EndsWith(".p12", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".pfx", StringComparison.OrdinalIgnoreCase)
            || path.EndsWith(".pkcs12", StringComparison.OrdinalIgnoreCase) ? "PKCS12"
        : path.EndsWith(".jks", StringComparison.OrdinalIgnoreCase) ? "JKS"
        : null;
}
