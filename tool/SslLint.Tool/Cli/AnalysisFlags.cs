using System.CommandLine;
using SslLint.Analysis;
using SslLint.Drivers;
using SslLint.Readers;
using SslLint.Rules;

namespace SslLint.Tool.Cli;

/// <summary>How strings are read and judged: shared by <c>scan</c> and <c>fix</c>.</summary>
internal sealed class AnalysisFlags
{
    private readonly Option<bool> includeLocal = new("--include-local") { Description = "Report connections to this machine, too." };

    private readonly Option<bool> noSuppressions = new("--no-suppressions") { Description = "Report what suppressions take away, too." };

    private readonly ValueOption<IReadOnlyList<string>?> rules = new("--rules", "SSL1001,…", "Only these rules, by id or name.", null, ReadRules);

    private readonly ValueOption<DriverEvidence?> driver = new(
        "--driver", "NAME[@VERSION]", "The driver that reads the strings; see 'explain --drivers'.", null, ReadDriver);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(includeLocal);
        command.Add(noSuppressions);
        command.Add(rules);
        command.Add(driver);
    }

    /// <summary>The options.</summary>
    public AnalysisOptions Read(ParseResult parsed) => new()
    {
        IncludeLocal = parsed.GetValue(includeLocal),
        HeedSuppressions = !parsed.GetValue(noSuppressions),
        Rules = rules.Of(parsed),
        Driver = driver.Of(parsed),
    };

    private static IReadOnlyList<string>? ReadRules(string text)
    {
        var rules = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(RuleCatalog.Find).ToList();
        return rules.Count == 0 || rules.Contains(null)
            ? throw new CommandException("--rules takes " + string.Join(", ", RuleCatalog.All.Select(r => r.Descriptor.Id)))
            : [.. rules.Select(r => r!.Descriptor.Id)];
    }

    private static DriverEvidence? ReadDriver(string text)
    {
        var selection = DriverOption.Read(text);
        return new DriverEvidence(selection.Driver.Name, selection.Version, EvidenceStrength.Configured, "--driver");
    }
}
