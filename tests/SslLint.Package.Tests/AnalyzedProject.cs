namespace SslLint.Package.Tests;

/// <summary>A project to be built with the package: its files, and what they must raise.</summary>
/// <param name="Name">The name of its folder and of its project file.</param>
/// <param name="Files">Texts by path within the folder; <c>{|ID:…|}</c> marks what a build must report.</param>
internal sealed record AnalyzedProject(string Name, IReadOnlyDictionary<string, string> Files)
{
    /// <summary>Writes the project; returns what a build must report, in the form of <see cref="BuildLog.Findings"/>.</summary>
    /// <param name="folder">The project's folder.</param>
    /// <param name="level">The level of each finding.</param>
    public IReadOnlyList<string> Write(string folder, string level = "warning")
    {
        var expected = new List<string>();
        foreach (var (path, marked) in Files)
        {
            var file = Path.Combine(folder, path);
            var content = MarkedText.Parse(marked);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, content.Text);
            expected.AddRange(content.Marks.Select(m => $"{level} {m.Rule} {path}({m.Line},{m.Column})"));
        }

        return [.. expected.Order(StringComparer.Ordinal)];
    }
}
