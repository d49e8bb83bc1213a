using SslLint.Sources;

namespace SslLint.Readers;

/// <summary>A package that a project names.</summary>
/// <param name="Ecosystem"><c>nuget</c>, <c>npm</c>, <c>pypi</c>, <c>go</c>, <c>maven</c>, <c>prisma</c>, <c>composer</c> or <c>rubygems</c>.</param>
/// <param name="Name">The package's name; <c>group:artifact</c> for Maven.</param>
/// <param name="Version">The version or range as written; null if the manifest gives none.</param>
public sealed record PackageReference(string Ecosystem, string Name, string? Version)
{
    /// <summary>Whether this only says which version a reference elsewhere gets (<c>PackageVersion</c> of central package management).</summary>
    public bool IsVersionOnly { get; init; }
}

/// <summary>Reads the packages that manifests name, and what they say about drivers.</summary>
public static class PackageEvidence
{
    /// <summary>The package that places the providers' bundles beside a project's output.</summary>
    public const string BundlesPackage = "SslLint.CaBundles";

    private static readonly string[] MsBuildExtensions = [".csproj", ".fsproj", ".vbproj", ".props", ".targets"];
    private static readonly string[] NpmSections = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"];
    private static readonly string[] ComposerSections = ["require", "require-dev"];

    private static readonly Text.WordSearch lockedNames = new([.. DriverPackages.NamesIn("nuget").Append(BundlesPackage).Select(static n => $"\"{n}\"")]);

    /// <summary>Whether a file is a manifest that <see cref="Read"/> knows.</summary>
    /// <param name="name">Its name without folders.</param>
    public static bool IsManifest(string name) => ReaderOf(name) is not null;

    /// <summary>Whether a file holds the versions of all packages that a project of .NET gets, also through others.</summary>
    /// <param name="name">Its name without folders.</param>
    /// <remarks>Source: the documentation of NuGet (<c>RestorePackagesWithLockFile</c>, <c>packages.&lt;project&gt;.lock.json</c>).</remarks>
    public static bool IsLockFile(string name) =>
        name.StartsWith("packages.", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".lock.json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file names the packages of the project of .NET that stands beside it.</summary>
    /// <param name="name">Its name without folders.</param>
    public static bool IsBesideProject(string name) => IsLockFile(name) || name.Equals("packages.config", StringComparison.OrdinalIgnoreCase);

    /// <summary>The packages that a manifest names, in its order. Damaged manifests give what precedes the break.</summary>
    public static IReadOnlyList<PackageReference> Read(SourceFile file, CancellationToken cancellation) =>
        ReaderOf(file.Name)?.Invoke(file, cancellation).ToList() ?? [];

    /// <summary>Whether a package tells something of a project: which driver it uses, or that it has the bundles.</summary>
    /// <remarks>Of central package management's hundreds few do, and each project asks.</remarks>
    public static bool Tells(PackageReference package) =>
        DriverPackages.IsKnown(package) || package.Name.Equals(BundlesPackage, StringComparison.OrdinalIgnoreCase);

    /// <summary>The drivers that a manifest's packages bring. Versions of central package management are not applied: see <see cref="Join"/>.</summary>
    public static IReadOnlyList<DriverEvidence> EvidenceOf(SourceFile file, CancellationToken cancellation) =>
        EvidenceOf(Read(file, cancellation), file.Name);

    /// <summary>The drivers that packages bring. Where the driver's own package is among them, its version counts: another one only asks for one.</summary>
    /// <param name="packages">The packages.</param>
    /// <param name="manifest">The name of the file that names them, for messages.</param>
    public static IReadOnlyList<DriverEvidence> EvidenceOf(IEnumerable<PackageReference> packages, string manifest)
    {
        var references = packages.Where(static p => !p.IsVersionOnly).ToLookup(DriverPackages.IsDriver);
        return WithFarther([.. Of(references[true])], Of(references[false]));

        IEnumerable<DriverEvidence> Of(IEnumerable<PackageReference> some) => some.Select(p => DriverPackages.EvidenceOf(p, manifest)).OfType<DriverEvidence>();
    }

    /// <summary>Gives references without a version the one that central package management names.</summary>
    public static IReadOnlyList<PackageReference> Join(IEnumerable<PackageReference> references, IEnumerable<PackageReference> central)
    {
        var versions = central.Where(static p => p.IsVersionOnly)
            .GroupBy(static p => p.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(static g => g.Key, static g => g.Last().Version, StringComparer.OrdinalIgnoreCase);
        return [.. references.Select(r => r.Version is null && versions.TryGetValue(r.Name, out var version) ? r with { Version = version } : r)];
    }

    /// <summary>All evidence of two distances: what is farther away counts for a driver that nothing nearer names a version of.</summary>
    public static IReadOnlyList<DriverEvidence> WithFarther(IReadOnlyList<DriverEvidence> nearer, IEnumerable<DriverEvidence> farther)
    {
        var settled = new HashSet<string>(nearer.Where(static e => e.Version is not null).Select(static e => e.Driver), StringComparer.OrdinalIgnoreCase);
        return [.. nearer, .. farther.Where(e => !settled.Contains(e.Driver))];
    }

    private static Func<SourceFile, CancellationToken, IEnumerable<PackageReference>>? ReaderOf(string name)
    {
        var lower = name.ToLowerInvariant();
        if (FileNames.HasExtension(lower, MsBuildExtensions) || lower == "packages.config")
        {
            return static (file, c) => ReadMsBuild(EntriesOf(file, c));
        }

        return lower switch
        {
            "package.json" => static (file, c) => ReadJson(file, "npm", NpmSections, c),
            "composer.json" => static (file, c) => ReadJson(file, "composer", ComposerSections, c),
            "pom.xml" => ReadMaven,
            "build.gradle" or "build.gradle.kts" or "libs.versions.toml" => ReadGradle,
            "pyproject.toml" or "pipfile" => ReadPyProject,
            "go.mod" => ReadGoModule,
            "gemfile" => ReadGemfile,
            "schema.prisma" => static (_, _) => [new PackageReference("prisma", "prisma", null)],
            _ when IsLockFile(lower) => ReadLock,
            _ when lower.EndsWith(".txt", StringComparison.Ordinal) && lower.StartsWith("requirements", StringComparison.Ordinal) => ReadRequirements,
            _ => null,
        };
    }

    private static IReadOnlyList<SourceEntry> EntriesOf(SourceFile file, CancellationToken cancellation) =>
        new XmlConfigReader().Read(file, cancellation).Entries;

    /// <summary>The entries of each element of a name: those that share its section.</summary>
    private static IEnumerable<(string Element, Dictionary<string, string> Values)> Elements(IEnumerable<SourceEntry> entries) =>
        entries
            .GroupBy(static e => e.Section, StringComparer.Ordinal)
            .Select(static g =>
            {
                var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                foreach (var entry in g)
                {
                    values[entry.Key ?? ""] = entry.Value.Value;
                }

                var element = g.Key.Substring(g.Key.LastIndexOf(':') + 1);
                var number = element.IndexOf('#');
                return (number < 0 ? element : element.Substring(0, number), values);
            });

    private static string? Get(Dictionary<string, string> values, params string[] keys) =>
        keys.Where(values.ContainsKey).Select(k => values[k]).FirstOrDefault();

    /// <summary>The packages that a file of MSBuild names.</summary>
    /// <param name="entries">What the file holds, by the reader of XML.</param>
    public static IEnumerable<PackageReference> ReadMsBuild(IEnumerable<SourceEntry> entries)
    {
        foreach (var (element, values) in Elements(entries))
        {
            var name = element is "PackageReference" or "PackageVersion" or "GlobalPackageReference" ? Get(values, "Include", "Update")
                : element == "package" ? Get(values, "id")
                : null;
            if (name is not null)
            {
                yield return new PackageReference("nuget", name, Get(values, "VersionOverride", "Version")) { IsVersionOnly = element == "PackageVersion" };
            }
        }
    }

    /// <summary><c>"dependencies": { "net8.0": { "Npgsql": { "type": "Transitive", "resolved": "8.0.3" } } }</c>. Each framework has its own.</summary>
    /// <remarks>Such files are large, many, and name all packages there are: of one that brings a driver only its own object is read.</remarks>
    private static IEnumerable<PackageReference> ReadLock(SourceFile file, CancellationToken cancellation)
    {
        var found = new HashSet<PackageReference>();
        for (var at = lockedNames.IndexIn(file.Text); at >= 0; at = lockedNames.IndexIn(file.Text, at + 1))
        {
            var name = file.Text.Substring(at + 1, file.Text.IndexOf('"', at + 1) - at - 1);
            if (ObjectBehind(file.Text, at + name.Length + 2) is { } text
                && new JsonReader().Read(new SourceFile(file.Path, text), cancellation).Entries
                    .FirstOrDefault(static e => e.Key == "resolved" && e.Section.Length == 0) is { } resolved
                && new PackageReference("nuget", name, resolved.Value.Value) is var package
                && found.Add(package))
            {
                yield return package;
            }
        }
    }

    /// <summary>The beginning of the object that is the value of a key; null where the value is none. What is resolved stands before its dependencies,
    /// which may be many.</summary>
    private static string? ObjectBehind(string text, int key)
    {
        const int most = 1024;
        var start = key;
        while (start < text.Length && start < key + most && (char.IsWhiteSpace(text[start]) || text[start] == ':'))
        {
            start++;
        }

        if (start == text.Length || text[start] != '{')
        {
            return null;
        }

        var length = Math.Min(most, text.Length - start);
        var end = text.IndexOf('}', start, length);
        return text.Substring(start, end < 0 ? length : end + 1 - start);
    }

    private static IEnumerable<PackageReference> ReadMaven(SourceFile file, CancellationToken cancellation)
    {
        foreach (var (element, values) in Elements(EntriesOf(file, cancellation)))
        {
            if (element == "dependency" && Get(values, "groupId") is { } group && Get(values, "artifactId") is { } artifact)
            {
                yield return new PackageReference("maven", group + ":" + artifact, Get(values, "version"));
            }
        }
    }

    private static IEnumerable<PackageReference> ReadJson(SourceFile file, string ecosystem, string[] sections, CancellationToken cancellation) =>
        new JsonReader().Read(file, cancellation).Entries
            .Where(e => e.Key is not null && Array.IndexOf(sections, e.Section) >= 0)
            .Select(e => new PackageReference(ecosystem, e.Key!, e.Value.Value));

    /// <summary><c>group:artifact:version</c> in quotes, as the short form of dependencies and version catalogs write it.</summary>
    private static IEnumerable<PackageReference> ReadGradle(SourceFile file, CancellationToken cancellation) =>
        new FallbackReader().Read(file, cancellation).Entries
            .Select(static e => e.Value.Value.Split(':'))
            .Where(static parts => parts.Length is 2 or 3 && parts.All(static p => p.Length > 0 && !p.Contains(' ')) && parts[0].Contains('.'))
            .Select(static parts => new PackageReference("maven", parts[0] + ":" + parts[1], parts.Length == 3 ? parts[2] : null));

    /// <summary><c>name = "range"</c> of Poetry, <c>"name&gt;=1"</c> of lists.</summary>
    private static IEnumerable<PackageReference> ReadPyProject(SourceFile file, CancellationToken cancellation) =>
        new FallbackReader().Read(file, cancellation).Entries
            .Select(static e =>
                e.Key is not null && e.Section.EndsWith("dependencies", StringComparison.Ordinal) && e.Key != "dependencies" || e.Section == "packages"
                    ? new PackageReference("pypi", e.Key ?? "", e.Value.Value)
                    : Requirement(e.Value.Value))
            .OfType<PackageReference>();

    private static IEnumerable<PackageReference> ReadRequirements(SourceFile file, CancellationToken cancellation) =>
        Lines(file.Text).Select(Requirement).OfType<PackageReference>();

    /// <summary>A requirement (PEP 508): <c>psycopg[binary]==3.1.18 ; python_version &gt; "3.8"</c>.</summary>
    private static PackageReference? Requirement(string line)
    {
        var end = 0;
        while (end < line.Length && (Identifiers.IsPart(line[end]) || line[end] is '-' or '.'))
        {
            end++;
        }

        if (end == 0)
        {
            return null;
        }

        var rest = line.Substring(end);
        if (rest.StartsWith("[", StringComparison.Ordinal))
        {
            rest = rest.Substring(rest.IndexOf(']') + 1);
        }

        rest = rest.Split(';', '#')[0].Trim();
        return new PackageReference("pypi", line.Substring(0, end).Replace('_', '-'), rest.Length == 0 ? null : rest);
    }

    /// <summary><c>github.com/jackc/pgx/v5 v5.5.0</c>; the major version in the path is no part of the name.</summary>
    private static IEnumerable<PackageReference> ReadGoModule(SourceFile file, CancellationToken cancellation)
    {
        foreach (var line in Lines(file.Text))
        {
            cancellation.ThrowIfCancellationRequested();
            var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            var first = words.Length > 0 && words[0] == "require" ? 1 : 0;
            if (words.Length >= first + 2 && words[first].Contains('/') && words[first + 1][0] == 'v')
            {
                var name = words[first];
                var slash = name.LastIndexOf('/');
                var hasMajor = slash > 0 && slash + 2 < name.Length + 1 && name.Length > slash + 2 && name[slash + 1] == 'v' && char.IsDigit(name[slash + 2]);
                yield return new PackageReference("go", hasMajor ? name.Substring(0, slash) : name, words[first + 1]);
            }
        }
    }

    /// <summary><c>gem "pg", "~&gt; 1.5"</c>.</summary>
    private static IEnumerable<PackageReference> ReadGemfile(SourceFile file, CancellationToken cancellation)
    {
        foreach (var line in Lines(file.Text))
        {
            cancellation.ThrowIfCancellationRequested();
            if (line.StartsWith("gem ", StringComparison.Ordinal))
            {
                var parts = line.Substring(4).Split(',');
                yield return new PackageReference("rubygems", parts[0].Trim(' ', '"', '\'', '('), parts.Length > 1 ? parts[1].Trim(' ', '"', '\'') : null);
            }
        }
    }

    /// <summary>The lines without white space around them, comment lines left out.</summary>
    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n').Select(static l => l.Trim()).Where(static l => l.Length > 0 && l[0] != '#' && !l.StartsWith("//", StringComparison.Ordinal));
}
