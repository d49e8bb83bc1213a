using System.Text.Json;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

/// <summary>When <c>fix</c> lets an application hand a bundle to Npgsql, and how it writes that into the project file.</summary>
public sealed class ApplicationDefaultTests : IDisposable
{
    private const string Rds = "Host=orders.cq7f2example.eu-north-1.rds.amazonaws.com;Username=orders;SSL Mode=Require";
    private const string Strict = "Host=orders.cq7f2example.eu-north-1.rds.amazonaws.com;Username=orders;SSL Mode=VerifyFull";
    private const string Packages = """<ItemGroup><PackageReference Include="Npgsql" Version="10.0.3" />"""
        + """<PackageReference Include="SslLint.CaBundles" Version="0.1.0" /></ItemGroup>""";

    private readonly TempTree tree = new();

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("<Project Sdk=\"Microsoft.NET.Sdk\">\n\n\t<PropertyGroup>\n\t\t<TargetFramework>net10.0</TargetFramework>\n{1}\t</PropertyGroup>\n\n\t{0}\n"
        + "</Project>\n",
        "\t\t{0}\n")]
    [InlineData("<Project Sdk=\"Microsoft.NET.Sdk\">\r\n  <PropertyGroup>\r\n    <TargetFramework>net10.0</TargetFramework>\r\n{1}  </PropertyGroup>\r\n"
        + "  {0}\r\n</Project>",
        "    {0}\r\n")]
    [InlineData("<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework>{1}</PropertyGroup>{0}</Project>", "{0}")]
    [InlineData("<Project>\n  <Sdk Name=\"Microsoft.NET.Sdk\" />\n  <PropertyGroup>\n    <TargetFrameworks>net8.0;net10.0</TargetFrameworks>\n"
        + "{1}  </PropertyGroup>\n  {0}\n</Project>",
        "    {0}\n")]
    [InlineData("<Project Sdk=\"Microsoft.NET.Sdk\">\n  {1}<PropertyGroup Condition=\"'$(A)' == ''\">\n    <TargetFramework>net10.0</TargetFramework>\n"
        + "  </PropertyGroup>\n  {0}\n</Project>",
        "<PropertyGroup>\n    {0}\n  </PropertyGroup>\n  ")]
    [InlineData("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- <PropertyGroup> -->\n<Project Sdk=\"Microsoft.NET.Sdk\">\n  <PropertyGroup>\n"
        + "    <!-- </PropertyGroup> -->\n    <TargetFramework>net10.0</TargetFramework>\n{1}  </PropertyGroup>\n  {0}\n</Project>",
        "    {0}\n")]
    public void The_property_is_added_and_nothing_else_changes(string project, string added)
    {
        var template = project.Replace("{0}", Packages, StringComparison.Ordinal);
        tree.Write("App/App.csproj", template.Replace("{1}", "", StringComparison.Ordinal));
        Settings("App", Rds);
        var run = ToolRunner.Run(tree.Root, "fix");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("fixed App/App.csproj: the application hands aws-rds to Npgsql when it starts (SslLintSetPgSslRootCert)\n", run.Output);
        Assert.Equal(
            template.Replace(
                "{1}",
                added.Replace("{0}", "<SslLintSetPgSslRootCert>true</SslLintSetPgSslRootCert>", StringComparison.Ordinal),
                StringComparison.Ordinal),
            tree.Read("App/App.csproj"));
        Assert.Contains(Strict, tree.Read("App/appsettings.json"));
        Assert.Equal("fixed 0 connections in 0 files, 0 not fixed\n", ToolRunner.Run(tree.Root, "fix").Output);
    }

    [Theory]
    [InlineData("<TargetFramework>net472</TargetFramework>", "")]
    [InlineData("<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>", "")]
    [InlineData("<TargetFramework>$(Ours)</TargetFramework>", "")]
    [InlineData("<TargetFramework>net10.0</TargetFramework><LangVersion>8.0</LangVersion>", "")]
    [InlineData("<TargetFramework>net10.0</TargetFramework><SslLintSetPgSslRootCert>false</SslLintSetPgSslRootCert>", "")]
    [InlineData("<TargetFramework>net10.0</TargetFramework><SslLintCaBundlesClass>false</SslLintCaBundlesClass>", "")]
    [InlineData("<TargetFramework>net10.0</TargetFramework>", "<SslLintSetPgSslRootCert>azure</SslLintSetPgSslRootCert>")]
    public void Where_the_property_would_do_nothing_or_says_something_else_nothing_is_written(string properties, string shared)
    {
        tree.Write("Directory.Build.props", $"<Project><PropertyGroup>{shared}</PropertyGroup></Project>");
        var project = $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup>{properties}</PropertyGroup>{Packages}</Project>";
        tree.Write("App/App.csproj", project);
        Settings("App", Rds);
        Assert.Equal(1, ToolRunner.Run(tree.Root, "fix").ExitCode);
        Assert.Equal(project, tree.Read("App/App.csproj"));
        Assert.Contains(Rds, tree.Read("App/appsettings.json"));
    }

    [Theory]
    [InlineData("App.fsproj", "<Project Sdk=\"Microsoft.NET.Sdk\">")]
    [InlineData("App.vbproj", "<Project Sdk=\"Microsoft.NET.Sdk\">")]
    [InlineData("App.csproj", "<Project ToolsVersion=\"15.0\" xmlns=\"http://schemas.microsoft.com/developer/msbuild/2003\">")]
    [InlineData("App.csproj", "<!DOCTYPE Project [<!ENTITY a \"b\">]><Project Sdk=\"Microsoft.NET.Sdk\">")]
    public void Only_projects_of_CSharp_in_the_style_of_the_SDK_are_changed(string name, string start)
    {
        var project = $"{start}<PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>{Packages}</Project>";
        tree.Write("App/" + name, project);
        Settings("App", Rds);
        Assert.Equal(1, ToolRunner.Run(tree.Root, "fix").ExitCode);
        Assert.Equal(project, tree.Read("App/" + name));
        Assert.Equal(0, ToolRunner.Run(tree.Root, "fix", "--unsafe").ExitCode);
        Assert.Contains(Strict + ";Root Certificate=certs/aws-rds.pem", tree.Read("App/appsettings.json"));
    }

    [Theory]
    [InlineData("Host=localhost;SSL Mode=VerifyFull")]
    [InlineData("Host=pg.example.net;SSL Mode=VerifyFull;Root Certificate=/etc/ssl/corporate.pem")]
    [InlineData("Host=pg.example.net;SSL Mode=Require")]
    [InlineData("Host=pg.example.net;SSL Mode=Disable")]
    public void A_connection_that_the_default_does_not_reach_is_no_obstacle(string other)
    {
        Application("App");
        Settings("App", Rds, other);
        ToolRunner.Run(tree.Root, "fix");
        Assert.Contains(Strict + "\"", tree.Read("App/appsettings.json"));
        Assert.Contains(other, tree.Read("App/appsettings.json"));
    }

    [Theory]
    [InlineData("Host=pg.example.net;SSL Mode=VerifyFull", true)]
    [InlineData("Host=pg.example.net;SSL Mode=VerifyCA", true)]
    [InlineData("Host=ep-x.eu-central-1.aws.neon.tech;SSL Mode=VerifyFull", false)]
    [InlineData("Host=ep-x.eu-central-1.aws.neon.tech;SSL Mode=Require", false)]
    [InlineData("Host=db.abcdefghijklmnopqrst.supabase.co;SSL Mode=Require", false)]
    public void A_connection_that_the_default_could_cut_makes_it_unsafe(string other, bool isWrittenWhenAsked)
    {
        Application("App");
        Settings("App", Rds, other);
        var run = ToolRunner.Run(tree.Root, "fix");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("App/appsettings.json:1 is one that aws-rds ", run.Output);
        Assert.DoesNotContain("SslLintSetPgSslRootCert", tree.Read("App/App.csproj"));
        Assert.Contains(Rds, tree.Read("App/appsettings.json"));
        ToolRunner.Run(tree.Root, "fix", "--unsafe");
        Assert.Equal(isWrittenWhenAsked, tree.Read("App/App.csproj").Contains("<SslLintSetPgSslRootCert>true<", StringComparison.Ordinal));
        Assert.Contains(isWrittenWhenAsked ? Strict + "\"" : Strict + ";Root Certificate=certs/aws-rds.pem\"", tree.Read("App/appsettings.json"));
    }

    [Theory]
    [InlineData("Data", "../Data/Data.csproj", "", false)]
    [InlineData("Tests", "", "../App/App.csproj", false)]
    [InlineData("Other", "", "", true)]
    public void The_projects_of_one_process_count(string other, string references, string referenced, bool isFixed)
    {
        Application("App", references);
        tree.Write(
            $"{other}/{other}.csproj",
            $"<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><PackageReference Include=\"Npgsql\" Version=\"10.0.3\" />"
                + $"{Reference(referenced)}</ItemGroup></Project>");
        Settings(other, "Host=pg.example.net;SSL Mode=VerifyFull");
        Settings("App", Rds);
        Assert.Equal(isFixed ? 0 : 1, ToolRunner.Run(tree.Root, "fix").ExitCode);
        Assert.Equal(isFixed, tree.Read("App/App.csproj").Contains("SslLintSetPgSslRootCert", StringComparison.Ordinal));
    }

    [Fact]
    public void A_project_is_changed_once_for_all_of_its_connections_and_shown_in_a_diff()
    {
        Application("App");
        Settings("App", Rds, Rds.Replace("orders", "stock", StringComparison.Ordinal));
        tree.Write("App/appsettings.Production.json", tree.Read("App/appsettings.json"));
        var diff = ToolRunner.Run(tree.Root, "fix", "--diff");
        Assert.Equal(1, diff.ExitCode);
        Assert.StartsWith("--- a/App/App.csproj\n+++ b/App/App.csproj\n", diff.Output);
        Assert.Equal(2, diff.Output.Split("<SslLintSetPgSslRootCert>").Length);
        Assert.DoesNotContain("SslLintSetPgSslRootCert", tree.Read("App/App.csproj"));
        var run = ToolRunner.Run(tree.Root, "fix");
        Assert.Contains("fixed 4 connections in 3 files, 0 not fixed\n", run.Output);
        Assert.Equal(2, tree.Read("App/App.csproj").Split("<SslLintSetPgSslRootCert>").Length);
    }

    [Fact]
    public void In_a_report_the_edit_of_the_project_has_its_path()
    {
        Application("App");
        Settings("App", Rds);
        using var report = JsonDocument.Parse(ToolRunner.Run(tree.Root, "scan", "--format", "json").Output);
        var fix = report.RootElement.GetProperty("findings")[0].GetProperty("fix");
        Assert.True(fix.GetProperty("safe").GetBoolean());
        var edits = fix.GetProperty("edits").EnumerateArray().ToList();
        Assert.Equal("App/App.csproj", edits[0].GetProperty("path").GetString());
        Assert.Equal("<SslLintSetPgSslRootCert>true</SslLintSetPgSslRootCert>", edits[0].GetProperty("newText").GetString()!.Trim());
        Assert.False(edits[1].TryGetProperty("path", out _));
        Assert.Contains("App/App.csproj", ToolRunner.Run(tree.Root, "scan", "--format", "sarif").Output);
    }

    [Fact]
    public void A_project_that_can_not_be_written_leaves_the_string_as_it_is()
    {
        Application("App");
        Settings("App", Rds);
        tree.Write("shared/App.csproj", tree.Read("App/App.csproj"));
        File.Delete(tree["App/App.csproj"]);
        File.CreateSymbolicLink(tree["App/App.csproj"], tree["shared/App.csproj"]);
        var run = ToolRunner.Run(tree.Root, "fix");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("App/App.csproj is none of the files that may be written", run.Output);
        Assert.DoesNotContain("SslLintSetPgSslRootCert", tree.Read("shared/App.csproj"));
    }

    [Theory]
    [InlineData("Host=shop.postgres.database.azure.com;SSL Mode=Require", "Host=shop.postgres.database.azure.com;SSL Mode=VerifyFull")]
    [InlineData("Host=ep-x.eu-central-1.aws.neon.tech;SSL Mode=Require", "Host=ep-x.eu-central-1.aws.neon.tech;SSL Mode=VerifyFull")]
    [InlineData("Host=shop.privatelink.postgres.database.azure.com;SSL Mode=Require", null)]
    [InlineData("Host=privatelink.postgres.database.azure.com;SSL Mode=Require", null)]
    [InlineData("Host=shop.postgres.database.azure.com.example.net;SSL Mode=Require", null)]
    [InlineData("Host=shop.postgres.database.chinacloudapi.cn;SSL Mode=Require", null)]
    [InlineData("Host=shop.postgres.database.azure.com;SSL Mode=Require;Check Certificate Revocation=true", null)]
    public void Hosts_that_always_have_a_public_CA_get_the_roots_of_the_machine(string connection, string? expected)
    {
        tree.Write(
            "App/App.csproj",
            "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><PackageReference Include=\"Npgsql\" Version=\"10.0.3\" /></ItemGroup></Project>");
        Settings("App", connection);
        ToolRunner.Run(tree.Root, "fix");
        Assert.Contains($"\"{expected ?? connection}\"", tree.Read("App/appsettings.json"));
    }

    [Theory]
    [InlineData("libpq@18", "postgresql://app@ep-y.neon.tech/x", "postgresql://app@ep-y.neon.tech/x?sslmode=verify-full&sslrootcert=system")]
    [InlineData("libpq@15", "postgresql://app@ep-y.neon.tech/x", null)]
    [InlineData("libpq", "postgresql://app@ep-y.neon.tech/x", null)]
    [InlineData("libpq@15", "postgresql://app@shop.postgres.database.azure.com/x", null)]
    [InlineData("node-postgres", "postgresql://app@ep-y.neon.tech/x?sslmode=no-verify", "postgresql://app@ep-y.neon.tech/x?sslmode=verify-full")]
    [InlineData("pgjdbc", "jdbc:postgresql://ep-y.neon.tech/x",
        "jdbc:postgresql://ep-y.neon.tech/x?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory")]
    public void Each_driver_has_its_word_for_the_roots_of_the_machine(string driver, string connection, string? expected)
    {
        tree.Write("app.env", $"DATABASE_URL={connection}\n");
        ToolRunner.Run(tree.Root, "fix", "--driver", driver);
        Assert.Equal($"DATABASE_URL={expected ?? connection}\n", tree.Read("app.env"));
        Assert.Equal(0, ToolRunner.Run(tree.Root, "scan", "--driver", driver, "--rules", "SSL2001").ExitCode);
    }

    [Fact]
    public void A_default_of_another_provider_is_a_finding()
    {
        Application("App", properties: "<SslLintSetPgSslRootCert>aws-rds</SslLintSetPgSslRootCert>");
        Settings("App", "Host=ep-x.eu-central-1.aws.neon.tech;SSL Mode=VerifyFull");
        Assert.Contains("warning SSL2001: Npgsql verifies Neon with aws-rds", ToolRunner.Run(tree.Root, "scan", "--format", "concise").Output);
    }

    [Fact]
    public void A_path_that_an_earlier_run_wrote_and_that_can_fail_is_named()
    {
        Application("App");
        Settings("App", Strict + ";Root Certificate=certs/aws-rds.pem");
        var run = ToolRunner.Run(tree.Root, "scan");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("info[SSL2002]", run.Output);
        Assert.Contains("`dotnet run`, and output that is started from another folder, do not find it", run.Output);
        Assert.Contains("CaBundles.AwsRds", run.Output);
    }

    [Fact]
    public void The_starts_that_a_relative_path_of_the_caller_fails_in_are_named()
    {
        Application("App");
        Settings("App", "Host=pg.example.net;SSL Mode=Require");
        var run = ToolRunner.Run(tree.Root, "fix", "--root-cert", "certs/own.pem");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("certs/own.pem is looked up in the working directory: `dotnet run` finds it only in the project's folder, ", run.Output);
        Settings("App", "Host=pg.example.net;SSL Mode=Require");
        Assert.DoesNotContain("looked up", ToolRunner.Run(tree.Root, "fix", "--root-cert", "/etc/ssl/own.pem").Output);
    }

    private static string Reference(string path) => path.Length == 0 ? "" : $"<ProjectReference Include=\"{path}\" />";

    private void Application(string folder, string references = "", string properties = "") => tree.Write(
        $"{folder}/{folder}.csproj",
        $"<Project Sdk=\"Microsoft.NET.Sdk\">\n  <PropertyGroup>\n    <TargetFramework>net10.0</TargetFramework>{properties}\n  </PropertyGroup>\n"
            + $"  {Packages}\n  <ItemGroup>{Reference(references)}</ItemGroup>\n</Project>\n");

    private void Settings(string folder, params string[] connections) => tree.Write(
        $"{folder}/appsettings.json",
        $$"""{ "ConnectionStrings": { {{string.Join(", ", connections.Select((c, i) => $"\"Db{i}\": \"{c}\""))}} } }""");
}
