using SslLint.Drivers;

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
    /// <summary>Makes the option.</summary>
    public static ValueOption<DriverSelection?> Create(string description) => new("--driver", "NAME[@VERSION]", description, null, Read);

    /// <summary>Reads a name with a version or without.</summary>
    /// <exception cref="CommandException">There is no such driver, or the version is no number.</exception>
    public static DriverSelection Read(string text) => DriverCatalog.Find(text) is var (driver, version)
        ? new DriverSelection(driver, version)
        : throw new CommandException($"--driver takes {string.Join(", ", DriverCatalog.All.Select(d => d.Name))}, each with @VERSION or without");
}
