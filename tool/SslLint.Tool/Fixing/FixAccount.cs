using SslLint.Certificates;
using SslLint.Tool.Output;
using SslLint.Tool.Projects;

namespace SslLint.Tool.Fixing;

/// <summary>Says what was fixed, what was not, and why.</summary>
/// <param name="isDry">Whether nothing is written.</param>
/// <param name="style">Colours.</param>
/// <param name="projects">The projects around files.</param>
internal sealed class FixAccount(bool isDry, AnsiStyle style, ProjectIndex projects)
{
    /// <summary>Writes the account.</summary>
    /// <param name="fixes">The files.</param>
    /// <param name="lines">What is to be said beside, one line each.</param>
    /// <param name="writer">Where to.</param>
    public void Write(IReadOnlyList<FileFix> fixes, IReadOnlyList<string> lines, TextWriter writer)
    {
        var done = isDry ? "would fix" : "fixed";
        foreach (var fix in fixes.Where(f => f.Explanation is not null))
        {
            writer.WriteLine($"{style.Added(done)} {Printable.Of(fix.Path)}: {Printable.Of(fix.Explanation!)}");
        }

        foreach (var (fix, connection) in fixes.SelectMany(f => f.Connections.Select(c => (f, c))))
        {
            var finding = connection.Finding.Finding;
            var place = $"{Printable.Of(fix.Path)}:{connection.Finding.Start.Line}:{connection.Finding.Start.Column}";
            var verb = connection.IsFixed ? style.Added(done) : style.OfLevel(finding.Level, "not fixed");
            writer.WriteLine($"{verb} {place} {finding.Rule.Id} {finding.Rule.Name}: {Printable.Of(connection.Explanation)}");
        }

        var bundles = isDry ? fixes.SelectMany(f => f.Bundles).Select(b => $"would need the CA certificates of {b.Bundle} at {b.WrittenPath}").Distinct() : [];
        foreach (var line in bundles.Concat(lines))
        {
            writer.WriteLine(Printable.Of(line));
        }

        foreach (var given in fixes
            .SelectMany(f => f.Connections
                .Where(c => c is { IsFixed: true, GivenPath: not null })
                .Select(c => (Path: c.GivenPath!, projects.Around(f.FullPath).IsMsBuild)))
            .Where(g => RootCertificatePaths.IsJudged(g.Path)).Distinct())
        {
            writer.WriteLine($"{Printable.Of(given.Path)} is looked up in the working directory: " + (given.IsMsBuild
                ? "`dotnet run` finds it only in the project's folder, a single file and a test project only where the build copies it, "
                    + "and output that is started from another folder not at all"
                : "an application that is started in another folder does not find it"));
        }

        var count = fixes.Sum(f => f.Connections.Count(c => c.IsFixed));
        var left = fixes.Sum(f => f.Connections.Count(c => !c.IsFixed));
        var files = fixes.Count(f => f.IsChanged);
        writer.WriteLine($"{done} {Counted.Of(count, "connection")} in {Counted.Of(files, "file")}, {left} not fixed");
    }
}
