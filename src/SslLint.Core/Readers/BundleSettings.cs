namespace SslLint.Readers;

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

    /// <summary>Whether bundles of the project's own are named, or of a project that is included.</summary>
    public bool HasOwn { get; init; }

    /// <summary>Reads a file of MSBuild.</summary>
    public static BundleSettings Read(SourceFile file, CancellationToken cancellation)
    {
        var settings = None;
        if (!file.Text.Contains("SslLint"))
        {
            return settings;
        }

        foreach (var entry in new XmlConfigReader().Read(file, cancellation).Entries)
        {
            settings = entry.Key switch
            {
                "SslLintCaBundles" => settings with { Names = entry.Value.Value },
                "SslLintSetPgSslRootCert" => settings with { SetsDefault = bool.TryParse(entry.Value.Value.Trim(), out var on) && on },
                "SslLintCaBundlesClass" => settings with { GeneratesClass = bool.TryParse(entry.Value.Value.Trim(), out var on) && on },
                _ when IsItem(entry.Section) => settings with { HasOwn = true },
                _ => settings,
            };
        }

        return settings;
    }

    /// <summary>These settings where the ones of a file that is read before them are not set anew.</summary>
    public BundleSettings Over(BundleSettings outer) => new()
    {
        Names = Names ?? outer.Names,
        SetsDefault = SetsDefault ?? outer.SetsDefault,
        GeneratesClass = GeneratesClass ?? outer.GeneratesClass,
        HasOwn = HasOwn || outer.HasOwn,
    };

    /// <summary>The bundles that the package brings for the connections of a file.</summary>
    /// <param name="file">The file's name: <c>auto</c> looks for providers in code and configuration alone.</param>
    /// <param name="carried">The bundles that the package carries.</param>
    public IReadOnlyList<string> BroughtFor(string file, IReadOnlyCollection<string> carried) => Names is null || IsAutomatic(Names)
        ? IsSource(file) ? [.. carried] : []
        : [.. Listed(Names).Where(carried.Contains)];

    /// <summary>The bundle that the application makes the default of <c>PGSSLROOTCERT</c>; null where there is none, or where that can't be seen here.</summary>
    public string? Default => SetsDefault == true && !HasOwn && Names is not null && !IsAutomatic(Names) && Listed(Names) is [var only] && !only.Contains('$') ? only : null;

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
