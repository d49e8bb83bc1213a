using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Sources;

namespace SslLint.Readers;

/// <summary>Which driver comes with a package.</summary>
/// <remarks>Drivers that aren't read count too: they say that a string is not another driver's.</remarks>
internal static class DriverPackages
{
    private static readonly Dictionary<string, (string Driver, PackageTrace Trace)> packages = EngineCatalog.Known
        .SelectMany(static k => k.Traces.Packages, static (k, p) => (k.Name, Trace: p))
        .ToDictionary(static p => KeyOf(p.Trace.Ecosystem, p.Trace.Name), static p => (p.Name, p.Trace), StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of an ecosystem's packages that bring a driver.</summary>
    public static IEnumerable<string> NamesIn(string ecosystem) => packages.Values.Where(p => p.Trace.Ecosystem == ecosystem).Select(static p => p.Trace.Name);

    /// <summary>The evidence that a reference gives, or null.</summary>
    public static DriverEvidence? EvidenceOf(PackageReference package, string manifest) =>
        packages.TryGetValue(KeyOf(package.Ecosystem, package.Name), out var known)
            ? new DriverEvidence(known.Driver, VersionOf(package.Version, known.Trace), EvidenceStrength.Project, $"{manifest}: {package.Name}")
            : null;

    /// <summary>Whether a package brings a driver.</summary>
    public static bool IsKnown(PackageReference package) => packages.ContainsKey(KeyOf(package.Ecosystem, package.Name));

    /// <summary>Whether a package is a driver, so that its version is the driver's.</summary>
    public static bool IsDriver(PackageReference package) =>
        packages.TryGetValue(KeyOf(package.Ecosystem, package.Name), out var known) && known.Trace.Version == VersionUse.Same;

    private static string KeyOf(string ecosystem, string name) => $"{ecosystem} {name}";

    /// <summary>The version that a range starts at, if it names one: <c>10.0.3</c>, <c>^8.11</c>, <c>[8.0.4]</c>, <c>8.*</c>.
    /// An open range (<c>&gt;=3</c>) names none.</summary>
    private static DriverVersion? VersionOf(string? range, PackageTrace trace)
    {
        var text = range?.TrimStart('^', '~', '=', '[', ' ', 'v').TrimEnd(']', ' ');
        if ((trace.Version == VersionUse.None && trace.Brings.Count == 0)
            || string.IsNullOrEmpty(text) || !char.IsDigit(text![0]) || text.IndexOfAny([',', '|', '>', '<']) >= 0
            || !DriverVersion.TryParse(text, out var version))
        {
            return null;
        }

        return trace.Version switch
        {
            VersionUse.Same => version,
            VersionUse.Major => new DriverVersion(version.Major),
            _ => trace.Brings.LastOrDefault(b => b.From.CompareTo(version) <= 0).Driver,
        };
    }
}
