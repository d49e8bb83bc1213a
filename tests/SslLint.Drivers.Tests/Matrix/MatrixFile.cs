using System.Collections.Concurrent;
using System.Text;
using SslLint.Drivers.Tests.Lab;

namespace SslLint.Drivers.Tests.Matrix;

/// <summary>Reads <c>matrix/*.tsv</c>; the format stands at the head of each file.</summary>
internal static class MatrixFile
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<MatrixRow>> files = new();

    /// <summary>The rows of a driver in the order of its file; the same ones for all its versions.</summary>
    public static IReadOnlyList<MatrixRow> Load(string driver) => files.GetOrAdd(driver, Read);

    private static List<MatrixRow> Read(string driver)
    {
        var rows = new List<MatrixRow>();
        var macros = Macros(driver);
        var section = "";
        var obstacle = "";
        foreach (var line in Lines(driver))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                section = line[3..];
            }
            else if (line.StartsWith("! ", StringComparison.Ordinal))
            {
                obstacle = line[2..];
            }
            else if (line.Length > 0 && line[0] is not ('#' or '@'))
            {
                rows.Add(ReadRow(driver, section, line.Split('\t'), macros, obstacle));
            }
        }

        return rows;
    }

    /// <summary>The macros of a driver's file: what stands behind <c>@name</c>.</summary>
    public static IReadOnlyDictionary<string, string> Macros(string driver) => Lines(driver)
        .Where(line => line.StartsWith('@'))
        .Select(line => line[1..].Split('\t', 2))
        .ToDictionary(macro => macro[0], macro => macro[1]);

    /// <summary>The facts that no version to be had can show: driver and version, fact, source.</summary>
    public static IEnumerable<string[]> NotRun(string engine) =>
        Lines($"not-run-{engine}").Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'));

    private static IEnumerable<string> Lines(string file) =>
        File.ReadLines(Path.Combine(Installation.ProjectFolder, "matrix", file + ".tsv"));

    /// <summary>Fills in <c>{name}</c> and <c>{name:encoded}</c> (percent-encoded); <c>{{</c> and <c>}}</c> stand for braces.</summary>
    /// <exception cref="FormatException">A token is unknown.</exception>
    public static string Fill(this string template, Func<string, string?> token)
    {
        var text = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] is '{' or '}' && i + 1 < template.Length && template[i + 1] == template[i])
            {
                text.Append(template[i++]);
            }
            else if (template[i] == '{')
            {
                var end = template.IndexOf('}', i);
                var name = template[(i + 1)..end].Split(':');
                var value = token(name[0]) ?? throw new FormatException($"Unknown token {{{name[0]}}} in {template}");
                text.Append(name.Length > 1 ? Uri.EscapeDataString(value) : value);
                i = end;
            }
            else
            {
                text.Append(template[i]);
            }
        }

        return text.ToString();
    }

    private static MatrixRow ReadRow(string driver, string section, string[] fields, IReadOnlyDictionary<string, string> macros, string ownObstacle)
    {
        string Field(int index) => fields.Length > index ? fields[index].Trim() : "";
        var shown = fields[1];
        var template = shown;
        foreach (var (name, value) in macros)
        {
            template = template.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return new MatrixRow
        {
            Driver = driver,
            Section = section,
            Source = fields[0],
            Shown = shown,
            Template = template,
            Environment = Field(2).Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]),
            Beyond = [.. Field(3).Split(" | ", StringSplitOptions.RemoveEmptyEntries).Select(Beyond.Parse)],
            Obstacle = Field(4) is { Length: > 0 } obstacle ? obstacle : ownObstacle.Length > 0 ? ownObstacle : null,
        };
    }
}
