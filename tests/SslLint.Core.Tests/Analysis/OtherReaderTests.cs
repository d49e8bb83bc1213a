using SslLint.Fixes;
using SslLint.Projects;
using SslLint.Sources;
using static SslLint.Core.Tests.Analysis.AnalysisHarness;

namespace SslLint.Core.Tests.Analysis;

/// <summary>What another program reads by its own rules, or a library takes apart, is never rewritten in a driver's terms.</summary>
public sealed class OtherReaderTests
{
    private const string Line = "orders = host=pg.example.com port=5432 dbname=orders\n";

    private static readonly AnalysisOptions Given = new() { RootCertificate = "certs/ca.pem" };

    [Theory]
    [InlineData("pgbouncer.ini", "[databases]\n" + Line + "\n[pgbouncer]\nserver_tls_sslmode = prefer\n")]
    [InlineData("etc/pooler.cfg", "[pgbouncer]\nauth_file = users\n[databases]\n* = host=pg.example.com port=5432\n" + Line)]
    [InlineData("etc/pgbouncer/orders.ini", Line)]
    [InlineData("databases.ini", "[databases]\n" + Line)]
    [InlineData("roles/pooler/templates/pgbouncer.ini.j2", "[databases]\n{{ db }} = host={{ host }} port=5432 dbname=orders\n")]
    [InlineData("start.sh", "cat > /etc/pgbouncer/pgbouncer.ini <<EOF\n[databases]\n" + Line + "[pgbouncer]\nlisten_port = 6432\nEOF\n")]
    [InlineData("pooler.env", "PGBOUNCER_DSN_0=orders=host=pg.example.com port=5432 dbname=orders\n")]
    public void What_PgBouncer_reads_is_not_read(string path, string text)
    {
        var result = Analyze(path, text, Given);

        Assert.Empty(result.Findings);
        Assert.Equal(["pgbouncer"], result.OtherReaders);
        Assert.Equal(text, Fixed(path, text, Given, unsafeToo: true));
    }

    [Theory]
    [InlineData("start.sh", "echo \"orders = host=pg.example.com port=5432 dbname=orders\" >> /etc/pgbouncer/pgbouncer.ini\n")]
    [InlineData("pooler.js", "const ini = `[databases]\norders = host=pg.example.com port=5432 dbname=orders\n`;\n")]
    public void What_writes_its_configuration_stays(string path, string text)
    {
        Assert.Empty(Analyze(path, text, Given).Findings);
        Assert.Equal(text, Fixed(path, text, Given, unsafeToo: true));
    }

    [Fact]
    public void A_driver_given_for_all_strings_is_not_meant_for_PgBouncer()
    {
        var options = Given with { Driver = new SslLint.Sources.DriverEvidence("libpq", null, SslLint.Sources.EvidenceStrength.Configured, "--driver") };

        Assert.Empty(Analyze("pgbouncer.ini", "[databases]\n" + Line + "[pgbouncer]\n", options).Findings);
    }

    [Theory]
    [InlineData("app.toml", "[databases]\norders = \"host=pg.example.com port=5432 dbname=orders\"\n")]
    [InlineData("app.ini", "[app]\ndsn = host=pg.example.com port=5432 dbname=orders\n")]
    [InlineData("app.env", "PGBOUNCER_URL=postgres://app@pgbouncer.example.com:6432/orders\n")]
    [InlineData("run.sh", "cat > pgbouncer.ini <<EOF\n[databases]\n[pgbouncer]\nEOF\npsql \"host=pg.example.com dbname=orders\"\n")]
    public void What_an_application_reads_is(string path, string text) => Assert.StartsWith("SSL1002", Show(path, text, Given), StringComparison.Ordinal);

    [Theory]
    [InlineData("Db.fs", "let c = Sql.fromUri (Uri \"postgres://app@db.example.com/shop?sslmode=require\")\n")]
    [InlineData("Db.fs", "let url = \"postgres://app@db.example.com/shop\"\n")]
    [InlineData("Db.vb", "Dim u = New Uri(\"postgres://app@db.example.com/shop\")\n")]
    [InlineData("db.py", "u = urlparse(\"postgres://app@db.example.com/shop\")\n")]
    [InlineData("db.js", "const u = new URL('postgres://app@db.example.com/shop');\n")]
    [InlineData("db.rb", "u = URI.parse('postgres://app@db.example.com/shop')\n")]
    [InlineData("db.go", "u, err := url.Parse(\"postgres://app@db.example.com/shop\")\n")]
    [InlineData("settings.py", "DATABASES = { 'default': dj_database_url.parse('postgres://app@db.example.com/shop') }\n")]
    public void A_URI_that_is_taken_apart_is_reported_and_stays(string path, string text)
    {
        var finding = Assert.Single(Analyze(path, text, Given).Findings);

        Assert.Null(finding.Fix);
        Assert.Contains("set the TLS settings where the connection is built", finding.Help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Db.fs", "let c = Sql.connect \"Host=db.example.com;Username=app;SSL Mode=Require\"\n")]
    [InlineData("db.py", "c = psycopg2.connect(\"host=db.example.com dbname=shop\")\nu = urlparse(other)\n")]
    public void What_a_driver_gets_whole_is_fixed(string path, string text)
    {
        var options = path.EndsWith(".py", StringComparison.Ordinal)
            ? Given with { Driver = new SslLint.Sources.DriverEvidence("libpq", null, SslLint.Sources.EvidenceStrength.Configured, "--driver") }
            : Given;

        Assert.NotNull(Assert.Single(Analyze(path, text, options, Project("npgsql")).Findings).Fix);
    }
}
