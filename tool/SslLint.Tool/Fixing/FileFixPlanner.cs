using SslLint.Analysis;
using SslLint.Fixes;
using SslLint.Projects;
using SslLint.Providers;
using SslLint.Rules;
using SslLint.Sources;
using SslLint.Text;
using SslLint.Tool.Files;
using SslLint.Tool.Projects;
using SslLint.Tool.Scanning;
using SslLint.Tool.Verification;

namespace SslLint.Tool.Fixing;

/// <summary>Applies the engine's fixes to the text of a file and holds the result against what was promised.</summary>
/// <param name="scanner">Analyses the file again.</param>
/// <param name="tree">Where files are read, as they will be written: through no link.</param>
/// <param name="projects">The projects around files.</param>
/// <param name="options">How files are analysed.</param>
/// <param name="root">The folder that reported paths are relative to.</param>
internal sealed class FileFixPlanner(Scanner scanner, ScannedTree tree, ProjectIndex projects, AnalysisOptions options, string root)
{
    /// <summary>Whether fixes are applied that may cut a connection that works today.</summary>
    public bool IncludesUnsafe { get; init; }

    /// <summary>What servers said about fixes that waited for it.</summary>
    public VerifiedConnections Verified { get; init; } = VerifiedConnections.None;

    /// <summary>What this run makes the default of each project, by the path of its file.</summary>
    private readonly Dictionary<string, (DefaultRoot? Bundle, FileFix Project)> defaults = new(StringComparer.Ordinal);

    /// <summary>Plans the change of one file.</summary>
    /// <param name="fullPath">Where it is.</param>
    /// <param name="path">Its path in reports.</param>
    public FileFix Plan(string fullPath, string path)
    {
        var before = AtomicFile.Read(tree.PlaceOf(fullPath));
        var (text, encoding) = TextEncoding.Decode(before);
        var file = new SourceFile(path, text);
        var analysis = scanner.Analyze(file, fullPath, projects, options);
        var connections = analysis.Findings.GroupBy(f => f.Finding.ConnectionSpan).OrderBy(g => g.Key.Start).Select(g => g.ToList()).ToList();
        var outcomes = connections.ConvertAll(Judge);
        var edits = new EditSet();
        var first = new Dictionary<string, FileFix>(StringComparer.Ordinal);
        for (var i = 0; i < connections.Count; i++)
        {
            if (!outcomes[i].IsFixed)
            {
                continue;
            }

            var fix = FixOf(connections[i])!;
            if (fix.First is not null && !TryPlanFirst(fix, first, out var obstacle))
            {
                outcomes[i] = outcomes[i].Unfixed(obstacle);
            }
            else if (!edits.TryAdd(fix.Edits))
            {
                outcomes[i] = outcomes[i].Unfixed("its change overlaps that of another connection: run fix again");
            }
        }

        var plan = new FileFix
        {
            Path = path,
            FullPath = fullPath,
            Before = before,
            TextBefore = text,
            TextAfter = text,
            Encoding = encoding,
            Connections = outcomes,
            Original = analysis.Findings,
            Remaining = analysis.Findings,
        };
        var wanted = Enumerable.Range(0, connections.Count).Where(i => outcomes[i].IsFixed).ToList();
        if (wanted.Count == 0)
        {
            return plan;
        }

        var standing = StandingChanges.Find(
            wanted, i => FixOf(connections[i])!.Edits, some => Apply(plan, analysis, some.ConvertAll(i => connections[i]), first));
        return (standing.Best ?? plan) with
        {
            Connections = [.. outcomes.Select((o, i) => standing.Defects.TryGetValue(i, out var defect) ? o.Unfixed(defect) : o)],
        };
    }

    /// <summary>Plans the change of a project file, which the connections of the project share.</summary>
    /// <param name="fix">The change of a connection that needs it.</param>
    /// <param name="planned">The project files of the connection's file, by their paths.</param>
    /// <param name="obstacle">Why it can't be made; empty where it can.</param>
    private bool TryPlanFirst(Fix fix, Dictionary<string, FileFix> planned, out string obstacle)
    {
        var (path, edits) = fix.First!;
        obstacle = "";
        if (defaults.TryGetValue(path, out var made))
        {
            obstacle = made.Bundle == fix.Default ? "" : $"{path} makes another bundle the default in this run";
        }
        else
        {
            // A file that this run has changed in between has other places.
            var fullPath = Path.GetFullPath(path, root);
            byte[] before;
            try
            {
                before = AtomicFile.Read(tree.PlaceOf(fullPath));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                obstacle = $"{path} is written first, and is not: {FileFailure.Reason(e)}";
                return false;
            }

            var (text, encoding) = TextEncoding.Decode(before);
            if (!ProjectProperty.AreCurrent(edits, path, text, fix.Default!.Bundle))
            {
                obstacle = $"{path} has changed since it was read; run fix again";
                return false;
            }

            made = (fix.Default, new FileFix
            {
                Path = path,
                FullPath = fullPath,
                Before = before,
                TextBefore = text,
                TextAfter = TextEdit.Apply(text, edits),
                Encoding = encoding,
                Connections = [],
                Original = [],
                Remaining = [],
                Explanation = $"the application hands {fix.Default.Bundle} to Npgsql when it starts ({ProjectProperty.Name})",
            });
            defaults.Add(path, made);
        }

        if (obstacle.Length == 0)
        {
            planned[path] = made.Project;
        }

        return obstacle.Length == 0;
    }

    /// <summary>Applies the changes of some connections together and holds the result against what they promise.</summary>
    /// <param name="plan">The file as it stands.</param>
    /// <param name="before">What was found in it.</param>
    /// <param name="changed">The findings of the connections.</param>
    /// <param name="first">The changes of project files, by their paths.</param>
    /// <returns>The file as it would be; or what is wrong with that, as the reason why it isn't written.</returns>
    private (FileFix? Result, string? Defect) Apply(
        FileFix plan, AnalyzedFile before, List<List<ReportedFinding>> changed, Dictionary<string, FileFix> first)
    {
        var fixes = changed.ConvertAll(c => FixOf(c)!);
        var set = new EditSet();
        fixes.ForEach(f => set.TryAdd(f.Edits));
        var edits = set.Edits;
        var after = TextEdit.Apply(plan.TextBefore, edits);
        try
        {
            plan.Encoding.Encode(after);
        }
        catch (InvalidDataException e)
        {
            return (null, e.Message);
        }

        // Bundles are put in their places before the strings that name them are written.
        var expected = options with
        {
            ExpectedFiles = [.. fixes.Select(f => f.BundlePath).OfType<string>().Distinct()],
            ExpectedDefault = fixes.Select(f => f.Default).FirstOrDefault(d => d is not null),
        };
        if (expected.ExpectedDefault is { } bundle)
        {
            // What other connections of the file get by it, they get whatever is written here.
            before = scanner.Analyze(new SourceFile(plan.Path, plan.TextBefore), plan.FullPath, projects, options with { ExpectedDefault = bundle });
        }

        var result = scanner.Analyze(new SourceFile(plan.Path, after), plan.FullPath, projects, expected);
        if (FixCheck.Find(before, result, changed, edits) is { } defect)
        {
            return (null, $"the result would not be what was promised ({defect}); it stays as it was");
        }

        var folder = projects.FolderFor(plan.FullPath);
        var changedPlan = plan with
        {
            TextAfter = after,
            First = [.. fixes.Select(f => f.First?.Path).OfType<string>().Distinct().Select(p => first[p])],
            ShownBefore = before.Shown,
            ShownAfter = result.Shown,
            Remaining = result.Findings,
            Bundles = [.. fixes
                .Where(f => f is { IsSafe: false, Bundle: not null, BundlePath: not null })
                .Select(f => new BundleFile(f.Bundle!, f.BundlePath!, Path.GetFullPath(f.BundlePath!, folder)))
                .Distinct()],
        };
        return (changedPlan, null);
    }

    private ConnectionOutcome Judge(List<ReportedFinding> findings)
    {
        var first = findings.OrderByDescending(f => f.Finding.Level).First();
        return FixOf(findings) switch
        {
            null => new ConnectionOutcome(first, false, first.Finding.Help),
            { IsSafe: false } fix when !IncludesUnsafe => fix.IsSettledByHandshake && Verified.Connects(first.Finding)
                ? new ConnectionOutcome(first, true, fix.Description + ", with which the server was asked and connects")
                : new ConnectionOutcome(first, false, WhyUnsafe(fix, first.Finding)),
            var fix => new ConnectionOutcome(first, true, fix.Description) { GivenPath = fix.GivenPath },
        };
    }

    private string WhyUnsafe(Fix fix, Finding finding) => Verified.Obstacle(finding) is { } obstacle ? $"the strict string would not connect: {obstacle}"
        : Verified.WereAsked && !fix.IsSettledByHandshake ? $"{finding.Help}; which certificates stand where the application runs, no server can say"
        : finding.Help;

    /// <summary>Findings of one connection share one fix.</summary>
    private static Fix? FixOf(List<ReportedFinding> findings) => findings.Select(f => f.Finding.Fix).FirstOrDefault(f => f is not null);
}
