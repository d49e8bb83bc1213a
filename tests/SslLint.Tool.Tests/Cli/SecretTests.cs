using System.Runtime.Versioning;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

/// <summary>A planted password, token and private key appear in no output of any command, in any format, with any failure;
/// nor in a file that a command writes for others to read.</summary>
[SupportedOSPlatform("linux")]
public sealed class SecretTests
{
    /// <summary>Where stores go, which hold what they are asked to hold.</summary>
    private const string Stores = "stores/";

    /// <summary>How each command is called over the planted files; where it has formats, in each of them.</summary>
    private static readonly Dictionary<string, string[][]> Calls = new(StringComparer.Ordinal)
    {
        ["scan"] =
        [
            [], ["--include-local"], ["--no-suppressions"], ["--no-config"], ["--driver", "npgsql@7"], ["--driver", "libpq"], ["--staged"],
            ["--write-baseline", "written.json"], ["--baseline", "known.json"], ["--config", "0/app.env"],
            ["--format", "sarif=written.sarif", "--color", "always"], ["--max-file-size", "10"], ["0/binary.env"], ["nowhere"],
        ],
        ["fix"] =
        [
            ["--check", "--unsafe"], ["--diff", "--unsafe"], ["--diff", "--root-cert", "ca.pem"], ["--diff", "--root-cert", "ca.pem", "--driver", "pgjdbc"],
            ["--diff", "--public-ca", "--unsafe"], ["--root-cert", "ca.pem"], ["--unsafe"], ["--bundle-path", "x"],
        ],
        ["inventory"] = [[], ["--include-local"], ["--driver", "metabase"]],
        ["explain"] =
        [
            ["SSL1003"], ["SSL8001"], ["SSL9999"], ["--driver", PlantedSecrets.Token, "x"], ["--drivers"],
            .. PlantedSecrets.Strings.SelectMany(s =>
                new string[][] { [s], ["--driver", "npgsql", s], ["--driver", "pgjdbc", s], ["--driver", "node-postgres", s] })
        ],
        ["rewrite"] =
        [
            .. PlantedSecrets.Strings.SelectMany(s =>
                new string[][]
                {
                    [s],
                    ["--root-cert", "ca.pem", "--explain", s],
                    ["--root-cert", "ca.pem", "--driver", "npgsql", s],
                    ["--root-cert", "ca.pem", "--to", "jdbc", s],
                    ["--public-ca", "--driver", "libpq@15", s]
                })
        ],
        ["verify"] =
        [
            .. PlantedSecrets.Strings.SelectMany(s =>
                new string[][] { ["--connect", "127.0.0.1:1", s], ["--connect", "127.0.0.1:1", "--format", "json", "--driver", "npgsql", s] }),
            ["--path", ".", "--connect", "127.0.0.1:1"]
        ],
        ["init"] =
        [
            ["--dry-run", "--baseline", "--pre-commit", "--ci", "gitlab"],
            ["--dry-run", "--ci", "github"],
            ["--yes", "--baseline", "--ci", "github"],
            ["0/app.env"]
        ],
        ["bundle list"] = [[]],
        ["bundle show"] = [["azure"], ["certs/client.pem"], ["certs/client.key"], ["certs/cut.pem"], ["0/app.env"]],
        ["bundle export"] = [["azure"], ["azure", "--out", "certs/client.key"], ["azure", "--out", "0"]],
        ["bundle check"] =
        [
            [],
            ["--for", "aws-rds"],
            ["--fail-on", "never"],
            ["nowhere"],
            ["--no-ignore", "--days", "30000"],
            ["certs/client.pem", "certs/client.key", "certs/client.enc.key", "certs/cut.pem", "0/app.env", "password.txt"]
        ],
        ["bundle update"] =
        [
            ["azure", "--out", "certs/client.key", "--url", "https://localhost:1/a.pem"],
            ["azure", "--url", $"https://app:{PlantedSecrets.Password}@localhost:1/a.pem"],
            ["azure", "--url", "https://localhost:1/a.pem", "--ca-file", "certs/client.key"], ["azure", "--accept", PlantedSecrets.Token],
        ],
        ["truststore create"] =
        [
            ["--client-cert", "certs/client.crt", "--client-key", "certs/client.key", "--password-file", "password.txt", "--out", Stores + "a.p12"],
            [
                "--client-cert", "certs/client.crt", "--client-key", "certs/client.enc.key", "--password-stdin", "--key-password-file", "password.txt",
                "--out", Stores + "b.jks"
            ],
            [
                "--client-cert", "certs/client.crt", "--client-key", "certs/client.enc.key", "--password-env", "STORE_PASSWORD", "--key-password-env",
                "WRONG_PASSWORD", "--out", Stores + "c.p12"
            ],
            ["--client-key", "certs/client.key", "--out", Stores + "d.pk8"],
            ["--client-key", "certs/cut.pem", "--out", Stores + "e.pk8"],
            ["--cert", "certs/client.pem", "--password-env", "STORE_PASSWORD", "--out", Stores + "f.p12"],
            ["--cert", "0/app.env", "--password-file", "password.txt", "--out", Stores + "g.p12"],
            ["--cert", "certs/client.crt", "--password-file", "certs/client.key", "--out", Stores + "h.p12"],
            ["--cert", "certs/client.crt", "--password-env", PlantedSecrets.Password, "--out", Stores + "i.p12"],
        ],
        ["truststore show"] =
        [
            ["certs/client.pem"],
            ["certs/client.key"],
            ["store.p12", "--password-file", "password.txt"],
            ["store.p12", "--password-env", "WRONG_PASSWORD"],
            ["0/app.env", "--password-stdin"],
            ["password.txt", "--password-file", "password.txt"]
        ],
        ["completion"] = [["bash"], ["zsh"], ["fish"], ["pwsh"], [PlantedSecrets.Token]],
        ["complete"] = [["--", "rewrite", .. PlantedSecrets.Strings], ["--", "scan", "--format", PlantedSecrets.Token], ["--", PlantedSecrets.Password]],
    };

    public static TheoryData<string> All => [.. Commands.Leaves.Keys];

    [Fact]
    public void Every_command_is_called() => Assert.Equal(Commands.Leaves.Keys.Order(StringComparer.Ordinal), Calls.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(All))]
    public void Over_planted_files_it_is_not_shown(string command)
    {
        var outcomes = new HashSet<int>();
        foreach (var call in Calls[command])
        {
            foreach (var format in Formats(command, call))
            {
                using var tree = command is "explain" or "rewrite" ? new TempTree() : PlantedSecrets.Plant();
                var planted = Files(tree).ToDictionary(f => f, f => File.GetLastWriteTimeUtc(tree[f]), StringComparer.Ordinal);
                Assert.True(
                    command != "truststore show"
                        || Run(
                            tree, "truststore", "create", "--client-cert", "certs/client.crt", "--client-key", "certs/client.key",
                            "--password-file", "password.txt", "--out", "store.p12").ExitCode == 0);
                if (call.Contains("--staged"))
                {
                    tree.GitInit();
                    tree.Git("add", ".");
                }

                string[] line = [.. command.Split(' '), .. format, .. call];
                var run = Run(tree, line);
                outcomes.Add(run.ExitCode);
                // Over everything there is something to say.
                Assert.True(call.Length > 0 || (run.Output + run.Error).Length > 0, string.Join(' ', line));
                AssertHidden(run.Error, line);
                Assert.True(command != "rewrite" || run.ExitCode == 0 || run.Output.Length == 0, "A string that is not made strict is not printed.");
                AssertHidden(command == "rewrite" ? "" : run.Output, line);
                foreach (var file in Files(tree).Where(f => !planted.ContainsKey(f) && f != "store.p12" && !f.StartsWith(Stores, StringComparison.Ordinal)))
                {
                    AssertHidden(File.ReadAllText(tree[file]), [.. line, "writes", file]);
                }

                // Whatever fails, what was there stays; a fix alone changes files, and init extends them.
                Assert.True(command is "fix" or "init" || planted.All(f => File.GetLastWriteTimeUtc(tree[f.Key]) == f.Value), string.Join(' ', line));
            }
        }

        Assert.True(
            outcomes.Count > 1 || command is "bundle list" or "bundle update" or "inventory" or "complete",
            $"{command} is called in one way only: it ends with {string.Join(", ", outcomes)}");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void As_the_value_of_a_wrong_option_or_argument_it_is_not_repeated(string command)
    {
        using var tree = new TempTree();
        var leaf = Commands.Leaves[command];
        foreach (var value in new[] { PlantedSecrets.Strings[0], PlantedSecrets.Strings[4], PlantedSecrets.Strings[12], PlantedSecrets.Key })
        {
            foreach (var option in leaf.Options)
            {
                AssertSilent([.. command.Split(' '), option.Name, value]);
                AssertSilent([.. command.Split(' '), $"{option.Name}={value}"]);
            }

            AssertSilent([.. command.Split(' '), value, value]);
            AssertSilent([.. command.Split(' '), "x", value]);
            AssertSilent([.. command.Split(' '), $"--{value}"]);
            AssertSilent([.. command.Split(' '), $"--{value}={value}", value]);
            AssertSilent([value, .. command.Split(' ')]);
            AssertSilent([value]);
        }

        void AssertSilent(string[] line)
        {
            var run = Run(tree, line);
            AssertHidden(run.Error, line);
            AssertHidden(command == "rewrite" && run.ExitCode == 0 ? "" : run.Output, line);
        }
    }

    [Fact]
    public void As_the_value_of_an_option_that_takes_choices_a_token_is_not_repeated()
    {
        using var tree = new TempTree();
        foreach (var (name, command) in Commands.Leaves)
        {
            foreach (var option in command.Options.Where(o =>
                o.Name is "--format" or "--color" or "--rules" or "--driver" or "--threads" or "--fail-on" or "--max-file-size" or "--to" or "--type" or "--ci"
                    or "--days" or "--for" or "--timeout" or "--accept" or "--url"))
            {
                string[] line = [.. name.Split(' '), option.Name, PlantedSecrets.Token];
                var run = Run(tree, line);
                Assert.Equal(2, run.ExitCode);
                AssertHidden(run.Output + run.Error, line);
            }
        }
    }

    [Fact]
    public void When_the_engine_fails_over_a_file_its_message_is_not_shown()
    {
        foreach (var command in new[] { "scan", "fix", "inventory" })
        {
            using var tree = PlantedSecrets.Plant();
            var analysis = new MarkerAnalysis { Before = f => throw new InvalidOperationException(f.Text) };
            foreach (var format in Formats(command, []))
            {
                var run = ToolRunner.Run(tree.Root, "", [command, .. format], analysis: analysis);
                Assert.Equal(2, run.ExitCode);
                Assert.Contains("InvalidOperationException", run.Error);
                AssertHidden(run.Output + run.Error, [command, .. format]);
            }
        }
    }

    [Fact]
    public void Where_nothing_can_be_written_it_is_not_shown()
    {
        using var tree = PlantedSecrets.Plant();
        foreach (var format in Formats("scan", []).Where(f => f.Length > 0))
        {
            var run = Run(tree, "scan", "--format", $"{format[1]}=0");
            Assert.Equal(2, run.ExitCode);
            AssertHidden(run.Output + run.Error, ["scan", "--format", $"{format[1]}=0"]);
        }

        foreach (var call in new string[][]
        {
            ["scan", "--write-baseline", "0"],
            ["scan", "--baseline", "0"],
            ["scan", "--config", "0"],
            ["scan", "-o", "nowhere/x"]
        })
        {
            var run = Run(tree, call);
            Assert.Equal(2, run.ExitCode);
            AssertHidden(run.Output + run.Error, call);
        }
    }

    [Fact]
    public void On_standard_input_it_is_not_shown()
    {
        using var tree = new TempTree();
        foreach (var text in PlantedSecrets.Strings.Append(PlantedSecrets.Key))
        {
            AssertHidden(ToolRunner.Run(tree.Root, text, ["explain", "-"]), ["explain", "-"]);
            AssertHidden(ToolRunner.Run(tree.Root, text, ["scan", "-"]), ["scan", "-"]);
            AssertHidden(ToolRunner.Run(tree.Root, text, ["scan", "-", "--stdin-path", "a.cs"]), ["scan", "-"]);
            var run = ToolRunner.Run(tree.Root, text, ["rewrite", "--root-cert", "ca.pem", "--explain", "-"]);
            AssertHidden(run.Error, ["rewrite", "-"]);
            Assert.True(run.ExitCode == 0 || run.Output.Length == 0);
        }
    }

    /// <summary>Hiding whole lines would be no answer.</summary>
    [Fact]
    public void Beside_what_is_hidden_the_setting_at_fault_is_shown()
    {
        using var tree = PlantedSecrets.Plant();
        var lines = Run(tree, "scan", "--no-config", "--include-local", "around").Output.Split('\n');
        var places = lines.Select((l, i) => (Line: l, Index: i)).Where(l => l.Line.Contains("--> ", StringComparison.Ordinal)).ToList();
        Assert.True(places.Count >= 12, string.Join('\n', lines));
        foreach (var (place, index) in places.Where(p => !p.Line.Contains("missing", StringComparison.Ordinal)))
        {
            var mark = lines[index + 3];
            var marked = lines[index + 2].Substring(mark.IndexOf('^', StringComparison.Ordinal), mark.Count(c => c == '^'));
            Assert.True(marked.Contains("require", StringComparison.OrdinalIgnoreCase), $"{place}: {lines[index + 2]}");
        }
    }

    [Fact]
    public void What_is_looked_for_is_found_where_it_is_shown()
    {
        Assert.All(PlantedSecrets.All, s => Assert.ThrowsAny<Exception>(() => AssertHidden($"a\n b {s} c\n", [])));
        Assert.All(
            PlantedSecrets.Strings.Append(PlantedSecrets.Key).Append(PlantedSecrets.EncryptedKey), s => Assert.ThrowsAny<Exception>(() => AssertHidden(s, [])));
    }

    /// <summary>The formats of a command as options: none, and each that completion offers.</summary>
    private static IEnumerable<string[]> Formats(string command, string[] call)
    {
        var offered = ToolRunner.Run("/", ["complete", "--", .. command.Split(' '), "--format", ""]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l.Split('\t')[0]);
        return call.Contains("--format") || !Commands.Leaves[command].Options.Any(o => o.Name == "--format")
            ? [[]]
            : [[], .. offered.Select(f => new[] { "--format", f })];
    }

    private static IEnumerable<string> Files(TempTree tree) =>
        Directory.EnumerateFiles(tree.Root, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(tree.Root, f))
            .Where(f => !f.StartsWith(".git/", StringComparison.Ordinal));

    private static ToolRun Run(TempTree tree, params string[] line)
    {
        var environment = tree.Environment();
        environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        environment["STORE_PASSWORD"] = PlantedSecrets.Password;
        environment["WRONG_PASSWORD"] = PlantedSecrets.Token;
        environment["PGPASSWORD"] = PlantedSecrets.Password;
        return ToolRunner.Run(tree.Root, PlantedSecrets.Password + "\n", line, environment);
    }

    private static void AssertHidden(ToolRun run, string[] line) => AssertHidden(run.Output + run.Error, line);

    private static void AssertHidden(string text, string[] line)
    {
        foreach (var shown in text.Split('\n').Where(l => PlantedSecrets.All.Any(s => l.Contains(s, StringComparison.Ordinal))))
        {
            Assert.Fail($"{string.Join(' ', line)}: {shown}");
        }
    }
}
