using SslLint.Certificates;
using SslLint.Providers;
using SslLint.Readers;
using SslLint.Sources;

namespace SslLint.Projects;

/// <summary>What the nearest project or manifest says about the files below it.</summary>
public sealed record ProjectFacts
{
    /// <summary>Nothing is known.</summary>
    public static ProjectFacts None { get; } = new();

    /// <summary>Drivers whose packages the project references, with versions.</summary>
    public IReadOnlyList<DriverEvidence> Drivers { get; init; } = [];

    /// <summary>The frameworks that the project is built for, such as <c>net48</c>; none where its own file has to tell.</summary>
    public IReadOnlyList<string> TargetFrameworks { get; init; } = [];

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

    /// <summary>Whether the repository gives a single label to one of its own services: a container that it starts, a service of its cluster.</summary>
    public Func<string, bool> IsService { get; init; } = static _ => false;

    /// <summary>Looks a file of root certificates up by the path that a string names; null where nothing can be said.</summary>
    public Func<string, RootCertificateFile?> RootCertificates { get; init; } = static _ => null;
}
