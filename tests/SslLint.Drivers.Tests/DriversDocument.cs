using System.Text;
using SslLint.Drivers.Tests.Lab;
using SslLint.Drivers.Tests.Matrix;
using SslLint.Engines;

namespace SslLint.Drivers.Tests;

/// <summary>Writes <c>docs/drivers.md</c> from what was seen.</summary>
internal static class DriversDocument
{
    private const string Head = """
        # What each spelling does in each driver

        Written by `tests/SslLint.Drivers.Tests` from the lab's matrix (`tests/SslLint.Drivers.Tests/matrix`) and what the drivers did; don't edit.
        To write it anew, run the tests of that project and copy `artifacts/lab/drivers.md` here.

        Each string was given to the real driver on real servers: a right one (PostgreSQL 15; for strings about direct TLS also 18), one that insists on TLS (1.2 at most), one that demands a
        client certificate, one whose certificate names another host, one of another CA, an expired one, one without TLS, and an interceptor that says
        there is no TLS. `{ca}` is the file of the right CA, `{otherca}` of another, `{bothca}` of both, `{missing}` doesn't exist, `{garbage}` holds no
        certificate. Where versions of a driver differ, each has its line.

        """;

    /// <summary>The document.</summary>
    /// <param name="observed">Every cell of the matrix.</param>
    /// <param name="notRun">The rows of <c>matrix/not-run.tsv</c>.</param>
    public static string Write(IReadOnlyList<ObservedCell> observed, IEnumerable<string[]> notRun)
    {
        var text = new StringBuilder(Head);
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
                    AppendRow(text, row.First().Cell.Row, row);
                }
            }
        }

        AppendNotRun(text, notRun);
        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, MatrixRow row, IEnumerable<ObservedCell> cells)
    {
        var versions = cells.GroupBy(cell => cell.Cell.Kind.Label).ToList();
        var seen =
            versions.GroupBy(version => Describe(version.ToDictionary(cell => cell.Cell.Server.Name, cell => cell.Observation.Outcome)), version => version.Key)
                .ToList();
        var what = seen.Count == 1
            ? seen[0].Key
            : string.Join("<br>", seen.Select(group => $"{string.Join(", ", group)}: {group.Key}"));
        var environment = row.Environment.Count == 0 ? "" : $" with {string.Join(' ', row.Environment.Select(pair => Code($"{pair.Key}={pair.Value}")))}";
        text.Append($"| {Code(row.Shown)}{environment} | {what} |\n");
    }

    /// <summary>Puts the outcomes of all servers into words.</summary>
    private static string Describe(Dictionary<string, Outcome> at)
    {
        if (at.Values.All(outcome => outcome == Outcome.Refused))
        {
            return "refused";
        }

        var server = at["right"] == Outcome.Refused && at.GetValueOrDefault("right-18", Outcome.Refused) != Outcome.Refused ? "right-18" : "right";
        var words = new List<string>();
        if (at[server] == Outcome.Plaintext)
        {
            words.Add(at["tls-only"] == Outcome.Encrypted ? "plaintext first, TLS if the server insists"
                : at["client-cert"] == Outcome.Encrypted ? "plaintext first"
                : "plaintext");
        }
        else if (at[server] == Outcome.Encrypted)
        {
            words.Add(at["interceptor"] == Outcome.Plaintext ? "TLS, plaintext if the server says no" : "TLS or nothing");
            if (server == "right")
            {
                words.Add(Verification(at["other-ca"], at["wrong-host"], at["expired"]));
            }
        }
        else
        {
            words.Add("the right server is refused, reached are: "
                + $"{string.Join(", ", at.Where(entry => entry.Value != Outcome.Refused)
                    .Select(entry => $"{entry.Key} ({entry.Value.ToString().ToLowerInvariant()})"))}");
        }

        if (server == "right-18")
        {
            // The wrong servers are of version 15: none answers, whatever its certificate.
            words.Add("needs PostgreSQL 17 or later, verification not seen");
        }
        else if (at[server] == Outcome.Encrypted && at["tls-only"] == Outcome.Refused)
        {
            words.Add("TLS 1.3 at least");
        }

        if (at["client-cert"] == Outcome.Encrypted)
        {
            words.Add("client certificate sent");
        }

        return string.Join("; ", words);
    }

    private static string Verification(Outcome otherAuthority, Outcome otherHost, Outcome expired) => (otherAuthority, otherHost) switch
    {
        (Outcome.Encrypted, Outcome.Encrypted) => "any certificate",
        (Outcome.Encrypted, _) => "any CA for the right name",
        (Outcome.Plaintext, Outcome.Encrypted) => "chain verified, and plaintext where that fails",
        (Outcome.Plaintext, _) => "verified, and plaintext where that fails",
        (_, Outcome.Encrypted) when expired == Outcome.Refused => "chain verified, name not",
        (_, Outcome.Encrypted) => "chain verified, name and expiry not",
        _ => "chain and name verified",
    };

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
