using SslLint.Drivers.Tests.Lab;
using SslLint.Drivers.Tests.Matrix;

namespace SslLint.Drivers.Tests;

/// <summary><c>verify</c> against the drivers: it asks the lab's servers what the matrix's strings are worth there, and what the driver went through must
/// bear it out.</summary>
public sealed class VerifyTests(LabFixture labs, ITestOutputHelper output)
{
    /// <summary>Strings of one driver version that are asked for: spread over its matrix.</summary>
    private const int Strings = 16;

    /// <summary>All but tedious, which takes no strings.</summary>
    public static IEnumerable<TheoryDataRow<string>> Drivers =>
        LabFixture.Drivers.Where(static d => !d.Data.StartsWith("tedious ", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task What_verify_says_is_what_the_driver_goes_through(string driver)
    {
        var (lab, kind) = labs.Of(driver);
        Assert.SkipWhen(lab.Obstacle is not null, lab.Obstacle ?? "");

        // Variables of the environment and what the driver finds out by itself are none of verify's business, which has the string alone.
        var rows = (await lab.ObservedAsync(kind)).GroupBy(cell => cell.Cell.Row)
            .Where(row => row.Key.Environment.Count == 0 && !row.Key.Beyond.Any(beyond => beyond.Servers is ["*"]))
            .ToList();
        var step = Math.Max(1, rows.Count / Strings);
        var asked = rows.Where((_, index) => index % step == 0).ToList();
        Assert.NotEmpty(asked);

        var verify = kind with { Command = ClientKind.DotnetProgram("SslLint.Lab.Verify", $"{kind.Driver}@{kind.Version}") };
        using var client = new ClientProcess(verify, WithMachinesRoots(lab, asked[0].Key), lab.Folder);
        var faults = new List<string>();
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in asked)
        {
            var checks = new List<Check>();
            foreach (var (cell, seen) in row)
            {
                var said = (await lab.ObserveAsync(client, cell)).Error ?? "";
                checks.Add(new Check(cell, seen.Outcome, said.Split(':')[0], said));
                counts[checks[^1].Verdict] = counts.GetValueOrDefault(checks[^1].Verdict) + 1;
            }

            faults.AddRange(checks.SelectMany(check => Faults(row.Key, check, checks)));
        }

        var summary = string.Join(", ", counts.Select(count => $"{count.Value} {count.Key.ToLowerInvariant()}"));
        output.WriteLine($"{driver}: {asked.Count} strings, {summary}, {faults.Count} wrong");
        Assert.True(counts.GetValueOrDefault("Unknown") * 4 < counts.Values.Sum(), summary);
        Assert.True(faults.Count == 0, $"{faults.Count} verdicts are wrong:\n{string.Join('\n', faults)}");
    }

    private static IEnumerable<string> Faults(MatrixRow row, Check check, IReadOnlyList<Check> checks)
    {
        var (cell, seen, verdict, said) = check;
        var isAccepted = seen != Outcome.Refused;
        var shown = $"{cell.Kind.Name} | {row.Shown} | {cell.Server.Name} | verify says {said} | the driver: {seen}";
        if (row.BeyondFor(cell.Kind, cell.Server) is not null)
        {
            yield break;
        }

        switch (verdict)
        {
            case "Safe" when seen != Outcome.Encrypted && !IsLeftToTheLogin(cell):
            case "Exposed" when !isAccepted && !IsLeftToTheLogin(cell) && cell.Server.TakesPlaintext:
            case "Broken" when isAccepted:
            case "Unknown" when isAccepted && !IsNotAsked(said):
                yield return shown;
                break;
            case "Safe" when checks.Where(other => other.Seen != Outcome.Refused && other.Verdict != "Safe").ToList() is [var other, ..]:
                yield return $"{shown} | and it accepts {other.Cell.Server.Name} as well, where verify says {other.Said}";
                break;
        }
    }

    /// <summary>What verify says that it leaves alone, or can't look into.</summary>
    private static bool IsNotAsked(string said) =>
        said.Contains("can't be told from a secret", StringComparison.Ordinal) || said.Contains("opens only with its password", StringComparison.Ordinal);

    /// <summary>Node.js and Java have roots of their own, which a variable adds to: verify judges with the machine's.</summary>
    private static Dictionary<string, string> WithMachinesRoots(EngineLab lab, MatrixRow row)
    {
        var variables = row.EnvironmentFor(lab).ToDictionary(variable => variable.Key, variable => variable.Value);
        if (variables.ContainsKey("NODE_EXTRA_CA_CERTS") || variables.ContainsKey("JAVA_TOOL_OPTIONS"))
        {
            variables["SSL_CERT_FILE"] = lab.Token("ca", lab.Servers[0])!;
        }

        return variables;
    }

    /// <summary>Whether a client certificate is needed is decided at the login, which verify leaves out; so is whether a session in plaintext is let
    /// in.</summary>
    private static bool IsLeftToTheLogin(Cell cell) => cell.Server.WantsClientCertificate;

    private sealed record Check(Cell Cell, Outcome Seen, string Verdict, string Said);
}
