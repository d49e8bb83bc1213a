using SslLint.Providers;
using SslLint.Readers;
using SslLint.Rules;
using SslLint.Sources;

namespace SslLint.Projects;

/// <summary>How files are analysed.</summary>
public sealed record AnalysisOptions
{
    /// <summary>Whether connections to this machine are reported.</summary>
    public bool IncludeLocal { get; init; }

    /// <summary>Levels by the ids of rules, in the place of those that the engine gives.</summary>
    public IReadOnlyDictionary<string, Level> Levels { get; init; } = new Dictionary<string, Level>();

    /// <summary>Whether every connection is recorded, not only those with findings.</summary>
    public bool RecordConnections { get; init; }

    /// <summary>Whether suppressions are heeded.</summary>
    public bool HeedSuppressions { get; init; } = true;

    /// <summary>Ids of the rules to run; null for all.</summary>
    public IReadOnlyCollection<string>? Rules { get; init; }

    /// <summary>The driver that reads every string, or null.</summary>
    public DriverEvidence? Driver { get; init; }

    /// <summary>The trust anchor for every host, or null.</summary>
    public string? RootCertificate { get; init; }

    /// <summary>Trust anchors by host: the host itself and all below it.</summary>
    public IReadOnlyDictionary<string, string> RootCertificates { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the caller vouches for a public CA.</summary>
    public bool PublicCa { get; init; }

    /// <summary>Where a provider's bundle is expected, <c>{bundle}</c> standing for its name.</summary>
    public string BundlePath { get; init; } = "certs/{bundle}.pem";

    /// <summary>The path at which a bundle is expected.</summary>
    public string PathOf(string bundle) => BundlePath.Replace("{bundle}", bundle);

    /// <summary>The path at which a file of the project's own is expected: beside the bundles.</summary>
    public string PathOf(OwnBundle own) => BundlePath.Substring(0, BundlePath.LastIndexOf('/') + 1) + own.FileName;

    /// <summary>Paths of root certificates that will be there when the application runs, whatever is found now.</summary>
    public IReadOnlyCollection<string> ExpectedFiles { get; init; } = [];

    /// <summary>The bundle that the application will make the default, whatever its project says now; null where the project decides.</summary>
    public DefaultRoot? ExpectedDefault { get; init; }

    /// <summary>Whether the user, or who changes the file, says that a file of root certificates will be there.</summary>
    internal bool Vouches(string path) => path == RootCertificate || RootCertificates.Values.Contains(path) || ExpectedFiles.Contains(path);
}
