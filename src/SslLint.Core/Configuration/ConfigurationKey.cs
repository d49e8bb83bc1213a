namespace SslLint.Configuration;

/// <summary>A key that tool, analyzer and build task read.</summary>
/// <param name="Name">The key; a final <c>.*</c> stands for what it is about.</param>
/// <param name="Values">What it takes, for people.</param>
/// <param name="Meaning">What it does, for people.</param>
public sealed record ConfigurationKey(string Name, string Values, string Meaning)
{
    /// <summary>Whether connections to this machine are reported.</summary>
    public const string LocalHosts = "ssllint.local_hosts";

    /// <summary>The trust anchor that fixes write.</summary>
    public const string RootCertificate = "ssllint.root_certificate";

    /// <summary>Where bundles are expected.</summary>
    public const string BundlePath = "ssllint.bundle_path";

    /// <summary>The driver that reads every string.</summary>
    public const string Driver = "ssllint.driver";

    /// <summary>Whether a file is left out.</summary>
    public const string Exclude = "ssllint.exclude";

    /// <summary>The level of a rule in files other than C#.</summary>
    public const string Severity = "ssllint.severity";

    /// <summary>All of them, in the order of the documentation.</summary>
    public static IReadOnlyList<ConfigurationKey> All { get; } =
    [
        new(LocalHosts, "`ignore` (default), `report`", "whether connections to this machine are reported"),
        new(RootCertificate, "a path", "the CA certificates that fixes write; vouches for them, as `--root-cert PATH` does"),
        new(RootCertificate + ".*", "a path", "the same for a host and all below it: `ssllint.root_certificate.db.example.com`"),
        new(BundlePath, "a path with `{bundle}` (default `certs/{bundle}.pem`)", "where providers' bundles are expected"),
        new(Driver, "a driver, with `@VERSION` or without", "the driver that reads every string"),
        new(Exclude, "`true`, `false` (default)", "whether files are left out"),
        new(Severity + ".*", "`none`, `info`, `warning`, `error`", "the level of a rule in files other than C#: `ssllint.severity.ssl1003`"),
    ];
}
