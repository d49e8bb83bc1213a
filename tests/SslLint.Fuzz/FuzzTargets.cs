using SslLint.Fuzz.Targets;

namespace SslLint.Fuzz;

/// <summary>All targets.</summary>
internal static class FuzzTargets
{
    /// <summary>The targets in the order in which the long run takes them.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        .. DialectTargets.All,
        .. DriverTargets.All,
        .. ReaderTargets.All,
        .. SecretTargets.All,
        .. ConfigurationTargets.All,
        .. CertificateTargets.All,
        .. PreambleTargets.All,
        .. FixTargets.All,
    ];

    /// <summary>The target of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static FuzzTarget Find(string name) =>
        All.FirstOrDefault(t => t.Name == name) ?? throw new ArgumentException($"there is no target {name}", nameof(name));
}
