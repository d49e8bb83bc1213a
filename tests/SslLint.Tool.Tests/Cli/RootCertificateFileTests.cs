using System.Runtime.Versioning;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

/// <summary>Which files of root certificates are looked up, and where.</summary>
[SupportedOSPlatform("linux")]
public sealed class RootCertificateFileTests : IDisposable
{
    private const string Rds = "shop.cx1k2example.eu-central-1.rds.amazonaws.com";
    private const string Npgsql = """<PackageReference Include="Npgsql" Version="10.0.3" />""";
    private const string CaBundles = """<PackageReference Include="SslLint.CaBundles" Version="0.1.0" />""";

    private readonly TempTree tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void A_file_is_looked_for_from_the_configuration_up_to_the_root()
    {
        Project("src/App", Npgsql);
        Settings("src/App", "Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");
        Assert.Equal(
            "src/App/appsettings.json(1,73): warning SSL2002: Npgsql can't verify the server with 'certs/ca.pem': "
                + "it is neither in the folder of the project (src/App) nor above\n",
            Scan());
        tree.Write("certs/ca.pem", File.ReadAllBytes(Repository.PathOf("src/SslLint.CaBundles/bundles/azure.pem")));
        Assert.Empty(Scan());
        tree.Write("src/App/certs/ca.pem", "<html>");
        Assert.Contains("SSL2002: Npgsql can't verify the server with 'certs/ca.pem': it is a web page", Scan());
    }

    [Theory]
    [InlineData("/app/certs/ca.pem")]
    [InlineData("~/ca.pem")]
    [InlineData(@"C:\certs\ca.pem")]
    [InlineData("${CERTS}/ca.pem")]
    [InlineData("%CERTS%/ca.pem")]
    [InlineData("../../../../elsewhere/linked.pem")]
    public void What_another_machine_decides_is_not_looked_up(string path)
    {
        Project("src/App", Npgsql + """<None Include="../shared/linked.pem" Link="certs/linked.pem" />""");
        Settings("src/App", $"Host=db.example.com;SSL Mode=VerifyFull;Root Certificate={path.Replace(@"\", @"\\")}");
        Assert.Empty(Scan());
    }

    [Fact]
    public void Outside_of_a_project_a_missing_file_is_an_information()
    {
        tree.Write(".env", "DATABASE_URL=postgres://app@db.example.com/app?sslmode=verify-full&sslrootcert=certs/ca.pem\n");
        Assert.Contains(": info SSL2002: ", Scan());
        Assert.Equal(0, ToolRunner.Run(tree.Root, "scan").ExitCode);
    }

    [Fact]
    public void A_file_that_the_user_vouches_for_may_be_missing()
    {
        Project("src/App", Npgsql);
        Settings("src/App", "Host=db.example.com;SSL Mode=Require");
        Assert.Equal(0, ToolRunner.Run(tree.Root, "fix", "--root-cert", "certs/ca.pem").ExitCode);
        Assert.Contains("Root Certificate=certs/ca.pem", tree.Read("src/App/appsettings.json"));
    }

    [Theory]
    [InlineData("", "", "true")]
    [InlineData("<SslLintCaBundles>auto</SslLintCaBundles>", "", "true")]
    [InlineData("<SslLintCaBundles>azure; aws-rds</SslLintCaBundles>", "", "aws-rds")]
    [InlineData("<SslLintCaBundles>auto;public</SslLintCaBundles>", "", "aws-rds")]
    [InlineData("", "<SslLintCaBundles>aws-rds</SslLintCaBundles>", "true")]
    [InlineData("<SslLintCaBundles>azure</SslLintCaBundles>", "<SslLintCaBundles>aws-rds</SslLintCaBundles>", null)]
    [InlineData("<SslLintCaBundles>none</SslLintCaBundles>", "", null)]
    [InlineData("<SslLintCaBundles>$(Bundles)</SslLintCaBundles>", "", null)]
    public void A_fix_is_safe_where_the_package_brings_the_bundle(string property, string shared, string? expected)
    {
        tree.Write("Directory.Build.props", $"<Project><PropertyGroup>{shared}</PropertyGroup></Project>");
        Project("src/App", Npgsql + CaBundles, property);
        Settings("src/App", $"Host={Rds};Username=app;SSL Mode=Require");
        var run = ToolRunner.Run(tree.Root, "fix");
        Assert.Equal(expected is null ? 1 : 0, run.ExitCode);
        Assert.Equal(expected is not null, tree.Read("src/App/appsettings.json").Contains("SSL Mode=VerifyFull\"", StringComparison.Ordinal));
        Assert.Equal(
            expected is not null,
            tree.Read("src/App/App.csproj").Contains($"<SslLintSetPgSslRootCert>{expected}</SslLintSetPgSslRootCert>", StringComparison.Ordinal));
        if (expected is not null)
        {
            Assert.Empty(Scan());
            Assert.False(File.Exists(tree["src/App/certs/aws-rds.pem"]));
            Assert.Equal("fixed 0 connections in 0 files, 0 not fixed\n", ToolRunner.Run(tree.Root, "fix").Output);
        }
    }

    [Fact]
    public void What_auto_does_not_read_is_not_taken_to_bring_a_bundle()
    {
        Project("src/App", Npgsql + CaBundles);
        tree.Write("src/App/deploy.yaml", $"env:\n  DATABASE_URL: postgres://app@{Rds}/app?sslmode=require\n");
        Assert.Equal(1, ToolRunner.Run(tree.Root, "fix").ExitCode);
        Assert.Contains("sslmode=require", tree.Read("src/App/deploy.yaml"));
    }

    [Theory]
    [InlineData("<SslLintCaBundles>aws-rds</SslLintCaBundles>", "true", "true")]
    [InlineData("<SslLintCaBundles>aws-rds;azure</SslLintCaBundles>", "true", "aws-rds")]
    [InlineData("<SslLintCaBundles>none</SslLintCaBundles>", "aws-rds", "aws-rds")]
    [InlineData("", "true", "true")]
    public void A_string_names_no_file_where_the_application_makes_the_bundle_its_default(string property, string value, string expected)
    {
        Project("src/App", Npgsql + CaBundles, $"{property}<SslLintSetPgSslRootCert>{value}</SslLintSetPgSslRootCert>");
        Settings("src/App", $"Host={Rds};SSL Mode=Require");
        Assert.Equal(0, ToolRunner.Run(tree.Root, "fix").ExitCode);
        Assert.Contains($"\"Host={Rds};SSL Mode=VerifyFull\"", tree.Read("src/App/appsettings.json"));
        Assert.Contains($"<SslLintSetPgSslRootCert>{expected}<", tree.Read("src/App/App.csproj"));
        Assert.Empty(Scan());
    }

    [Theory]
    [InlineData("""<SslLintCaBundle Include="trust/aws-rds.pem" />""", "none", Rds)]
    [InlineData("""<SslLintCaBundle Include="trust/aws-rds.pem" />""", "auto", Rds)]
    [InlineData("""<SslLintCaBundle Include="trust/aiven-ca.crt" Provider="aiven" />""", "auto", "pg-shop.aivencloud.com")]
    public void A_bundle_of_the_projects_own_is_known_as_the_default(string own, string names, string host)
    {
        Project("src/App", Npgsql + CaBundles + own, $"<SslLintCaBundles>{names}</SslLintCaBundles><SslLintSetPgSslRootCert>true</SslLintSetPgSslRootCert>");
        Settings("src/App", $"Host={host};SSL Mode=VerifyFull");
        Assert.Empty(Scan());
        Settings("src/App", $"Host={host};SSL Mode=Require");
        Assert.Equal(0, ToolRunner.Run(tree.Root, "fix").ExitCode);
        Assert.Contains("SSL Mode=VerifyFull\"", tree.Read("src/App/appsettings.json"));
        Assert.Contains("application-default", ToolRunner.Run(tree.Root, "inventory", "--format", "json").Output);
    }

    [Fact]
    public void Code_names_the_bundle_by_the_generated_class()
    {
        Project("src/App", Npgsql + CaBundles);
        tree.Write("src/App/Program.cs", $$"""using var c = new Npgsql.NpgsqlConnection("Host={{Rds}};SSL Mode=Require");""");
        Assert.Equal(0, ToolRunner.Run(tree.Root, "fix").ExitCode);
        Assert.Equal(
            $$$"""using var c = new Npgsql.NpgsqlConnection($"Host={{{Rds}}};SSL Mode=VerifyFull;Root Certificate={CaBundles.AwsRds}");""",
            tree.Read("src/App/Program.cs"));
        Assert.Empty(Scan());
        Assert.Equal("fixed 0 connections in 0 files, 0 not fixed\n", ToolRunner.Run(tree.Root, "fix").Output);
    }

    [Fact]
    public void Code_that_can_not_use_the_class_names_the_path_when_asked()
    {
        Project("src/App", Npgsql + CaBundles, "<SslLintCaBundlesClass>false</SslLintCaBundlesClass>");
        tree.Write("src/App/Program.cs", $"""using var c = new Npgsql.NpgsqlConnection("Host={Rds};SSL Mode=Require");""");
        var run = ToolRunner.Run(tree.Root, "fix");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("but `dotnet run`, and output that is started from another folder, do not find it by this path", run.Output);
        Assert.Equal(0, ToolRunner.Run(tree.Root, "fix", "--unsafe").ExitCode);
        Assert.Contains("SSL Mode=VerifyFull;Root Certificate=certs/aws-rds.pem\"", tree.Read("src/App/Program.cs"));
    }

    [Fact]
    public void A_constant_gets_its_root_certificate_from_the_application()
    {
        Project("src/App", Npgsql + CaBundles);
        tree.Write("src/App/Program.cs", $"""const string S = "Host={Rds};SSL Mode=Require"; using var c = new Npgsql.NpgsqlConnection(S);""");
        Assert.Equal(0, ToolRunner.Run(tree.Root, "fix").ExitCode);
        Assert.Contains("SSL Mode=VerifyFull\"", tree.Read("src/App/Program.cs"));
        Assert.Contains("<SslLintSetPgSslRootCert>true<", tree.Read("src/App/App.csproj"));
    }

    [Fact]
    public void A_file_of_the_projects_own_makes_the_fixes_of_its_provider_safe()
    {
        Project(
            "src/App",
            Npgsql + CaBundles + """<SslLintCaBundle Include="trust\aiven-ca.crt" Provider="aiven" /><SslLintCaBundle Include="trust/other.pem" />""");
        Settings("src/App", "Host=pg-shop.aivencloud.com;SSL Mode=Require");
        tree.Write("src/App/Program.cs", """using var c = new Npgsql.NpgsqlConnection("Host=pg-shop.aivencloud.com;SSL Mode=Require");""");
        Assert.Equal(0, ToolRunner.Run(tree.Root, "fix").ExitCode);
        Assert.Contains("SSL Mode=VerifyFull\"", tree.Read("src/App/appsettings.json"));
        Assert.Contains("<SslLintSetPgSslRootCert>aiven-ca<", tree.Read("src/App/App.csproj"));
        Assert.Contains("Root Certificate={CaBundles.AivenCa}", tree.Read("src/App/Program.cs"));
        Assert.Empty(Scan());
    }

    private void Project(string folder, string items, string properties = "") => tree.Write(
        $"{folder}/App.csproj",
        $"""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework>{properties}</PropertyGroup>"""
            + $"""<ItemGroup>{items}</ItemGroup></Project>""");

    private void Settings(string folder, string connection) =>
        tree.Write($"{folder}/appsettings.json", $$"""{ "ConnectionStrings": { "Db": "{{connection}}" } }""");

    private string Scan() => ToolRunner.Run(tree.Root, "scan", "--format", "concise").Output;
}
