using System.Text;
using Microsoft.CodeAnalysis;
using SslLint.Configuration;
using SslLint.Readers;
using SslLint.Sources;
using SslLint.Tool.Files;

namespace SslLint.Fuzz.Targets;

/// <summary>Files that steer the tool: ignore files, <c>.editorconfig</c>, git's index, baselines, project files.</summary>
internal static class ConfigurationTargets
{
    /// <summary>The compiler's regular expressions try every way to match a name with many of them, and so aren't asked.</summary>
    private const int MaximumWildcards = 6;

    private static readonly string[] manifests =
    [
        "app.csproj", "Directory.Packages.props", "package.json", "pom.xml", "build.gradle",
        "requirements.txt", "packages.config", "packages.lock.json", "pyproject.toml", "go.mod",
    ];

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        FuzzTarget.OfText(
            "ignore",
            Ignore,
            "src/a.cs\n*.cs\n!src/**/a.cs\n/bin/\n",
            "a/b c\n# c\n\\#x\na\\ b\n[a-z]?\\*\n",
            "x/[y]/z\n**/[[:alpha:]]/z\nx/**\n"),
        FuzzTarget.OfText(
            "editorconfig",
            EditorConfig,
            "/r/a.cs\nroot = true\n[*.{cs,json}]\nk = v ; c\nssllint.driver = npgsql@7\n",
            "/r/x/1.cs\nis_global = true\n[/r/x/1.cs]\nK: V\n[{1..9}.cs]\nx = y\n"),
        FuzzTarget.OfText("section-glob", Glob, "src/a.cs\n*.cs", "7.json\n{1..9}.{json,y*}", "a/b/c\n[!x]/**/[a-c]"),
        new("git-index", Index, [IndexOf("a.env"), IndexOf("src/appsettings.json"), IndexOf("x")]),
        FuzzTarget.OfText(
            "baseline",
            Baseline,
            "{ \"schemaVersion\": 1, \"findings\": [ { \"ruleId\": \"SSL1001\", \"path\": \"app.env\", \"fingerprint\": \"x\", \"count\": 1 } ] }"),
        FuzzTarget.OfText(
            "manifest",
            Manifest,
            "a<Project><ItemGroup><PackageReference Include=\"Npgsql\" Version=\"8.0.1\" /></ItemGroup><PropertyGroup><SslLintCaBundles>aws-rds;"
                + "auto</SslLintCaBundles></PropertyGroup></Project>",
            "c{ \"dependencies\": { \"pg\": \"^8.1.0\" } }",
            "d<project><dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId><version>42.7.4</version></dependency></project>",
            "e implementation 'org.postgresql:postgresql:42.7.4'",
            "fpsycopg==3.1\n"),
    ];

    /// <summary>The first line is a path, the rest an ignore file: a last pattern that names the path decides, either way.</summary>
    private static void Ignore(string text)
    {
        var (path, patterns) = Split(text);
        if (path.Length is 0 or > 200 || path.Contains("//", StringComparison.Ordinal) || path[0] == '/' || path[^1] == '/'
            || path.Contains('\r', StringComparison.Ordinal))
        {
            return;
        }

        var list = IgnoreList.Parse(patterns, "");
        list.Decide(path, isFolder: false);
        list.Decide(path, isFolder: true);
        var escaped = string.Concat(path.Select(c => char.IsAsciiLetterOrDigit(c) || c == '/' || c > 0x7F ? c.ToString() : "\\" + c));
        Assert.Equal(true, IgnoreList.Parse($"{patterns}\n/{escaped}", "").Decide(path, isFolder: false));
        Assert.Equal(false, IgnoreList.Parse($"{patterns}\n!/{escaped}", "").Decide(path, isFolder: false));
    }

    /// <summary>The first line is a path, the rest an <c>.editorconfig</c>: it says what the compiler's own reader says.</summary>
    private static void EditorConfig(string text)
    {
        var (path, configuration) = Split(text);
        if (!path.StartsWith("/r/", StringComparison.Ordinal) || path.Contains('\\', StringComparison.Ordinal) || path.Any(char.IsControl)
            || path.Contains("//", StringComparison.Ordinal)

            // With one colon the name begins behind it; what several mean to the compiler isn't known, and nobody writes them.
            || path.Count(static c => c == ':') > 1)
        {
            return;
        }

        var ours = EditorConfigFile.Parse("/r/.editorconfig", configuration);
        var keys = EditorConfigSet.KeysFor([ours], path);
        FileConfiguration.Of(keys, isCode: true);
        FileConfiguration.Of(keys, isCode: false);
        if (ours.Sections.Any(s => IsOdd(s.Glob) || Wildcards(s.Glob) > MaximumWildcards)
            || configuration.Any(c => c is '\0' or '\u0085' or '\u2028' or '\u2029'))
        {
            return;
        }

        Dictionary<string, string> theirs;
        try
        {
            var set = AnalyzerConfigSet.Create<List<AnalyzerConfig>>([AnalyzerConfig.Parse(configuration, "/r/.editorconfig")], out _);
            theirs = set.GlobalConfigOptions.AnalyzerOptions.ToDictionary();
            foreach (var (key, value) in set.GetOptionsForSourcePath(path).AnalyzerOptions)
            {
                theirs[key] = value;
            }
        }
        catch (ArgumentException)
        {
            // The compiler makes a regular expression of a name that is none, and fails.
            return;
        }

        // The compiler writes the values of keys such as "root" in lower case; what is read here means the same in any.
        static IEnumerable<string> Shown(IEnumerable<KeyValuePair<string, string>> keys) =>
            keys.Select(k => $"{k.Key}={k.Value.ToLowerInvariant()}").Order(StringComparer.Ordinal);
        Assert.Equal(Shown(theirs), Shown(keys));
    }

    /// <summary>An empty set swallows what stands behind it there: a name that nobody means.</summary>
    private static bool IsOdd(string glob) => glob.Contains("[]", StringComparison.Ordinal) || glob.Contains("[!]", StringComparison.Ordinal);

    /// <summary>The first line is a path, the second a section's name.</summary>
    private static void Glob(string text)
    {
        var (path, glob) = Split(text);
        if (path.Length < 200)
        {
            SectionGlob.Matches(glob, "/r", "/r/" + path);
        }
    }

    private static int Wildcards(string pattern) => pattern.Count(c => c is '*' or '{' or ',');

    private static (string First, string Others) Split(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? (text, "") : (text[..end], text[(end + 1)..]);
    }

    private static void Index(byte[] content)
    {
        try
        {
            GitIndex.ReadPaths(content, hashLength: 20);
        }
        catch (InvalidDataException)
        {
            // That is what it says of what is no index.
        }
    }

    /// <summary>An index of version 2 with one file (gitformat-index(5)).</summary>
    private static byte[] IndexOf(string path)
    {
        var entry = new byte[40 + 20 + 2];
        (entry[26], entry[27], entry[61]) = (0x81, 0xA4, (byte)path.Length);
        var length = entry.Length + path.Length;
        return [.. "DIRC"u8, 0, 0, 0, 2, 0, 0, 0, 1, .. entry, .. Encoding.UTF8.GetBytes(path), .. new byte[8 - (length % 8)], .. new byte[20]];
    }

    private static void Baseline(string text)
    {
        ToolRun.Write(("app.env", ToolRun.Bytes("DATABASE_URL=postgres://app@db.example.com/x?sslmode=disable\n")), ("known.json", ToolRun.Bytes(text)));
        var run = ToolRun.Run("scan", "--threads", "1", "--no-config", "--baseline", "known.json", "app.env");
        Assert.InRange(run.ExitCode, 0, 2);
        Assert.True(run.ExitCode != 2 || run.Error.Contains("known.json", StringComparison.Ordinal), "what is refused is named");
    }

    private static void Manifest(string text)
    {
        if (text.Length > 0)
        {
            var file = new SourceFile(manifests[text[0] % manifests.Length], text[1..]);
            PackageEvidence.Read(file, CancellationToken.None);
            BundleSettings.Read(file, CancellationToken.None).BroughtFor("postgres://a@x.rds.amazonaws.com", ["aws-rds"]);
        }
    }
}
