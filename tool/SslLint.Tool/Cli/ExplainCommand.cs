using System.CommandLine;
using System.Text.Json;
using SslLint.Analysis;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Rules;
using SslLint.Text;
using SslLint.Tool.Output;
using SslLint.Tool.Rewriting;

namespace SslLint.Tool.Cli;

/// <summary><c>explain</c>: a rule's page, or how each driver reads a string.</summary>
internal sealed class ExplainCommand : Command, IHasExamples
{
    private readonly Argument<string?> subject = new("RULE|STRING")
    {
        Description = "A rule's id or name, or a connection string; '-' reads the string from standard input.",
        Arity = ArgumentArity.ZeroOrOne
    };
    private readonly ValueOption<DriverSelection?> driver = DriverOption.Create("Only this driver.");
    private readonly Flag drivers = new("--drivers", "List the drivers that --driver takes.");
    private readonly ValueOption<string> format = OptionValue.Choice("--format", "F", "text or json (default: text).", "text", "text", "json");
    private readonly ValueOption<string> color = OutputOptions.ColorOption();
    private readonly ToolHost host;

    /// <summary>Makes the command for one run.</summary>
    public ExplainCommand(ToolHost host)
        : base("explain", "Show a rule's page, or how each driver reads a string.")
    {
        this.host = host;
        subject.Validators.Add(OptionValue.RefuseOptions);
        subject.Offering(() => RuleCatalog.All.Select(r => r.Descriptor.Id).Concat(RulePages.TaskIds));
        Add(subject);
        foreach (var option in new Option[] { driver, drivers, format, color })
        {
            Add(option);
        }

        SetAction(Run);
    }

#pragma warning disable SSL1003 // The example asks how this string is read.
    /// <inheritdoc/>
    public string Examples => """
        Examples:
          dotnet-sslconnect explain SSL1003
          dotnet-sslconnect explain --driver npgsql@10 'Host=db.example.com;SSL Mode=Require'
          printenv DATABASE_URL | dotnet-sslconnect explain --format json -

        Exit codes: 0, also for a string that no driver accepts; 2 for a usage error.
        """;
#pragma warning restore SSL1003

    private int Run(ParseResult parsed)
    {
        var text = parsed.GetValue(subject);
        if (parsed.GetValue(drivers))
        {
            ListDrivers();
            return ExitCode.Clean;
        }

        if (text is null)
        {
            throw new CommandException("explain needs a rule, a connection string, '-' for standard input, or --drivers");
        }

        if (RuleCatalog.Find(text) is { } rule)
        {
            host.Output.WriteLine(RulePages.Find(rule.Descriptor.Id) ?? $"{rule.Descriptor.Id} {rule.Descriptor.Name}: {rule.Descriptor.Title}");
            return ExitCode.Clean;
        }

        if (RulePages.TaskIds.FirstOrDefault(i => i.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } taskId)
        {
            host.Output.WriteLine(RulePages.Find(taskId));
            return ExitCode.Clean;
        }

        if (text.Length == "SSL1001".Length && text.StartsWith("SSL", StringComparison.OrdinalIgnoreCase) && text[3..].All(char.IsAsciiDigit))
        {
            throw new CommandException(
                $"there is no such rule{NearestName.Question(text, RuleCatalog.All.Select(r => r.Descriptor.Id).Concat(RulePages.TaskIds))}; the rules are "
                    + string.Join(", ", RuleCatalog.All.Select(r => r.Descriptor.Id).Concat(RulePages.TaskIds)));
        }

        Explain(StringInput.Read(text, host), parsed);
        return ExitCode.Clean;
    }

    private void Explain(string text, ParseResult parsed)
    {
        IEnumerable<DriverSelection> selections = driver.Of(parsed) is { } one
            ? [one]
            : Rewriter.CandidatesFor(text).Select(d => new DriverSelection(d, null));
        var readings = selections.SelectMany(s => s.Versions.Select(v => Explainer.Explain(s.Driver, v, text))).ToList();
        if (format.Of(parsed) == "json")
        {
            host.Output.WriteLine(JsonSerializer.Serialize(ReadingsModel.Of(readings), OutputJson.Default.ReadingsModel));
        }
        else
        {
            ReadingText.Write(readings, host.Output, AnsiStyle.For(color.Of(parsed), host.OutputIsTerminal, host.Variable));
        }
    }

    private void ListDrivers()
    {
        var engines = EngineCatalog.All.Where(static e => e.Drivers.Count > 0).ToList();
        var name = engines.Max(static e => e.Drivers.Max(static d => d.Name.Length));
        var shown = engines.Max(static e => e.Drivers.Max(static d => d.DisplayName.Length));
        foreach (var engine in engines)
        {
            host.Output.WriteLine(engine.Name);
            foreach (var one in engine.Drivers)
            {
                host.Output.WriteLine($"  {one.Name.PadRight(name)} {one.DisplayName.PadRight(shown)} versions {string.Join(", ", one.VersionLabels)}; "
                    + $"reads {string.Join(", ", one.Dialects.Select(static d => d.Name).Distinct())}");
            }
        }
    }
}
