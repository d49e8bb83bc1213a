using SslLint.Rules;
using static SslLint.Core.Tests.Analysis.AnalysisHarness;

namespace SslLint.Core.Tests.Analysis;

/// <summary>Objects that libraries of Node.js hand to tedious, in YAML.</summary>
public sealed class YamlObjectTests
{
    private static string Found(string path, string text) =>
        string.Join('\n', Analyze(path, text).Findings.Where(f => f.Level > Level.Info).Select(f => $"{f.Rule.Id} {f.Driver} [{f.Span.Of(text)}]"));

    [Theory]
    [InlineData("dialect: mssql\nhost: db.example.com\ndialectOptions:\n  options:\n    encrypt: false\n", "SSL1001 tedious [encrypt: false]")]
    [InlineData("db:\n  type: mssql\n  host: db.example.com\n  options:\n    encrypt: false\n    trustServerCertificate: true\n",
        "SSL1001 tedious [encrypt: false]")]
    [InlineData("knex:\n  client: mssql\n  connection:\n    server: db.example.com\n    options:\n      encrypt: false\n",
        "SSL1001 tedious [encrypt: false]")]
    [InlineData("type: mssql\nhost: db.example.com\noptions:\n  encrypt: strict\n", "")]
    [InlineData("type: mssql\nhost: db.example.com\noptions:\n  encrypt: \"strict\"\n", "")]
    [InlineData("type: mssql\nhost: localhost\noptions:\n  encrypt: false\n", "")]
    [InlineData("type: mssql\nhost: db.example.com\noptions:\n  encrypt: ${ENCRYPT}\n", "")]
    [InlineData("type: postgres\nhost: db.example.com\noptions:\n  encrypt: false\n", "")]
    [InlineData("backup:\n  server: db.example.com\n  options:\n    encrypt: false\n", "")]
    [InlineData("# type: mssql\nserver: db.example.com\n", "")]
    public void In_YAML(string text, string expected) => Assert.Equal(expected, Found("config/database.yml", text));
}
