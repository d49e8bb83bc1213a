using SslLint.Drivers;
using SslLint.Readers;

namespace SslLint.Tool.Cli;

/// <summary>Drivers and rules as people name them on the command line.</summary>
internal static class DriverNames
{
    /// <summary>Reads <c>npgsql</c> or <c>npgsql@7</c>.</summary>
    /// <exception cref="CommandException">No such driver, or no version.</exception>
    public static DriverEvidence ReadDriver(string text)
    {
        var at = text.IndexOf('@');
        var name = at < 0 ? text : text[..at];
        DriverVersion? version = null;
        if (at >= 0)
        {
            version = DriverVersion.TryParse(text[(at + 1)..], out var read) ? read : throw new CommandException("--driver takes a version such as 10 or 42.7 behind the @");
        }

        return new DriverEvidence(name, version, EvidenceStrength.Configured, "--driver");
    }

    /// <summary>Reads ids or names of rules, separated by commas.</summary>
    public static IReadOnlyList<string> ReadRules(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } ids ? ids : throw new CommandException("--rules takes ids such as SSL1001,SSL1003");
}
