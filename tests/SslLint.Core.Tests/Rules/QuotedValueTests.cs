using SslLint.Core.Tests.Analysis;

namespace SslLint.Core.Tests.Rules;

/// <summary>What a message repeats of a string: words, and nothing that may be a secret which landed in the wrong place.</summary>
public class QuotedValueTests
{
    [Theory]
    [InlineData("require", true)]
    [InlineData("abcdefghijklmnopqrstuvwx", true)]
    [InlineData("abcdefghijklmnopqrstuvwxy", false)]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", false)]
    [InlineData("a.b", false)]
    [InlineData("p$w", false)]
    public void Only_a_short_plain_word_is_quoted(string value, bool isQuoted)
    {
        var finding = Assert.Single(
            AnalysisHarness.Analyze(".env", $"DB=jdbc:postgresql://db.example.com/d?sslmode=disable&useSSL={value}").Findings,
            f => f.Rule.Id == "SSL4001");

        Assert.Equal(isQuoted, finding.Message.Contains(value, StringComparison.Ordinal));
        Assert.Contains("'useSSL", finding.Message, StringComparison.Ordinal);
    }
}
