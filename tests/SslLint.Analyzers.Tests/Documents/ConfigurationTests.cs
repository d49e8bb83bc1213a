using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using SslLint.Analyzers.CodeFixes;
using SslLint.Analyzers.Tests.Support;
using SslLint.Fixes;

namespace SslLint.Analyzers.Tests.Documents;

public class ConfigurationTests
{
    private const string Plaintext = """_ = new NpgsqlConnection("Host=db.example.com;{|SSL1001:SSL Mode=Disable|}");""";
    private const string Local = """_ = new NpgsqlConnection("Host=localhost;SSL Mode=Disable");""";
    private const string LocalReported = """_ = new NpgsqlConnection("Host=localhost;{|SSL1001:SSL Mode=Disable|}");""";

    [Theory]
    [InlineData(LocalReported, "/.globalconfig", "is_global = true\nssllint.local_hosts = report")]
    [InlineData(LocalReported, "/.editorconfig", "root = true\n[*.cs]\nssllint.local_hosts = report")]
    [InlineData(Local, "/.editorconfig", "root = true\n[*.vb]\nssllint.local_hosts = report")]
    [InlineData(Local, "/.globalconfig", "is_global = true\nssllint.local_hosts = ignore")]
    [InlineData(Local, "/.globalconfig", "is_global = true\nssllint.local_hosts =")]
    public Task Local_hosts_are_reported_where_they_are_asked_for(string statement, string path, string configuration)
    {
        var test = new Verify.AnalyzerTest { TestCode = Verify.Method(statement) };
        test.TestState.AnalyzerConfigFiles.Add((path, configuration));
        return test.RunAsync();
    }

    [Fact]
    public Task A_section_for_a_configuration_file_sets_its_options()
    {
        var test = WithSettings("Host=localhost;{|SSL1001:SSL Mode=Disable|}");
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[appsettings.json]\nssllint.local_hosts = report"));
        return test.RunAsync();
    }

    [Fact]
    public Task A_section_for_a_configuration_file_sets_no_severity_since_compilers_read_none_there()
    {
        var test = WithSettings("Host=db.example.com;{|SSL1001:SSL Mode=Disable|}");
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[appsettings.json]\ndotnet_diagnostic.SSL1001.severity = none"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("root = true\n[*.cs]\nssllint.root_certificate = certs/ca.pem", "SSL Mode=VerifyFull;Root Certificate=certs/ca.pem")]
    [InlineData("root = true\n[*.cs]\nssllint.root_certificate =", "{|SSL1001:SSL Mode=Disable|}")]
    [InlineData("root = true\n[Other.cs]\nssllint.root_certificate = certs/ca.pem", "{|SSL1001:SSL Mode=Disable|}")]
    public Task The_trust_anchor_is_the_one_of_the_files_section(string configuration, string expected)
    {
        var after = Plaintext.Replace("{|SSL1001:SSL Mode=Disable|}", expected, StringComparison.Ordinal);
        var test = Verify.Fix<ConnectionCodeFixProvider>(Verify.Method(Plaintext), Verify.Method(after), configuration: "");
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", configuration));
        return test.RunAsync();
    }

    [Fact]
    public Task A_service_of_the_same_network_is_worth_one_level_less() => Verify.SourceAsync(
        Verify.Method("""_ = new NpgsqlConnection("Host=db;{|#0:SSL Mode=Disable|}");"""),
        new DiagnosticResult("SSL1001", DiagnosticSeverity.Info).WithLocation(0));

    [Theory]
    [InlineData("/compose.yml", "services:\n  catalog:\n    image: postgres\n", DiagnosticSeverity.Info)]
    [InlineData("/deploy/catalog.yaml", "kind: Service\nmetadata:\n  name: catalog\n", DiagnosticSeverity.Info)]
    [InlineData("/compose.yml", "services:\n  orders:\n    image: postgres\n", DiagnosticSeverity.Warning)]
    [InlineData("/compose.json", "services:\n  catalog:\n    image: postgres\n", DiagnosticSeverity.Warning)]
    public Task Services_are_those_that_files_of_the_project_name(string path, string text, DiagnosticSeverity expected)
    {
        var test = new Verify.AnalyzerTest { TestCode = Verify.Method("""_ = new NpgsqlConnection("Host=Catalog;{|#0:SSL Mode=Disable|}");""") };
        test.TestState.AdditionalFiles.Add((path, text));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SSL1001", expected).WithLocation(0));
        return test.RunAsync();
    }

    private static Verify.AnalyzerTest WithSettings(string connection)
    {
        var test = new Verify.AnalyzerTest { TestCode = "" };
        test.TestState.AdditionalFiles.Add(("/appsettings.json", $$"""{ "Db": "{{connection}}" }"""));
        return test;
    }

    [Fact]
    public Task A_severity_of_ours_acts_on_configuration_files_by_path()
    {
        var test = new Verify.AnalyzerTest { TestCode = "" };
        test.TestState.AdditionalFiles.Add(
            ("/src/appsettings.json", """{ "ConnectionStrings": { "Db": "Host=db.example.com;Username=a;SSL Mode=Require" } }"""));
        test.TestState.AnalyzerConfigFiles.Add(
            ("/.editorconfig", "root = true\n[*]\nssllint.severity.ssl1003 = error\n[src/*.json]\nssllint.severity.ssl1003 = none\n"));
        return test.RunAsync();
    }

    [Fact]
    public Task A_file_may_be_left_out()
    {
        var test = new Verify.AnalyzerTest { TestCode = Verify.Method("""_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=Require");""") };
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\nssllint.exclude = true\n"));
        return test.RunAsync();
    }

    [Fact]
    public Task A_trust_anchor_may_be_that_of_a_host() => Verify.FixStatementsAsync(
        """_ = new NpgsqlConnection("Host=db.example.com;{|SSL1003:SSL Mode=Require|}");""",
        """_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/special.pem");""",
        "ssllint.root_certificate = certs/ca.pem\nssllint.root_certificate.example.com = certs/special.pem");
}
