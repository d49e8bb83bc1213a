using System.Security.Cryptography;

namespace SslLint.Package.Tests.Bundles;

/// <summary>What real builds make of the package.</summary>
public sealed class BundleBuildTests(BundledSolution solution) : IClassFixture<BundledSolution>
{
    [Fact]
    public void The_projects_build() => Assert.True(solution.FirstBuild.ExitCode == 0 && solution.SecondBuild.ExitCode == 0, solution.FirstBuild.Output + solution.SecondBuild.Output);

    [Fact]
    public void The_bundles_of_the_providers_in_the_configuration_are_copied_whole()
    {
        // The third is named by the code alone.
        string[] expected = ["aws-rds", "azure", "supabase"];
        Assert.Equal(expected.Select(b => b + ".pem"), solution.CertificatesIn("Auto", "bin", "Debug", "net10.0"));
        Assert.All(expected, b => Assert.Equal(BundledSolution.HashOf(b), HashOf(solution.PathOf("Auto", "bin", "Debug", "net10.0", "certs", b + ".pem"))));
        Assert.DoesNotContain("Auto.csproj]", string.Join('\n', solution.FirstBuild.Output.Split('\n').Where(l => l.Contains("warning", StringComparison.Ordinal))));
    }

    [Fact]
    public void The_class_gives_paths_that_exist()
    {
        var (code, output) = PackedFeed.Run(solution.PathOf("Auto", "bin", "Debug", "net10.0", "Auto"), "/");
        Assert.Equal(0, code);
        Assert.Equal(
            new[] { "aws-rds", "azure", "supabase" }.Select(b => solution.PathOf("Auto", "bin", "Debug", "net10.0", "certs", b + ".pem") + " True"),
            output.Trim().Split('\n'));
    }

    [Fact]
    public void A_library_hands_its_bundles_on_and_both_may_bring_the_same()
    {
        Assert.Equal(["supabase.pem"], solution.CertificatesIn("Library", "bin", "Debug", "net10.0"));
        Assert.Equal(["supabase.pem"], solution.CertificatesIn("App", "bin", "Debug", "net10.0"));
        Assert.Equal(["supabase.pem", "yandex.pem"], solution.CertificatesIn("Both", "bin", "Debug", "net10.0"));
    }

    [Theory]
    [InlineData("netstandard2.0")]
    [InlineData("net10.0")]
    public void Every_target_framework_has_own_bundles_and_the_region_that_is_named(string framework) =>
        Assert.Equal(["aws-rds-eu-west-1.pem", "own-ca.pem"], solution.CertificatesIn("MultiTarget", "bin", "Debug", framework));

    [Fact]
    public void None_brings_nothing() => Assert.Empty(solution.CertificatesIn("Nothing", "bin", "Debug", "net10.0"));

    [Fact]
    public void A_second_build_copies_and_compiles_nothing() => Assert.Equal(solution.TimesAfterFirstBuild, solution.Times());

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_is_wrong_is_said_in_every_build(int build)
    {
        string[] expected =
        [
            "SSL2002 appsettings.json: it is in the folder of the project, but the build does not copy it to the output",
            "SSL8001 Warned.csproj: Did you mean 'aws-rds'?",
            "SSL8002 trust/ending-ca.pem: Ending CA expires on",
            "SSL8002 trust/old-ca.pem: Old CA expired on",
            "SSL8003 mine.pem: The project copies this file to certs/azure.pem",
            "SSL8005 Warned.csproj: the project brings 2",
        ];
        var warnings = (build == 1 ? solution.FirstBuild : solution.SecondBuild).Output.Split("\nBuild ")[0].Split('\n')
            .Where(l => l.Contains(": warning SSL", StringComparison.Ordinal)).Select(l => l.Trim()).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(expected.Length, warnings.Count);
        Assert.All(expected, e =>
        {
            var (code, rest) = (e[..7], e[8..]);
            var (file, text) = (rest[..rest.IndexOf(':')], rest[(rest.IndexOf(':') + 2)..]);
            Assert.Contains(warnings, w => w.StartsWith(solution.PathOf("Warned", file), StringComparison.Ordinal) && w.Contains($": warning {code}: ", StringComparison.Ordinal) && w.Contains(text, StringComparison.Ordinal));
        });
        Assert.Equal("mine\n", File.ReadAllText(solution.PathOf("Warned", "bin", "Debug", "net10.0", "certs", "azure.pem")));
    }

    [Fact]
    public void A_publish_without_a_build_brings_the_same_files()
    {
        Dotnet("publish", "Auto", "--no-build", "-c", "Debug", "-o", solution.PathOf("published"));
        Assert.Equal(["aws-rds.pem", "azure.pem", "supabase.pem"], solution.CertificatesIn("published"));
    }

    [Fact]
    public void A_single_file_has_the_bundles_beside_it()
    {
        Dotnet("publish", "Both", "-r", "linux-x64", "--self-contained", "false", "-p:PublishSingleFile=true", "-o", solution.PathOf("single"));
        Assert.Equal(["supabase.pem", "yandex.pem"], solution.CertificatesIn("single"));
        var (code, output) = PackedFeed.Run(solution.PathOf("single", "Both"), "/");
        Assert.Equal(0, code);
        Assert.Equal($"{solution.PathOf("single", "certs", "yandex.pem")} {solution.PathOf("single", "certs", "supabase.pem")}", output.Trim());
    }

    [Fact]
    public void A_private_key_and_files_without_a_CA_break_the_build_and_name_file_and_line()
    {
        var certificate = BundledSolution.Authority("Own CA", days: 1000);
        solution.WriteProject("Broken", "<TargetFramework>net10.0</TargetFramework><SslLintCaBundles>none</SslLintCaBundles>", """<SslLintCaBundle Include="*.pem;missing.pem" />""");
        solution.Write("Broken/key.pem", BundledSolution.Authority("Own CA", days: 1000, withKey: true));
        solution.Write("Broken/junk.pem", "<html>not found</html>\n");
        solution.Write("Broken/cut.pem", "# Own CA\n" + certificate[..(certificate.Length / 2)]);
        solution.Write("Broken/leaf.pem", BundledSolution.Authority("server", days: 1000, isAuthority: false));
        var build = AnalyzedSolution.Build(solution.Folder, "Broken");
        Assert.Equal(1, build.ExitCode);
        var keyLine = certificate.TrimEnd().Split('\n').Length + 1;
        foreach (var (file, text) in new[]
        {
            ($"key.pem({keyLine})", "it holds a private key (PRIVATE KEY), which must not be copied"),
            ("junk.pem(1)", "it holds no certificate"),
            ("cut.pem(2)", "has no END CERTIFICATE"),
            ("leaf.pem(1)", "server is no certificate of a CA"),
            ("Broken.csproj", "The CA bundle 'missing.pem' does not exist"),
        })
        {
            Assert.Contains(build.Output.Split('\n'), l => l.TrimStart().StartsWith($"{solution.PathOf("Broken", file)} : error SSL8004: ", StringComparison.Ordinal) && l.Contains(text, StringComparison.Ordinal));
        }

        Assert.False(Directory.Exists(solution.PathOf("Broken", "bin", "Debug", "net10.0", "certs")));
    }

    private void Dotnet(params string[] arguments)
    {
        var (code, output) = PackedFeed.Run("dotnet", solution.Folder, [.. arguments, "-nologo"]);
        Assert.True(code == 0, output);
    }

    private static string HashOf(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
}
