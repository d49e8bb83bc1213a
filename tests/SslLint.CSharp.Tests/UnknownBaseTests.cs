using SslLint.Analysis;
using SslLint.Projects;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.CSharp.Tests;

/// <summary>A builder that begins with a string which nobody knows: whatever that says, the result is strict.</summary>
public sealed class UnknownBaseTests
{
    private static readonly AnalysisOptions PublicCa = new() { PublicCa = true };

    [Theory]
    [InlineData(
        "new SqlConnectionStringBuilder(text) { InitialCatalog = \"x\", TrustServerCertificate = true }",
        "new SqlConnectionStringBuilder(text) { InitialCatalog = \"x\", TrustServerCertificate = false, Encrypt = true }")]
    [InlineData(
        "new SqlConnectionStringBuilder(text) { Encrypt = false }",
        "new SqlConnectionStringBuilder(text) { Encrypt = true, TrustServerCertificate = false }")]
    [InlineData(
        "new SqlConnectionStringBuilder(text) { Encrypt = true, TrustServerCertificate = true }",
        "new SqlConnectionStringBuilder(text) { Encrypt = true, TrustServerCertificate = false }")]
    [InlineData(
        "new SqlConnectionStringBuilder { DataSource = \"db.example.com\", TrustServerCertificate = true }",
        "new SqlConnectionStringBuilder { DataSource = \"db.example.com\", TrustServerCertificate = false }")]
    [InlineData(
        "new SqlConnectionStringBuilder(\"Server=db.example.com\") { TrustServerCertificate = true }",
        "new SqlConnectionStringBuilder(\"Server=db.example.com\") { TrustServerCertificate = false }")]
    public void What_decides_is_written_where_the_string_may_say_otherwise(string builder, string expected)
    {
        foreach (var version in new[] { 5, 6, 7 })
        {
            Assert.Equal(Code(expected), Fixed(Code(builder), version));
            Assert.Equal(Code(expected), Fixed(Code(expected), version));
        }
    }

    [Fact]
    public void Statements_too()
    {
        const string Before = """
            using Microsoft.Data.SqlClient;
            void M(SqlConnectionStringBuilder b)
            {
                b.TrustServerCertificate = true;
            }
            """;

        Assert.Equal(
            Before.Replace("= true;", "= false;\n    b.Encrypt = true;", StringComparison.Ordinal),
            Fixed(Before, 6));
    }

    private static string Code(string builder) => $"using Microsoft.Data.SqlClient;\nclass A {{ object M(string text) => {builder}; }}\n";

    private static AnalysisResult Analyze(string code, int version)
    {
        var file = new SourceFile("A.cs", code);
        var project = new ProjectFacts
        {
            Drivers = [new DriverEvidence("sqlclient", new Drivers.DriverVersion(version), EvidenceStrength.Project, "Microsoft.Data.SqlClient")],
        };
        return FileAnalyzer.Analyze(file, new CSharpFileReader().Read(file, CancellationToken.None), project, PublicCa with { IncludeLocal = true });
    }

    private static string Fixed(string code, int version)
    {
        var edits = new EditSet();
        foreach (var finding in Analyze(code, version).Findings.Where(f => f.Fix is not null))
        {
            Assert.True(finding.Fix!.IsSafe);
            edits.TryAdd(finding.Fix.Edits);
        }

        return TextEdit.Apply(code, edits.Edits);
    }
}
