using SslLint.Fixes;
using SslLint.Projects;
using static SslLint.Core.Tests.Analysis.AnalysisHarness;

namespace SslLint.Core.Tests.Analysis;

/// <summary>Settings that share a line with others: only what the finding names is written, and nothing of the line twice.</summary>
public sealed class SpreadEditsTests
{
    private const string Password = "Tr0ub4dor";

    private static readonly AnalysisOptions Given = new() { RootCertificate = "/etc/ca.pem" };

    [Theory]
    [InlineData("run.sh", "export PGUSER=app PGPASSWORD=Tr0ub4dor PGHOST=db.example.com PGSSLMODE=allow\n",
        "export PGUSER=app PGPASSWORD=Tr0ub4dor PGHOST=db.example.com PGSSLROOTCERT=/etc/ca.pem PGSSLMODE=verify-full\n")]
    [InlineData("run.sh", "PGSSLMODE=require PGPASSWORD='Tr0ub4dor' PGHOST=db.example.com psql -c 'select 1'\n",
        "PGSSLROOTCERT=/etc/ca.pem PGSSLMODE=verify-full PGPASSWORD='Tr0ub4dor' PGHOST=db.example.com psql -c 'select 1'\n")]
    [InlineData("run.sh", "export PGHOST=\"db.example.com\"; export PGPASSWORD=\"Tr0ub4dor\"; export PGSSLMODE=\"require\"\n",
        "export PGHOST=\"db.example.com\"; export PGPASSWORD=\"Tr0ub4dor\"; export PGSSLROOTCERT=\"/etc/ca.pem\" PGSSLMODE=\"verify-full\"\n")]
    [InlineData("run.sh", "export PGHOST=db.example.com\nexport PGSSLMODE=require # not PGPASSWORD=Tr0ub4dor\n",
        "export PGHOST=db.example.com\nexport PGSSLROOTCERT=/etc/ca.pem\nexport PGSSLMODE=verify-full # not PGPASSWORD=Tr0ub4dor\n")]
    [InlineData("run.sh", "export PGHOST=db.example.com PGPASSWORD=Tr0ub4dor\n",
        "export PGSSLMODE=verify-full PGSSLROOTCERT=/etc/ca.pem PGHOST=db.example.com PGPASSWORD=Tr0ub4dor\n")]
    [InlineData("Dockerfile", "FROM debian\nENV PGHOST=db.example.com PGPASSWORD=Tr0ub4dor PGSSLMODE=require\n",
        "FROM debian\nENV PGHOST=db.example.com PGPASSWORD=Tr0ub4dor PGSSLROOTCERT=/etc/ca.pem PGSSLMODE=verify-full\n")]
    [InlineData("Dockerfile", "FROM debian\nENV PGHOST=db.example.com \\\n    PGPASSWORD=Tr0ub4dor \\\n    PGSSLMODE=require\n",
        "FROM debian\nENV PGHOST=db.example.com \\\n    PGPASSWORD=Tr0ub4dor \\\n    PGSSLROOTCERT=/etc/ca.pem PGSSLMODE=verify-full\n")]
    [InlineData("Dockerfile", "FROM debian\nENV PGHOST db.example.com\nENV PGSSLMODE require\n",
        "FROM debian\nENV PGHOST db.example.com\nENV PGSSLROOTCERT /etc/ca.pem\nENV PGSSLMODE verify-full\n")]
    [InlineData("env.json", "{ \"env\": {\"PGHOST\":\"db.example.com\",\"PGPASSWORD\":\"Tr0ub4dor\",\"PGSSLMODE\":\"require\"} }",
        "{ \"env\": {\"PGHOST\":\"db.example.com\",\"PGPASSWORD\":\"Tr0ub4dor\",\"PGSSLROOTCERT\":\"/etc/ca.pem\", \"PGSSLMODE\":\"verify-full\"} }")]
    [InlineData("env.json", "{\n  \"PGSSLMODE\": \"require\", \"PGPASSWORD\": \"Tr0ub4dor\",\n  \"PGHOST\": \"db.example.com\"\n}\n",
        "{\n  \"PGSSLROOTCERT\": \"/etc/ca.pem\", \"PGSSLMODE\": \"verify-full\", \"PGPASSWORD\": \"Tr0ub4dor\",\n  \"PGHOST\": \"db.example.com\"\n}\n")]
    [InlineData("env.json", "{\n  \"PGHOST\": \"db.example.com\",\n  \"PGSSLMODE\": \"require\"\n}\n",
        "{\n  \"PGHOST\": \"db.example.com\",\n  \"PGSSLROOTCERT\": \"/etc/ca.pem\",\n  \"PGSSLMODE\": \"verify-full\"\n}\n")]
    [InlineData("app.properties", "PGHOST=db.example.com\nPGPASSWORD=Tr0ub4dor\nPGSSLMODE=require\n",
        "PGHOST=db.example.com\nPGPASSWORD=Tr0ub4dor\nPGSSLROOTCERT=/etc/ca.pem\nPGSSLMODE=verify-full\n")]
    [InlineData("db.service", "[Service]\nEnvironment=PGHOST=db.example.com\nEnvironment=PGSSLMODE=require\n", null)]
    [InlineData("spawn.js", "spawn('psql', { env: { PGHOST: 'db.example.com', PGPASSWORD: 'Tr0ub4dor', PGSSLMODE: 'require' } });\n",
        "spawn('psql', { env: { PGHOST: 'db.example.com', PGPASSWORD: 'Tr0ub4dor', PGSSLROOTCERT: '/etc/ca.pem', PGSSLMODE: 'verify-full' } });\n")]
    [InlineData("run.py", "env = {\n    'PGHOST': 'db.example.com',\n    'PGSSLMODE': 'require'\n}\n",
        "env = {\n    'PGHOST': 'db.example.com',\n    'PGSSLROOTCERT': '/etc/ca.pem',\n    'PGSSLMODE': 'verify-full'\n}\n")]
    public void A_new_variable_is_written_alone(string path, string text, string? expected)
    {
        var result = Fixed(path, text, Given);

        if (expected is not null)
        {
            Assert.Equal(expected, result);
        }

        Assert.Equal(Count(text), Count(result));
        Assert.Equal(result, Fixed(path, result, Given));
    }

    [Theory]
    [InlineData("run.sh", "PGHOST=db.example.com\nPGPASSWORD=Tr0ub4dor; PGSSLMODE=require\nexport PGHOST PGPASSWORD PGSSLMODE\n")]
    [InlineData("env.json", "[ { \"name\": \"PGHOST\", \"value\": \"db.example.com\" }, { \"name\": \"PGSSLMODE\", \"value\": \"require\" } ]")]
    public void Where_it_has_no_place_nothing_is_written(string path, string text)
    {
        Assert.StartsWith("SSL1003", Show(path, text, Given), StringComparison.Ordinal);
        Assert.Equal(text, Fixed(path, text, Given, unsafeToo: true));
    }

    [Fact]
    public void The_host_beside_a_password_is_shown_and_the_password_is_not()
    {
        var finding = Assert.Single(Analyze("run.sh", "export PGHOST=db.example.com PGPASSWORD=Tr0ub4dor PGSSLMODE=require\n", Given).Findings);

        Assert.Equal("db.example.com", finding.Host);
        Assert.All(finding.Fix!.Edits, e => Assert.DoesNotContain(Password, e.NewText, StringComparison.Ordinal));
    }

    private static int Count(string text) => text.Split(Password).Length;
}
