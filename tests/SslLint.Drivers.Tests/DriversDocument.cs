using System.Globalization;
using System.Text;
using SslLint.Drivers.Tests.Lab;
using SslLint.Drivers.Tests.Matrix;
using SslLint.Engines;

namespace SslLint.Drivers.Tests;

/// <summary>Writes a page of <c>docs/drivers</c> from what was seen.</summary>
internal static class DriversDocument
{
    private const string Head = """
        # What each spelling does in each driver of {0}

        Written by `tests/SslLint.Drivers.Tests` from the lab's matrix (`tests/SslLint.Drivers.Tests/matrix`) and what the drivers did; don't edit.
        To write it anew, run the tests of that project and copy `artifacts/lab/{1}.md` here.


        """;

    /// <summary>The page of an engine.</summary>
    /// <param name="lab">The engine's lab.</param>
    /// <param name="observed">Every cell of the matrix.</param>
    /// <param name="notRun">The rows of <c>matrix/not-run-….tsv</c>.</param>
    public static string Write(EngineLab lab, IReadOnlyList<ObservedCell> observed, IEnumerable<string[]> notRun)
    {
        var engine = DriverCatalog.Find(lab.Kinds[0].Driver)!.Value.Driver.Engine;
        var text = new StringBuilder(string.Format(CultureInfo.InvariantCulture, Head, engine.DisplayName, lab.Engine)).Append(lab.DocumentHead);
        foreach (var driver in observed.GroupBy(cell => cell.Cell.Kind.Driver))
        {
            var display = DriverCatalog.Find(driver.Key)!.Value.Driver.DisplayName;
            var versions = driver.Select(cell => cell.Cell.Kind.Label).Distinct().ToList();
            text.Append($"\n## {display}\n\nSeen in {string.Join(", ", versions)}.\n");
            foreach (var macro in MatrixFile.Macros(driver.Key))
            {
                text.Append($"`{{{macro.Key}}}` is `{macro.Value}`.\n");
            }

            foreach (var section in driver.GroupBy(cell => cell.Cell.Row.Section))
            {
                text.Append($"\n### {section.Key}\n\n| string | what was seen |\n|---|---|\n");
                // Each version has read the matrix anew: rows are the same where string and environment are.
                foreach (var row in section.GroupBy(cell => $"{cell.Cell.Row.Shown}\n{string.Join('\n', cell.Cell.Row.Environment)}"))
                {
                    AppendRow(lab, text, row.First().Cell.Row, row);
                }
            }
        }

        AppendNotRun(text, notRun);
        return text.ToString();
    }

    private static void AppendRow(EngineLab lab, StringBuilder text, MatrixRow row, IEnumerable<ObservedCell> cells)
    {
        var versions = cells.GroupBy(cell => cell.Cell.Kind.Label).ToList();
        var seen =
            versions.GroupBy(
                    version => lab.Describe(version.ToDictionary(cell => cell.Cell.Server.Name, cell => cell.Observation.Outcome)),
                    version => version.Key)
                .ToList();
        var what = seen.Count == 1
            ? seen[0].Key
            : string.Join("<br>", seen.Select(group => $"{string.Join(", ", group)}: {group.Key}"));
        var environment = row.Environment.Count == 0 ? "" : $" with {string.Join(' ', row.Environment.Select(pair => Code($"{pair.Key}={pair.Value}")))}";
        text.Append($"| {Code(row.Shown)}{environment} | {what} |\n");
    }

    private static void AppendNotRun(StringBuilder text, IEnumerable<string[]> notRun)
    {
        text.Append("""

            ## Not run

            Facts about versions that couldn't be had where the lab ran. Source: S is the driver's source, D its documentation, V was executed elsewhere.

            | driver | fact | source |
            |---|---|---|

            """);
        foreach (var row in notRun)
        {
            text.Append($"| {row[0]} | {row[1]} | {row[2]} |\n");
        }
    }

    /// <summary>Text as code in a cell of a table; a blank at either end stays visible.</summary>
    private static string Code(string text)
    {
        var cell = text.Replace("|", "\\|", StringComparison.Ordinal);
        return cell.Contains('`', StringComparison.Ordinal) ? $"`` {cell} ``" : $"`{cell}`";
    }
}
