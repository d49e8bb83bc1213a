using SslLint.Core.Tests.Analysis;

namespace SslLint.Core.Tests.Rules;

/// <summary>A strict string without a root certificate: a driver that needs its default file fails without it, one that takes the system's
/// roots does not.</summary>
public class DefaultRootTests
{
    [Theory]
    [InlineData("postgresql://app@db.example.com/shop?sslmode=verify-full", "SSL2001 warning")]
    [InlineData("jdbc:postgresql://db.example.com/shop?sslmode=verify-full", "SSL2001 warning")]
    [InlineData("Host=db.example.com;Username=app;SSL Mode=VerifyFull", "SSL2001 info")]
    public void A_missing_default_file_is_a_warning(string text, string expected) =>
        Assert.Equal(
            expected,
            string.Join(' ', AnalysisHarness.Analyze(".env", $"DB={text}", project: AnalysisHarness.Npgsql10).Findings
                .Select(f => $"{f.Rule.Id} {f.Level.ToString().ToLowerInvariant()}")));
}
