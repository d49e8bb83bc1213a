using System.Runtime.Versioning;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

/// <summary>The commands on the real engine.</summary>
[SupportedOSPlatform("linux")]
public sealed class EngineTests : IDisposable
{
    private const string RdsHost = "shop.cx1k2example.eu-central-1.rds.amazonaws.com";

    private readonly TempTree tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void The_samples_show_a_good_spread_of_rules()
    {
        var run = ToolRunner.Run(Repository.PathOf(""), "scan", "samples", "--format", "concise");
        Assert.Equal(1, run.ExitCode);
        foreach (var rule in new[] { "SSL1001", "SSL1002", "SSL1003", "SSL1004", "SSL2001", "SSL2005", "SSL3001", "SSL4001", "SSL4002" })
        {
            Assert.Contains(rule, run.Output);
        }
    }

    [Theory]
    [InlineData("scan", "sarif", "report.json")]
    [InlineData("scan", "sarif", "report.sarif")]
    [InlineData("scan", "json", "report.json")]
    [InlineData("scan", "gitlab", "report.json")]
    [InlineData("scan", "junit", "report.xml")]
    [InlineData("scan", "html", "report.html")]
    [InlineData("inventory", "json", "report.json")]
    [InlineData("inventory", "html", "report.html")]
    [InlineData("inventory", "cyclonedx", "bom.json")]
    public void A_report_that_lies_in_the_repository_is_none_of_its_connections(string command, string format, string file)
    {
        tree.Write(
            "a.env",
            "A=postgres://app:pw@db.example.com/app?sslmode=require\nB=jdbc:postgresql://db.example.com/x?user=a\n"
                + "C=Host=db.example.com;Username=z # ssllint: ignore[SSL1002] for now\n");
        var before = ToolRunner.Run(tree.Root, "scan", "--format", "concise").Output;
        tree.Write(file, ToolRunner.Run(tree.Root, command, "--format", format).Output);
        Assert.Equal(2, before.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(before, ToolRunner.Run(tree.Root, "scan", "--format", "concise").Output);
    }

    [Fact]
    public void The_Metabase_line_of_an_env_file_is_fixed_in_place()
    {
        tree.Write("metabase.env", "A=1\nMB_DB_CONNECTION_URI=jdbc:postgresql://db.example.com:5432/mydb?user=dbuser&password=dbpassword\nB=2");
        var run = ToolRunner.Run(tree.Root, "fix", "--root-cert", "/path/to/certificate.pem");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            "A=1\nMB_DB_CONNECTION_URI=jdbc:postgresql://db.example.com:5432/mydb?user=dbuser&"
                + "password=dbpassword&ssl=true&sslmode=verify-full&sslrootcert=/path/to/certificate.pem\nB=2",
            tree.Read("metabase.env"));
        Assert.EndsWith("fixed 0 connections in 0 files, 0 not fixed\n", ToolRunner.Run(tree.Root, "fix", "--root-cert", "/path/to/certificate.pem").Output);
    }

    [Fact]
    public void Unsafe_puts_the_bundle_beside_the_nearest_project_and_never_over_a_file()
    {
        tree.Write("src/App/App.csproj", "<Project/>");
        tree.Write("src/App/appsettings.json", $$"""{ "ConnectionStrings": { "Postgres": "Host={{RdsHost}};Username=a;SSL Mode=Require" } }""");
        Assert.Equal(1, ToolRunner.Run(tree.Root, "fix").ExitCode);
        Assert.False(File.Exists(tree["src/App/certs/aws-rds.pem"]));

        var run = ToolRunner.Run(tree.Root, "fix", "--unsafe");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("SSL Mode=VerifyFull;Root Certificate=certs/aws-rds.pem", tree.Read("src/App/appsettings.json"));
        Assert.Equal(File.ReadAllText(Repository.PathOf("src/SslLint.CaBundles/bundles/aws-rds.pem")), tree.Read("src/App/certs/aws-rds.pem"));
        Assert.Contains("src/App/certs/aws-rds.pem holds the CA certificates", run.Output);

        tree.Write("other/package.json", "{}");
        tree.Write("other/certs/aws-rds.pem", "mine");
        tree.Write("other/.env", $"DATABASE_URL=postgres://a@{RdsHost}/x\n");
        Assert.Contains("other/certs/aws-rds.pem is there already", ToolRunner.Run(tree.Root, "fix", "--unsafe").Output);
        Assert.Equal("mine", tree.Read("other/certs/aws-rds.pem"));
    }

    [Fact]
    public void A_bundle_is_not_written_outside_of_the_tree()
    {
        tree.Write(".env", $"DATABASE_URL=postgres://a@{RdsHost}/x\n");
        var run = ToolRunner.Run(tree.Root, "fix", "--unsafe", "--bundle-path", "../{bundle}.pem");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("outside of the tree", run.Output);
        Assert.DoesNotContain("verify-full", tree.Read(".env"));
    }

    [Fact]
    public void Root_certificates_hold_for_a_host_and_all_below_it()
    {
        tree.Write(".env", "A_URL=postgres://a.db.example.com/x\nB_URL=postgres://other.example.org/x\n");
        ToolRunner.Run(tree.Root, "fix", "--root-cert", "db.example.com=one.pem", "--root-cert", "rest.pem");
        Assert.Equal(
            "A_URL=postgres://a.db.example.com/x?sslmode=verify-full&sslrootcert=one.pem\n"
                + "B_URL=postgres://other.example.org/x?sslmode=verify-full&sslrootcert=rest.pem\n",
            tree.Read(".env"));
    }

    [Fact]
    public void Broken_files_yield_what_precedes_the_break_and_one_warning()
    {
        tree.Write("appsettings.json", """{ "ConnectionStrings": { "Postgres": "Host=db.example.com;Username=a;SSL Mode=Disable" }, "x": """);
        var run = ToolRunner.Run(tree.Root, "scan", "--format", "concise");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("SSL1001", run.Output);
        Assert.StartsWith("dotnet-sslconnect: warning: appsettings.json:1: ", Assert.Single(run.Error.TrimEnd().Split('\n')));
    }

    [Fact]
    public void A_string_and_the_callback_of_its_connection_change_together()
    {
        tree.Write("Program.cs", """
            using Npgsql;

            using var connection = new NpgsqlConnection("Host=db.example.com;SSL Mode=Require");
            connection.UserCertificateValidationCallback = (_, _, _, _) => true;
            connection.Open();

            """);
        var run = ToolRunner.Run(tree.Root, "fix", "--root-cert", "ca.pem");
        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith("fixed 1 connection in 1 file, 0 not fixed\n", run.Output);
        Assert.Equal("""
            using Npgsql;

            using var connection = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=ca.pem");
            connection.Open();

            """, tree.Read("Program.cs"));
    }

    [Fact]
    public void A_constant_that_two_builders_start_from_is_changed_once()
    {
        tree.Write("Program.cs", """
            using Npgsql;

            const string Server = "Host=db.example.com;SSL Mode=Require";
            var a = new NpgsqlConnectionStringBuilder(Server) { Database = "a" }.ToString();
            var b = new NpgsqlConnectionStringBuilder(Server) { Database = "b" }.ToString();

            """);
        var run = ToolRunner.Run(tree.Root, "fix", "--root-cert", "ca.pem");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("""
            using Npgsql;

            const string Server = "Host=db.example.com;SSL Mode=VerifyFull";
            var a = new NpgsqlConnectionStringBuilder(Server) { Database = "a", RootCertificate = "ca.pem" }.ToString();
            var b = new NpgsqlConnectionStringBuilder(Server) { Database = "b", RootCertificate = "ca.pem" }.ToString();

            """, tree.Read("Program.cs"));
    }
}
