using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace SslLint.Tests.Shared.Documents;

/// <summary>Does what a page says: writes its files and runs its commands, one after the other, in one bash and one folder of its own.</summary>
internal sealed class PageSession : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly string folder = Directory.CreateTempSubdirectory("ssllint-page-").FullName;
    private readonly Dictionary<string, string> environment = new()
    {
        ["LC_ALL"] = "C.UTF-8",
        ["GIT_CONFIG_NOSYSTEM"] = "1",
        ["GIT_CONFIG_GLOBAL"] = "/dev/null",
        ["GIT_AUTHOR_NAME"] = "Test",
        ["GIT_AUTHOR_EMAIL"] = "test@example.com",
        ["GIT_COMMITTER_NAME"] = "Test",
        ["GIT_COMMITTER_EMAIL"] = "test@example.com",
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        // Build servers would outlive the test and hold the folder.
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
    };

    public PageSession() => Directory.CreateDirectory(WorkingDirectory);

    /// <summary>Where the page's commands start.</summary>
    public string WorkingDirectory => Path.Combine(folder, "work");

    /// <summary>A folder in which the session may leave what belongs to a user.</summary>
    public string Home => Directory.CreateDirectory(Path.Combine(folder, "home")).FullName;

    /// <summary>Bash that runs before the page's first command.</summary>
    public string Prologue { get; init; } = "";

    /// <summary>Sets a variable for the page's commands.</summary>
    public void Set(string name, string value) => environment[name] = value;

    /// <summary>Runs a page.</summary>
    /// <returns>What each of its commands printed and ended with, block by block.</returns>
    public IReadOnlyDictionary<PageBlock, IReadOnlyList<PageCommand>> Run(MarkdownPage page)
    {
        var steps = Directory.CreateDirectory(Path.Combine(folder, "steps")).FullName;
        var script = new StringBuilder($"cd '{WorkingDirectory}'\n{Prologue}\n");
        var results = new Dictionary<PageBlock, List<(PageCommand Command, string Step)>>();
        foreach (var block in page.Blocks)
        {
            if (block.File is { } file)
            {
                var content = Path.Combine(steps, script.Length.ToString(CultureInfo.InvariantCulture));
                File.WriteAllText(content, string.Join('\n', block.Lines) + "\n");
                script.Append(CultureInfo.InvariantCulture, $"install -D -m 644 '{content}' '{Path.Combine(WorkingDirectory, file)}'\n");
            }
            else if (block.IsRun)
            {
                results[block] = [];
                foreach (var command in PageCommand.Parse(block))
                {
                    var step = Path.Combine(steps, script.Length.ToString(CultureInfo.InvariantCulture));
                    File.WriteAllText(step, command.Text);
                    script.Append(CultureInfo.InvariantCulture, $"eval \"$(cat '{step}')\" >'{step}.output' 2>&1 </dev/null; echo $? >'{step}.code'\n");
                    results[block].Add((command, step));
                }
            }
        }

        Bash(script.ToString());
        return results.ToDictionary(r => r.Key, r => (IReadOnlyList<PageCommand>)[.. r.Value.Select(c => Result(c.Command, c.Step))]);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private PageCommand Result(PageCommand command, string step)
    {
        Assert.True(File.Exists(step + ".code"), $"The session ended before this command: {command.Text}");

        // No page shows where on this machine it was run.
        var output = File.ReadAllText(step + ".output").Replace(folder, "…", StringComparison.Ordinal);
        return new PageCommand(
            command.Text,
            output.Length == 0 ? [] : (output.EndsWith('\n') ? output[..^1] : output).Split('\n'),
            int.Parse(File.ReadAllText(step + ".code"), CultureInfo.InvariantCulture));
    }

    private void Bash(string script)
    {
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-c", script]) { WorkingDirectory = WorkingDirectory, RedirectStandardInput = true };
        foreach (var name in start.Environment.Keys.Where(n =>
            n.StartsWith("PG", StringComparison.Ordinal)
                || n.StartsWith("GITHUB_", StringComparison.Ordinal)
                || n.StartsWith("SSLLINT_", StringComparison.Ordinal)
                || n is "CI" or "GITLAB_CI")
            .ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"The page's commands took longer than {Patience}.");
        }
    }
}
