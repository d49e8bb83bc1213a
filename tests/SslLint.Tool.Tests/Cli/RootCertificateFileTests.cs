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
            "src/App/appsettings.json(1,73): warning SSL2002: Npgsql can't verify the server with 'certs/ca.pem': it is neither in the folder of the project (src/App) nor above\n",
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
    [InlineData("", "", true)]
    [InlineData("<SslLintCaBundles>auto</SslLintCaBundles>", "", true)]
    [InlineData("<SslLintCaBundles>azure; aws-rds</SslLintCaBundles>", "", true)]
    [InlineData("", "<SslLintCaBundles>aws-rds</SslLintCaBundles>", true)]
    [InlineData("<SslLintCaBundles>azure</SslLintCaBundles>", "<SslLintCaBundles>aws-rds</SslLintCaBundles>", false)]
    [InlineData("<SslLintCaBundles>none</SslLintCaBundles>", "", false)]
    [InlineData("<SslLintCaBundles>$(Bundles)</SslLintCaBundles>", "", false)]
    public void A_fix_is_safe_where_the_package_brings_the_bundle(string property, string shared, bool isSafe)
    {
        tree.Write("Directory.Build.props", $"<Project><PropertyGroup>{shared}</PropertyGroup></Project>");
        Project("src/App", Npgsql + CaBundles, property);
        Settings("src/App", $"Host={Rds};Username=app;SSL Mode=Require");
        var run = ToolRunner.Run(tree.Root, "fix");
        Assert.Equal(isSafe ? 0 : 1, run.ExitCode);
        Assert.Equal(isSafe, tree.Read("src/App/appsettings.json").Contains("SSL Mode=VerifyFull;Root Certificate=certs/aws-rds.pem", StringComparison.Ordinal));
        if (isSafe)
        {
            Assert.Empty(Scan());
            Assert.False(File.Exists(tree["src/App/certs/aws-rds.pem"]));
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
    [InlineData("<SslLintCaBundles>aws-rds</SslLintCaBundles>", "Host={0};SSL Mode=VerifyFull")]
    [InlineData("<SslLintCaBundles>aws-rds;azure</SslLintCaBundles>", "Host={0};SSL Mode=VerifyFull;Root Certificate=certs/aws-rds.pem")]
    [InlineData("", "Host={0};SSL Mode=VerifyFull;Root Certificate=certs/aws-rds.pem")]
    public void A_string_names_no_file_where_the_application_makes_the_bundle_its_default(string property, string expected)
    {
        Project("src/App", Npgsql + CaBundles, property + "<SslLintSetPgSslRootCert>true</SslLintSetPgSslRootCert>");
        Settings("src/App", $"Host={Rds};SSL Mode=Require");
        Assert.Equal(0, ToolRunner.Run(tree.Root, "fix").ExitCode);
        Assert.Contains($"\"{string.Format(expected, Rds)}\"", tree.Read("src/App/appsettings.json"));
        Assert.Empty(Scan());
    }

    [Fact]
    public void A_bundle_of_the_projects_own_leaves_the_default_open()
    {
        Project("src/App", Npgsql + CaBundles + """<SslLintCaBundle Include="ca.pem" />""", "<SslLintCaBundles>aws-rds</SslLintCaBundles><SslLintSetPgSslRootCert>true</SslLintSetPgSslRootCert>");
        Settings("src/App", $"Host={Rds};SSL Mode=Require");
        ToolRunner.Run(tree.Root, "fix");
        Assert.Contains("Root Certificate=certs/aws-rds.pem", tree.Read("src/App/appsettings.json"));
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

    [Theory]
    [InlineData("<SslLintCaBundlesClass>false</SslLintCaBundlesClass>", "using var c = new Npgsql.NpgsqlConnection({0});")]
    [InlineData("", "const string S = {0}; using var c = new Npgsql.NpgsqlConnection(S);")]
    public void Code_that_can_not_use_the_class_names_the_path(string property, string code)
    {
        Project("src/App", Npgsql + CaBundles, property);
        tree.Write("src/App/Program.cs", string.Format(code, $"\"Host={Rds};SSL Mode=Require\""));
        Assert.Equal(0, ToolRunner.Run(tree.Root, "fix").ExitCode);
        Assert.Contains("SSL Mode=VerifyFull;Root Certificate=certs/aws-rds.pem\"", tree.Read("src/App/Program.cs"));
    }

    [Fact]
    public void A_file_of_the_projects_own_makes_the_fixes_of_its_provider_safe()
    {
        Project("src/App", Npgsql + CaBundles + """<SslLintCaBundle Include="trust\aiven-ca.crt" Provider="aiven" /><SslLintCaBundle Include="trust/other.pem" />""");
        Settings("src/App", "Host=pg-shop.aivencloud.com;SSL Mode=Require");
        tree.Write("src/App/Program.cs", """using var c = new Npgsql.NpgsqlConnection("Host=pg-shop.aivencloud.com;SSL Mode=Require");""");
        Assert.Equal(0, ToolRunner.Run(tree.Root, "fix").ExitCode);
        Assert.Contains("SSL Mode=VerifyFull;Root Certificate=certs/aiven-ca.crt", tree.Read("src/App/appsettings.json"));
        Assert.Contains("Root Certificate={CaBundles.AivenCa}", tree.Read("src/App/Program.cs"));
        Assert.Empty(Scan());
    }

    [Fact]
    public void A_list_may_hold_auto_and_names()
    {
        Project("src/App", Npgsql + CaBundles, "<SslLintCaBundles>auto;public</SslLintCaBundles>");
        Settings("src/App", $"Host={Rds};SSL Mode=Require");
        Assert.Equal(0, ToolRunner.Run(tree.Root, "fix").ExitCode);
    }

    private void Project(string folder, string items, string properties = "") => tree.Write(
        $"{folder}/App.csproj",
        $"""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework>{properties}</PropertyGroup><ItemGroup>{items}</ItemGroup></Project>""");

    private void Settings(string folder, string connection) =>
        tree.Write($"{folder}/appsettings.json", $$"""{ "ConnectionStrings": { "Db": "{{connection}}" } }""");

    private string Scan() => ToolRunner.Run(tree.Root, "scan", "--format", "concise").Output;
}
