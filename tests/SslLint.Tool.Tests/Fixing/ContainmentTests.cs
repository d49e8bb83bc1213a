using System.Runtime.Versioning;
using SslLint.Fixes;
using SslLint.Tool.Files;
using SslLint.Tool.Fixing;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Fixing;

/// <summary>Nothing outside of the tree is written, whatever becomes a link meanwhile.</summary>
[SupportedOSPlatform("linux")]
public sealed class ContainmentTests : IDisposable
{
    private const string Insecure = "URL=postgres://app@db.example.com/app?sslmode=disable\n";
    private const string Strict = "URL=postgres://app@db.example.com/app?sslmode=verify-full\n";
    private const string Provided = "{ \"ConnectionStrings\": { \"Shop\": "
        + "\"Host=shop.cx1k2example.eu-central-1.rds.amazonaws.com;Username=a;Password=b;SSL Mode=Require\" } }\n";

    /// <summary>Scan, plan, and the check of the result: after the second reading the plan is made, after the third the file is written.</summary>
    private const int LastReading = 3;

    private readonly TempTree tree = new();
    private readonly TempTree outside = new();

    public void Dispose()
    {
        tree.Dispose();
        outside.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(LastReading)]
    public void A_file_that_becomes_a_link_is_not_followed(int reading)
    {
        tree.Write("d/a.env", Insecure);
        tree.Write("keep.env", Insecure);
        outside.Write("a.env", Insecure);
        var run = Fix(reading, () => Replace(tree["d/a.env"], outside["a.env"]));
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("d/a.env", run.Output + run.Error);
        Assert.Contains("since it is a link", run.Output + run.Error);
        Assert.Equal((Insecure, Strict), (outside.Read("a.env"), tree.Read("keep.env")));
        Assert.Equal(["a.env"], outside.Names());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(LastReading)]
    public void A_folder_that_becomes_a_link_is_not_followed(int reading)
    {
        tree.Write("d/e/a.env", Insecure);
        tree.Write("keep.env", Insecure);
        outside.Write("e/a.env", Insecure);
        var run = Fix(reading, () =>
        {
            Directory.Move(tree["d"], outside["old"]);
            Directory.CreateSymbolicLink(tree["d"], outside.Root);
        });
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("since the folder d on its way is a link", run.Output + run.Error);
        Assert.Equal((Insecure, Insecure, Strict), (outside.Read("e/a.env"), outside.Read("old/e/a.env"), tree.Read("keep.env")));
        Assert.Equal(["a.env"], Directory.GetFiles(outside["e"]).Concat(Directory.GetFiles(outside["old/e"])).Select(p => Path.GetFileName(p)).Distinct());
    }

    [Fact]
    public void A_folder_that_is_moved_out_is_not_written_there()
    {
        tree.Write("d/a.env", Insecure);
        var run = Fix(LastReading, () =>
        {
            Directory.Move(tree["d"], outside["d"]);
            tree.Write("d/a.env", Insecure);
        });
        Assert.NotNull(run);
        Assert.Equal(Insecure, outside.Read("d/a.env"));
        Assert.Equal(["a.env"], Directory.GetFileSystemEntries(outside["d"]).Select(p => Path.GetFileName(p)));
    }

    [Fact]
    public void A_folder_that_has_been_moved_is_noticed_before_the_rename()
    {
        tree.Write("d/a.env", Insecure);
        using var folder = TargetFolder.Open(TreePlace.Below(tree.Root, tree["d/a.env"]), create: false);
        folder.DemandInPlace();
        Directory.Move(tree["d"], outside["d"]);
        Assert.Throws<UnixFileException>(folder.DemandInPlace);
        Directory.CreateDirectory(tree["d"]);
        Assert.Contains("moved meanwhile", Assert.Throws<WriteRefusedException>(folder.DemandInPlace).Message);
        Directory.Delete(tree["d"]);
        Directory.CreateSymbolicLink(tree["d"], outside["d"]);
        Assert.Contains("is a link", Assert.Throws<WriteRefusedException>(folder.DemandInPlace).Message);
    }

    [Fact]
    public void A_named_link_out_of_its_folder_is_not_followed()
    {
        tree.Write("inside.env", Insecure);
        outside.Write("a.env", Insecure);
        File.CreateSymbolicLink(tree["out.env"], outside["a.env"]);
        var run = ToolRunner.Run(tree.Root, "", ["fix", "out.env", "inside.env"], analysis: new MarkerAnalysis());
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("out.env: not fixed, since it is a link that leads out of its folder", run.Error);
        Assert.Equal((Insecure, Strict), (outside.Read("a.env"), tree.Read("inside.env")));
    }

    [Fact]
    public void A_named_folder_may_be_a_link()
    {
        outside.Write("d/a.env", Insecure);
        Directory.CreateSymbolicLink(tree["named"], outside["d"]);
        Assert.Equal(0, ToolRunner.Run(tree.Root, "", ["fix", "named"], analysis: new MarkerAnalysis()).ExitCode);
        Assert.Equal(Strict, outside.Read("d/a.env"));
    }

    [Theory]
    [InlineData("certs", null)]
    [InlineData("certs/aws-rds.pem", "certs")]
    public void A_bundle_is_put_through_no_link(string link, string? folder)
    {
        tree.Write("appsettings.json", Provided);
        if (folder is not null)
        {
            Directory.CreateDirectory(tree[folder]);
        }

        File.CreateSymbolicLink(tree[link], outside[folder is null ? "." : "absent.pem"]);
        var run = ToolRunner.Run(tree.Root, "fix", "--unsafe", "--no-config");
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("the bundle aws-rds can't be", run.Output);
        Assert.Equal(Provided, tree.Read("appsettings.json"));
        Assert.Empty(Directory.GetFileSystemEntries(outside.Root));
    }

    [Theory]
    [InlineData("-o", "link")]
    [InlineData("-o", "folder/new")]
    [InlineData("--format", "sarif=link")]
    [InlineData("--write-baseline", "link")]
    [InlineData("--write-baseline", "folder/new")]
    [InlineData("-o", "inside")]
    public void What_the_caller_has_written_goes_through_no_link_of_the_tree(string option, string path)
    {
        tree.Write("a.env", "A=postgres://a:b@db.example.com/x?sslmode=disable\n");
        tree.Write("real", "kept");
        outside.Write("kept", "kept");
        File.CreateSymbolicLink(tree["link"], outside["kept"]);
        File.CreateSymbolicLink(tree["inside"], "real");
        Directory.CreateSymbolicLink(tree["folder"], outside.Root);
        var run = ToolRunner.Run(tree.Root, "scan", option, path);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("since a link that lies in the scanned tree is not followed", run.Error);
        Assert.Equal(("kept", "kept"), (outside.Read("kept"), tree.Read("real")));
        Assert.Equal(["kept"], outside.Names());
    }

    [Fact]
    public void A_link_of_the_repository_above_the_scanned_folder_is_not_followed_either()
    {
        tree.GitInit();
        tree.Write("src/a.env", "A=postgres://a:b@db.example.com/x?sslmode=disable\n");
        File.CreateSymbolicLink(tree["report.json"], outside["report.json"]);
        Assert.Equal(2, ToolRunner.Run(tree["src"], "scan", "--format", "json=../report.json").ExitCode);
        Assert.Empty(outside.Names());
    }

    [Fact]
    public void Elsewhere_links_are_followed()
    {
        tree.Write("a.env", "A=postgres://a:b@db.example.com/x?sslmode=disable\n");
        outside.Write("real/r.json", "old");
        outside.Write("real/b.json", """{ "schemaVersion": 1, "findings": [] }""");
        Directory.CreateSymbolicLink(outside["folder"], "real");
        File.CreateSymbolicLink(outside["link"], "folder/r.json");
        Assert.Equal(1, ToolRunner.Run(tree.Root, "scan", "--format", $"json={outside["link"]}").ExitCode);
        Assert.Contains("\"schemaVersion\"", outside.Read("real/r.json"));
        Assert.NotNull(new FileInfo(outside["link"]).LinkTarget);
        Assert.Equal(0, ToolRunner.Run(tree.Root, "scan", "--write-baseline", outside["folder/b.json"]).ExitCode);
        Assert.Contains("SSL1001", outside.Read("real/b.json"));
    }

    [Theory]
    [InlineData("--format", "json=")]
    [InlineData("--write-baseline", "")]
    public void A_device_and_a_pipe_are_written_into(string option, string prefix)
    {
        tree.Write("a.env", "A=postgres://a:b@db.example.com/x?sslmode=disable\n");
        Assert.InRange(ToolRunner.Run(tree.Root, "scan", option, prefix + "/dev/null").ExitCode, 0, 1);
        ExternalProgram.Run(outside.Root, "mkfifo", [], "pipe");
        var writing = $"{ToolProcess.Command} scan --exit-zero {option} {prefix}{outside["pipe"]} 2>/dev/null";
        var output = ExternalProgram.Run(tree.Root, "sh", [], "-c", $"{writing} & cat {outside["pipe"]}; wait");
        Assert.Contains("\"schemaVersion\": 1", output);
        var both = ExternalProgram.Run(tree.Root, "sh", [], "-c", $"{ToolProcess.Command} scan --exit-zero {option} {prefix}/dev/stdout 2>/dev/null | cat");
        Assert.Contains("\"schemaVersion\": 1", both);
    }

    [Fact]
    public void What_stands_in_the_file_of_standard_output_is_not_written_over()
    {
        tree.Write("a.env", "A=postgres://a:b@db.example.com/x?sslmode=disable\n");
        outside.Write("log", "first\n");
        ExternalProgram.Run(tree.Root, "sh", [], "-c", $"{ToolProcess.Command} scan --exit-zero --format concise=/dev/stdout >> {outside["log"]}");
        Assert.StartsWith("first\na.env(1,", outside.Read("log"));
    }

    [Fact]
    public void A_report_takes_the_place_of_a_file_and_of_no_other_name_of_it()
    {
        tree.Write("a.env", "A=postgres://a:b@db.example.com/x?sslmode=disable\n");
        outside.Write("other", "kept");
        ExternalProgram.Run(tree.Root, "ln", [], outside["other"], tree["report.json"]);
        Assert.Equal(1, ToolRunner.Run(tree.Root, "scan", "--format", "json=report.json").ExitCode);
        Assert.Equal("kept", outside.Read("other"));
        Assert.Contains("\"schemaVersion\"", tree.Read("report.json"));
    }

    private static void Replace(string path, string target)
    {
        File.Delete(path);
        File.CreateSymbolicLink(path, target);
    }

    /// <summary>Does something before a reading of the files in <c>d</c>, in the middle of a run of <c>fix</c>.</summary>
    private ToolRun Fix(int reading, Action meanwhile)
    {
        var count = 0;
        var analysis = new MarkerAnalysis
        {
            Before = file =>
            {
                if (file.Path.StartsWith("d/", StringComparison.Ordinal) && Interlocked.Increment(ref count) == reading)
                {
                    meanwhile();
                }
            },
        };
        return ToolRunner.Run(tree.Root, "", ["fix"], analysis: analysis);
    }
}
