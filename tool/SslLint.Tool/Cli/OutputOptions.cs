using System.CommandLine;
using System.Text;
using SslLint.Rules;
using SslLint.Text;
using SslLint.Tool.Files;
using SslLint.Tool.Fixing;
using SslLint.Tool.Output;
using SslLint.Tool.Scanning;

namespace SslLint.Tool.Cli;

/// <summary>Where findings go, in which form, and what they do to the exit code.</summary>
internal sealed class OutputOptions
{
    private static readonly string FormatNames = string.Join(", ", ResultFormat.All.Select(f => f.Name));

    private static readonly string[] Levels = ["error", "warning", "info", "never"];

    private readonly RepeatedOption<FormatTarget> formats = new RepeatedOption<FormatTarget>(
        "--format", "F[=FILE]", $"{FormatNames}; F=FILE writes it to a file. Repeatable.", ReadTarget).Offering(() => ResultFormat.All.Select(f => f.Name));

    private readonly ValueOption<string?> outputFile = new(
        "--output", "FILE", "Write the findings to a file instead of standard output.", null, OptionValue.Text("--output"));

    private readonly ValueOption<Level> failOn = FailOnOption();

    private readonly Flag exitZero = new("--exit-zero", "Exit with 0 in spite of findings.");

    private readonly ValueOption<string> color = ColorOption();

    /// <summary><c>--fail-on</c>.</summary>
    public static ValueOption<Level> FailOnOption() =>
        new ValueOption<Level>(
            "--fail-on", "LEVEL", "The level that makes the exit code 1: error, warning, info, never (default: warning).", Level.Warning, ReadLevel)
            .Offering(() => Levels);

    /// <summary><c>--color</c>.</summary>
    public static ValueOption<string> ColorOption() =>
        OptionValue.Choice("--color", "WHEN", "auto, always, never (default: auto).", "auto", "auto", "always", "never");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        outputFile.Aliases.Add("-o");
        command.Add(formats);
        command.Add(outputFile);
        command.Add(failOn);
        command.Add(exitZero);
        command.Add(color);
    }

    /// <summary>The files that the findings are written to, as the caller wrote them.</summary>
    public IEnumerable<string> Files(ParseResult parsed) =>
        Targets(parsed).Select(t => t.File).OfType<string>();

    /// <summary>Where the findings go: each format once per place, at most one of them standard output.</summary>
    /// <exception cref="CommandException">Two formats want standard output, or <c>-o</c> has nothing to write.</exception>
    public IReadOnlyList<FormatTarget> Targets(ParseResult parsed)
    {
        var targets = formats.Of(parsed);
        var file = outputFile.Of(parsed);
        if (targets.Count == 0)
        {
            return [new FormatTarget(ResultFormat.All[0], file)];
        }

        var open = targets.Count(t => t.File is null);
        if (open > 1)
        {
            throw new CommandException("only one --format can go to one place; give the others a file: --format F=FILE");
        }

        if (file is not null && open == 0)
        {
            throw new CommandException("-o has nothing to write, since every --format names its own file");
        }

        return [.. targets.Select(t => t.File is null ? t with { File = file } : t)];
    }

    /// <summary>Refuses outputs that would overwrite one another, or what else the command reads and writes.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="host">Where it is run.</param>
    /// <param name="others">The other files, as the caller wrote them.</param>
    /// <exception cref="CommandException">Two are one file.</exception>
    public void RefuseOverlaps(ParseResult parsed, ToolHost host, IEnumerable<string> others)
    {
        var taken = others.Select(p => PlaceOf(p, host)).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Files(parsed).Where(f => !taken.Add(PlaceOf(f, host))))
        {
            throw new CommandException($"{file}: findings can't be written there, since the command reads or writes this file already");
        }
    }

    private static string PlaceOf(string path, ToolHost host)
    {
        var full = host.Resolve(path);
        return File.Exists(full) ? File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full : full;
    }

    /// <summary>Whether one of the formats shows every connection.</summary>
    public bool NeedsConnections(ParseResult parsed) => Targets(parsed).Any(t => t.Format.NeedsConnections);

    /// <summary>Writes the findings and gives the exit code.</summary>
    public int Finish(ScanReport report, ParseResult parsed, ToolHost host, IReadOnlyList<string> trees)
    {
        foreach (var target in Targets(parsed))
        {
            if (target.File is null)
            {
                target.Format.Write(
                    report, host.Output, new FormatContext(AnsiStyle.For(color.Of(parsed), host.OutputIsTerminal, host.Variable), host.Variable));
            }
            else
            {
                WriteFile(target, report, parsed, host, trees);
            }
        }

        if (report.HasErrors)
        {
            return ExitCode.Error;
        }

        return report.Reaches(failOn.Of(parsed)) && !parsed.GetValue(exitZero) ? ExitCode.Findings : ExitCode.Clean;
    }

    private void WriteFile(FormatTarget target, ScanReport report, ParseResult parsed, ToolHost host, IReadOnlyList<string> trees)
    {
        try
        {
            using var content = new MemoryStream();
            using (var writer = new StreamWriter(content, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" })
            {
                target.Format.Write(report, writer, new FormatContext(AnsiStyle.For(color.Of(parsed), isTerminal: false, _ => null), host.Variable));
            }

            OutputFile.Write(host.Resolve(target.File!), content.GetBuffer().AsSpan(0, (int)content.Length), trees, createFolder: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{target.File}: not written, since {FileFailure.Reason(e)}");
        }
    }

    private static FormatTarget ReadTarget(string text)
    {
        var equals = text.IndexOf('=');
        var format = ResultFormat.All.FirstOrDefault(f => f.Name == (equals < 0 ? text : text[..equals]));
        return format is null || equals == text.Length - 1 || OptionValue.HoldsSecret(text)
            ? throw new CommandException($"--format takes {FormatNames}, "
                + $"each with =FILE or without{NearestName.Question(equals < 0 ? text : text[..equals], ResultFormat.All.Select(f => f.Name))}")
            : new FormatTarget(format, equals < 0 ? null : text[(equals + 1)..]);
    }

    private static Level ReadLevel(string text) => text switch
    {
        "error" => Level.Error,
        "warning" => Level.Warning,
        "info" => Level.Info,
        "never" => Level.None,
        _ => throw new CommandException($"--fail-on takes error, warning, info or never{NearestName.Question(text, Levels)}"),
    };
}

/// <summary>A format and the file that it goes to; null for standard output.</summary>
internal sealed record FormatTarget(ResultFormat Format, string? File);
