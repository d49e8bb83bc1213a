using System.CommandLine;
using SslLint.Drivers;
using SslLint.Projects;
using SslLint.Rules;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Tool.Cli;

/// <summary>How strings are read and judged: shared by <c>scan</c> and <c>fix</c>.</summary>
internal sealed class AnalysisFlags
{
    private readonly Flag includeLocal = new("--include-local", "Report connections to this machine, too.");

    private readonly Flag noSuppressions = new("--no-suppressions", "Report what suppressions take away, too.");

    private readonly ValueOption<IReadOnlyList<string>?> rules =
        new ValueOption<IReadOnlyList<string>?>("--rules", "SSL1001,…", "Only these rules, by id or name.", null, ReadRules)
        .OfferingEach(() => RuleCatalog.All.Select(r => r.Descriptor.Id));

    private readonly ValueOption<DriverEvidence?> driver = new ValueOption<DriverEvidence?>(
        "--driver", "NAME[@VERSION]", "The driver that reads the strings; see 'explain --drivers'.", null, ReadDriver).Offering(() => DriverOption.Names);

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
        var names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var unknown = names.FirstOrDefault(n => RuleCatalog.Find(n) is null);
        if (names.Length == 0 || unknown is not null)
        {
            var known = RuleCatalog.All.Select(r => r.Descriptor).ToList();
            throw new CommandException($"--rules takes {string.Join(", ", known.Select(r => r.Id))}"
                + $"{NearestName.Question(unknown ?? "", known.SelectMany(r => new[] { r.Id, r.Name }))}");
        }

        return [.. names.Select(n => RuleCatalog.Find(n)!.Descriptor.Id)];
    }

    private static DriverEvidence? ReadDriver(string text)
    {
        var selection = DriverOption.Read(text);
        return new DriverEvidence(selection.Driver.Name, selection.Version, EvidenceStrength.Configured, "--driver");
    }
}
