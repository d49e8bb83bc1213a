using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;
using SslLint.Tool.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace SslLint.Tool.Tests.Cli;

/// <summary><c>init</c> adds what is missing, shows it first, and takes nothing away.</summary>
[SupportedOSPlatform("linux")]
public sealed class InitTests : IDisposable
{
    private const string Weak = "A=postgres://app:hunter2@db.example.com/shop?sslmode=require\n";
    private const string Manifest = ".config/dotnet-tools.json";
    private const string Hooks = ".pre-commit-config.yaml";
    private const string Workflow = ".github/workflows/sslconnect.yml";

    private readonly TempTree tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void A_plain_folder_gets_configuration_and_manifest()
    {
        var run = Init("--yes");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal([".config/dotnet-tools.json", ".editorconfig"], Files());
        using var manifest = JsonDocument.Parse(tree.Read(Manifest));
        var tool = manifest.RootElement.GetProperty("tools").GetProperty("dotnet-sslconnect");
        Assert.Equal(ToolVersion.Text, tool.GetProperty("version").GetString());
        Assert.Equal("dotnet-sslconnect", tool.GetProperty("commands")[0].GetString());
        AssertNothingMissing();
    }

    [Fact]
    public void A_repository_of_GitHub_with_pre_commit_gets_a_workflow_a_hook_and_a_baseline()
    {
        tree.GitInit();
        tree.Write(".github/dependabot.yml", "version: 2\n");
        tree.Write(Hooks, "repos: # ours\n- repo: local\n  hooks:\n  - {id: a, name: a, entry: a, language: system}\n");
        tree.Write("a.env", Weak);
        var run = Init("--yes", "--baseline");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (var file in new[] { ".editorconfig", Manifest, "sslconnect.baseline.json", Workflow, Hooks })
        {
            Assert.Contains($"+++ b/{file}", run.Output);
            Assert.Contains($"wrote {file}\n", run.Output);
        }

        Assert.Contains("scan --format github --baseline sslconnect.baseline.json\n", tree.Read(Workflow));
        Assert.Equal(0, ToolRunner.Run(tree.Root, "scan", "--baseline", "sslconnect.baseline.json").ExitCode);
        AssertNothingMissing("--baseline");
    }

    [Fact]
    public void The_workflow_has_the_least_permissions_and_names_actions_by_commit()
    {
        Init("--yes", "--ci", "github");
        var workflow = Yaml(tree.Read(Workflow));
        Assert.Equal("{ { contents, read } }", workflow["permissions"].ToString());
        var steps = ((YamlSequenceNode)workflow["jobs"]["scan"]["steps"]).Children;
        var used = steps.OfType<YamlMappingNode>().Where(s => s.Children.ContainsKey("uses")).Select(s => s["uses"].ToString()).ToList();
        Assert.Equal(2, used.Count);
        Assert.All(used, u => Assert.Matches("^actions/[a-z-]+@[0-9a-f]{40}$", u));
        Assert.Contains(used[1], File.ReadAllText(Repository.PathOf("action.yml")));
    }

    [Fact]
    public void A_pipeline_of_GitLab_is_made_or_stays_its_owners()
    {
        tree.GitInit();
        Init("--yes", "--ci", "gitlab");
        Assert.Equal("sslconnect.codequality.json", Yaml(tree.Read(".gitlab-ci.yml"))["sslconnect"]["artifacts"]["reports"]["codequality"].ToString());
        AssertNothingMissing();

        const string own = "test:\n  script: [make]\n";
        tree.Write(".gitlab-ci.yml", own);
        var run = Init("--yes");
        Assert.Contains("add 'local: .gitlab/sslconnect.yml' to its 'include'", run.Error);
        Assert.Equal(own, tree.Read(".gitlab-ci.yml"));
        Assert.Equal(2, ((YamlSequenceNode)Yaml(tree.Read(".gitlab/sslconnect.yml"))["sslconnect"]["script"]).Children.Count);
        run = Init();
        Assert.Equal((0, "No file is missing.\n"), (run.ExitCode, run.Output));
        Assert.Contains("to its 'include'", run.Error);
        tree.Write(".gitlab-ci.yml", "include:\n- local: .gitlab/sslconnect.yml\n" + own);
        AssertNothingMissing();
    }

    [Fact]
    public void Without_a_terminal_and_without_yes_it_shows_and_writes_nothing()
    {
        var shown = Init();
        Assert.Equal(2, shown.ExitCode);
        Assert.Contains("nothing is written; --yes writes without asking", shown.Error);
        var dry = Init("--dry-run");
        Assert.Equal((0, shown.Output), (dry.ExitCode, dry.Output));
        Assert.Contains("--- /dev/null\n+++ b/.editorconfig\n@@ -0,0 +1,7 @@\n+# SslLint: ", dry.Output);
        Assert.Empty(Files());
        Assert.Equal(2, Init("--dry-run", "--yes").ExitCode);
    }

    [Theory]
    [InlineData("y\n", 0)]
    [InlineData("yes\r\n", 0)]
    [InlineData("\n", 2)]
    [InlineData("no\n", 2)]
    [InlineData("", 2)]
    public void On_a_terminal_it_asks(string answer, int code)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var host = new ToolHost
        {
            Input = new Lazy<Stream>(() => new MemoryStream(Encoding.UTF8.GetBytes(answer))),
            InputIsTerminal = true,
            Output = output,
            Error = error,
            WorkingDirectory = tree.Root,
            Variable = _ => null,
        };
        Assert.Equal(code, ToolApp.Run(["init"], host));
        Assert.Contains("Write these 2 files? [y/N] ", error.ToString());
        Assert.Equal(code == 0 ? 2 : 0, Files().Count);
    }

    [Fact]
    public void In_a_repository_its_top_gets_the_files()
    {
        tree.GitInit();
        tree.Write("sub/x", "");
        var run = ToolRunner.Run(tree["sub"], "init", "--yes");
        Assert.Contains($"note: the files belong to the top of the repository, {tree.Root}", run.Error);
        Assert.Contains("note: no CI is known here", run.Error);
        Assert.Contains("note: a hook of git stays yours to write", run.Error);
        Assert.Equal([".config/dotnet-tools.json", ".editorconfig", "sub/x"], Files());
        Assert.Contains("Nothing is missing.", ToolRunner.Run(tree.Root, "init", "sub").Output);
    }

    [Theory]
    [InlineData("root = true\r\n[*]\r\nindent_size = 2", "\r\n")]
    [InlineData("root = true\n", "\n")]
    [InlineData("\uFEFFroot = true\n", "\n")]
    [InlineData("", "\n")]
    public void An_editorconfig_keeps_what_it_has_and_its_line_ends(string before, string newLine)
    {
        tree.Write(".editorconfig", before);
        Init("--yes");
        var after = Encoding.UTF8.GetString(File.ReadAllBytes(tree[".editorconfig"]));
        Assert.StartsWith(before, after);
        Assert.EndsWith(newLine, after);
        Assert.Equal(after.Count(c => c == '\n'), after.Split(newLine).Length - 1);

        // Nothing but comments is added: no compiler, editor or scan changes what it does.
        Assert.All(after[before.Length..].Split(newLine), l => Assert.True(l.Length == 0 || l[0] == '#', l));
        AssertNothingMissing();
    }

    [Fact]
    public void An_editorconfig_in_UTF_16_stays_in_UTF_16()
    {
        tree.Write(".editorconfig", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("# é\r\n")]);
        Init("--yes");
        var after = Encoding.Unicode.GetString(File.ReadAllBytes(tree[".editorconfig"]));
        Assert.StartsWith("\uFEFF# é\r\n\r\n# SslLint", after);
        AssertNothingMissing();
    }

    [Theory]
    [InlineData(".editorconfig")]
    [InlineData(".globalconfig")]
    public void Where_keys_stand_no_block_is_added(string file)
    {
        tree.Write(file, "ssllint.local_hosts = report\n");
        Init("--yes");
        Assert.DoesNotContain("# SslLint", File.Exists(tree[".editorconfig"]) ? tree.Read(".editorconfig") : "");
    }

    [Theory]
    [InlineData("""{ "version": 1, "isRoot": true, "tools": {} }""")]
    [InlineData("{\r\n  \"version\": 1,\r\n  \"tools\": {\r\n    \"dotnet-ef\": { \"version\": "
        + "\"9.0.0\", \"commands\": [\"dotnet-ef\"] }\r\n  },\r\n  \"isRoot\": false\r\n}\r\n")]
    [InlineData("// \u4e2d { \"tools\": {\n{ /* \"tools\": { */ \"own\": { \"tools\": { \"x\": 1 } }, \"tools\": { \"a\": {}, }, }\n")]
    public void A_manifest_keeps_its_other_tools_and_everything_else(string before)
    {
        tree.Write(Manifest, before);
        Init("--yes");
        var after = tree.Read(Manifest);
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        using var old = JsonDocument.Parse(before, options);
        using var now = JsonDocument.Parse(after, options);
        Assert.Equal(old.RootElement.EnumerateObject().Select(p => p.Name), now.RootElement.EnumerateObject().Select(p => p.Name));
        var tools = now.RootElement.GetProperty("tools");
        Assert.Equal(
            ["dotnet-sslconnect", .. old.RootElement.GetProperty("tools").EnumerateObject().Select(p => p.Name)], tools.EnumerateObject().Select(p => p.Name));
        Assert.True(JsonElement.DeepEquals(old.RootElement.GetProperty("tools"), WithoutOurs(tools)));
        Assert.Equal(
            after.Contains("\r\n", StringComparison.Ordinal) ? after.Count(c => c == '\r') : 0,
            after.Contains("\r\n", StringComparison.Ordinal) ? after.Count(c => c == '\n') : 0);
        AssertNothingMissing();
    }

    [Fact]
    public void A_manifest_at_the_top_is_the_one_that_is_extended_and_another_version_is_kept()
    {
        tree.Write(
            "dotnet-tools.json",
            """{ "version": 1, "isRoot": true, "tools": { "dotnet-sslconnect": { "version": "0.0.9", "commands": ["dotnet-sslconnect"] } } }""");
        Init("--yes");
        Assert.False(File.Exists(tree[Manifest]));
        Assert.Contains("0.0.9", tree.Read("dotnet-tools.json"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"tools\": ")]
    [InlineData("[]")]
    [InlineData("""{ "version": 1 }""")]
    [InlineData("""{ "tools": [] }""")]
    public void A_broken_manifest_is_an_error_and_nothing_is_written(string content)
    {
        tree.Write(Manifest, content);
        AssertError($"{Manifest}: it is no tool manifest, or damaged", Init("--yes"));
        Assert.Equal(content, tree.Read(Manifest));
        Assert.Equal([Manifest], Files());
    }

    [Theory]
    [InlineData("repos:\n- repo: local\n  hooks:\n  - {id: a, name: a, entry: a, language: system}")]
    [InlineData("# top\r\nrepos:\r\n    -   repo: local\r\n        hooks:\r\n        -   id: a\r\n            name: a\r\n"
        + "            entry: |\r\n                # no comment\r\n                x\r\n            language: system\r\n")]
    [InlineData("repos:\n- repo: local\n  hooks: []\n\n# what is left out\nexclude: ^x\nci:\n  skip: [a]\n")]
    [InlineData("repos:\r\n- repo: local\n  hooks: []\r\n")]
    [InlineData("exclude: ^x\nrepos:\n  # first\n  - repo: meta\n    hooks:\n      - id: identity # last\n\n")]
    public void A_hook_stands_behind_the_others(string before)
    {
        tree.Write(Hooks, before);
        Init("--yes");
        var after = tree.Read(Hooks);
        var (old, now) = (Yaml(before), Yaml(after));
        var repos = (YamlSequenceNode)now["repos"];
        Assert.Equal(((YamlSequenceNode)old["repos"]).Children, repos.Children.SkipLast(1));
        Assert.Equal("dotnet sslconnect scan --staged", repos.Children[^1]["hooks"][0]["entry"].ToString());
        Assert.Equal(old.Children.Where(c => c.Key.ToString() != "repos"), now.Children.Where(c => c.Key.ToString() != "repos"));

        // Beside the seven lines everything is as it was.
        var lines = after.Split('\n').ToList();
        lines.RemoveRange(lines.FindIndex(l => l.Contains("sslconnect-scan", StringComparison.Ordinal)) - 2, 7);
        Assert.Equal(before.EndsWith('\n') ? before : before + "\n", string.Join('\n', lines));
        AssertNothingMissing();
    }

    [Theory]
    [InlineData("repos: []\n")]
    [InlineData("repos: [{repo: meta, hooks: [{id: identity}]}]\n")]
    [InlineData("exclude: x\n")]
    [InlineData("repos:\n- repo: meta\n  hooks: []\n---\nrepos: []\n")]
    [InlineData("{repos: [\n{repo: meta, hooks: []}\n]}\n")]
    public void A_hook_that_has_no_place_is_left_to_its_owner(string before)
    {
        tree.Write(Hooks, before);
        Assert.Contains("is not written in the usual form: add a local hook", Init("--yes").Error);
        Assert.Equal(before, tree.Read(Hooks));
    }

    [Theory]
    [InlineData("repos: [\n")]
    [InlineData("repos:\n\t- x: y\n")]
    [InlineData("repos: {hunter2: *none}\n")]
    public void Hooks_that_are_no_yaml_are_an_error_and_nothing_is_written(string content)
    {
        tree.Write(Hooks, content);
        AssertError($"{Hooks}: it is no valid YAML", Init("--yes"));
        Assert.Equal([Hooks], Files());
    }

    [Fact]
    public void A_hook_for_pre_commit_stops_a_commit()
    {
        Assert.SkipUnless(PreCommit.IsInstalled, "pre-commit is not installed (eng/install-test-deps.sh)");
        tree.GitInit();
        Init("--yes", "--pre-commit");

        // The tool is not restored here: what runs is the one on PATH.
        File.Delete(tree[Manifest]);
        Assert.Equal(0, PreCommit.Run(tree, "pre-commit", "install").ExitCode);
        tree.Write("a.env", Weak);
        tree.Git("add", ".");
        var (code, output) = PreCommit.Run(tree, "git", "commit", "-m", "x");
        Assert.Equal(1, code);
        Assert.Contains("SSL1003", output);
        Assert.DoesNotContain("hunter2", output);
    }

    [Fact]
    public void What_can_not_be_a_folder_is_an_error()
    {
        tree.Write("a.env", Weak);
        AssertError("a.env: it is a file; init takes a folder", Init("a.env"));
        AssertError("missing: no such folder", Init("missing"));
        AssertError("a path is empty", Init(""));
        AssertError("--ci takes github, gitlab, none (did you mean github?)", Init("--ci", "githab"));
        AssertError("one argument too many", Init(".", "."));
        AssertError("unknown option --nope", Init("--nope"));
        tree.Write(".editorconfig/x", "");
        AssertError(".editorconfig: it can't be read", Init("--yes"));
    }

    [Theory]
    [InlineData(".editorconfig", ".editorconfig")]
    [InlineData(".config", Manifest)]
    [InlineData(".github", Workflow)]
    public void A_link_that_leads_out_is_not_followed(string link, string file)
    {
        using var other = new TempTree();
        other.Write("kept", "kept");
        File.CreateSymbolicLink(tree[link], link == file ? other["kept"] : other.Root);
        AssertError($"{file}: it would be written through a link that leads out", Init("--yes", "--ci", "github"));
        Assert.Equal("kept", other.Read("kept"));
        Assert.Equal([other["kept"]], Directory.GetFileSystemEntries(other.Root));
    }

    [Fact]
    public void A_link_within_the_folder_is_followed()
    {
        tree.Write("shared/editorconfig", "root = true\n");
        File.CreateSymbolicLink(tree[".editorconfig"], "shared/editorconfig");
        Assert.Equal(0, Init("--yes").ExitCode);
        Assert.Contains("# SslLint", tree.Read("shared/editorconfig"));
        Assert.NotNull(new FileInfo(tree[".editorconfig"]).LinkTarget);
    }

    [Fact]
    public void A_folder_that_can_not_be_written_is_an_error()
    {
        // Root writes everywhere, so the tool runs as another user where the tests run as root.
        File.SetUnixFileMode(tree.Root, (UnixFileMode)0b101_101_101);
        var tool = $"dotnet '{Path.Combine(AppContext.BaseDirectory, "dotnet-sslconnect.dll")}' init --yes";
        var command = Environment.IsPrivilegedProcess ? $"setpriv --reuid=65534 --regid=65534 --clear-groups {tool}" : tool;
        var output = ExternalProgram.Run(tree.Root, "", "sh", "-c", $"{command}; test $? -eq 2");
        File.SetUnixFileMode(tree.Root, (UnixFileMode)0b111_101_101);
        Assert.Contains("error: .editorconfig: not written, since access is denied", output);
        Assert.Empty(Files());
    }

    [Fact]
    public void A_baseline_is_not_made_of_nothing_and_not_written_over()
    {
        Init("--yes", "--baseline");
        Assert.False(File.Exists(tree["sslconnect.baseline.json"]));
        tree.Write("a.env", Weak);
        tree.Write("sslconnect.baseline.json", "old");
        AssertNothingMissing("--baseline");
        Assert.Equal("old", tree.Read("sslconnect.baseline.json"));
    }

    private static JsonElement WithoutOurs(JsonElement tools)
    {
        using var document = JsonDocument.Parse("{"
            + string.Join(",", tools.EnumerateObject().Where(t => t.Name != "dotnet-sslconnect").Select(t => $"\"{t.Name}\": {t.Value.GetRawText()}")) + "}");
        return document.RootElement.Clone();
    }

    private static void AssertError(string message, ToolRun run)
    {
        Assert.Contains(message, run.Error);
        Assert.Equal(2, run.ExitCode);
    }

    private void AssertNothingMissing(params string[] args)
    {
        var run = Init(args);
        Assert.Equal((0, "Nothing is missing.\n", ""), (run.ExitCode, run.Output, run.Error));
    }

    private static YamlMappingNode Yaml(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    private List<string> Files() =>
        [
            .. Directory.EnumerateFiles(tree.Root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
                .Select(f => Path.GetRelativePath(tree.Root, f)).Where(f => !f.StartsWith(".git/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        ];

    private ToolRun Init(params string[] args) => ToolRunner.Run(tree.Root, ["init", .. args]);
}
