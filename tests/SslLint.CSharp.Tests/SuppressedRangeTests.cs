using SslLint.Sources;

namespace SslLint.CSharp.Tests;

public class SuppressedRangeTests
{
    [Theory]
    [InlineData("#pragma warning disable SSL1003\n{|a|}\n#pragma warning restore SSL1003\nb", "SSL1003 a")]
    [InlineData("#pragma warning disable SSL1003, CS0168\n{|a\nb|}", "SSL1003 a b")]
    [InlineData("#pragma warning disable\n{|a|}\n#pragma warning restore\nb", "* a")]
    [InlineData("a\n#pragma warning restore SSL1003\nb", "")]
    public void A_pragma_holds_from_its_line_to_the_restore(string marked, string expected)
    {
        var text = marked.Replace("{|", "int ").Replace("|}", ";");
        var ranges = Read(text).Where(r => r.Rule is null || r.Rule.StartsWith("SSL", StringComparison.Ordinal));
        Assert.Equal(
            expected,
            string.Join(' ', ranges.Select(r => $"{r.Rule ?? "*"} {r.Span.Of(text).Replace("int ", "").Replace(";", "").ReplaceLineEndings(" ").Trim()}")));
    }

    [Fact]
    public void An_attribute_holds_for_its_declaration_and_says_why()
    {
        const string text = """
            class C
            {
                [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "SSL1003:ServerCertificateNotVerified", Justification = "moves in May")]
                void M() { }

                [SuppressMessage("Usage", "CA1801")]
                void N() { }
            }
            """;
        var range = Assert.Single(Read(text));
        Assert.Equal(("SSL1003", "moves in May"), (range.Rule, range.Reason));
        Assert.EndsWith("void M() { }", range.Span.Of(text));
    }

    private static IReadOnlyList<SuppressedRange> Read(string text) =>
        new CSharpFileReader().Read(new SourceFile("a.cs", text), CancellationToken.None).Suppressions;
}
