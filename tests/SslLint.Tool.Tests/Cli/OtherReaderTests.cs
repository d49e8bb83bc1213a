using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

/// <summary>What other programs read, and what shares a line with a password, through whole command lines.</summary>
public sealed class OtherReaderTests : IDisposable
{
    private const string Password = "Tr0ub4dor";

    private readonly TempTree tree = new();

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("compose.yaml", "services:\n  app:\n    environment: { PGHOST: db.example.com, PGPASSWORD: Tr0ub4dor, PGSSLMODE: require }\n",
        "services:\n  app:\n    environment: { PGHOST: db.example.com, PGPASSWORD: Tr0ub4dor, PGSSLROOTCERT: /certs/ca.pem, PGSSLMODE: verify-full }\n")]
    [InlineData("compose.yaml",
        "services:\n  app:\n    environment:\n      - PGHOST=db.example.com\n      - PGPASSWORD=Tr0ub4dor\n"
            + "      - PGSSLMODE=require # like PGPASSWORD=Tr0ub4dor\n",
        "services:\n  app:\n    environment:\n      - PGHOST=db.example.com\n      - PGPASSWORD=Tr0ub4dor\n      - PGSSLROOTCERT=/certs/ca.pem\n"
            + "      - PGSSLMODE=verify-full # like PGPASSWORD=Tr0ub4dor\n")]
    [InlineData("compose.yaml", "services:\n  app:\n    environment: [\"PGHOST=db.example.com\", \"PGPASSWORD=Tr0ub4dor\", \"PGSSLMODE=require\"]\n",
        "services:\n  app:\n    environment: [\"PGHOST=db.example.com\", \"PGPASSWORD=Tr0ub4dor\", \"PGSSLROOTCERT=/certs/ca.pem\", "
            + "\"PGSSLMODE=verify-full\"]\n")]
    [InlineData("run.sh", "docker run -e PGHOST=db.example.com -e PGPASSWORD=Tr0ub4dor -e PGSSLMODE=require --rm app\n",
        "docker run -e PGHOST=db.example.com -e PGPASSWORD=Tr0ub4dor -e PGSSLROOTCERT=/certs/ca.pem -e PGSSLMODE=verify-full --rm app\n")]
    public void A_password_beside_a_setting_stays_where_it_is(string path, string text, string expected)
    {
        tree.Write(path, text);
        var json = Run("scan", "--format", "json");
        Assert.DoesNotContain(Password, json.Output, StringComparison.Ordinal);
        Assert.Contains("SSL1003", json.Output, StringComparison.Ordinal);
        Assert.Contains("\"host\": \"db.example.com\"", json.Output, StringComparison.Ordinal);

        Run("fix", "--root-cert", "/certs/ca.pem");

        Assert.Equal(expected, tree.Read(path));
        Run("fix", "--root-cert", "/certs/ca.pem");
        Assert.Equal(expected, tree.Read(path));
    }

    [Fact]
    public void Strings_of_engines_that_are_not_read_count()
    {
        tree.Write("appsettings.json", """
            { "ConnectionStrings": {
                "a": "mongodb+srv://u:p@c.example.net/x?tls=false",
                "b": "rediss://r.example.com:6379",
                "c": "Data Source=(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=o)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=x)));User Id=s;Password=p",
                "d": "Data Source=app.db", "e": "Endpoint=sb://x.example.net/;SharedAccessKeyName=a;SharedAccessKey=b" } }
            """);
        Assert.Contains("3 strings not read (another driver's: mongodb, odp.net, stackexchange.redis)", Run("scan").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pgbouncer.ini", "[databases]\nshop = host=pg.example.com port=5432 dbname=shop\n[pgbouncer]\nlisten_port = 6432\n")]
    [InlineData("compose.yaml",
        "services:\n  pool:\n    image: edoburu/pgbouncer:1.23\n    environment:\n      DATABASE_URL: postgres://app@pg.example.com/shop\n")]
    [InlineData("compose.yaml", "services:\n  pgbouncer:\n    build: pool\n    environment:\n      - DATABASE_URL=postgres://app@pg.example.com/shop\n")]
    [InlineData("configmap.yaml",
        "kind: ConfigMap\ndata:\n  pgbouncer.ini: |\n    [databases]\n    shop = host=pg.example.com port=5432 dbname=shop\n"
            + "    [pgbouncer]\n    listen_port = 6432\n")]
    public void What_PgBouncer_reads_is_counted_by_name_and_stays(string path, string text)
    {
        tree.Write(path, text);

        var scan = Run("scan");

        Assert.Equal(0, scan.ExitCode);
        Assert.Contains("1 string not read (another driver's: pgbouncer)", scan.Output, StringComparison.Ordinal);
        Assert.Contains("\"otherReaders\": [\n      \"pgbouncer\"\n    ]", Run("scan", "--format", "json").Output, StringComparison.Ordinal);
        Run("fix", "--unsafe", "--root-cert", "/certs/ca.pem", "--driver", "libpq");
        Assert.Equal(text, tree.Read(path));
    }

    [Fact]
    public void Behind_the_configuration_a_manifest_goes_on()
    {
        tree.Write(
            "configmap.yaml",
            "data:\n  pgbouncer.ini: |\n    [databases]\n    shop = host=pg.example.com port=5432 dbname=shop\n"
                + "  url: postgres://app@db.example.com/shop?sslmode=require\n");

        Assert.Contains("configmap.yaml:5:", Run("scan").Output, StringComparison.Ordinal);
    }

    private ToolRun Run(params string[] args) => ToolRunner.Run(tree.Root, [.. args, "."]);
}
