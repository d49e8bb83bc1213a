using System.Runtime.Versioning;
using System.Text.Json;
using SslLint.Tool.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace SslLint.Tool.Tests.Cli;

/// <summary>Strings that are words of a command: what is written must reach the program whole, through the file's escapes and the shell's quotes.</summary>
[SupportedOSPlatform("linux")]
public sealed class FixInCommandTests : IDisposable
{
    private const string Uri = "postgres://app@db.example.com:5432/shop";
    private const string Strict = Uri + "?sslmode=verify-full&sslrootcert=certs/ca.pem";

    private readonly TempTree tree = new();

    public void Dispose() => tree.Dispose();

    /// <summary>Each command is taken out of the written file by a parser of its format and run by a real shell, whose psql prints its arguments.</summary>
    [Theory]
    [InlineData("compose.yml", "command", """command: "psql URI -c \"select 1\"" """)]
    [InlineData("compose.yml", "command", """command: 'psql URI -c "select 1"'""")]
    [InlineData("compose.yml", "command", """command: 'psql ''URI'' -c "select 1"'""")]
    [InlineData("compose.yml", "command", """command: "psql \"URI\" -c 'select 1'" """)]
    [InlineData("compose.yml", "command", "command: psql URI -c 'select 1'")]
    [InlineData("compose.yml", "command", "command: >-\n  psql URI\n  -c 'select 1'\n")]
    [InlineData("compose.yml", "command", "command: \"psql URI\n  -c 'select 1'\"\n")]
    [InlineData("pod.yml", "args/1", "args:\n- -c\n- |\n  #!/bin/sh\n  psql URI -c 'select 1'\n")]
    [InlineData("map.yml", "data/init.sh", "data:\n  init.sh: |\n    cd /\n    psql URI -c 'select 1'\n")]
    [InlineData("compose.yml", "command/2", "command:\n- sh\n- -c\n- \"psql URI -c 'select 1'\"\n")]
    [InlineData(".gitlab-ci.yml", "script/1", "script:\n- ls\n- \"psql URI -c 'select 1'\"\n")]
    [InlineData(".gitlab-ci.yml", "script/0", "script:\n- 'psql URI -c \"select 1\"'\n")]
    [InlineData("Taskfile.yml", "cmds/0", "cmds: \n- \"PGAPPNAME='a b' psql URI -c \\\"select 1\\\"\"\n")]
    [InlineData("Taskfile.yml", "cmds/0", "cmds: \n- \"URL=URI; psql \\\"$URL\\\" -c 'select 1'\"\n")]
    [InlineData("package.json", "scripts/db", """{ "scripts": { "db": "psql \"URI\" -c \"select 1\"" } }""")]
    [InlineData("package.json", "scripts/db", """{ "scripts": { "db": "ls && psql 'URI' -c 'select 1'" } }""")]
    [InlineData("devcontainer.json", "postCreateCommand", """{ "postCreateCommand": "psql URI -c 'select 1'" }""")]
    [InlineData("devcontainer.json", "postCreateCommand", """{ "postCreateCommand": "psql\u0020URI -c \"select 1\"" }""")]
    [InlineData("Makefile", "1", "db:\n\t@psql URI -c \"select 1\"\n")]
    [InlineData("Makefile", "1", "db:\n\tpsql 'URI' -c \"select 1\"\n")]
    [InlineData("rules.mk", "2", "X := 1\ndb:\n\tU=URI; psql \"$$U\" -c 'select 1'\n")]
    [InlineData("Justfile", "1", "db:\n    psql URI -c \"select 1\"\n")]
    public void The_argument_arrives_whole(string file, string place, string text)
    {
        tree.Write(file, text.Replace("URI", Uri, StringComparison.Ordinal));

        var run = Fix();

        Assert.True(run.ExitCode == 0, run.Output + tree.Read(file));
        Assert.Equal([Strict, "-c", "select 1"], ArgumentsOf(CommandIn(file, place)));
        Assert.Equal(0, ToolRunner.Run(tree.Root, "scan", file).ExitCode);
    }

    [Theory]
    [InlineData("compose.yml", "command: [psql, \"URI\"]")]
    [InlineData("compose.yml", "command:\n- psql\n- URI\n")]
    [InlineData("compose.yml", "command:\n- psql\n- \"URI\"\n")]
    [InlineData("compose.yml", "command:\n- psql\n- --dbname=URI\n")]
    [InlineData("pod.yml", "args:\n- URI\n")]
    [InlineData("database.yml", "test: URI\n")]
    [InlineData("database.yml", "test: \"URI\"\n")]
    [InlineData("devcontainer.json", """{ "postCreateCommand": ["psql", "URI"] }""")]
    [InlineData("Dockerfile", "FROM x\nCMD [\"psql\", \"URI\"]\n")]
    [InlineData("app.py", "subprocess.run([\"psql\", \"URI\"])\n")]
    [InlineData("Makefile", "export URL := URI\ndb:\n\tpsql \"$(URL)\"\n")]
    [InlineData("app.service", "[Service]\nEnvironment=URL=URI\n")]
    [InlineData("start.bat", "psql \"URI\" -c \"select 1\"\n")]
    [InlineData("crontab", "0 * * * * psql 'URI' -c \"select 1\"\n")]
    [InlineData("tool.toml", "[tool]\nurl = \"URI\"\n")]
    public void What_no_shell_takes_apart_is_written_as_it_is(string file, string text)
    {
        tree.Write(file, text.Replace("URI", Uri, StringComparison.Ordinal));

        var run = Fix();

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(text.Replace("URI", Strict, StringComparison.Ordinal), tree.Read(file));
    }

    [Theory]
    [InlineData("package.json", """{ "scripts": { "db": "psql URI -c 'select 1'" } }""", "sh or cmd.exe")]
    [InlineData("package.json", """{ "scripts": { "start": "cross-env URL=URI node ." } }""", "sh or cmd.exe")]
    [InlineData("package.json", """{ "scripts": { "db": "sh -c \"psql URI -c 'select 1'\"" } }""", "among other words")]
    [InlineData("tasks.json", """{ "command": "psql URI -c 1" }""", "among other words")]
    [InlineData("settings.json", """{ "options": "--dbname URI --quiet" }""", "among other words")]
    [InlineData("run.sh", "sh -c 'URL=URI node .'\n", "among other words")]
    [InlineData("compose.yml", """command: "sh -c \"psql URI -c 'select 1'\"" """, "among other words")]
    [InlineData("pod.yml", "args:\n- -c\n- |\n  cd /\n  psql URI -c 1\n", "among other words")]
    [InlineData("workflow.yml", "options: --health-cmd \"psql URI\" --quiet\n", "among other words")]
    [InlineData("Procfile", "web: URL=URI node .\n", "among other words")]
    [InlineData("crontab", "0 * * * * psql URI -c \"select 1\"\n", "among other words")]
    [InlineData("pyproject.toml", "[tool.pdm.scripts]\na = \"migrate --db=URI\"\n", "among other words")]
    [InlineData("start.bat", "psql URI -c 1\n", "among other words")]
    [InlineData("start.bat", "set URL=URI\n", "among other words")]
    [InlineData("start.fish", "set -x URL URI\n", "among other words")]
    [InlineData("app.service", "[Service]\nExecStart=/app --db=URI --quiet\n", "among other words")]
    [InlineData("Makefile", "URL ?= URI\ndb:\n\tpsql $(URL)\n", "among other words")]
    [InlineData("Makefile", "SHELL = cmd.exe\ndb:\n\tpsql URI\n", "among other words")]
    [InlineData("Justfile", "url := \"URI\"\ndb:\n\tpsql {{url}}\n", "among other words")]
    [InlineData("Jenkinsfile", "sh '''\npsql URI -c 1\n'''\n", "among other words")]
    [InlineData("app.py", "os.system(\"URL=URI node .\")\n", "among other words")]
    public void Where_the_shell_is_not_known_nothing_is_written(string file, string text, string reason)
    {
        text = text.Replace("URI", Uri, StringComparison.Ordinal);
        tree.Write(file, text);

        var run = Fix();

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(text, tree.Read(file));
        Assert.Contains(reason, run.Output, StringComparison.Ordinal);
    }

    /// <summary>A shell ends the command at <c>&amp;</c>: what was written without quotes is not what the driver is told.</summary>
    [Theory]
    [InlineData("run.sh", "psql URI -c 1\n")]
    [InlineData("compose.yml", "command: \"psql URI -c 1\"\n")]
    [InlineData("compose.yml", "command: 'psql URI -c 1'\n")]
    [InlineData("package.json", """{ "scripts": { "db": "psql URI -c 1" } }""")]
    [InlineData("devcontainer.json", """{ "postCreateCommand": "psql URI -c 1" }""")]
    [InlineData("Makefile", "db:\n\tpsql URI -c 1\n")]
    public void What_a_shell_cuts_off_is_not_strict(string file, string text)
    {
        tree.Write(file, text.Replace("URI", Strict, StringComparison.Ordinal));

        Assert.Equal(1, ToolRunner.Run(tree.Root, "scan", file, "--fail-on", "info").ExitCode);
    }

    private ToolRun Fix() => ToolRunner.Run(tree.Root, "fix", "--root-cert", "certs/ca.pem", ".");

    private string CommandIn(string file, string place)
    {
        var text = tree.Read(file);
        if (file.EndsWith(".json", StringComparison.Ordinal))
        {
            var element = JsonDocument.Parse(text).RootElement;
            return place.Split('/').Aggregate(element, static (e, name) => e.GetProperty(name)).GetString()!;
        }

        if (file.EndsWith(".yml", StringComparison.Ordinal))
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            var node = place.Split('/').Aggregate(
                stream.Documents[0].RootNode,
                static (n, name) => n is YamlSequenceNode list ? list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] : n[name]);
            return ((YamlScalarNode)node).Value!;
        }

        // What make and just leave of a line for the shell.
        var line = text.Split('\n')[int.Parse(place, System.Globalization.CultureInfo.InvariantCulture)];
        return line.TrimStart('\t', ' ', '@').Replace("$$", "$", StringComparison.Ordinal);
    }

    private string[] ArgumentsOf(string command)
    {
        var printer = tree.Write("bin/psql", "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        File.SetUnixFileMode(printer, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.CreateDirectory(tree["empty"]);
        var path = new Dictionary<string, string> { ["PATH"] = tree["bin"] + ":" + Environment.GetEnvironmentVariable("PATH") };
        return ExternalProgram.Run(tree["empty"], "bash", path, "-c", command).TrimEnd('\n').Split('\n');
    }
}
