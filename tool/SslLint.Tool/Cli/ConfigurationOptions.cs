using System.CommandLine;
using SslLint.Tool.Configurations;
using SslLint.Tool.Files;

namespace SslLint.Tool.Cli;

/// <summary>Which configuration counts: shared by <c>scan</c> and <c>fix</c>.</summary>
internal sealed class ConfigurationOptions
{
    private readonly ValueOption<string?> file = new(
        "--config", "FILE", "This .editorconfig instead of those around the files.", null, OptionValue.Text("--config"));
    private readonly Flag none = new("--no-config", "Read no configuration.");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(file);
        command.Add(none);
    }

    /// <summary>The file that is given; null for none.</summary>
    public string? File(ParseResult parsed) => file.Of(parsed);

    /// <summary>The configuration.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="host">Where it is run.</param>
    /// <param name="gate">Decides which of the files around others may be opened.</param>
    /// <exception cref="CommandException">Both are given, or the file can't be read.</exception>
    public ConfigurationIndex Read(ParseResult parsed, ToolHost host, FileGate gate) => (file.Of(parsed), parsed.GetValue(none)) switch
    {
        (not null, true) => throw new CommandException("--config and --no-config can't both be given"),
        ({ } path, _) => ConfigurationIndex.Of(path, host),
        (_, true) => ConfigurationIndex.None,
        _ => ConfigurationIndex.Discovered(gate),
    };
}
