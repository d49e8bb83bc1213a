using SslLint.Analysis;
using SslLint.Projects;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.CSharp.Tests;

/// <summary>The string that builders begin with: what is said of it, and what is shown.</summary>
public sealed class BuilderTextTests
{
    [Theory]
    [InlineData("Server=(local);Initial Catalog=master;Integrated Security=true;TrustServerCertificate=True", null)]
    [InlineData("Server=db.example.com;User ID=app;Password=hunter2;TrustServerCertificate=True", "hunter2")]
    [InlineData("Server=db.example.com;Pwd='a;b';TrustServerCertificate=True;App=x y z", "a;b")]
    public void The_string_of_a_builder_is_shown_as_any_other_is(string text, string? secret)
    {
        foreach (var code in new[]
        {
            $"class A {{ const string S = \"{text}\"; object M() => new SqlConnectionStringBuilder(S) {{ InitialCatalog = \"a\" }}; }}",
            $"class A {{ object M() => new SqlConnectionStringBuilder(\"{text}\") {{ InitialCatalog = \"a\" }}; }}",
        })
        {
            var file = new SourceFile("A.cs", code);
            var shown = Sql(code).Shown(file)[1].Text.Text;

            Assert.Contains(text.Split(';')[0], shown, StringComparison.Ordinal);
            Assert.Contains(";TrustServerCertificate=True", shown, StringComparison.Ordinal);
            Assert.True(secret is null || !shown.Contains(secret, StringComparison.Ordinal));
            Assert.DoesNotContain("x y z", shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_wrong_in_a_constant_of_two_builders_is_said_once()
    {
        const string Code = """
            using Microsoft.Data.SqlClient;
            class A
            {
                private const string S = "Server=db.example.com;Initial Catalog=master;TrustServerCertificate=True";
                object M() => new SqlConnectionStringBuilder(S) { InitialCatalog = "a" };
                object N() => new SqlConnectionStringBuilder(S) { InitialCatalog = "b" };
            }
            """;

        Assert.Single(Sql(Code).Findings);
        Assert.Equal(2, Sql(Code).Connections);
        Assert.Equal(Code.Replace("=True", "=False", StringComparison.Ordinal), TextEdit.Apply(Code, Sql(Code).Findings[0].Fix!.Edits));
    }

    private static AnalysisResult Sql(string code)
    {
        var file = new SourceFile("A.cs", code);
        var project = new ProjectFacts
        {
            Drivers = [new DriverEvidence("sqlclient", new Drivers.DriverVersion(6), EvidenceStrength.Project, "Microsoft.Data.SqlClient")],
        };
        var options = new AnalysisOptions { IncludeLocal = true, PublicCa = true };
        return FileAnalyzer.Analyze(file, new CSharpFileReader().Read(file, CancellationToken.None), project, options);
    }
}
