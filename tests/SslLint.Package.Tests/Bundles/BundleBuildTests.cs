using System.Security.Cryptography;
using System.Text.Json;

namespace SslLint.Package.Tests.Bundles;

/// <summary>What the package brings to the outputs of real builds.</summary>
[Collection(typeof(BundledSolution))]
public sealed class BundleBuildTests(BundledSolution solution, PackedFeed feed)
{
    [Fact]
    public void All_commands_succeed() =>
        Assert.All(
            [solution.FirstBuild, solution.SecondBuild, solution.NoBuildPublish, solution.Publish, solution.SingleFilePublish],
            log => Assert.True(log.ExitCode == 0, log.Output));

    [Fact]
    public void The_bundles_of_the_providers_that_configuration_names_are_in_the_output_byte_for_byte()
    {
        using var manifest = JsonDocument.Parse(feed.Read("SslLint.CaBundles", "bundles/manifest.json"));
        var hashes = manifest.RootElement.GetProperty("bundles").EnumerateArray().ToDictionary(
            b => b.GetProperty("name").GetString() + ".pem", b => b.GetProperty("sha256").GetString());
        var output = solution.OutputOf(BundledProjects.Shop);
        Assert.Equal(["aws-rds.pem", "azure.pem"], BundledSolution.CertsIn(output));
        Assert.All(
            BundledSolution.CertsIn(output),
            f => Assert.Equal(hashes[f], Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(output, "certs", f))))));
    }

    [Fact]
    public void Code_knows_the_path_wherever_it_is_started() =>
        Assert.Equal(
            (0, $"{Path.Combine(solution.OutputOf(BundledProjects.Shop), "certs", "aws-rds.pem")} True\n"),
            Start(solution.OutputOf(BundledProjects.Shop), "Shop"));

    [Theory]
    [InlineData("netstandard2.0")]
    [InlineData("net10.0")]
    public void Each_target_framework_has_the_bundle(string framework) =>
        Assert.Equal(["supabase.pem"], BundledSolution.CertsIn(solution.OutputOf(BundledProjects.Store, framework)));

    [Fact]
    public void An_application_gets_the_bundle_of_a_library_that_it_references_and_the_default_that_it_sets()
    {
        var output = solution.OutputOf(BundledProjects.Consumer);
        Assert.Equal(["supabase.pem"], BundledSolution.CertsIn(output));
        Assert.Equal((0, $"{Path.Combine(output, "certs", "supabase.pem")} True True\n"), Start(output, "Consumer"));
    }

    [Fact]
    public void A_bundle_that_application_and_library_bring_is_there_once()
    {
        Assert.Equal(["azure.pem", "supabase.pem"], BundledSolution.CertsIn(solution.OutputOf(BundledProjects.Both)));
        Assert.Equal(["azure.pem", "supabase.pem"], BundledSolution.CertsIn(Path.Combine(solution.OutputOf(BundledProjects.Both), "publish")));
    }

    [Fact]
    public void A_test_project_gets_the_bundles_of_what_it_tests() =>
        Assert.Equal(["aws-rds.pem", "azure.pem"], BundledSolution.CertsIn(solution.OutputOf(BundledProjects.Checks)));

    [Fact]
    public void Another_language_than_CSharp_gets_the_bundle_and_no_class()
    {
        Assert.Equal(["yandex.pem"], BundledSolution.CertsIn(solution.OutputOf(BundledProjects.Visual)));
        Assert.Empty(Directory.EnumerateFiles(solution.FolderOf(BundledProjects.Visual), "SslLint.CaBundles.g.*", SearchOption.AllDirectories));
    }

    [Fact]
    public void The_bundle_of_a_region_comes_when_it_is_named() =>
        Assert.Equal(["aws-rds-eu-west-1.pem"], BundledSolution.CertsIn(solution.OutputOf(BundledProjects.Old, "netstandard2.0")));

    [Fact]
    public void A_project_without_providers_gets_nothing()
    {
        Assert.Empty(BundledSolution.CertsIn(solution.OutputOf(BundledProjects.Plain)));
        Assert.Empty(Directory.EnumerateFiles(solution.FolderOf(BundledProjects.Plain), "*.g.cs", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_file_of_the_project_is_copied_and_takes_the_place_of_the_bundle_of_its_name()
    {
        var output = solution.OutputOf(BundledProjects.Own);
        Assert.Equal(["aws-rds.pem", "own-ca.pem"], BundledSolution.CertsIn(output));
        Assert.All(
            ["aws-rds.pem", "own-ca.pem"], f => Assert.Equal(File.ReadAllBytes(solution.TrustFile(f)), File.ReadAllBytes(Path.Combine(output, "certs", f))));
        Assert.Equal((0, $"{Path.Combine(output, "certs", "own-ca.pem")} True True\n"), Start(output, "Own"));
        Assert.Equal(["aws-rds.pem", "own-ca.pem"], BundledSolution.CertsIn(Path.Combine(output, "publish")));
    }

    [Fact]
    public void A_configuration_file_is_read_once_where_a_project_has_both_packages()
    {
        var items = solution.Run("msbuild", "Shop", "-getItem:SslLintConfigFile", "-getItem:AdditionalFiles").Output;
        Assert.Equal(2, items.Split("\"Identity\": \"appsettings.json\"").Length - 1);
    }

    [Fact]
    public void A_second_build_copies_and_generates_nothing()
    {
        Assert.NotEmpty(solution.BuiltAt);
        Assert.Equal(solution.BuiltAt, solution.RebuiltAt);
    }

    [Fact]
    public void A_publish_without_a_build_has_the_bundle()
    {
        Assert.Equal(["supabase.pem"], BundledSolution.CertsIn(solution.PublishedOf(BundledProjects.Consumer)));
        Assert.EndsWith("True True\n", Start(solution.PublishedOf(BundledProjects.Consumer), "Consumer").Output);
    }

    [Fact]
    public void A_single_file_has_the_bundles_beside_it()
    {
        var published = solution.PublishedOf(BundledProjects.Shop);
        Assert.Equal(["aws-rds.pem", "azure.pem"], BundledSolution.CertsIn(published));
        Assert.False(File.Exists(Path.Combine(published, "Shop.dll")));
        Assert.Equal((0, $"{Path.Combine(published, "certs", "aws-rds.pem")} True\n"), PackedFeed.Run(Path.Combine(published, "Shop"), "/"));
    }

    [Fact]
    public void What_is_no_longer_needed_goes_with_the_next_build_and_the_rest_with_clean()
    {
        var folder = solution.FolderOf(BundledProjects.Changing);
        var output = solution.OutputOf(BundledProjects.Changing, "netstandard2.0");
        var project = Path.Combine(folder, "Changing.csproj");
        File.WriteAllText(project, File.ReadAllText(project).Replace("<SslLintCaBundles>aws-rds-eu-west-1<", "<SslLintCaBundles>aws-rds-eu-west-2<"));
        File.WriteAllText(
            Path.Combine(folder, "Old.cs"), "public static class Old { public static string Root { get { return CaBundles.AwsRdsEuWest2; } } }\n");
        var build = solution.Run("build", "Changing", "--no-restore");
        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal(["aws-rds-eu-west-2.pem"], BundledSolution.CertsIn(output));

        var clean = solution.Run("clean", "Changing");
        Assert.True(clean.ExitCode == 0, clean.Output);
        Assert.Empty(BundledSolution.CertsIn(output));
        Assert.Empty(Directory.EnumerateFiles(folder, "SslLint.CaBundles.*", SearchOption.AllDirectories));
    }

    private static (int ExitCode, string Output) Start(string output, string name) => PackedFeed.Run("dotnet", "/", Path.Combine(output, name + ".dll"));
}
