using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using SslLint.Analyzers.Tests.Support;

namespace SslLint.Analyzers.Tests.Suppressions;

/// <summary>Comments that suppress, in code and in the files beside it.</summary>
public class SSL9001_UnusedSuppressionTests
{
    [Theory]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=Require"); // ssllint: ignore[SSL1003] moves in May""")]
    [InlineData("// ssllint: ignore[SSL1003] moves in May\n_ = new NpgsqlConnection(\"Host=db.example.com;SSL Mode=Require\");")]
    public Task A_comment_takes_the_finding_away(string statements) => Verify.StatementsAsync(statements);

    [Fact]
    public Task A_comment_in_appsettings_takes_the_finding_away()
    {
        var test = new Verify.AnalyzerTest { TestCode = "" };
        test.TestState.AdditionalFiles.Add(("/appsettings.json", """
            {
              // ssllint: ignore[SSL1003] moves in May
              "ConnectionStrings": { "Db": "Host=db.example.com;Username=a;SSL Mode=Require" }
            }
            """));
        return test.RunAsync();
    }

    [Fact]
    public Task A_comment_that_takes_nothing_away_is_reported_and_goes_with_its_fix() => Verify.FixStatementsAsync(
        """_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=/app/ca.pem"); """
            + """{|SSL9001:// ssllint: ignore[SSL1003] was weak|}""",
        """_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=/app/ca.pem");""");

    [Fact]
    public Task It_is_reported_where_nothing_else_is() =>
        Verify.SourceAsync("class C { } {|SSL9001:// ssllint: ignore[SSL1003]|}\n");
}
