using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using SslLint.CaBundles.Tasks;

namespace SslLint.CaBundles.Tests.Tasks;

/// <summary>The build task on a folder.</summary>
public sealed class PlanCaBundlesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ssllint-plan-").FullName;
    private readonly RecordedBuild build = new();

    [Fact]
    public void What_the_code_asks_for_is_planned_and_the_stamp_left()
    {
        Assert.True(Run("auto", code: "\"Host=shop.c0ffee.eu-west-1.rds.amazonaws.com\" + CaBundles.Azure"));
        Assert.Equal([Carried("aws-rds"), Carried("azure")], Plan);
        Assert.Empty(build.Messages);
        Assert.True(File.Exists(PathOf("stamp")));
        Assert.Contains("public static string AwsRds", File.ReadAllText(PathOf("class.cs")));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("NONE; ")]
    public void Nothing_is_planned_where_none_is_wanted_and_an_old_class_goes(string names)
    {
        File.WriteAllText(PathOf("class.cs"), "old");
        Assert.True(Run(names, code: "\"Host=shop.c0ffee.eu-west-1.rds.amazonaws.com\""));
        Assert.Empty(Plan);
        Assert.False(File.Exists(PathOf("class.cs")));
    }

    [Fact]
    public void Names_add_to_what_is_found()
    {
        Assert.True(Run("Auto;public", code: "stock.postgres.database.azure.com"));
        Assert.Equal([Carried("azure"), Carried("public")], Plan);
    }

    [Theory]
    [InlineData("azure;yandex", "yandex", "Yandex", "azure yandex")]
    [InlineData("none", "azure", "Azure", "azure")]
    [InlineData("azure", "true", "Azure", "azure")]
    public void A_bundle_that_is_named_as_the_default_is_brought_and_set(string names, string wanted, string member, string plan)
    {
        Assert.True(Run(names, wanted: wanted));
        Assert.Empty(build.Messages);
        Assert.Equal(plan.Split(' ').Select(Carried), Plan);
        var text = File.ReadAllText(PathOf("class.cs"));
        Assert.Contains($"SetEnvironmentVariable(\"PGSSLROOTCERT\", {member});", text);
        Assert.Contains($"private const string DefaultBundle = \"{member.ToLowerInvariant()}\";", text);
    }

    [Theory]
    [InlineData("azure;yandex", "true", "it takes exactly one bundle, and the project brings azure, yandex; name one of them in the place of 'true'")]
    [InlineData("azure", "own-ca", "there is no bundle 'own-ca', and the project brings azure")]
    public void A_default_that_is_not_clear_is_not_set(string names, string wanted, string why)
    {
        Assert.True(Run(names, wanted: wanted));
        Assert.Contains(why, Assert.Single(build.Messages));
        Assert.DoesNotContain("PGSSLROOTCERT\"", File.ReadAllText(PathOf("class.cs")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("false")]
    [InlineData("False")]
    public void Without_being_asked_no_default_is_set(string wanted)
    {
        Assert.True(Run("azure", wanted: wanted));
        Assert.Empty(build.Messages);
        Assert.DoesNotContain("PGSSLROOTCERT", File.ReadAllText(PathOf("class.cs")));
    }

    [Fact]
    public void A_file_of_the_projects_own_may_be_the_default_and_says_whose_CA_it_is()
    {
        Assert.True(Run("azure", own: Own("own-ca.pem", "aws-rds-gov"), wanted: "own-ca"));
        var text = File.ReadAllText(PathOf("class.cs"));
        Assert.Contains("SetEnvironmentVariable(\"PGSSLROOTCERT\", OwnCa);", text);
        Assert.Contains("private const string DefaultProvider = \"aws-rds-gov\";", text);
    }

    [Fact]
    public void A_second_run_writes_neither_plan_nor_class_anew()
    {
        Run("azure");
        foreach (var file in new[] { "plan", "class.cs" })
        {
            File.SetLastWriteTimeUtc(PathOf(file), DateTime.UnixEpoch);
        }

        Run("azure");
        Assert.All(["plan", "class.cs"], f => Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(PathOf(f))));
    }

    [Fact]
    public void A_warning_leaves_no_stamp_so_that_it_comes_again()
    {
        Run("azure");
        Assert.True(Run("azure;azur"));
        Assert.StartsWith("warning SSL8001 App.csproj(0): There is no bundle 'azur'. Did you mean 'azure'?", Assert.Single(build.Messages));
        Assert.False(File.Exists(PathOf("stamp")));
    }

    [Fact]
    public void A_provider_that_there_is_not_is_a_warning()
    {
        Assert.True(Run("none", own: Own("own-ca.pem", "aws-rds-gow")));
        Assert.StartsWith("warning SSL8001 App.csproj(0): There is no provider 'aws-rds-gow'", Assert.Single(build.Messages));
        Assert.Contains("Did you mean 'aws-rds-gov'?", build.Messages[0]);
        Assert.Equal([PathOf("own-ca.pem")], Plan);
    }

    [Theory]
    [InlineData("own;ca.pem")]
    [InlineData("own'ca.pem")]
    [InlineData("own\nca.pem")]
    public void A_name_that_a_build_can_copy_no_file_with_is_an_error(string name)
    {
        Assert.False(Run("none", own: Own(name)));
        Assert.StartsWith("error SSL8004 App.csproj(0): The name of the CA bundle", Assert.Single(build.Messages));
        Assert.Empty(Plan);
    }

    [Fact]
    public void Of_two_files_of_one_name_the_first_is_brought()
    {
        Directory.CreateDirectory(PathOf("other"));
        Assert.True(Run("none", own: [.. Own("own-ca.pem"), .. Own("other/own-ca.pem")]));
        Assert.Equal([PathOf("own-ca.pem")], Plan);
        Assert.StartsWith("warning SSL8003 own-ca.pem(0)", Assert.Single(build.Messages));
    }

    [Fact]
    public void Two_files_with_one_member_are_an_error()
    {
        Assert.False(Run("none", own: [.. Own("own-ca.pem"), .. Own("own_ca.pem")]));
        Assert.StartsWith("error SSL8004 own_ca.pem(0): The file 'own_ca.pem' gives no member of the class CaBundles", Assert.Single(build.Messages));
    }

    [Fact]
    public void A_file_that_the_project_copies_there_itself_is_not_copied_twice_and_has_its_member()
    {
        var own = Own("certs/own-ca.pem");
        Assert.True(Run("none", own: own, copied: own));
        Assert.Empty(Plan);
        Assert.Empty(build.Messages);
        Assert.Contains("public static string OwnCa", File.ReadAllText(PathOf("class.cs")));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_an_error_with_its_reason()
    {
        Directory.CreateDirectory(PathOf("plan"));
        Assert.False(Run("azure"));
        Assert.StartsWith("error SSL8006 App.csproj(0): The CA bundles can't be prepared:", Assert.Single(build.Messages));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private IEnumerable<string> Plan => File.Exists(PathOf("plan")) ? File.ReadAllLines(PathOf("plan")) : [];

    private static string Carried(string name) => Path.Combine(Committed.Folder, name + ".pem");

    private string PathOf(string name) => Path.Combine(folder, name);

    private ITaskItem[] Own(string name, string provider = "")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.Copy(Carried("yandex"), PathOf(name));
        return [new TaskItem(PathOf(name.Replace(";", "%3B")), new Dictionary<string, string> { ["Provider"] = provider })];
    }

    private bool Run(string names, string code = "", ITaskItem[]? own = null, ITaskItem[]? copied = null, string wanted = "")
    {
        build.Messages.Clear();
        File.WriteAllText(PathOf("Program.cs"), code);
        return new PlanCaBundles
        {
            BuildEngine = build,
            Bundles = names.Split(';'),
            OwnBundles = own ?? [],
            Sources = [new TaskItem(PathOf("Program.cs"))],
            CopiedFiles = copied ?? [],
            BundlesFolder = Committed.Folder,
            ProjectFile = PathOf("App.csproj"),
            PlanFile = PathOf("plan"),
            StampFile = PathOf("stamp"),
            ClassFile = PathOf("class.cs"),
            SetPgSslRootCert = wanted,
        }.Execute();
    }
}
