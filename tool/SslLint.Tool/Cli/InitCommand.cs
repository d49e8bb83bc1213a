using System.CommandLine;
using SslLint.Projects;
using SslLint.Tool.Configurations;
using SslLint.Tool.Files;
using SslLint.Tool.Fixing;
using SslLint.Tool.Initialization;
using SslLint.Tool.Output;
using SslLint.Tool.Scanning;

namespace SslLint.Tool.Cli;

/// <summary><c>init</c>: what a repository needs to be scanned from now on.</summary>
internal sealed class InitCommand : Command, IHasExamples
{
    private readonly Argument<string?> path =
        new("PATH") { Description = "A folder; in a git repository its top gets the files (default: the current folder).", Arity = ArgumentArity.ZeroOrOne };
    private readonly ValueOption<string?> ci = OptionValue.Choice(
        "--ci", "CI", "github, gitlab, none (default: what the repository has).", ["github", "gitlab", "none"]);
    private readonly Flag preCommit = new("--pre-commit", "A hook for pre-commit even if it isn't used yet.");
    private readonly Flag baseline = new("--baseline", "Take what is found now for known: sslconnect.baseline.json.");
    private readonly Flag dryRun = new("--dry-run", "Write nothing; show what is missing.");
    private readonly Flag yes = new("--yes", "Write without asking.");
    private readonly ValueOption<string> color = OutputOptions.ColorOption();
    private readonly ToolHost host;
    private readonly CancellationToken cancellation;

    /// <summary>Makes the command for one run.</summary>
    public InitCommand(ToolHost host, CancellationToken cancellation)
        : base("init", "Set a repository up: configuration, tool manifest, CI step, pre-commit hook; only what is missing.")
    {
        this.host = host;
        this.cancellation = cancellation;
        path.Validators.Add(OptionValue.RefuseOptionsAndStrings);
        yes.Aliases.Add("-y");
        Add(path);
        foreach (var option in new Option[] { ci, preCommit, baseline, dryRun, yes, color })
        {
            Add(option);
        }

        SetAction(Run);
    }

    /// <inheritdoc/>
    public string Examples => """
        Examples:
          dotnet-sslconnect init                       show what is missing, ask, write it
          dotnet-sslconnect init --dry-run
          dotnet-sslconnect init --yes --ci github --baseline    for a repository with old findings

        What is there is kept: files are only added, or extended by what they lack. Outside of git there is no CI step unless --ci asks for it.
        Without a terminal to ask on, and without --yes, it shows what is missing and writes nothing.
        Exit codes: 0 written, nothing missing, or --dry-run; 2 not written.
        """;

    private int Run(ParseResult parsed)
    {
        if (parsed.GetValue(dryRun) && parsed.GetValue(yes))
        {
            throw new CommandException("--dry-run and --yes can't both be given");
        }

        var folder = FolderOf(parsed);
        var known = parsed.GetValue(baseline) ? Scan(folder) : null;
        var plan = InitPlanner.Plan(folder, new InitRequest { Ci = ci.Of(parsed), PreCommit = parsed.GetValue(preCommit), Known = known });
        Show(plan, AnsiStyle.For(color.Of(parsed), host.OutputIsTerminal, host.Variable));
        if (known is { HasErrors: true })
        {
            throw new CommandException("nothing is written, since a baseline without what could not be read would be wrong");
        }

        if (plan.Files.Count == 0 || parsed.GetValue(dryRun))
        {
            return ExitCode.Clean;
        }

        if (!parsed.GetValue(yes) && !IsAgreed(plan))
        {
            host.Report("error", "nothing is written; --yes writes without asking");
            return ExitCode.Error;
        }

        return Write(folder, plan);
    }

    private InitFolder FolderOf(ParseResult parsed)
    {
        var written = parsed.GetValue(path) ?? ".";
        if (written.Length == 0 || written.Contains('\0'))
        {
            throw new CommandException("a path is empty or holds a NUL");
        }

        var full = Path.TrimEndingDirectorySeparator(host.Resolve(written));
        if (!Directory.Exists(full))
        {
            throw new CommandException(File.Exists(full) ? $"{written}: it is a file; init takes a folder" : $"{written}: no such folder");
        }

        var top = GitRepository.Discover(full, new FileGate(full, [full]))?.WorkTree;
        if (top is not null && top != full)
        {
            host.Report("note", $"the files belong to the top of the repository, {top}");
        }

        return new InitFolder(top ?? full, isRepository: top is not null);
    }

    private ScanReport Scan(InitFolder folder)
    {
        using var progress = new ScanProgress(host);
        var selection = new SelectionRequest { Root = folder.Root, Paths = [folder.Root], Variable = host.Variable };
        return new Scanner(host, ConfigurationIndex.Discovered(selection.Gate), cancellation)
            .Scan(new ScanRequest { Selection = selection, Analysis = new AnalysisOptions() }, progress);
    }

    private void Show(InitPlan plan, AnsiStyle style)
    {
        plan.Files.ForEach(f => f.Show(host.Output, style));

        if (plan.Files.Count == 0)
        {
            host.Output.WriteLine(plan.Notes.Count == 0 ? "Nothing is missing." : "No file is missing.");
        }

        host.Output.Flush();
        foreach (var note in plan.Notes)
        {
            host.Report("note", note);
        }
    }

    private bool IsAgreed(InitPlan plan)
    {
        if (!host.InputIsTerminal)
        {
            return false;
        }

        host.Error.Write($"Write {(plan.Files.Count == 1 ? "this file" : $"these {plan.Files.Count} files")}? [y/N] ");
        host.Error.Flush();
        using var reader = new StreamReader(host.Input.Value);
        return reader.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    private int Write(InitFolder folder, InitPlan plan)
    {
        foreach (var file in plan.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                var place = folder.PlaceOf(file.Path);
                string? note = null;
                var isWritten = file.Before is null
                    ? AtomicFile.TryPut(place, file.After, mode: null, overwrite: false)
                    : AtomicFile.TryReplace(place, file.Before, file.After, out note);
                if (!isWritten)
                {
                    throw new CommandException($"{file.Path}: not written, since it has changed meanwhile; run init again");
                }

                if (note is not null)
                {
                    host.Report("note", $"{file.Path}: {note}");
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new CommandException($"{file.Path}: not written, since {FileFailure.Reason(e)}");
            }

            host.Output.WriteLine($"wrote {file.Path}");
        }

        return ExitCode.Clean;
    }
}
