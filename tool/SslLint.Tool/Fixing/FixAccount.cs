using SslLint.Tool.Output;

namespace SslLint.Tool.Fixing;

/// <summary>Says what was fixed, what was not, and why.</summary>
/// <param name="isDry">Whether nothing is written.</param>
/// <param name="style">Colours.</param>
internal sealed class FixAccount(bool isDry, AnsiStyle style)
{
    /// <summary>Writes the account.</summary>
    /// <param name="fixes">The files.</param>
    /// <param name="lines">What is to be said beside, one line each.</param>
    /// <param name="writer">Where to.</param>
    public void Write(IReadOnlyList<FileFix> fixes, IReadOnlyList<string> lines, TextWriter writer)
    {
        var done = isDry ? "would fix" : "fixed";
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

        var count = fixes.Sum(f => f.Connections.Count(c => c.IsFixed));
        var left = fixes.Sum(f => f.Connections.Count(c => !c.IsFixed));
        var files = fixes.Count(f => f.IsChanged);
        writer.WriteLine($"{done} {Counted.Of(count, "connection")} in {Counted.Of(files, "file")}, {left} not fixed");
    }
}
