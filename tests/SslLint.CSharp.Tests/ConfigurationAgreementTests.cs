using Microsoft.CodeAnalysis;
using SslLint.Configuration;

namespace SslLint.CSharp.Tests;

/// <summary>Our reader of <c>.editorconfig</c> says what the compiler's own says.</summary>
public class ConfigurationAgreementTests
{
    private const int Rounds = 6_000;

    private static readonly string[] globParts =
    [
        "*", "**", "?", "a", "b", "ab", "src", ".cs", ".json", "/", "/", "{a,b}", "{a,b/c,}", "{1..12}", "{-3..3}", "{a,{b,1}}", "[ab]", "[!a]", "[a-c]",
        "{", "}", "[", "]", "\\*", "1", "12", ".env", "**/", "/**"
    ];

    private static readonly string[] names = ["a", "b", "ab", "abc", "src", "a.cs", "b.cs", "1", "12", "7.json", "a.json", ".env", "c", "b*", "-2"];

    [Fact]
    public void Sections_are_for_the_same_files()
    {
        var random = new Random(20261127);
        var matches = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var glob = string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => globParts[random.Next(globParts.Length)]));
            var text = $"[{glob}]\nk = v\n";
            var path = "/r/" + string.Join('/', Enumerable.Range(0, random.Next(1, 4)).Select(_ => names[random.Next(names.Length)]));
            if (glob.Contains("[]", StringComparison.Ordinal) || glob.Contains("[!]", StringComparison.Ordinal))
            {
                // An empty set swallows what stands behind it there: a name that nobody means.
                continue;
            }

            bool expected;
            try
            {
                expected = Theirs([("/r/.editorconfig", text)], path).ContainsKey("k");
            }
            catch (ArgumentException)
            {
                // The compiler makes a regular expression of it that is none, and fails.
                continue;
            }

            var actual = Ours([("/r/.editorconfig", text)], path).ContainsKey("k");
            Assert.True(expected == actual, $"[{glob}] {path}: the compiler says {expected}");
            matches += expected ? 1 : 0;
        }

        Assert.InRange(matches, Rounds / 30, Rounds);
    }

    [Fact]
    public void A_name_of_many_files_is_for_each_of_them()
    {
        var text = $"[{{{string.Join(',', Enumerable.Range(0, 500).Select(i => $"src/**/x*y/file{i}.cs"))}}}]\nk = v\n";
        var folders = string.Concat(Enumerable.Repeat("a_folder/", 40)) + "xxyy/";
        foreach (var (path, expected) in new[] { ($"/r/src/{folders}file499.cs", true), ($"/r/src/{folders}file500.cs", false) })
        {
            Assert.Equal(expected, Theirs([("/r/.editorconfig", text)], path).ContainsKey("k"));
            Assert.Equal(expected, Ours([("/r/.editorconfig", text)], path).ContainsKey("k"));
        }
    }

    [Fact]
    public void Lines_mean_the_same()
    {
        string[] lines =
        [
            "root = true", "root=false", "is_global = true", "[*]", "[*.cs]", "[a.cs] # comment", "[*.{cs,json}] ; x", "[a#b]", "[a\\#b]", "[]", "[a", "[a]b",
            "  [ a.cs ]", "k = v", "K = V # c", "k: v", "k = a;b", "k=", "k", "= v", "a.b-c_d = 1 2  ", "; comment", "# comment", "é = 1", "k = \"quoted\"",
            "k\t=\tv", "", "   ",
        ];
        var random = new Random(20261127);
        for (var round = 0; round < Rounds; round++)
        {
            var text = string.Join('\n', Enumerable.Range(0, random.Next(1, 9)).Select(_ => lines[random.Next(lines.Length)]));
            var path = random.Next(2) == 0 ? "/r/a.cs" : "/r/x/a.json";
            AssertSame([("/r/.editorconfig", text)], path);
        }
    }

    [Fact]
    public void The_nearest_file_wins_up_to_the_root()
    {
        var random = new Random(20261127);
        string[] folders = ["/", "/r", "/r/x", "/r/x/y", "/other"];
        for (var round = 0; round < Rounds / 4; round++)
        {
            var files = folders.Where(_ => random.Next(2) == 0)
                .Select(f =>
                    (Path: f.TrimEnd('/') + "/.editorconfig",
                        Text: $"{(random.Next(3) == 0 ? "root = true\n" : "")}before = {f}\n[*.cs]\nk = {f}\n"
                            + $"{(random.Next(2) == 0 ? $"[y/*]\nk = deep {f}\n" : "")}own{random.Next(3)} = {f}\n"))
                .ToArray();
            AssertSame(files, "/r/x/y/a.cs");
        }
    }

    [Theory]
    [InlineData("is_global = true\nk = global\n")]
    [InlineData("is_global = true\nk = global\n[/r/a.cs]\nk = section\nother = 1\n")]
    [InlineData("is_global = true\nglobal_level = -1\nk = global\n")]
    [InlineData("is_global = false\nk = global\n[*.cs]\nother = 1\n")]
    [InlineData("is_global = perhaps\nk = global\n")]
    [InlineData("k = not global\n")]
    public void A_global_file_comes_first(string text)
    {
        AssertSame([("/r/global.editorconfig", text)], "/r/a.cs");
        AssertSame([("/r/global.editorconfig", text), ("/r/.editorconfig", "[*.cs]\nk = near\n")], "/r/a.cs");
        AssertSame([("/r/global.editorconfig", text), ("/r/.globalconfig", "is_global = true\nk = other\n")], "/r/a.cs");
    }

    private static void AssertSame((string Path, string Text)[] files, string path)
    {
        static string Shown(IEnumerable<KeyValuePair<string, string>> keys) =>
            string.Join('\n', keys.Select(k => $"{k.Key}={k.Value}").Order(StringComparer.Ordinal));
        var (expected, actual) = (Shown(Theirs(files, path)), Shown(Ours(files, path)));
        Assert.True(
            expected == actual, $"{string.Join("\n---\n", files.Select(f => f.Path + "\n" + f.Text))}\n{path}\nthe compiler:\n{expected}\nours:\n{actual}");
    }

    private static Dictionary<string, string> Theirs((string Path, string Text)[] files, string path)
    {
        var set = AnalyzerConfigSet.Create(files.Select(f => AnalyzerConfig.Parse(f.Text, f.Path)).ToList(), out _);
        var keys = set.GlobalConfigOptions.AnalyzerOptions.ToDictionary();
        foreach (var (key, value) in set.GetOptionsForSourcePath(path).AnalyzerOptions)
        {
            keys[key] = value;
        }

        return keys;
    }

    private static IReadOnlyDictionary<string, string> Ours((string Path, string Text)[] files, string path) =>
        EditorConfigSet.KeysFor(files.Select(f => EditorConfigFile.Parse(f.Path, f.Text)), path);
}
