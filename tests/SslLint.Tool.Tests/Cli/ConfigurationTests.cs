using System.Runtime.Versioning;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

/// <summary>What <c>.editorconfig</c> and <c>.globalconfig</c> say to the tool.</summary>
[SupportedOSPlatform("linux")]
public sealed class ConfigurationTests : IDisposable
{
    private const string Insecure = "A=postgres://app@db.example.com/shop?sslmode=disable\n";

    private readonly TempTree tree = new();

    public ConfigurationTests()
    {
        tree.Write(".env", Insecure);
        tree.Write("tests/.env", Insecure);
        tree.Write("src/Program.cs", "var c = new Npgsql.NpgsqlConnection(\"Host=db.example.com;SSL Mode=Disable\");\n");
    }

    public void Dispose() => tree.Dispose();

    [Fact]
    public void A_level_may_depend_on_the_path()
    {
        Config("root = true\n[*]\nssllint.severity.ssl1001 = error\n[tests/**]\n"
            + "ssllint.severity.ssl1001 = none\n[*.cs]\ndotnet_diagnostic.SSL1001.severity = suggestion\n");
        Assert.Equal(".env(1,38): error SSL1001\nsrc/Program.cs(1,58): info SSL1001", Scan());
    }

    [Fact]
    public void Severities_of_the_compiler_act_on_code_and_ours_on_the_rest()
    {
        Config("root = true\n[*]\ndotnet_diagnostic.SSL1001.severity = none\n");
        Assert.Equal(".env(1,38): warning SSL1001\ntests/.env(1,38): warning SSL1001", Scan());
        Config("root = true\n[*]\nssllint.severity.ssl1001 = none\n");
        Assert.Equal("src/Program.cs(1,58): warning SSL1001", Scan());
    }

    [Fact]
    public void The_nearest_file_wins_and_a_global_one_comes_first()
    {
        tree.Write(".globalconfig", "is_global = true\nssllint.severity.ssl1001 = error\n");
        Config("root = true\n[.env]\nssllint.severity.ssl1001 = info\n");
        tree.Write("tests/.editorconfig", "[*]\nssllint.exclude = true\n");
        Assert.Equal(".env(1,38): info SSL1001\nsrc/Program.cs(1,58): warning SSL1001", Scan());
    }

    [Fact]
    public void Trust_anchors_drivers_and_local_hosts_are_configured()
    {
        tree.Write("local.env", "A=postgres://app@localhost/shop?sslmode=disable\n");
        Config("""
            root = true
            [*]
            ssllint.root_certificate = certs/ca.pem
            ssllint.root_certificate.special.example.com = certs/special.pem
            ssllint.local_hosts = report
            [java.env]
            ssllint.driver = pgjdbc@42.5
            """);
        tree.Write("special.env", "A=postgres://app@db.special.example.com/shop?sslmode=disable\n");
        Assert.Contains("local.env(1,33): warning SSL1001", Scan());
        Assert.Equal(0, ToolRunner.Run(tree.Root, "fix", "--fail-on", "error").ExitCode);
        Assert.Contains("sslrootcert=certs/ca.pem", tree.Read(".env"));
        Assert.Contains("sslrootcert=certs/special.pem", tree.Read("special.env"));
        Assert.Contains("sslmode=disable", tree.Read("local.env"));
    }

    [Fact]
    public void What_the_command_line_says_wins()
    {
        Config("root = true\n[*]\nssllint.root_certificate = certs/configured.pem\n");
        ToolRunner.Run(tree.Root, "fix", "--root-cert", "certs/given.pem", ".env");
        Assert.Contains("certs/given.pem", tree.Read(".env"));
    }

    [Fact]
    public void Another_file_or_none_may_be_asked_for()
    {
        Config("root = true\n[*]\nssllint.exclude = true\n");
        tree.Write("other.config", "[tests/*]\nssllint.exclude = true\n");
        Assert.Equal("", Scan());
        Assert.Equal(3, Scan("--no-config").Split('\n').Length);
        Assert.Equal(2, Scan("--config", "other.config").Split('\n').Length);
        var missing = ToolRunner.Run(tree.Root, "scan", "--config", "missing");
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("missing: the configuration can't be read", missing.Error);
        Assert.Equal(2, ToolRunner.Run(tree.Root, "scan", "--config", "other.config", "--no-config").ExitCode);
    }

    [Fact]
    public void What_means_nothing_is_said_once()
    {
        Config("root = true\n[*]\nssllint.local_host = report\nssllint.local_hosts = maybe\nssllint.severity.ssl7777 = none\n");
        var run = ToolRunner.Run(tree.Root, "scan");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(3, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("configuration: there is no key ssllint.local_host (did you mean ssllint.local_hosts?); the keys are ssllint.local_hosts, ", run.Error);
        Assert.Contains("configuration: ssllint.local_hosts takes ignore (default), report", run.Error);
    }

    private void Config(string text) => tree.Write(".editorconfig", text);

    private string Scan(params string[] args) =>
        string.Join(
            '\n',
            ToolRunner.Run(tree.Root, ["scan", "--format", "concise", .. args]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => l[..(l.IndexOf(": ", l.IndexOf("): ", StringComparison.Ordinal) + 3, StringComparison.Ordinal))]));
}
