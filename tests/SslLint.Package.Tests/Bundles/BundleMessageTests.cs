using System.Globalization;

namespace SslLint.Package.Tests.Bundles;

/// <summary>What the package says in real builds.</summary>
[Collection(typeof(BundledSolution))]
public sealed class BundleMessageTests(BundledSolution solution)
{
    [Fact]
    public void Projects_with_nothing_wrong_hear_nothing() =>
        Assert.All(
            new[]
            {
                BundledProjects.Shop, BundledProjects.Store, BundledProjects.Consumer, BundledProjects.Both, BundledProjects.Checks, BundledProjects.Visual,
                BundledProjects.Old, BundledProjects.Plain, BundledProjects.Own
            },
            p => Assert.Empty(solution.Said(solution.FirstBuild, p)));

    [Fact]
    public void A_bundle_that_there_is_not_is_a_warning_that_names_the_nearest()
    {
        Assert.Equal(["warning SSL8001 Unknown/Unknown.csproj"], solution.Said(solution.FirstBuild, BundledProjects.Unknown));
        Assert.Contains("There is no bundle 'aws-rsd'. Did you mean 'aws-rds'? `dotnet sslconnect bundle list` shows all", solution.FirstBuild.Output);
        Assert.Equal(["azure.pem"], BundledSolution.CertsIn(solution.OutputOf(BundledProjects.Unknown)));
    }

    [Fact]
    public void A_warning_can_be_switched_off() => Assert.Empty(solution.Said(solution.FirstBuild, BundledProjects.Silenced));

    [Fact]
    public void A_certificate_that_ends_soon_is_a_warning_at_its_line()
    {
        Assert.Equal([$"warning SSL8002 trust/expiring-ca.pem({TrustFiles.ExpiringLine})"], solution.Said(solution.FirstBuild, BundledProjects.Expiring));
        Assert.Contains($"Expiring CA expires on {solution.ExpiresOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", solution.FirstBuild.Output);
        Assert.Equal(["expiring-ca.pem"], BundledSolution.CertsIn(solution.OutputOf(BundledProjects.Expiring)));
    }

    [Fact]
    public void The_projects_own_file_in_the_place_of_a_bundle_stays_and_is_a_warning()
    {
        Assert.Equal(["warning SSL8003 Taken/certs/azure.pem"], solution.Said(solution.FirstBuild, BundledProjects.Taken));
        Assert.Equal("mine\n", File.ReadAllText(Path.Combine(solution.OutputOf(BundledProjects.Taken), "certs", "azure.pem")));
    }

    [Fact]
    public void A_file_of_a_referenced_project_in_the_place_of_a_bundle_stays_and_is_a_warning()
    {
        Assert.Equal(["warning SSL8003 Taken/certs/azure.pem"], solution.Said(solution.FirstBuild, BundledProjects.TakenByReference));
        foreach (var output in new[]
        {
            solution.OutputOf(BundledProjects.TakenByReference),
            Path.Combine(solution.OutputOf(BundledProjects.TakenByReference), "publish")
        })
        {
            Assert.Equal(["azure.pem", "public.pem"], BundledSolution.CertsIn(output));
            Assert.Equal("mine\n", File.ReadAllText(Path.Combine(output, "certs", "azure.pem")));
        }
    }

    [Fact]
    public void A_default_that_cannot_be_set_is_a_warning_that_says_why()
    {
        Assert.Equal(["warning SSL8005 TwoDefaults/TwoDefaults.csproj"], solution.Said(solution.FirstBuild, BundledProjects.TwoDefaults));
        Assert.Contains("it takes exactly one bundle, and the project brings azure, yandex", solution.FirstBuild.Output);
    }

    [Fact]
    public void A_driver_that_cannot_verify_is_reported_once_for_all_frameworks()
    {
        Assert.Equal(["warning SSL4004 OldDriver/OldDriver.csproj(10,28,10,49)"], solution.Said(solution.FirstBuild, BundledProjects.OldDriver));
        Assert.DoesNotContain(
            "OldDriver::TargetFramework=net10.0", string.Concat(solution.FirstBuild.Output.Split('\n').Where(static l => l.Contains("SSL4004"))));
    }

    [Fact]
    public void Warnings_come_again_with_each_build() =>
        Assert.All(
            new[]
            {
                BundledProjects.Unknown, BundledProjects.Expiring, BundledProjects.Taken, BundledProjects.TakenByReference, BundledProjects.TwoDefaults,
                BundledProjects.OldDriver,
            },
            p => Assert.Equal(solution.Said(solution.FirstBuild, p), solution.Said(solution.SecondBuild, p)));

    [Fact]
    public void A_file_that_is_no_use_as_a_bundle_ends_the_build()
    {
        Assert.Equal(1, solution.FailedBuild.ExitCode);
        Assert.Equal(["error SSL8004 Missing/Missing.csproj"], solution.Said(solution.FailedBuild, BundledProjects.Missing));
        Assert.Equal(["error SSL8004 trust/junk.pem(1)"], solution.Said(solution.FailedBuild, BundledProjects.Junk));
        Assert.Equal(["error SSL8004 trust/server.pem(1)"], solution.Said(solution.FailedBuild, BundledProjects.Server));
    }

    [Fact]
    public void A_private_key_ends_the_build_and_is_neither_copied_nor_shown()
    {
        var key = File.ReadAllLines(solution.TrustFile("with-key.pem"));
        var line = Array.IndexOf(key, "-----BEGIN PRIVATE KEY-----");
        Assert.Equal([$"error SSL8004 trust/with-key.pem({line + 1})"], solution.Said(solution.FailedBuild, BundledProjects.Key));
        Assert.DoesNotContain(key[line + 1], solution.FailedBuild.Output);
        Assert.Empty(BundledSolution.CertsIn(solution.OutputOf(BundledProjects.Key)));
    }

    [Fact]
    public void A_warning_ends_the_build_where_the_project_wants_so() =>
        Assert.Equal(["error SSL8001 Strict/Strict.csproj"], solution.Said(solution.FailedBuild, BundledProjects.Strict));
}
