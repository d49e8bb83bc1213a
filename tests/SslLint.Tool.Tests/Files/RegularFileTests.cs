using System.Runtime.Versioning;
using System.Text;
using SslLint.Tool.Files;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Files;

/// <summary>Of what a tree holds, regular files alone are read, and nothing that lies outside; what the caller names is read up to a limit.</summary>
[SupportedOSPlatform("linux")]
public sealed class RegularFileTests : IDisposable
{
    private const string Insecure = "DATABASE_URL=postgres://app@db.example.com/app?sslmode=disable\n";

    /// <summary>Names that the tool reads for their own sake, wherever they stand.</summary>
    private static readonly string[] names =
    [
        ".gitignore", ".editorconfig", ".globalconfig", "package.json", "appsettings.json", "Directory.Packages.props", "Directory.Build.targets", "pom.xml",
        "packages.lock.json",
        "packages.config", "Shop.csproj", "Shop.fsproj", "build.gradle", "requirements.txt",
    ];

    /// <summary>Far from what any of these takes: a run that waits for ever shall fail, not stop the tests.</summary>
    private static readonly TimeSpan limit = TimeSpan.FromMinutes(5);

    private readonly TempTree tree = new();
    private readonly TempTree elsewhere = new();

    public void Dispose()
    {
        tree.Dispose();
        elsewhere.Dispose();
    }

    [Fact]
    public async Task Pipes_in_a_tree_are_named_and_counted()
    {
        foreach (var name in names)
        {
            SpecialFiles.Pipe(tree, $"of{name}/{name}");
            tree.Write($"of{name}/db.env", Insecure);
        }

        var run = await Run("scan", "--format", "text");
        Assert.Equal(1, run.ExitCode);
        foreach (var name in names)
        {
            Assert.Contains($"--> of{name}/db.env:1:", run.Output);
            Assert.Contains($"warning: of{name}/{name}: not read, since it is a pipe\n", run.Error);
        }

        Assert.Contains($"skipped: {names.Length} pipes, sockets or devices", run.Output);
        Assert.Equal(names.Length, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Sockets_in_a_tree_are_named_and_counted()
    {
        tree.Write("db.env", Insecure);
        using var configuration = SpecialFiles.Listen(tree, ".editorconfig");
        using var data = SpecialFiles.Listen(tree, "s.env");
        var run = await Run("scan", "--format", "json");
        Assert.Contains("\"path\":\"db.env\"", run.Output.Replace(" ", "", StringComparison.Ordinal));
        Assert.Contains("\"notRegular\":2", run.Output.Replace(" ", "", StringComparison.Ordinal));
        Assert.Contains("s.env: not read, since it is a socket\n", run.Error);
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/stdin")]
    [InlineData("/dev/tty")]
    public async Task Links_to_devices_are_not_followed(string device)
    {
        foreach (var name in names)
        {
            SpecialFiles.Link(tree, $"of{name}/{name}", device);
            tree.Write($"of{name}/db.env", Insecure);
        }

        var run = await Run("scan", "--format", "concise");
        Assert.Equal(1, run.ExitCode);
        Assert.All(names, name => Assert.Contains($"of{name}/db.env(1,", run.Output));
        Assert.Contains("of.gitignore/.gitignore: not read, since it is a link\n", run.Error);
        Assert.Contains("of.editorconfig/.editorconfig: not read, since ", run.Error);
        Assert.Contains("ofShop.csproj/Shop.csproj: not read, since ", run.Error);
    }

    [Fact]
    public async Task What_the_tree_holds_is_not_read_through_a_link_that_leads_out()
    {
        tree.Write("db.env", Insecure);
        elsewhere.Write("silent", "[*]\nssllint.severity.ssl1001 = none\n");
        elsewhere.Write("all", "*\n");
        elsewhere.Write("x.csproj", """<Project><ItemGroup><PackageReference Include="Npgsql" Version="9.0.0" /></ItemGroup></Project>""");
        SpecialFiles.Link(tree, ".editorconfig", elsewhere["silent"]);
        SpecialFiles.Link(tree, ".gitignore", elsewhere["all"]);
        SpecialFiles.Link(tree, "x.csproj", elsewhere["x.csproj"]);
        var run = await Run("scan", "--format", "concise");
        Assert.StartsWith("db.env(1,", run.Output);
        Assert.Contains(".editorconfig: not read, since it is a link that leads out of the tree\n", run.Error);
        Assert.Contains(".gitignore: not read, since it is a link\n", run.Error);
        Assert.Contains("x.csproj: not read, since it is a link that leads out of the tree\n", run.Error);
    }

    [Fact]
    public async Task Links_within_the_tree_and_the_configuration_around_it_are_read_as_ever()
    {
        elsewhere.Write("silent", "root = true\n[*.env]\nssllint.severity.ssl1001 = none\n");
        SpecialFiles.Link(tree, ".editorconfig", elsewhere["silent"]);
        tree.Write("inner/db.env", Insecure);
        Assert.Equal(0, (await Guarded(() => ToolRunner.Run(tree["inner"], "scan"))).ExitCode);

        tree.Write("inner/configs/own", "root = true\n[*.env]\nssllint.severity.ssl1001 = error\n");
        SpecialFiles.Link(tree, "inner/.editorconfig", "configs/own");
        var run = await Guarded(() => ToolRunner.Run(tree["inner"], "scan"));
        Assert.Contains("error[SSL1001]", run.Output);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task A_folder_that_is_named_may_be_a_link()
    {
        elsewhere.Write("sub/db.env", Insecure);
        elsewhere.Write("sub/.editorconfig", "[*]\nssllint.severity.ssl1001 = error\n");
        SpecialFiles.Link(tree, "linked", elsewhere.Root);
        var run = await Run("scan", "linked", "--format", "concise");
        Assert.StartsWith("linked/sub/db.env(1,", run.Output);
        Assert.Contains("error SSL1001", run.Output);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData(".git/index")]
    [InlineData(".git/config")]
    [InlineData(".git/info/exclude")]
    [InlineData(".git/commondir")]
    [InlineData(".git/HEAD")]
    [InlineData(".git")]
    public async Task Pipes_in_the_place_of_git_s_files_stop_nothing(string path)
    {
        tree.GitInit();
        tree.Write("db.env", Insecure);
        tree.Git("add", "db.env");
        if (Directory.Exists(tree[path]))
        {
            Directory.Delete(tree[path], recursive: true);
        }

        File.Delete(tree[path]);
        SpecialFiles.Pipe(tree, path);
        var run = await Run("scan", "--format", "concise");
        Assert.StartsWith("db.env(1,", run.Output);
        Assert.True(
            path.EndsWith("HEAD", StringComparison.Ordinal) || run.Error.Contains($"{path}: not read, since it is a pipe\n", StringComparison.Ordinal),
            run.Error);
    }

    [Theory]
    [InlineData("gitdir: .")]
    [InlineData("gitdir: a\0b")]
    [InlineData("gitdir:")]
    [InlineData("gitdir: ../nowhere")]
    public async Task A_git_file_that_leads_nowhere_is_none(string text)
    {
        tree.Write(".git", text);
        tree.Write("commondir", "commondir");
        tree.Write("db.env", Insecure);
        Assert.StartsWith("db.env(1,", (await Run("scan", "--format", "concise")).Output);
    }

    [Theory]
    [InlineData(".git/index")]
    [InlineData(".git/config")]
    [InlineData(".git/info/exclude")]
    public async Task Git_is_not_asked_where_it_would_wait_for_a_pipe(string path)
    {
        tree.GitInit();
        tree.Write("db.env", Insecure);
        tree.Git("add", "db.env");
        File.Delete(tree[path]);
        SpecialFiles.Pipe(tree, path);
        var run = await Run("scan", "--staged");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"{path}: not read, since it is a pipe\n", run.Error);
    }

    [Fact]
    public async Task Index_entries_that_are_no_paths_in_the_work_tree_are_refused()
    {
        tree.GitInit();
        elsewhere.Write("db.env", Insecure);
        tree.Write("kept.env", Insecure);
        tree.Write("sub/kept.env", Insecure);
        tree.Write(".git/hidden.env", Insecure);
        tree.Write(".gitignore", "*.env\n");
        var outside = $"../{Path.GetFileName(elsewhere.Root)}/db.env";
        string[] refused =
        [
            outside, elsewhere["db.env"], ".git/hidden.env", ".GIT/hidden.env", "sub/.git /x.env", "sub//kept.env", "./kept.env", "sub/../kept.env",
            "GIT~1/hidden.env", "",
        ];
        SpecialFiles.Index(tree, [.. refused, "kept.env"]);
        foreach (var args in new[] { new[] { "scan", "--format", "concise" }, ["fix", "--root-cert", "ca.pem"] })
        {
            var run = await Run(args);
            Assert.Contains("kept.env", run.Output);
            Assert.DoesNotContain("hidden", run.Output);
            Assert.DoesNotContain(Path.GetFileName(elsewhere.Root), run.Output);
            Assert.All(refused, path => Assert.Contains($"warning: {path}: not read, since git's index names it", run.Error));
        }

        Assert.Equal(Insecure, elsewhere.Read("db.env"));
        Assert.Equal(Insecure, tree.Read(".git/hidden.env"));
        Assert.Contains("verify-full", tree.Read("kept.env"));
        Assert.Contains($"{refused.Length} named outside of the tree", (await Run("scan")).Output);
    }

    [Fact]
    public async Task Tracked_files_behind_a_folder_that_became_a_link_are_left_alone()
    {
        tree.GitInit();
        tree.Write("deep/sub/db.env", Insecure);
        tree.Write("kept.env", Insecure);
        tree.Write("file.env", Insecure);
        tree.Git("add", ".");
        Directory.Delete(tree["deep"], recursive: true);
        File.Delete(tree["file.env"]);
        elsewhere.Write("sub/db.env", Insecure);
        SpecialFiles.Link(tree, "deep", elsewhere.Root);
        SpecialFiles.Link(tree, "file.env", elsewhere["sub/db.env"]);
        var scan = await Run("scan", "--format", "concise");
        Assert.Equal("kept.env", scan.Output.Split('(')[0]);
        Assert.Single(scan.Output.TrimEnd().Split('\n'));
        Assert.Contains("deep: not read, since it is a link, and git tracks files under this name\n", scan.Error);
        await Run("fix", "--root-cert", "ca.pem");
        Assert.Equal(Insecure, elsewhere.Read("sub/db.env"));
        Assert.Contains("verify-full", tree.Read("kept.env"));
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("link")]
    [InlineData("pipe")]
    public async Task What_is_swapped_after_it_was_listed_is_not_followed(string kind)
    {
        elsewhere.Write("sub/z.env", Insecure);
        tree.Write("a.env", Insecure);
        tree.Write("sub/z.env", "nothing");
        var analysis = new MarkerAnalysis { Before = file => _ = file.Name.EndsWith("a.env", StringComparison.Ordinal) && Swap() };
        var run = await Guarded(() => ToolRunner.Run(tree.Root, "", ["scan", "--threads", "1", "--format", "concise"], analysis: analysis));
        Assert.StartsWith("a.env(1,", run.Output);
        Assert.DoesNotContain("z.env", run.Output);
        Assert.Contains("sub/z.env: not read, since ", run.Error);

        bool Swap()
        {
            File.Delete(tree["sub/z.env"]);
            if (kind == "folder")
            {
                Directory.Delete(tree["sub"]);
                SpecialFiles.Link(tree, "sub", elsewhere["sub"]);
            }
            else if (kind == "link")
            {
                SpecialFiles.Link(tree, "sub/z.env", elsewhere["sub/z.env"]);
            }
            else
            {
                SpecialFiles.Pipe(tree, "sub/z.env");
            }

            return true;
        }
    }

    [Fact]
    public async Task An_ignore_file_of_two_MiB_is_none()
    {
        tree.Write(".gitignore", "*\n" + new string('#', 2 << 20));
        tree.Write("db.env", Insecure);
        var run = await Run("scan", "--format", "concise");
        Assert.StartsWith("db.env(1,", run.Output);
        Assert.Contains(".gitignore: not read, since it is larger than 1 MiB, and no ignore file is\n", run.Error);
    }

    [Fact]
    public async Task A_certificate_that_a_string_names_may_be_a_pipe()
    {
        tree.Write(
            "App.csproj",
            """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="Npgsql" Version="10.0.0" /></ItemGroup></Project>""");
        tree.Write("appsettings.json", """{"ConnectionStrings":{"Npgsql":"Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=ca.pem"}}""");
        tree.Write("db.env", Insecure);
        SpecialFiles.Pipe(tree, "ca.pem");
        Assert.StartsWith("db.env(1,", (await Run("scan", "--format", "concise", "--fail-on", "error")).Output);
    }

    [Fact]
    public async Task A_pipe_that_is_named_is_read()
    {
        var pipe = SpecialFiles.Pipe(tree, "pipe.env");
        var writing = Write(pipe, Insecure);
        Assert.StartsWith("pipe.env(1,", (await Run("scan", "pipe.env", "--format", "concise")).Output);
        await writing.WaitAsync(limit, TestContext.Current.CancellationToken);

        var certificate = SpecialFiles.Pipe(tree, "ca.pem");
        writing = Write(certificate, File.ReadAllText(Repository.PathOf("src/SslLint.CaBundles/bundles/azure.pem")));
        var check = await Run("bundle", "show", "ca.pem");
        Assert.Equal((0, ""), (check.ExitCode, check.Error));
        await writing.WaitAsync(limit, TestContext.Current.CancellationToken);

        writing = Write(SpecialFiles.Pipe(tree, "config"), "[*]\nssllint.severity.ssl1001 = none\n");
        tree.Write("db.env", Insecure);
        Assert.Equal(0, (await Run("scan", "db.env", "--config", "config")).ExitCode);
        await writing.WaitAsync(limit, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_pipe_that_never_ends_or_never_begins_is_an_error()
    {
        var pipe = SpecialFiles.Pipe(tree, "endless.env");
        var writing = Write(pipe, new string('x', 1 << 20));
        var run = await Run("scan", "endless.env", "--max-file-size", "64K");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("error: endless.env: not read, since it is larger than --max-file-size\n", run.Error);
        await writing.WaitAsync(limit, TestContext.Current.CancellationToken);

        SpecialFiles.Pipe(tree, "silent.env");
        tree.Write("db.env", Insecure);
        run = await Run("scan", "silent.env", "db.env", "--format", "concise");
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("db.env(1,", run.Output);
        Assert.Contains("error: silent.env: not read, since it is a pipe that nobody writes to\n", run.Error);
    }

    [Theory]
    [InlineData("scan", "/dev/zero")]
    [InlineData("fix", "/dev/zero", "--root-cert", "ca.pem")]
    [InlineData("inventory", "/dev/zero")]
    [InlineData("scan", "db.env", "--config", "/dev/zero")]
    [InlineData("scan", "db.env", "--baseline", "/dev/zero")]
    [InlineData("bundle", "check", "/dev/zero")]
    [InlineData("bundle", "show", "/dev/zero")]
    [InlineData("truststore", "show", "/dev/zero")]
    [InlineData("truststore", "create", "--cert", "/dev/zero", "--out", "store.p12", "--password-file", "pass")]
    [InlineData("truststore", "show", "db.env", "--password-file", "/dev/zero")]
    public async Task A_device_that_is_named_is_an_error(params string[] args)
    {
        tree.Write("db.env", Insecure);
        tree.Write("pass", "changeit");
        var run = await Run(args);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("it is a device", run.Error);
        Assert.Contains("zero: ", run.Error);
    }

    [Fact]
    public async Task Standard_input_has_a_limit()
    {
        var run = await Guarded(() => ToolRunner.Run(tree.Root, new string('x', 4096), ["scan", "-", "--stdin-path", "x.env", "--max-file-size", "1K"]));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("standard input: not read, since it is larger than --max-file-size", run.Error);
    }

    [Fact]
    public async Task Init_reads_no_pipe()
    {
        SpecialFiles.Pipe(tree, ".editorconfig");
        var run = await Run("init", "--yes");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(".editorconfig: it can't be read, since it is a pipe\n", run.Error);
    }

    [Fact]
    public void A_file_that_tells_no_length_is_read_up_to_the_limit()
    {
        const string endless = "/proc/self/status";
        Assert.Equal(0, new FileInfo(endless).Length);
        Assert.Contains("Name:", Encoding.UTF8.GetString(FileGate.ReadNamed(endless, FileLimit.Examined(1 << 20), TestContext.Current.CancellationToken)));
        var refusal = Assert.Throws<FileRefusedException>(() => FileGate.ReadNamed(endless, FileLimit.Examined(100), TestContext.Current.CancellationToken));
        Assert.Equal(SkipReason.TooLarge, refusal.Skip);
    }

    [Fact]
    public void The_real_path_is_what_realpath_says()
    {
        tree.Write("a/b/file", "x");
        SpecialFiles.Link(tree, "up", "a/b/../b");
        SpecialFiles.Link(tree, "a/back", "../up");
        SpecialFiles.Link(tree, "absolute", tree["a/back"]);
        SpecialFiles.Link(tree, "circle", "circle2");
        SpecialFiles.Link(tree, "circle2", "circle");
        foreach (var path in new[] { "a/b/file", "up/file", "a/back/file", "absolute/file", "absolute", "a/back/../../a" })
        {
            Assert.Equal(ExternalProgram.Run(tree.Root, "realpath", [], tree[path]).Trim(), RealPath.Of(tree[path]));
        }

        Assert.Null(RealPath.Of(tree["circle/file"]));
        Assert.Null(RealPath.Of(tree["nothing"]));
    }

    /// <summary>Writes into a pipe once somebody reads it; that the reader goes away is no failure.</summary>
    private static Task Write(string pipe, string text) => Task.Run(() =>
    {
        try
        {
            File.WriteAllText(pipe, text);
        }
        catch (IOException)
        {
        }
    });

    private static Task<ToolRun> Guarded(Func<ToolRun> run) => Task.Run(run).WaitAsync(limit);

    private Task<ToolRun> Run(params string[] args) => Guarded(() => ToolRunner.Run(tree.Root, args));
}
