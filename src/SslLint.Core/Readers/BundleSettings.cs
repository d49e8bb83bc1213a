namespace SslLint.Readers;

/// <summary>A file of CA certificates of the project's own.</summary>
/// <param name="Path">Its path as written, with <c>/</c>.</param>
/// <param name="Provider">The id of the provider whose servers it verifies, or null.</param>
public sealed record OwnBundle(string Path, string? Provider)
{
    /// <summary>The name of the file.</summary>
    public string FileName => Path.Substring(Path.LastIndexOf('/') + 1);

    /// <summary>The name of the bundle: that of the file without extension.</summary>
    public string Name => FileName.LastIndexOf('.') is > 0 and var dot ? FileName.Substring(0, dot) : FileName;
}

/// <summary>What a project file, or <c>Directory.Build.props</c>, says to the package <c>SslLint.CaBundles</c>. Conditions are not evaluated: the last setting counts.</summary>
public sealed record BundleSettings
{
    private const string Automatic = "auto";
    private static readonly string[] SourceExtensions = [".cs", ".vb", ".fs", ".config"];

    /// <summary>Nothing is set.</summary>
    public static BundleSettings None { get; } = new();

    /// <summary>The property <c>SslLintCaBundles</c> as written; null where it is not set.</summary>
    public string? Names { get; init; }

    /// <summary>The property <c>SslLintSetPgSslRootCert</c>; null where it is not set.</summary>
    public bool? SetsDefault { get; init; }

    /// <summary>The property <c>SslLintCaBundlesClass</c>; null where it is not set.</summary>
    public bool? GeneratesClass { get; init; }

    /// <summary>Whether code can name the bundles: the class is generated unless it is switched off.</summary>
    public bool HasClass => GeneratesClass != false;

    /// <summary>The files of the project's own.</summary>
    public IReadOnlyList<OwnBundle> Own { get; init; } = [];

    /// <summary>Reads a file of MSBuild.</summary>
    public static BundleSettings Read(SourceFile file, CancellationToken cancellation)
    {
        var settings = None;
        if (!file.Text.Contains("SslLint"))
        {
            return settings;
        }

        var entries = new XmlConfigReader().Read(file, cancellation).Entries;
        foreach (var entry in entries)
        {
            settings = entry.Key switch
            {
                "SslLintCaBundles" => settings with { Names = entry.Value.Value },
                "SslLintSetPgSslRootCert" => settings with { SetsDefault = bool.TryParse(entry.Value.Value.Trim(), out var on) && on },
                "SslLintCaBundlesClass" => settings with { GeneratesClass = bool.TryParse(entry.Value.Value.Trim(), out var on) && on },
                _ => settings,
            };
        }

        var own = entries.Where(e => IsItem(e.Section)).GroupBy(e => e.Section, StringComparer.Ordinal)
            .SelectMany(item => (ValueOf(item, "Include") ?? "").Split(';').Select(path => new OwnBundle(path.Trim().Replace('\\', '/'), ValueOf(item, "Provider")?.Trim())));
        return settings with { Own = [.. own.Where(o => o.Path.Length > 0)] };
    }

    /// <summary>These settings where the ones of a file that is read before them are not set anew.</summary>
    public BundleSettings Over(BundleSettings outer) => new()
    {
        Names = Names ?? outer.Names,
        SetsDefault = SetsDefault ?? outer.SetsDefault,
        GeneratesClass = GeneratesClass ?? outer.GeneratesClass,
        Own = [.. outer.Own, .. Own],
    };

    /// <summary>The bundles that the package brings for the connections of a file.</summary>
    /// <param name="file">The file's name: <c>auto</c> looks for providers in code and configuration alone.</param>
    /// <param name="carried">The bundles that the package carries.</param>
    public IReadOnlyList<string> BroughtFor(string file, IReadOnlyCollection<string> carried)
    {
        var names = Listed(Names ?? Automatic);
        return names.Exists(IsAutomatic) && IsSource(file) ? [.. carried] : [.. names.Where(carried.Contains)];
    }

    /// <summary>The bundle that the application makes the default of <c>PGSSLROOTCERT</c>; null where there is none, or where that can't be seen here.</summary>
    public string? Default => SetsDefault == true && Own.Count == 0 && Names is not null && Listed(Names) is [var only] && !IsAutomatic(only) && !only.Contains('$') ? only : null;

    private static string? ValueOf(IEnumerable<SourceEntry> item, string key) => item.FirstOrDefault(e => e.Key == key)?.Value.Value;

    private static bool IsAutomatic(string names) => string.Equals(names.Trim(), Automatic, StringComparison.OrdinalIgnoreCase);

    private static List<string> Listed(string names) => [.. names.Split(';').Select(n => n.Trim()).Where(n => n.Length > 0)];

    private static bool IsItem(string section)
    {
        var element = section.Substring(section.LastIndexOf(':') + 1);
        return element == "SslLintCaBundle" || element.StartsWith("SslLintCaBundle#", StringComparison.Ordinal);
    }

    /// <summary>The files that <c>auto</c> reads: those of the package's list, and code.</summary>
    private static bool IsSource(string name) =>
        SourceExtensions.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase))
        || name.Equals("launchSettings.json", StringComparison.OrdinalIgnoreCase)
        || (name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        || name == ".env" || name.StartsWith(".env.", StringComparison.Ordinal);
}
