using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using SslLint.Analysis;
using SslLint.Fixes;
using SslLint.Projects;
using SslLint.Redaction;
using SslLint.Rules;
using SslLint.Sources;
using SslLint.Tool.Configurations;
using SslLint.Tool.Files;
using SslLint.Tool.Projects;

namespace SslLint.Tool.Scanning;

/// <summary>Examines files in parallel and reports in a fixed order.</summary>
internal sealed class Scanner
{
    private readonly IFileAnalysis analysis;
    private readonly ToolHost host;
    private readonly ConfigurationIndex configurations;
    private readonly CancellationToken cancellation;

    /// <summary>Makes a scanner.</summary>
    public Scanner(ToolHost host, ConfigurationIndex configurations, CancellationToken cancellation)
    {
        this.configurations = configurations;
        analysis = host.Analysis;
        this.host = host;
        this.cancellation = cancellation;
    }

    /// <summary>Scans; what can't be read is said on the host's error stream.</summary>
    /// <param name="request">What to scan.</param>
    /// <param name="progress">Told about every file.</param>
    public ScanReport Scan(ScanRequest request, ScanProgress progress)
    {
        var clock = Stopwatch.StartNew();
        var (selection, outcomes) = ExamineAll(request, progress);

        foreach (var warning in selection.Warnings)
        {
            host.Report("warning", warning);
        }

        // Who looks for every one of them says what becomes of it.
        foreach (var leftover in request.Selection.FindsEveryLeftover ? [] : selection.Leftovers)
        {
            host.Report("note", $"{ScanRoot.Relative(request.Selection.Root, leftover)}: passed over, since an interrupted run left it behind; fix removes it");
        }

        foreach (var error in selection.Errors)
        {
            host.Report("error", error);
        }

        var hasErrors = selection.Errors.Count > 0;
        for (var i = 0; i < outcomes.Length; i++)
        {
            hasErrors |= Say(selection.Files[i], outcomes[i]);
        }

        var said = selection.Files.Where((_, i) => IsSaid(outcomes[i].Skip)).Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        var refusals = request.Selection.Gate.Refusals.Where(r => !said.Contains(r.Path)).ToList();
        Say(refusals);
        SayProblems();
        var findings = outcomes.SelectMany(o => o.Findings).ToList();
        return new ScanReport
        {
            Root = request.Selection.Root,
            Rules = analysis.Rules,
            Findings = findings,
            Suppressed = [.. outcomes.SelectMany(o => o.Suppressed)],
            Connections = [.. outcomes.SelectMany(o => o.Records)],
            HasErrors = hasErrors,
            Leftovers = selection.Leftovers,
            Summary = Count(findings, outcomes, refusals) with
            {
                SkippedSymlinks = selection.Symlinks + outcomes.Count(o => o.Skip == SkipReason.Link),
                Unreadable = selection.UnreadableFolders + CountOf(SkipReason.Unreadable, outcomes, refusals),
                Elapsed = clock.Elapsed,
            },
        };
    }

    /// <summary>Scans one text that stands in no file, such as standard input.</summary>
    /// <param name="path">The path that the text is taken to have, relative to <paramref name="root"/>.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="root">The folder that paths are relative to.</param>
    /// <param name="options">How it is analysed.</param>
    /// <param name="gate">Decides which of the files around it may be opened.</param>
    public ScanReport ScanContent(string path, byte[] content, string root, AnalysisOptions options, FileGate gate)
    {
        var clock = Stopwatch.StartNew();
        var file = new SelectedFile(Path.GetFullPath(path, root), path, IsNamed: true);
        var outcome = TextEncoding.IsBinary(content)
            ? new FileOutcome { Skip = SkipReason.Binary }
            : AnalyzeSafely(file, content, options, ProjectsIn(root, gate));
        var hasErrors = Say(file, outcome);
        Say(gate.Refusals);
        SayProblems();
        return new ScanReport
        {
            Root = root,
            Rules = analysis.Rules,
            Findings = outcome.Findings,
            Suppressed = outcome.Suppressed,
            HasErrors = hasErrors,
            Summary = Count(outcome.Findings, [outcome], gate.Refusals) with { Elapsed = clock.Elapsed },
        };
    }

    /// <summary>The projects below a folder, with what their files say together.</summary>
    public ProjectIndex ProjectsIn(string root, FileGate gate) => ProjectsIn(root, gate, null);

    // What is examined is given where its files are looked for anyway.
    private ProjectIndex ProjectsIn(string root, FileGate gate, (ScanRequest Request, Task<IReadOnlyList<SelectedFile>> Files)? examined)
    {
        var all = new SelectionRequest { Root = root, Paths = [root], Variable = host.Variable };
        var folders = new ProjectFolders(root, gate);

        // Without what is asked here, so that the question does not lead back to itself.
        var around = new ProjectIndex(folders);
        var services = new RepositoryServices(FilesOfServices, all.Gate, cancellation);
        return new ProjectIndex(folders, all, services, file => ConnectionsOf(file, around, all.Gate), cancellation);

        // Those of the repository around the root. Where there is none, all could be around it: then those of the folders that the caller named.
        IReadOnlyList<SelectedFile> FilesOfServices()
        {
            var paths = GitRepository.Discover(root, all.Gate) is null ? gate.NamedFolders : all.Paths;
            return examined is var (request, files) && request.IsAllOf(paths)
                ? Wait(files)
                : FileSelector.Select(all with { Paths = paths }, cancellation).Files;
        }
    }

    /// <summary>Analyses a text as a file.</summary>
    public AnalyzedFile Analyze(SourceFile file, string fullPath, ProjectIndex projects, AnalysisOptions options)
    {
        var configuration = configurations.For(fullPath);
        if (configuration.IsExcluded)
        {
            return new AnalyzedFile(new AnalysisResult(), [], [], [], new Lazy<ShownFile>(() => ShownFile.Of(file), LazyThreadSafetyMode.None));
        }

        options = configuration.Over(options);
        var (result, warnings) = analysis.Analyze(file, () => projects.FactsFor(fullPath, options), options, cancellation);
        var shown = new Lazy<ShownFile>(() => result.Shown(file), LazyThreadSafetyMode.None);
        return new AnalyzedFile(
            result,
            [.. result.Findings.Select(f => Report(f, file, shown.Value))],
            [.. result.Suppressed.Select(s => Report(s.Finding, file, shown.Value) with { Justification = s.Reason })],
            warnings,
            shown);
    }

    /// <summary>Finds and examines the files: one thread looks for them, the others examine meanwhile what it has found.</summary>
    /// <returns>The files, and what became of each.</returns>
    private (FileSelection Selection, FileOutcome[] Outcomes) ExamineAll(ScanRequest request, ScanProgress progress)
    {
        var all = new TaskCompletionSource<IReadOnlyList<SelectedFile>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var projects = ProjectsIn(request.Selection.Root, request.Selection.Gate, (request, all.Task));
        var outcomes = new ConcurrentDictionary<string, FileOutcome>(StringComparer.Ordinal);
        var selection = new FileSelection();
        using var found = new FoundFiles();
        var started = 0;
        progress.Begin();
        WorkerThreads.Run(request.Threads, isOver =>
        {
            if (Interlocked.Increment(ref started) == 1)
            {
                try
                {
                    selection = Select(request, found);
                    progress.Expect(selection.Files.Count);
                }
                finally
                {
                    // Of a search that failed nobody needs the rest.
                    all.SetResult(selection.Files);
                    found.Complete(request.Threads);
                }
            }

            using var buffer = new FileBuffer();
            for (var files = found.Take(cancellation); files.Count > 0 && !isOver(); files = found.Take(cancellation))
            {
                foreach (var file in files)
                {
                    cancellation.ThrowIfCancellationRequested();

                    var outcome = Examine(file, buffer, request, projects);

                    // Of most files there is nothing to say.
                    if (!ReferenceEquals(outcome, FileOutcome.Clean))
                    {
                        outcomes[file.FullPath] = outcome;
                    }

                    progress.Advance();
                }
            }
        });
        progress.End();
        return (selection, [.. selection.Files.Select(f => outcomes.GetValueOrDefault(f.FullPath, FileOutcome.Clean))]);
    }

    /// <summary>Waits for the thread that looks for files: it examines none before it has found all.</summary>
    private IReadOnlyList<SelectedFile> Wait(Task<IReadOnlyList<SelectedFile>> files)
    {
        files.Wait(cancellation);
        return files.Result;
    }

    private FileSelection Select(ScanRequest request, FoundFiles found)
    {
        if (request.Staged?.Select(request.Selection) is not { } staged)
        {
            return FileSelector.Select(request.Selection, cancellation, found.Add);
        }

        foreach (var file in staged.Files)
        {
            found.Add(file);
        }

        return staged;
    }

    private FileOutcome Examine(SelectedFile file, FileBuffer buffer, ScanRequest request, ProjectIndex projects)
    {
        if (!analysis.Reads(file.Path))
        {
            return FileOutcome.Clean;
        }

        var skip = file.Blob is { } blob
            ? request.Staged!.Read(blob, request.MaximumFileSize, buffer, out var failure)
            : buffer.ReadText(request.Selection.Gate, file.FullPath, request.MaximumFileSize, cancellation, out failure);
        if (skip != SkipReason.None)
        {
            return new FileOutcome { Skip = skip, Failure = failure };
        }

        return AnalyzeSafely(file, buffer.Content, request.Analysis, projects);
    }

    private FileOutcome AnalyzeSafely(SelectedFile file, ReadOnlySpan<byte> content, AnalysisOptions options, ProjectIndex projects)
    {
        // A UTF-16 text has NULs between its letters, which the search for needles can't see through.
        var searched = TextEncoding.OfMark(content).IsWide ? Encoding.UTF8.GetBytes(TextEncoding.Decode(content).Text) : content;
        if (!analysis.MayContain(file.Path, searched))
        {
            return FileOutcome.Clean;
        }

        try
        {
            var source = new SourceFile(file.Path, TextEncoding.Decode(content).Text);
            var analyzed = Analyze(source, file.FullPath, projects, options);
            return new FileOutcome
            {
                Findings = analyzed.Findings,
                Suppressed = analyzed.Suppressed,
                Records = [.. analyzed.Result.Records.Select(r => new ReportedConnection(r, source.Lines.PositionOf(r.Span.Start)))],
                Connections = analyzed.Result.Connections,
                NotRead = analyzed.Result.NotRead,
                OtherReaders = analyzed.Result.OtherReaders,
                Warnings = [.. analyzed.Warnings.Select(w => $"{file.Path}:{source.Lines.PositionOf(w.Offset).Line}: {w.Message}")],
            };
        }
        catch (OperationCanceledException)
        {
            throw;
        }
#pragma warning disable CA1031 // One file that trips the engine must not hide what the others hold.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new FileOutcome { Defect = InternalError.Describe(e, file.Path) };
        }
    }

    /// <summary>The connections of one file, whatever was asked for; null where it can't be read.</summary>
    private IReadOnlyList<ReportedConnection>? ConnectionsOf(SelectedFile file, ProjectIndex projects, FileGate gate)
    {
        if (!analysis.Reads(file.Path))
        {
            return [];
        }

        using var buffer = new FileBuffer();
        var skip = buffer.ReadText(gate, file.FullPath, ScanRequest.DefaultMaximumFileSize, cancellation, out _);
        if (skip != SkipReason.None)
        {
            return skip == SkipReason.Binary ? [] : null;
        }

        var outcome = AnalyzeSafely(file, buffer.Content, new AnalysisOptions { RecordConnections = true, Rules = [] }, projects);
        return outcome.Defect is null ? outcome.Records : null;
    }

    private static ReportedFinding Report(Finding finding, SourceFile source, ShownFile shown) => new(
        finding,
        source.Lines.PositionOf(finding.Span.Start),
        source.Lines.PositionOf(finding.Span.End),
        Excerpt.Of(finding.Span, source, shown))
    {
        HidesEdits = finding.Fix is { } fix && !fix.Edits.All(shown.Shows),
    };

    /// <summary>Says what is wrong with a file; true where something asked for was not examined.</summary>
    private bool Say(SelectedFile file, FileOutcome outcome)
    {
        foreach (var warning in outcome.Warnings)
        {
            host.Report("warning", warning);
        }

        if (outcome.Defect is not null)
        {
            host.Report("internal error", outcome.Defect);
            return true;
        }

        // What is staged was asked for, each file of it; a large one may well be generated.
        var isError = file.IsNamed || (file.Blob is not null && outcome.Skip != SkipReason.TooLarge);
        if (IsSaid(outcome.Skip) || (outcome.Skip == SkipReason.TooLarge && isError))
        {
            host.Report(isError ? "error" : "warning", $"{file.Path}: not read, since {outcome.Failure}");
            return isError;
        }

        return false;
    }

    /// <summary>Says what was not read beside the files that are examined. A hostile tree may have very many of them.</summary>
    private void Say(IReadOnlyList<FileRefusal> refusals)
    {
        const int shown = 100;
        foreach (var refusal in refusals.Take(shown))
        {
            host.Report("warning", refusal.Line);
        }

        if (refusals.Count > shown)
        {
            host.Report("warning", $"{refusals.Count - shown} more are not read for reasons of these kinds");
        }
    }

    private void SayProblems()
    {
        foreach (var problem in configurations.Problems)
        {
            host.Report("warning", $"configuration: {problem}");
        }
    }

    /// <summary>Whether each file is named: what is no text, or large, is ordinary.</summary>
    private static bool IsSaid(SkipReason skip) => skip is SkipReason.Unreadable or SkipReason.NotRegular or SkipReason.Link or SkipReason.Outside;

    private static int CountOf(SkipReason skip, IReadOnlyCollection<FileOutcome> outcomes, IReadOnlyCollection<FileRefusal> refusals) =>
        outcomes.Count(o => o.Skip == skip) + refusals.Count(r => r.Skip == skip);

    private static ScanSummary Count(
        IReadOnlyList<ReportedFinding> findings, IReadOnlyCollection<FileOutcome> outcomes, IReadOnlyCollection<FileRefusal> refusals) => new ScanSummary
    {
        Suppressed = outcomes.Sum(o => o.Suppressed.Count),
        Files = outcomes.Count(o => o.Skip == SkipReason.None),
        Connections = outcomes.Sum(o => o.Connections),
        NotRead = outcomes.Sum(o => o.NotRead),
        OtherReaders = [.. outcomes.SelectMany(o => o.OtherReaders).Distinct().Order(StringComparer.Ordinal)],
        SkippedBinary = outcomes.Count(o => o.Skip == SkipReason.Binary),
        SkippedLarge = CountOf(SkipReason.TooLarge, outcomes, refusals),
        SkippedNotRegular = CountOf(SkipReason.NotRegular, outcomes, refusals),
        SkippedOutside = CountOf(SkipReason.Outside, outcomes, refusals),
    }.Recount(findings);
}
