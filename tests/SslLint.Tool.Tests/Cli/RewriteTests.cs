using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

public sealed class RewriteTests : IDisposable
{
    private readonly TempTree tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void Metabase_gets_its_documented_form()
    {
        var run = Rewrite(
            "jdbc:postgresql://db.example.com:5432/mydb?user=dbuser&password=dbpassword", "--driver", "metabase", "--root-cert", "/path/to/certificate.pem");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            "jdbc:postgresql://db.example.com:5432/mydb?user=dbuser&password=dbpassword&ssl=true&sslmode=verify-full&sslrootcert=/path/to/certificate.pem\n",
            run.Output);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData(
        "Host=db.example.com;Username=a;Password=p;SSL Mode=Require;Trust Server Certificate=true",
        "Host=db.example.com;Username=a;Password=p;SSL Mode=VerifyFull;Root Certificate=ca.pem")]
    [InlineData("postgres://a:p@db.example.com/x?sslmode=require", "postgres://a:p@db.example.com/x?sslmode=verify-full&sslrootcert=ca.pem")]
    [InlineData("host=db.example.com user=a password=p", "host=db.example.com user=a password=p sslmode=verify-full sslrootcert=ca.pem")]
    [InlineData("Host=localhost;Username=a", "Host=localhost;Username=a;SSL Mode=VerifyFull;Root Certificate=ca.pem")]
    public void The_rest_of_the_string_stays_as_it_was_written(string text, string expected) =>
        Assert.Equal(expected + "\n", Rewrite(text, "--root-cert", "ca.pem").Output);

    [Theory]
    [InlineData("azure.pem")]
    [InlineData("rds-ca-2019-root.pem")]
    public void A_root_file_that_can_not_verify_the_provider_gives_way_to_its_bundle(string file) =>
        Assert.Equal(
            "Host=shop.c0ffee.eu-west-1.rds.amazonaws.com;SSL Mode=VerifyFull;Root Certificate=certs/aws-rds.pem\n",
            ToolRunner.Run("/", "rewrite", $"Host=shop.c0ffee.eu-west-1.rds.amazonaws.com;SSL Mode=VerifyFull;Root Certificate={file}").Output);

    [Fact]
    public void A_root_file_that_can_not_verify_the_provider_is_refused_where_no_bundle_is_carried()
    {
        var run = ToolRunner.Run("/", "rewrite", "Host=shop.c0ffee.us-gov-west-1.rds.amazonaws.com;SSL Mode=VerifyFull;Root Certificate=azure.pem");
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("can't verify the server: add --root-cert PATH", run.Error);
    }

    [Fact]
    public void A_string_on_standard_input_may_end_with_a_line_break()
    {
        var run = ToolRunner.Run(tree.Root, "Host=db.example.com;Password=p\r\n", ["rewrite", "--root-cert", "ca.pem", "-"]);
        Assert.Equal("Host=db.example.com;Password=p;SSL Mode=VerifyFull;Root Certificate=ca.pem\n", run.Output);
        Assert.Equal(run.Output, ToolRunner.Run(tree.Root, "Host=db.example.com;Password=p", ["rewrite", "--root-cert", "ca.pem"]).Output);
    }

    [Fact]
    public void A_known_provider_is_verified_with_its_bundle() =>
        Assert.Contains(
            "Root Certificate=certs/aws-rds.pem",
            Rewrite("Host=shop.cx1k2example.eu-central-1.rds.amazonaws.com;Username=a").Output);

    [Fact]
    public void An_anchor_that_stands_there_is_used_unless_another_is_given()
    {
        const string text = "postgres://db.example.com/x?sslmode=verify-ca&sslrootcert=old.pem";
        Assert.Equal("postgres://db.example.com/x?sslmode=verify-full&sslrootcert=old.pem\n", Rewrite(text).Output);
        Assert.Equal("postgres://db.example.com/x?sslmode=verify-full&sslrootcert=new.pem\n", Rewrite(text, "--root-cert", "new.pem").Output);
    }

    [Theory]
    [InlineData("postgres://db.example.com/x?sslmode=verify-ca&sslrootcert=own.pem", "postgres://db.example.com/x?sslmode=verify-full&sslrootcert=own.pem")]
    [InlineData("Host=db.example.com;SSL Mode=VerifyCA;Root Certificate=own.pem", "Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=own.pem")]
    [InlineData("Host=db.example.com;SSL Mode=Require", "Host=db.example.com;SSL Mode=VerifyFull")]
    public void A_public_CA_takes_no_anchor_away(string text, string expected) => Assert.Equal(expected + "\n", Rewrite(text, "--public-ca").Output);

    [Fact]
    public void An_anchor_that_can_not_verify_the_provider_is_refused_beside_a_public_CA()
    {
        var run = Rewrite("Host=shop.c0ffee.us-gov-west-1.rds.amazonaws.com;SSL Mode=VerifyFull;Root Certificate=azure.pem", "--public-ca");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("needs the string without its root certificate", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_anchor_nothing_is_printed_but_what_to_add()
    {
        var run = Rewrite("Host=db.example.com;Username=a;Password=hunter2");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("--root-cert PATH", run.Error);
        Assert.DoesNotContain("hunter2", run.Error);
    }

    [Theory]
    [InlineData(
        "Host=db.example.com;Port=5433;Username=app;Password=p@ss/w;Database=x",
        "uri",
        "postgresql://app:p%40ss%2Fw@db.example.com:5433/x?sslmode=verify-full&sslrootcert=ca.pem")]
    [InlineData(
        "postgresql://app:p%40ss@db.example.com/x",
        "ado.net",
        "Host=db.example.com;Username=app;Password=p@ss;Database=x;SSL Mode=VerifyFull;Root Certificate=ca.pem")]
    [InlineData(
        "Host=db.example.com;Username=app;Password=a b'c",
        "libpq-keywords",
        @"host=db.example.com user=app password='a b\'c' sslmode=verify-full sslrootcert=ca.pem")]
    [InlineData(
        "postgresql://app:p%26q@db.example.com/x?application_name=web",
        "jdbc",
        "jdbc:postgresql://db.example.com/x?user=app&password=p%26q&sslmode=verify-full&sslrootcert=ca.pem&ApplicationName=web")]
    [InlineData(
        "jdbc:postgresql://a.example.com,b.example.com:5433/x?user=app",
        "ado.net",
        "Host=a.example.com,b.example.com:5433;Username=app;Database=x;SSL Mode=VerifyFull;Root Certificate=ca.pem")]
    [InlineData(
        "Host=a.example.com,b.example.com:5433;Username=app",
        "libpq-keywords",
        "host=a.example.com,b.example.com port=,5433 user=app sslmode=verify-full sslrootcert=ca.pem")]
    [InlineData(
        "jdbc:postgresql://a.example.com,b.example.com:5433/x?user=app",
        "uri",
        "postgresql://app@a.example.com,b.example.com:5433/x?sslmode=verify-full&sslrootcert=ca.pem")]
    public void Strings_are_converted_between_dialects(string text, string dialect, string expected)
    {
        var run = Rewrite(text, "--to", dialect, "--root-cert", "ca.pem");
        Assert.Equal((expected + "\n", ""), (run.Output, run.Error));
    }

    [Fact]
    public void What_the_target_can_not_express_is_named()
    {
        var run = Rewrite("Host=db.example.com;Maximum Pool Size=5;Password=hunter2", "--to", "uri", "--root-cert", "ca.pem");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("it can't be written as uri: 'MaxPoolSize' has no counterpart in libpq", run.Error);
        Assert.DoesNotContain("hunter2", run.Error);
    }

    [Fact]
    public void A_malformed_string_is_reported_with_its_position()
    {
        var run = Rewrite("Host=db.example.com;Password='hunter2", "--root-cert", "ca.pem");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("malformed at position", run.Error);
        Assert.DoesNotContain("hunter2", run.Error);
    }

    [Fact]
    public void Client_certificates_are_written_with_their_keys()
    {
        var run = Rewrite("postgres://db.example.com/x", "--root-cert", "ca.pem", "--client-cert", "client.crt", "--client-key", "client.key");
        Assert.Contains("sslcert=client.crt&sslkey=client.key", run.Output);
        Assert.Equal(2, Rewrite("postgres://db.example.com/x", "--root-cert", "ca.pem", "--client-cert", "client.crt").ExitCode);
    }

    [Fact]
    public void Explain_speaks_on_standard_error_without_the_password()
    {
        var run = Rewrite("Host=db.example.com;Password=hunter2", "--root-cert", "ca.pem", "--explain");
        Assert.Contains("encryption: always, chain: verified, host name: verified, roots: file ca.pem", run.Error);
        Assert.DoesNotContain("hunter2", run.Error);
        Assert.Single(run.Output.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("one", "two")]
    [InlineData("")]
    [InlineData("Host=a\nHost=b")]
    [InlineData("Host=a", "--root-cert", "x", "--public-ca")]
    [InlineData("Host=a", "--to", "toml")]
    public void Usage_errors_exit_with_2(params string[] args)
    {
        var run = ToolRunner.Run(tree.Root, ["rewrite", .. args]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
    }

    private ToolRun Rewrite(string text, params string[] args) => ToolRunner.Run(tree.Root, ["rewrite", .. args, text]);
}
