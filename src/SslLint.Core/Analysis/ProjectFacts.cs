using SslLint.Certificates;
using SslLint.Providers;
using SslLint.Readers;
using SslLint.Redaction;
using SslLint.Rules;

namespace SslLint.Analysis;

/// <summary>What the nearest project or manifest says about the files below it.</summary>
public sealed record ProjectFacts
{
    /// <summary>Nothing is known.</summary>
    public static ProjectFacts None { get; } = new();

    /// <summary>Drivers whose packages the project references, with versions.</summary>
    public IReadOnlyList<DriverEvidence> Drivers { get; init; } = [];

    /// <summary>The CA bundles that the build copies next to its output, such as <c>aws-rds</c>.</summary>
    public IReadOnlyCollection<string> Bundles { get; init; } = [];

    /// <summary>Files of CA certificates of the project's own that the build copies, for the providers that they name.</summary>
    public IReadOnlyCollection<OwnBundle> OwnBundles { get; init; } = [];

    /// <summary>Whether code can name these bundles as members of <see cref="Providers.BundleNames.ClassName"/>.</summary>
    public bool HasBundleClass { get; init; }

    /// <summary>The bundle that the application makes the default of <c>PGSSLROOTCERT</c> before it connects, or null.</summary>
    public DefaultRoot? DefaultRoot { get; init; }

    /// <summary>What it takes to make a bundle that default; null where nothing can be said, as in an editor.</summary>
    public Func<DefaultRoot, DefaultRootOffer?> OfferDefault { get; init; } = static _ => null;

    /// <summary>Looks a file of root certificates up by the path that a string names; null where nothing can be said.</summary>
    public Func<string, RootCertificateFile?> RootCertificates { get; init; } = static _ => null;
}

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

/// <summary>What an analysis of a file gave.</summary>
public sealed record AnalysisResult
{
    /// <summary>The findings in the order of the file.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Findings that a suppression takes away.</summary>
    public IReadOnlyList<SuppressedFinding> Suppressed { get; init; } = [];

    /// <summary>Every connection that was read, where that is asked for.</summary>
    public IReadOnlyList<ConnectionRecord> Records { get; init; } = [];

    /// <summary>Connections that were read.</summary>
    public int Connections { get; init; }

    /// <summary>Strings that a driver reads which the engine doesn't know: neither judged nor rewritten.</summary>
    public int NotRead { get; init; }

    /// <summary>The names of these drivers and programs, as far as they are known, in alphabetical order.</summary>
    public IReadOnlyList<string> OtherReaders { get; init; } = [];

    /// <summary>The connections that were read, for what may be shown of the file.</summary>
    internal IReadOnlyList<JudgedConnection> Judged { get; init; } = [];

    /// <summary>What may be shown of the file that was analysed.</summary>
    public ShownFile Shown(SourceFile file) => ShownFile.Of(file, Judged);
}
