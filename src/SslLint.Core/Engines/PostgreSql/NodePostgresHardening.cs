using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Hardening;

namespace SslLint.Engines.PostgreSql;

/// <summary>node-postgres: <c>sslmode=verify-full</c> and <c>sslrootcert</c>; <c>uselibpqcompat=true</c> stays,
/// since that mode means the same under it.</summary>
internal static class NodePostgresHardening
{
    private const string VerifyFull = "verify-full";

    public static HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options)
    {
        var (plan, obstacle) = HardeningPlan.Start(
            NodePostgresDriver.Instance,
            source,
            versions,
            static (s, _) => NodePostgresDriver.Tls.Contains(s.Key) && (s.Key != NodePostgresDriver.SslNegotiation || s.Value == "direct"));
        if (plan is null)
        {
            return HardeningResult.Impossible(obstacle!);
        }

        if (plan.Readings[0].Endpoints.Any(e => e.Kind == EndpointKind.Socket))
        {
            return HardeningResult.Impossible("a unix socket has no TLS, and node-postgres asks for it there too: the connection would fail");
        }

        var groups = NodePostgresDriver.Group(plan.Settings);
        var misspelt = plan.Settings.Where(NodePostgresDriver.IsMisspelt).ToList();
        if (Anchor.Settle(options.Anchor, Existing(plan, groups, misspelt), plan.IsStrict) is not { } anchor)
        {
            return HardeningResult.Impossible(HardeningPlan.NoAnchor);
        }

        if (plan.IsStrict && anchor is Anchor.Keep && options.ClientCertificate is null && options.ClientKey is null)
        {
            return plan.OnlyIneffectiveRemoved();
        }

        Change(plan, groups, anchor);
        plan.Remove(misspelt);
        plan.SetClient(groups.All(NodePostgresDriver.SslCert), NodePostgresDriver.SslCert, options.ClientCertificate, misspelt, OptionRole.ClientCertificate);
        plan.SetClient(groups.All(NodePostgresDriver.SslKey), NodePostgresDriver.SslKey, options.ClientKey, misspelt, OptionRole.ClientKey);
        if (options.ClientKey is not null)
        {
            plan.Note("node-postgres reads certificate and key as PEM, at the moment the URL is parsed.");
        }

        return plan.Build();
    }

    private static void Change(HardeningPlan plan, SettingGroups groups, Anchor anchor)
    {
        plan.Set(groups.All(NodePostgresDriver.SslMode), NodePostgresDriver.SslMode, VerifyFull);
        plan.Remove(groups.All(NodePostgresDriver.Ssl));
        var roots = groups.All(NodePostgresDriver.SslRootCert);
        plan.SetRoots(roots, NodePostgresDriver.SslRootCert, anchor);

        var compatible = groups.All(NodePostgresDriver.UseLibpqCompat);
        plan.Remove(NodePostgresDriver.IsLibpqCompatible(groups) ? compatible.Where(s => s.Value != "true") : compatible);
        plan.RemoveLosers(groups.All(NodePostgresDriver.SslNegotiation));
    }

    /// <summary>libpq's <c>system</c> means Node's own roots here, which are used where no file is named.</summary>
    private static Anchor? Existing(HardeningPlan plan, SettingGroups groups, List<Setting> misspelt) => groups.Value(NodePostgresDriver.SslRootCert) switch
    {
        "system" => new Anchor.System(),
        { Length: > 0 } => new Anchor.Keep(),
        _ => plan.PassedOverRoot(misspelt),
    };
}
