using System.Text.RegularExpressions;
using SslLint.Engines;
using SslLint.Engines.PostgreSql;
using SslLint.Tests.Shared;

namespace SslLint.Core.Tests;

/// <summary>Only an engine's folder and the catalogue know its drivers by name, and keys that it alone has: what else needs a fact asks the driver. The places
/// that still don't are listed, each with the reason; what is mended leaves the list.</summary>
public partial class EngineNameTests
{
    private static readonly string listed = Path.Combine(Repository.Root, "tests", "SslLint.Core.Tests", "engine-names.tsv");

    /// <summary>Names that stand for a driver, or a program, in identifiers and strings.</summary>
    private static readonly Regex names = new(
        string.Join("|", EngineCatalog.Known
            .Where(static k => k.Name is not (EngineCatalog.OtherDriver or "sqlite" or "odbc" or "mongodb" or "cassandra" or "elasticsearch"))
            .Select(static k => Regex.Escape(k.Name).Replace("-", "-?")).Order(StringComparer.Ordinal)),
        RegexOptions.IgnoreCase);

    /// <summary>Keys and variables that one engine alone has, as whole string literals. Words that mean something elsewhere, too,
    /// would be found everywhere.</summary>
    private static readonly Regex keys = new(
        "\"(" + string.Join("|", EngineCatalog.All.SelectMany(static e => e.AdoNet?.OwnKeys ?? [])
            .Concat(LibpqOptions.All.Select(static o => o.EnvironmentVariable).OfType<string>())
            .Concat(LibpqOptions.Tls.Concat(PgjdbcOptions.Tls))
            .Except(["sslmode", "ssl", "mode", "version", "driver", "provider", "protocol", "endpoint", "hostname", "filename", "cache", "charset", "compress",
                "authentication"])
            .Select(Regex.Escape).Distinct().Order(StringComparer.Ordinal)) + ")\"",
        RegexOptions.IgnoreCase);

    [Fact]
    public void Each_place_outside_of_the_engines_that_names_a_driver_is_listed()
    {
        var found = new[] { "src", "tool" }
            .SelectMany(static top => Directory.EnumerateFiles(Repository.PathOf(top), "*.cs", SearchOption.AllDirectories))
            .Select(static path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(static path => !path.StartsWith("src/SslLint.Core/Engines/", StringComparison.Ordinal) && !path.Contains("/obj/"))
            .Select(static path => (Path: path, Count: Count(path)))
            .Where(static f => f.Count > 0)
            .Select(static f => $"{f.Path}\t{f.Count}");
        var expected = File.ReadAllLines(listed).Skip(1).Select(static l => string.Join('\t', l.Split('\t')[..2]));
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_listed_place_has_a_reason() =>
        Assert.All(File.ReadAllLines(listed).Skip(1), static l => Assert.True(l.Split('\t') is [_, _, { Length: > 10 }], l));

    /// <summary>How many lines of code name one; comments may.</summary>
    private static int Count(string path) =>
        File.ReadLines(Path.Combine(Repository.Root, path))
            .Count(static line => (names.IsMatch(Comment().Replace(line, "")) || keys.IsMatch(Comment().Replace(line, ""))) && !Using().IsMatch(line));

    [GeneratedRegex(@"(?<!:)//.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^using ")]
    private static partial Regex Using();
}
