using System.CommandLine;
using SslLint.Analysis;
using SslLint.Readers;

namespace SslLint.Tool.Cli;

/// <summary>How strings are read and judged: shared by <c>scan</c> and <c>fix</c>.</summary>
internal sealed class AnalysisFlags
{
    private readonly Option<bool> includeLocal = new("--include-local") { Description = "Report connections to this machine, too." };

    private readonly ValueOption<IReadOnlyList<string>?> rules = new(
        "--rules", "SSL1001,…", "Only these rules, by id or name.", null, DriverNames.ReadRules);

    private readonly ValueOption<DriverEvidence?> driver = new(
        "--driver", "NAME[@VERSION]", "The driver that reads the strings; see 'explain --drivers'.", null, DriverNames.ReadDriver);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(includeLocal);
        command.Add(rules);
        command.Add(driver);
    }

    /// <summary>The options.</summary>
    public AnalysisOptions Read(ParseResult parsed) => new()
    {
        IncludeLocal = parsed.GetValue(includeLocal),
        Rules = rules.Of(parsed),
        Driver = driver.Of(parsed),
    };
}
