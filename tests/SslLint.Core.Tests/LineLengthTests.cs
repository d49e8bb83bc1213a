namespace SslLint.Core.Tests;

/// <summary>Keeps lines of code as short as a review beside the old version can show.</summary>
public class LineLengthTests
{
    private const int Longest = 160;

    private static readonly string[] folders = ["analyzers", "eng", "samples", "src", "tests", "tool"];

    /// <summary>How many longer lines a file has inside of raw strings, where a break would change what is written or read.</summary>
    private static readonly Dictionary<string, int> inRawStrings = new(StringComparer.Ordinal)
    {
        ["tests/SslLint.Analyzers.Tests/Shapes/CallbackTests.cs"] = 1,
        ["tests/SslLint.Analyzers.Tests/Shapes/ServerClientTests.cs"] = 2,
        ["tests/SslLint.Analyzers.Tests/Support/Clients.cs"] = 10,
        ["tests/SslLint.CSharp.Tests/Symbols/BadInputTests.cs"] = 2,
        ["tests/SslLint.CSharp.Tests/Symbols/CallbackTests.cs"] = 5,
        ["tests/SslLint.Package.Tests/AnalyzedProjects.cs"] = 3,
        ["tests/SslLint.Package.Tests/Starts/StartedProjects.cs"] = 2,
    };

    [Fact]
    public void No_line_of_code_is_longer_than_160_characters()
    {
        var files = folders.SelectMany(Files).ToList();
        Assert.Contains("tests/SslLint.Core.Tests/LineLengthTests.cs", files);
        var longer = files.SelectMany(Longer).ToLookup(l => l.File, l => l.Line);
        Assert.Empty(longer.Where(f => !inRawStrings.ContainsKey(f.Key)).SelectMany(f => f.Select(line => $"{f.Key}:{line}")));
        Assert.All(inRawStrings, known => Assert.Equal((known.Key, known.Value), (known.Key, longer[known.Key].Count())));
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Any(p => p is "bin" or "obj"));

    private static IEnumerable<(string File, int Line)> Longer(string file) =>
        File.ReadLines(Repository.PathOf(file)).Select((text, index) => (text, index)).Where(l => l.text.Length > Longest).Select(l => (file, l.index + 1));
}
