using SslLint.Analysis;
using SslLint.Readers;
using SslLint.Rules;
using SslLint.Text;
using SslLint.Tool.Files;
using SslLint.Tool.Projects;
using SslLint.Tool.Scanning;

namespace SslLint.Tool.Fixing;

/// <summary>Applies the engine's fixes to the text of a file and holds the result against what was promised.</summary>
/// <param name="scanner">Analyses the file again.</param>
/// <param name="tree">Where files are read, as they will be written: through no link.</param>
/// <param name="projects">The projects around files.</param>
/// <param name="options">How files are analysed.</param>
/// <param name="includeUnsafe">Whether fixes are applied that may cut a connection that works today.</param>
internal sealed class FixPlanner(Scanner scanner, ScannedTree tree, ProjectIndex projects, AnalysisOptions options, bool includeUnsafe)
{
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
        for (var i = 0; i < connections.Count; i++)
        {
            if (outcomes[i].IsFixed && !edits.TryAdd(FixOf(connections[i])!.Edits))
            {
                outcomes[i] = outcomes[i] with { IsFixed = false, Explanation = "its change overlaps that of another connection: run fix again" };
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
        return edits.Edits.Count == 0 ? plan : Apply(plan, analysis, connections, edits.Edits);
    }

    /// <summary>The scan has read the file: it may have grown since, and become something else.</summary>
    private FileFix Apply(FileFix plan, AnalyzedFile before, List<List<ReportedFinding>> connections, IReadOnlyList<TextEdit> edits)
    {
        var after = TextEdit.Apply(plan.TextBefore, edits);
        try
        {
            plan.Encoding.Encode(after);
        }
        catch (InvalidDataException e)
        {
            return plan.Unwritten(e.Message);
        }

        // Bundles are put in their places before the strings that name them are written.
        var fixedConnections = connections.Where((_, i) => plan.Connections[i].IsFixed).ToList();
        var expected = options with { ExpectedFiles = [.. fixedConnections.Select(c => FixOf(c)!.BundlePath).OfType<string>().Distinct()] };
        var result = scanner.Analyze(new SourceFile(plan.Path, after), plan.FullPath, projects, expected);
        if (FixCheck.Find(before, result, fixedConnections, edits) is { } defect)
        {
            return plan.Unwritten($"the result would not be what was promised ({defect}); the file stays as it was");
        }

        var folder = projects.FolderFor(plan.FullPath);
        return plan with
        {
            TextAfter = after,
            ShownBefore = before.Shown,
            ShownAfter = result.Shown,
            Remaining = result.Findings,
            Bundles = [.. fixedConnections.Select(c => FixOf(c)!)
                .Where(f => f is { IsSafe: false, Bundle: not null, BundlePath: not null })
                .Select(f => new BundleFile(f.Bundle!, f.BundlePath!, Path.GetFullPath(f.BundlePath!, folder)))
                .Distinct()],
        };
    }

    private ConnectionOutcome Judge(List<ReportedFinding> findings)
    {
        var first = findings.OrderByDescending(f => f.Finding.Level).First();
        return FixOf(findings) switch
        {
            null => new ConnectionOutcome(first, false, first.Finding.Help),
            { IsSafe: false } when !includeUnsafe => new ConnectionOutcome(first, false, first.Finding.Help),
            var fix => new ConnectionOutcome(first, true, fix.Description),
        };
    }

    /// <summary>Findings of one connection share one fix.</summary>
    private static Fix? FixOf(List<ReportedFinding> findings) => findings.Select(f => f.Finding.Fix).FirstOrDefault(f => f is not null);
}
