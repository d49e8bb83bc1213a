using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Projects;
using SslLint.Rules;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Configuration;

/// <summary>What configuration says about one file.</summary>
public sealed record FileConfiguration
{
    private const string DiagnosticPrefix = "dotnet_diagnostic.";
    private const string DiagnosticSuffix = ".severity";
    private const string OwnPrefix = "ssllint.";
    private const string OwnDiagnostics = DiagnosticPrefix + "ssl";

    /// <summary>Nothing is configured.</summary>
    public static FileConfiguration None { get; } = new();

    /// <summary>Whether the file is left out.</summary>
    public bool IsExcluded { get; private init; }

    /// <summary>Values that mean nothing, as sentences for people.</summary>
    public IReadOnlyList<string> Problems { get; private init; } = [];

    private bool? IncludeLocal { get; init; }

    private string? RootCertificate { get; init; }

    private IReadOnlyDictionary<string, string> RootCertificates { get; init; } = new Dictionary<string, string>();

    private string? BundlePath { get; init; }

    private DriverEvidence? Driver { get; init; }

    private IReadOnlyDictionary<string, Level> Levels { get; init; } = new Dictionary<string, Level>();

    /// <summary>Whether a key, in lower case, is one that <see cref="Of"/> reads.</summary>
    public static bool IsRead(string key) => key.StartsWith(OwnPrefix, StringComparison.Ordinal) || key.StartsWith(OwnDiagnostics, StringComparison.Ordinal);

    /// <summary>Reads keys.</summary>
    /// <param name="keys">All keys that hold for the file, in lower case.</param>
    /// <param name="isCode">Whether the file is C#, whose severities are the compiler's.</param>
    public static FileConfiguration Of(IEnumerable<KeyValuePair<string, string>> keys, bool isCode)
    {
        var problems = new List<string>();
        var roots = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var levels = new Dictionary<string, Level>(StringComparer.Ordinal);
        var configuration = None;
        foreach (var pair in keys)
        {
            var (key, value) = (pair.Key, pair.Value);
            switch (key)
            {
                case ConfigurationKey.LocalHosts when Word(value, "report", "ignore") is { } isReported:
                    configuration = configuration with { IncludeLocal = isReported };
                    break;
                case ConfigurationKey.Exclude when Word(value, "true", "false") is { } isExcluded:
                    configuration = configuration with { IsExcluded = isExcluded };
                    break;
                case ConfigurationKey.RootCertificate when value.Length > 0:
                    configuration = configuration with { RootCertificate = value };
                    break;
                case ConfigurationKey.BundlePath when value.Contains("{bundle}"):
                    configuration = configuration with { BundlePath = value };
                    break;
                case ConfigurationKey.Driver when DriverCatalog.Find(value) is var (driver, version):
                    configuration = configuration with
                    {
                        Driver = new DriverEvidence(driver.Name, version, EvidenceStrength.Configured, ConfigurationKey.Driver)
                    };
                    break;
                case var _ when key.StartsWith(ConfigurationKey.RootCertificate + ".", StringComparison.Ordinal) && value.Length > 0:
                    roots[key.Substring(ConfigurationKey.RootCertificate.Length + 1)] = value;
                    break;
                case var _ when !isCode && key.StartsWith(ConfigurationKey.Severity + ".", StringComparison.Ordinal)
                    && RuleCatalog.Find(key.Substring(ConfigurationKey.Severity.Length + 1)) is { } rule && LevelOf(value) is { } level:
                    levels[rule.Descriptor.Id] = level;
                    break;
                case var _ when isCode
                    && key.StartsWith(OwnDiagnostics, StringComparison.Ordinal)
                    && key.EndsWith(DiagnosticSuffix, StringComparison.Ordinal)
                    && RuleCatalog.Find(key.Substring(DiagnosticPrefix.Length, key.Length - DiagnosticPrefix.Length - DiagnosticSuffix.Length)) is { } rule
                    && LevelOf(value) is { } level:
                    levels[rule.Descriptor.Id] = level;
                    break;
                case var _ when key.StartsWith(OwnPrefix, StringComparison.Ordinal)
                    && !(isCode && key.StartsWith(ConfigurationKey.Severity + ".", StringComparison.Ordinal)):
                    problems.Add(Problem(key));
                    break;
            }
        }

        return configuration with { RootCertificates = roots, Levels = levels, Problems = problems };
    }

    /// <summary>The options for the file: what the command line says wins over what is configured.</summary>
    /// <param name="options">The command line's.</param>
    public AnalysisOptions Over(AnalysisOptions options) => options with
    {
        IncludeLocal = options.IncludeLocal || IncludeLocal == true,
        RootCertificate = options.RootCertificate ?? (options.RootCertificates.Count > 0 ? null : RootCertificate),
        RootCertificates = options.RootCertificates.Count > 0 || options.RootCertificate is not null ? options.RootCertificates : RootCertificates,
        Driver = options.Driver ?? Driver,
        BundlePath = options.BundlePath == new AnalysisOptions().BundlePath ? BundlePath ?? options.BundlePath : options.BundlePath,
        Levels = Levels,
    };

    private static bool? Word(string value, string yes, string no) =>
        value.Equals(yes, StringComparison.OrdinalIgnoreCase) ? true : value.Equals(no, StringComparison.OrdinalIgnoreCase) ? false : null;

    /// <summary>The compiler's words and ours.</summary>
    private static Level? LevelOf(string value) => value.ToLowerInvariant() switch
    {
        "none" or "silent" => Level.None,
        "info" or "suggestion" => Level.Info,
        "warning" => Level.Warning,
        "error" => Level.Error,
        _ => null,
    };

    private static string Problem(string key)
    {
        var known = ConfigurationKey.All.FirstOrDefault(k =>
            k.Name == key
                || (k.Name.EndsWith(".*", StringComparison.Ordinal) && key.StartsWith(k.Name.Substring(0, k.Name.Length - 1), StringComparison.Ordinal)));
        return known is null
            ? $"there is no key {key}{NearestName.Question(key, ConfigurationKey.All.Select(k => k.Name.Replace(".*", "")))}; "
                + $"the keys are {string.Join(", ", ConfigurationKey.All.Select(k => k.Name))}"
            : $"{key} takes {known.Values.Replace("`", "")}";
    }
}
