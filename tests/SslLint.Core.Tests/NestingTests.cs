using SslLint.Analysis;
using SslLint.Configuration;
using SslLint.Core.Tests.Analysis;
using SslLint.Dialects;
using SslLint.Growth;
using SslLint.Projects;
using SslLint.Readers;
using SslLint.Sources;

namespace SslLint.Core.Tests;

/// <summary>A hundred thousand levels end with the finding, or with a warning.</summary>
public class NestingTests
{
    private const int Levels = 100_000;
    private const string Url = "postgres://app@orders.example.net/o?sslmode=require";

    public static TheoryData<string, string, string, string> Texts { get; } = new()
    {
        { "a.json", "[", $"\"{Url}\"", "]" },
        { "a.json", "{\"k\":", $"\"{Url}\"", "}" },
        { "a.xml", "<e>", Url, "</e>" },
        { "a.ts", "(", $"'{Url}'", ")" },
        { "a.ts", "[", $"'{Url}'", "]" },
        { "a.ts", "f({k:", $"'{Url}'", "})" },
        { "a.ts", "", $"const u = '{Url}';", "`${" },
        { "a.py", "(", $"'{Url}'", ")" },
        { "a.go", "{", $"\"{Url}\"", "}" },
        { "a.sh", "$(b ", Url, ")" },
        { "a.sh", "\"$(b ", Url, ")\"" },
        { "a.sh", "$(b ", Url, "" },
        { "a.env", "", $"U={Url}\nB=", "${" },
        { "b.env", "U=", Url, "" },
        { "a.conf", "", $"u = \"{Url}\"\nb = ", "{{" },
        { "a.unknown", "(", $" u: {Url} ", ")" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_file_of_many_levels_gives_its_finding_or_a_warning(string name, string open, string middle, string close)
    {
        var text = Many(open) + middle + Many(close);
        var file = new SourceFile(name, text);
        var read = new FileReaders().Read(file, CancellationToken.None);
        var result = FileAnalyzer.Analyze(file, read, ProjectFacts.None, new AnalysisOptions());
        Assert.True(
            read.Warnings.Count > 0 || result.Findings.Any(f => f.Rule.Id == "SSL1003"),
            $"{name} with {open}…{close}: neither a finding nor a warning");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(Levels)]
    public void A_default_inside_defaults_is_found(int levels)
    {
        var value = string.Concat(Enumerable.Repeat("${A:-", levels)) + Url + new string('}', levels);
        Assert.Equal($"SSL1003 warning [{"sslmode=require"}]", AnalysisHarness.Show("a.json", $"{{\"u\":\"{value}\"}}"));
    }

    [Fact]
    public void Open_brackets_are_no_placeholders_and_closed_ones_are_one()
    {
        Assert.Empty(Placeholders.Find(Many("${")));
        Assert.Equal(new Text.SourceSpan(0, (Levels * 3) + 1), Assert.Single(Placeholders.Find(Many("${") + "a" + Many("}"))));
    }

    [Theory]
    [InlineData("{", "a", "}")]
    [InlineData("{b,", "a", "}")]
    public void A_section_of_many_levels_matches_or_is_too_much(string open, string middle, string close)
    {
        Assert.True(SectionGlob.Matches(Repeat(open, 1000) + middle + Repeat(close, 1000), "/r", "/r/a"));
        Assert.False(SectionGlob.Matches(Repeat(open, 1000) + middle + Repeat(close, 1000), "/r", "/r/c"));
        Assert.False(SectionGlob.Matches(Many(open) + middle + Many(close), "/r", "/r/c"));
    }

    [Fact]
    public void Sections_with_more_ways_to_match_than_can_be_tried_end()
    {
        var path = "/r/" + new string('x', 250) + ".json";
        Assert.True(SectionGlob.Matches("*x*x*x*x*x*x*x*x*.json", "/r", path));
        Assert.False(SectionGlob.Matches("*x*x*x*x*x*x*x*x*y", "/r", path));
        Assert.False(SectionGlob.Matches(Repeat("{x,xx}", 300) + "y", "/r", path));
        Assert.False(SectionGlob.Matches(Repeat("{,x}", 5000) + "y", "/r", path));
        Assert.False(SectionGlob.Matches(Repeat("**/", 5000) + "y", "/r", path));
    }

    private static string Many(string part) => Repeat(part, Levels);

    private static string Repeat(string part, int count) => string.Concat(Enumerable.Repeat(part, count));
}
