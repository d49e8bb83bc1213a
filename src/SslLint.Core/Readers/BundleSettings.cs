using SslLint.Providers;
using SslLint.Sources;

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

/// <summary>What a project file, or <c>Directory.Build.props</c>, says to the package <c>SslLint.CaBundles</c>. Conditions are not evaluated:
/// the last setting counts.</summary>
public sealed record BundleSettings
{
    private const string Automatic = "auto";
    private const string Property = "SslLintSetPgSslRootCert";
    private static readonly char[] notPlain = ['*', '?', '$', '@', '%'];
    private static readonly string[] SourceExtensions = [".cs", ".vb", ".fs", ".config"];

    /// <summary>Nothing is set.</summary>
    public static BundleSettings None { get; } = new();

    /// <summary>The property <c>SslLintCaBundles</c> as written; null where it is not set.</summary>
    public string? Names { get; init; }

    /// <summary>The property <c>SslLintSetPgSslRootCert</c> as written: <c>true</c> for the only bundle, the name of one, or <c>false</c>; null where it
    /// is not set.</summary>
    public string? SetsDefault { get; init; }

    /// <summary>The property <c>LangVersion</c> as written; null where it is not set.</summary>
    public string? LanguageVersion { get; init; }

    /// <summary>The properties <c>TargetFramework</c> and <c>TargetFrameworks</c> as written; null where none is set.</summary>
    public string? TargetFrameworks { get; init; }

    /// <summary>The property <c>SslLintCaBundlesClass</c>; null where it is not set.</summary>
    public bool? GeneratesClass { get; init; }

    /// <summary>Whether code can name the bundles: the class is generated unless it is switched off.</summary>
    public bool HasClass => GeneratesClass != false;

    /// <summary>The files of the project's own.</summary>
    public IReadOnlyList<OwnBundle> Own { get; init; } = [];

    /// <summary>Reads a file of MSBuild.</summary>
    public static BundleSettings Read(SourceFile file, CancellationToken cancellation) => Read(new XmlConfigReader().Read(file, cancellation).Entries);

    /// <summary>Reads what a file of MSBuild holds.</summary>
    /// <param name="entries">Its entries, by the reader of XML.</param>
    public static BundleSettings Read(IReadOnlyList<SourceEntry> entries)
    {
        var settings = None;
        foreach (var entry in entries)
        {
            settings = entry.Key switch
            {
                "SslLintCaBundles" => settings with { Names = entry.Value.Value },
                Property => settings with { SetsDefault = entry.Value.Value.Trim() },
                "LangVersion" => settings with { LanguageVersion = entry.Value.Value.Trim() },
                "TargetFramework" or "TargetFrameworks" => settings with { TargetFrameworks = entry.Value.Value },
                "SslLintCaBundlesClass" => settings with { GeneratesClass = bool.TryParse(entry.Value.Value.Trim(), out var on) && on },
                _ => settings,
            };
        }

        var own = entries.Where(e => IsItem(e.Section)).GroupBy(e => e.Section, StringComparer.Ordinal)
            .SelectMany(item =>
                (ValueOf(item, "Include") ?? "").Split(';').Select(path => new OwnBundle(path.Trim().Replace('\\', '/'), ValueOf(item, "Provider")?.Trim())));
        return settings with { Own = [.. own.Where(o => o.Path.Length > 0)] };
    }

    /// <summary>These settings where the ones of a file that is read before them are not set anew.</summary>
    public BundleSettings Over(BundleSettings outer) => new()
    {
        Names = Names ?? outer.Names,
        SetsDefault = SetsDefault ?? outer.SetsDefault,
        LanguageVersion = LanguageVersion ?? outer.LanguageVersion,
        TargetFrameworks = TargetFrameworks ?? outer.TargetFrameworks,
        GeneratesClass = GeneratesClass ?? outer.GeneratesClass,
        Own = [.. outer.Own, .. Own],
    };

    /// <summary>The bundles that the package brings for the connections of a file.</summary>
    /// <param name="file">The file's name: <c>auto</c> looks for providers in code and configuration alone.</param>
    /// <param name="carried">The bundles that the package carries.</param>
    public IReadOnlyList<string> BroughtFor(string file, IReadOnlyCollection<string> carried)
    {
        var names = Listed((Names ?? Automatic) + ";" + SetsDefault);
        return names.Exists(IsAutomatic) && IsSource(file) ? [.. carried] : [.. names.Where(carried.Contains)];
    }

    /// <summary>Whether the last setting leaves it to the project's files which bundles are brought.</summary>
    public bool IsAutomaticallyChosen => Listed(Names ?? Automatic).Exists(IsAutomatic);

    /// <summary>The bundle that the application makes the default of <c>PGSSLROOTCERT</c>; null where there is none, or where that can't be seen.</summary>
    /// <param name="carried">The bundles that the package carries.</param>
    /// <param name="needed">Those among them that the project's files ask for; asked only where that counts.</param>
    public DefaultRoot? DefaultOf(IReadOnlyCollection<string> carried, Func<IReadOnlyCollection<string>> needed)
    {
        if (SetsDefault is null || HasModuleInitializers == false)
        {
            return null;
        }

        var name = bool.TryParse(SetsDefault, out var isOn) ? (isOn ? OnlyBundle(carried, needed) : null) : SetsDefault;
        var own = Own.FirstOrDefault(o => o.Name == name);
        return name is not null && (own is not null || carried.Contains(name)) ? new DefaultRoot(name, own?.Provider) : null;
    }

    /// <summary>The bundle that a project brings which brings one; null where it brings none or several, or where that can't be seen.</summary>
    /// <param name="carried">The bundles that the package carries.</param>
    /// <param name="needed">Those among them that the project's files ask for.</param>
    public string? OnlyBundle(IReadOnlyCollection<string> carried, Func<IReadOnlyCollection<string>> needed)
    {
        var listed = Listed(Names ?? Automatic);
        if (listed.Exists(n => n.Contains('$')) || Own.Any(o => o.Path.IndexOfAny(notPlain) >= 0))
        {
            return null;
        }

        var names = new HashSet<string>(Own.Select(o => o.Name).Concat(listed.Where(carried.Contains)), StringComparer.Ordinal);
        if (IsAutomaticallyChosen)
        {
            names.UnionWith(needed());
        }

        return names.Count == 1 ? names.First() : null;
    }

    /// <summary>Whether code of the project can run before any other of its assembly, which is how the default is set: by C# 9, and where the class is
    /// generated. Null where that can't be seen.</summary>
    public bool? HasModuleInitializers => !HasClass ? false
        : LanguageVersion is { } version ? (version.Contains('$') ? null : !IsOlderLanguage(version))
        : TargetFrameworks is { } frameworks && !frameworks.Contains('$') ? Listed(frameworks).TrueForAll(HasCSharp9)
        : null;

    private static bool IsOlderLanguage(string version) =>
        version.StartsWith("iso", StringComparison.OrdinalIgnoreCase) || (int.TryParse(version.Split('.')[0], out var major) && major < 9);

    /// <summary>Whether C# 9 or a later one is the default: from .NET 5 on
    /// (https://learn.microsoft.com/en-us/dotnet/csharp/language-reference/language-versioning).</summary>
    private static bool HasCSharp9(string framework) =>
        framework.StartsWith("net", StringComparison.OrdinalIgnoreCase)
        && framework.IndexOf('.') is > 3 and var dot
        && int.TryParse(framework.Substring(3, dot - 3), out var major) && major >= 5;

    private static string? ValueOf(IEnumerable<SourceEntry> item, string key) => item.FirstOrDefault(e => e.Key == key)?.Value.Value;

    private static bool IsAutomatic(string names) => string.Equals(names.Trim(), Automatic, StringComparison.OrdinalIgnoreCase);

    private static List<string> Listed(string names) => [.. names.Split(';').Select(n => n.Trim()).Where(n => n.Length > 0)];

    private static bool IsItem(string section)
    {
        var element = section.Substring(section.LastIndexOf(':') + 1);
        return element == "SslLintCaBundle" || element.StartsWith("SslLintCaBundle#", StringComparison.Ordinal);
    }

    /// <summary>The files that <c>auto</c> reads: those of the package's list, and code.</summary>
    /// <param name="name">The name of a file.</param>
    public static bool IsSource(string name) =>
        SourceExtensions.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase))
        || name.Equals("launchSettings.json", StringComparison.OrdinalIgnoreCase)
        || (name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        || name == ".env" || name.StartsWith(".env.", StringComparison.Ordinal);
}
