using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Hardening;

namespace SslLint.Engines.SqlServer;

/// <summary>mssql-jdbc: <c>encrypt=true</c>, no <c>trustServerCertificate</c> that is on, and a store of Java or the runtime's own. <c>strict</c> stays where
/// it stands and is never written: servers before SQL Server 2022 refuse it.</summary>
internal static class MssqlJdbcHardening
{
    /// <summary>What the names of stores of Java end in, where they end in anything (<c>cacerts</c> doesn't). Others are certificates', which the driver
    /// can't read.</summary>
    private static readonly string[] stores = [".p12", ".pfx", ".pkcs12", ".jks", ".keystore", ".truststore", ".bcfks"];

    public static HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options)
    {
        var driver = MssqlJdbcDriver.Instance;
        var (plan, obstacle) = HardeningPlan.Start(driver, source, versions, static (s, _) => CanCure(s), options.Context);
        if (plan is null)
        {
            return HardeningResult.Impossible(obstacle!);
        }

        var groups = MssqlJdbcDriver.Group(source, plan.Versions[plan.Versions.Count - 1]);
        if (Unknown(plan.Readings[plan.Readings.Count - 1]) is { } unknown)
        {
            return HardeningResult.Impossible(unknown);
        }

        if (options.ClientCertificate is not null || options.ClientKey is not null)
        {
            return HardeningResult.Impossible("SQL Server takes no client certificate for TLS");
        }

        var isPinned = plan.IsStrict && plan.Readings.All(static r => r.Posture?.Roots is Roots.Pinned);
        var existing = isPinned || groups.Value(MssqlJdbcOptions.TrustStore) is { Length: > 0 } ? new Anchor.Keep() : null;
        if (Anchor.Settle(options.Anchor, existing, plan.IsStrict) is not { } anchor)
        {
            return HardeningResult.Impossible(HardeningPlan.NoAnchor);
        }

        if (anchor is Anchor.File { Path: var path } && !IsStore(path))
        {
            return HardeningResult.Impossible(
                "mssql-jdbc reads roots from a store of Java (.p12, .jks) and from no other file: "
                + "`dotnet sslconnect truststore create --cert PEM --out STORE.p12` makes one of it, whose path takes its place");
        }

        if (plan.IsStrict && (isPinned || anchor is Anchor.Keep))
        {
            return plan.OnlyIneffectiveRemoved();
        }

        SetMode(plan, groups);
        SetAnchor(plan, groups, anchor);
        plan.Remove(plan.Settings.Where(s => plan.Versions.Any(v => MssqlJdbcDriver.IsPassedOver(s, v))));
        return plan.Build();
    }

    private static bool CanCure(Setting setting) =>
        MssqlJdbcOptions.All.Find(setting.Key)?.Name is MssqlJdbcOptions.Encrypt or MssqlJdbcOptions.TrustServerCertificate;

    /// <summary>Why it can't be known what the string would accept; null where it can.</summary>
    internal static string? Unknown(Reading reading)
    {
        var groups = MssqlJdbcDriver.Group(reading.Source, reading.Version);
        if (groups.Last(MssqlJdbcOptions.TrustManagerClass) is not null)
        {
            return "'trustManagerClass' names a class of the application: what it verifies can't be seen here";
        }

        if (MssqlJdbcDriver.IsOn(groups.Last(MssqlJdbcOptions.Fips)))
        {
            return "with 'fips=true' the driver compares no host name: whether the runtime needs it is for you to say, take it out by hand where it doesn't";
        }

        if (groups.Value(MssqlJdbcOptions.HostNameInCertificate) is { Length: > 0 } name && !IsOwnName(reading, name))
        {
            return "'hostNameInCertificate' gives another name than the host's, which is compared instead: see that the certificate has it, then set "
                + "encrypt=true and trustServerCertificate=false by hand";
        }

        return reading.Posture is { IsStrict: false } && groups.Last(MssqlJdbcOptions.ServerCertificate) is not null
            ? "'serverCertificate' counts only with encrypt=strict, as the one certificate that is accepted, and nothing says whose it is: "
                + "set the TLS settings by hand"
            : null;
    }

    /// <summary>Whether a name is each host's, or a wildcard of a certificate that covers each host anyway.</summary>
    private static bool IsOwnName(Reading reading, string name) => reading.Endpoints.All(e =>
        string.Equals(e.Host, name, StringComparison.OrdinalIgnoreCase)
        || (name.StartsWith("*.", StringComparison.Ordinal) && e.Host.IndexOf('.') is > 0 and var dot
            && string.Equals(e.Host.Substring(dot), name.Substring(1), StringComparison.OrdinalIgnoreCase)));

    private static void SetMode(HardeningPlan plan, SettingGroups groups)
    {
        var encrypt = groups.All(MssqlJdbcOptions.Encrypt);
        if (encrypt.Count > 0 || plan.Versions.Any(static v => !MssqlJdbcDriver.EncryptsByDefault(v)))
        {
            plan.Set(encrypt, s => IsMode(s, plan.Versions), MssqlJdbcOptions.Encrypt, "true");
        }

        if (groups.All(MssqlJdbcOptions.TrustServerCertificate) is { Count: > 0 } trust)
        {
            plan.Set(
                trust,
                static s => s.Value.Equals("false", StringComparison.OrdinalIgnoreCase),
                MssqlJdbcOptions.TrustServerCertificate,
                "false");
        }

        plan.Remove(groups.All(MssqlJdbcOptions.HostNameInCertificate).Where(static s => s.Value.Length == 0));
        plan.RemoveLosers([.. groups.All(MssqlJdbcOptions.HostNameInCertificate).Where(static s => s.Value.Length > 0)]);
        plan.Remove(groups.All(MssqlJdbcOptions.SslProtocol).Where(static s => s.Value.ToLowerInvariant() is "tlsv1" or "tlsv1.1"));
        plan.RemoveLosers([.. groups.All(MssqlJdbcOptions.SslProtocol).Where(static s => s.Value.ToLowerInvariant() is not ("tlsv1" or "tlsv1.1"))]);
        plan.Remove(groups.All(MssqlJdbcOptions.Fips).Where(MssqlJdbcDriver.IsOn));
    }

    /// <summary>Whether a value asks for encryption of all, in a word that each version takes.</summary>
    private static bool IsMode(Setting encrypt, IReadOnlyList<DriverVersion> versions) =>
        MssqlJdbcDriver.ParseEncrypt(encrypt) is SqlEncrypt.Mandatory or SqlEncrypt.Strict
        && versions.All(v => MssqlJdbcOptions.All.Find(MssqlJdbcOptions.Encrypt, v)!.Words.Contains(encrypt.Value, StringComparer.OrdinalIgnoreCase));

    private static void SetAnchor(HardeningPlan plan, SettingGroups groups, Anchor anchor)
    {
        var roots = groups.All(MssqlJdbcOptions.TrustStore);
        var passwords = groups.All(MssqlJdbcOptions.TrustStorePassword);
        var types = groups.All(MssqlJdbcOptions.TrustStoreType);
        switch (anchor)
        {
            case Anchor.File file:
                var isNew = groups.Value(MssqlJdbcOptions.TrustStore) != file.Path;
                plan.Set(roots, MssqlJdbcOptions.TrustStore, file.Path);
                if (isNew)
                {
                    plan.Note(passwords.Count == 0
                        ? "Where the store has a password, it goes into 'trustStorePassword'."
                        : "'trustStorePassword' stays as it stands: it must be the new store's.");
                }

                break;
            case Anchor.System:
                plan.Remove(roots);
                if (roots.Count > 0)
                {
                    plan.Remove(passwords);
                    plan.Remove(types);
                    return;
                }

                break;
            default:
                plan.RemoveLosers(roots);
                break;
        }

        plan.RemoveLosers(passwords);
        plan.RemoveLosers(types);
    }

    private static bool IsStore(string path) =>
        stores.Any(s => path.EndsWith(s, StringComparison.OrdinalIgnoreCase)) || path.LastIndexOf('.') <= path.LastIndexOfAny(['/', '\\', '}']);
}
