using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Text;

namespace SslLint.Tool.Cli;

/// <summary>A driver and the version that is asked for; null for all that there are.</summary>
internal sealed record DriverSelection(Driver Driver, DriverVersion? Version)
{
    /// <summary>The versions that count.</summary>
    public IReadOnlyList<DriverVersion> Versions => Version is { } one ? [one] : Driver.Versions;
}

/// <summary><c>--driver NAME[@VERSION]</c>.</summary>
internal static class DriverOption
{
    /// <summary>The drivers' names.</summary>
    public static IEnumerable<string> Names => DriverCatalog.All.Select(d => d.Name);

    /// <summary>Makes the option.</summary>
    public static ValueOption<DriverSelection?> Create(string description) =>
        new ValueOption<DriverSelection?>("--driver", "NAME[@VERSION]", description, null, Read).Offering(() => Names);

    /// <summary>Reads a name with a version or without.</summary>
    /// <exception cref="CommandException">There is no such driver, or the version is no number.</exception>
    public static DriverSelection Read(string text) => DriverCatalog.Find(text) is var (driver, version)
        ? new DriverSelection(driver, version)
        : throw new CommandException(
            $"--driver takes {string.Join(", ", Names)}, each with @VERSION or without{NearestName.Question(text.Split('@')[0], Names)}");
}
