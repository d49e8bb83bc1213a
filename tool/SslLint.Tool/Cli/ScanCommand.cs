using System.CommandLine;
using SslLint.Tool.Baselines;
using SslLint.Tool.Files;
using SslLint.Tool.Fixing;
using SslLint.Tool.Output;
using SslLint.Tool.Scanning;

namespace SslLint.Tool.Cli;

/// <summary><c>scan</c>: reports insecure connection strings.</summary>
internal sealed class ScanCommand : Command, IHasExamples
{
    private const string StandardInput = "-";

    private readonly SelectionOptions selection = new();
    private readonly AnalysisFlags analysis = new();
    private readonly ConfigurationOptions configuration = new();
    private readonly OutputOptions output = new();
    private readonly Flag staged = new("--staged", "What git is about to commit: the index, not the files on disk.");
    private readonly ValueOption<string?> stdinPath = new(
        "--stdin-path", "PATH", "With '-': the path that standard input is taken to have.", null, OptionValue.Text("--stdin-path"));
    private readonly ValueOption<string?> baseline = new(
        "--baseline", "FILE", "Findings of this file are known: they are counted, and don't fail.", null, OptionValue.Text("--baseline"));
    private readonly ValueOption<string?> writeBaseline = new(
        "--write-baseline", "FILE", "Write what is found to a file for --baseline, instead of reporting it.", null, OptionValue.Text("--write-baseline"));
    private readonly ToolHost host;
    private readonly CancellationToken cancellation;

    /// <summary>Makes the command for one run.</summary>
    public ScanCommand(ToolHost host, CancellationToken cancellation)
        : base("scan", "Report insecure connection strings.")
    {
        this.host = host;
        this.cancellation = cancellation;
        selection.AddTo(this);
        Add(staged);
        Add(stdinPath);
        analysis.AddTo(this);
        configuration.AddTo(this);
        output.AddTo(this);
        Add(baseline);
        Add(writeBaseline);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public string Examples => """
        Examples:
          dotnet-sslconnect scan                                       everything that git tracks or would track
          dotnet-sslconnect scan src deploy --fail-on error            two folders, for a gate that only errors close
          dotnet-sslconnect scan --format text --format sarif=out.sarif
          dotnet-sslconnect scan --write-baseline sslconnect.baseline.json   take what there is for known, once
          dotnet-sslconnect scan --baseline sslconnect.baseline.json         only what is new or got weaker fails
          dotnet-sslconnect scan --staged                              before a commit; with paths, only what is staged below them
          git show HEAD:.env | dotnet-sslconnect scan - --stdin-path .env

        Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 something asked for was not examined.
        """;

    private int Run(ParseResult parsed)
    {
        var options = analysis.Read(parsed) with { RecordConnections = output.NeedsConnections(parsed) };
        output.RefuseOverlaps(parsed, host, OtherFiles(parsed));
        if (selection.Paths(parsed) is [StandardInput])
        {
            if (parsed.GetValue(staged))
            {
                throw new CommandException("'-' can't be combined with --staged");
            }

            var path = stdinPath.Of(parsed) ?? throw new CommandException("'-' needs --stdin-path PATH, since the name of a file decides how it is read");
            path = ScanRoot.Relative(host.WorkingDirectory, host.Resolve(path));
            var gate = new FileGate(host.WorkingDirectory, [host.WorkingDirectory]);
            var report = ScannerFor(parsed, gate).ScanContent(path, ReadInput(parsed), host.WorkingDirectory, options, gate);
            return Finish(report, parsed, p => p == path, [.. ScannedTree.RealFolders(host.WorkingDirectory, gate)]);
        }

        if (stdinPath.Of(parsed) is not null)
        {
            throw new CommandException("--stdin-path needs '-' as the only path");
        }

        var request = new ScanRequest
        {
            Selection = selection.Request(parsed, host, output.Files(parsed)),
            Analysis = options,
            MaximumFileSize = selection.MaximumFileSize(parsed),
            Threads = selection.Threads(parsed),
        };
        return parsed.GetValue(staged)
            ? RunStaged(request, parsed)
            : Finish(SaidIfEmpty(Scan(request, parsed)), parsed, request.Selection.AsksFor, ScannedTree.RealFolders(request.Selection));
    }

    /// <summary>Silence must not look like safety: a scan that met no file says so.</summary>
    private ScanReport SaidIfEmpty(ScanReport report)
    {
        if (report.Summary.Files == 0)
        {
            host.Report("warning", "no file was examined: the paths hold none, or --include, --exclude and .gitignore leave none");
        }

        return report;
    }

    private int RunStaged(ScanRequest request, ParseResult parsed)
    {
        if (selection.ReadsIgnored(parsed))
        {
            throw new CommandException("--no-ignore has no meaning with --staged: what is staged is read, ignored or not");
        }

        if (writeBaseline.Of(parsed) is not null)
        {
            throw new CommandException("--write-baseline can't be combined with --staged, since a baseline holds the findings of all files");
        }

        using var files = StagedFiles.Find(host);
        if (selection.Paths(parsed).Count == 0)
        {
            // A commit is of the whole repository, wherever the command is run.
            var root = ScanRoot.Of(host.WorkingDirectory, [files.WorkTree]);
            request = request with { Selection = request.Selection with { Root = root, Paths = [files.WorkTree] } };
        }

        // What is not staged was not read, and may stand where it stood.
        return Finish(Scan(request with { Staged = files }, parsed), parsed, _ => false, ScannedTree.RealFolders(request.Selection));
    }

    private ScanReport Scan(ScanRequest request, ParseResult parsed)
    {
        var scanner = ScannerFor(parsed, request.Selection.Gate);
        using var progress = new ScanProgress(host);
        return scanner.Scan(request, progress);
    }

    private Scanner ScannerFor(ParseResult parsed, FileGate gate) => new(host, configuration.Read(parsed, host, gate), cancellation);

    /// <summary>Files that are read or written beside the findings.</summary>
    private IEnumerable<string> OtherFiles(ParseResult parsed) =>
        [
            .. new[] { baseline.Of(parsed), writeBaseline.Of(parsed), configuration.File(parsed) }.OfType<string>(),
            .. selection.Paths(parsed).Where(p => p != StandardInput && p.Length > 0 && !p.Contains('\0'))
        ];

    /// <summary>Writes a new baseline, or takes out what the one that is given holds.</summary>
    private int Finish(ScanReport report, ParseResult parsed, Func<string, bool> wasExamined, IReadOnlyList<string> trees)
    {
        if (baseline.Of(parsed) is { } known)
        {
            (report, var stale) = Baseline.Read(known, host).Apply(report, wasExamined);
            if (stale > 0)
            {
                host.Report(
                    "note",
                    $"{stale} of the findings in {known} {(stale == 1 ? "is" : "are")} gone: "
                        + $"--write-baseline {known} takes {(stale == 1 ? "it" : "them")} out");
            }
        }

        if (writeBaseline.Of(parsed) is { } written)
        {
            Baseline.Write(report, written, host, trees);
            var count = report.Findings.Count + report.Baselined.Count;
            host.Report("note", $"{written} holds {Counted.Of(count, "finding")}: give it by --baseline");
            return report.HasErrors ? ExitCode.Error : ExitCode.Clean;
        }

        return output.Finish(report, parsed, host, trees);
    }

    private byte[] ReadInput(ParseResult parsed)
    {
        try
        {
            return FileGate.ReadStream(host.Input.Value, FileLimit.Examined(selection.MaximumFileSize(parsed)));
        }
        catch (IOException e)
        {
            throw new CommandException($"standard input: not read, since {FileFailure.Reason(e)}");
        }
    }
}
