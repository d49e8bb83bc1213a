namespace SslLint.Drivers;

/// <summary>A program whose options on a command line are a connection: <c>sqlcmd -S db.example.com -C</c>.</summary>
public sealed record CommandForm
{
    /// <summary>The driver that reads the options in the end.</summary>
    public required string Driver { get; init; }

    /// <summary>The program's names, without folder and ending; case doesn't matter.</summary>
    public required IReadOnlyList<string> Programs { get; init; }

    /// <summary>Its options about a connection.</summary>
    public required IReadOnlyList<CommandOption> Options { get; init; }

    /// <summary>Whether options match in any case and may begin with <c>/</c>, as those of programs for Windows do.</summary>
    public bool IgnoresCase { get; init; }
}

/// <summary>An option of a program.</summary>
/// <param name="Name">Its name with what it begins with.</param>
/// <param name="Key">The setting of the driver that it sets.</param>
/// <param name="Alone">What it means where no value follows; null where one must.</param>
public sealed record CommandOption(string Name, string Key, string? Alone = null)
{
    /// <summary>Whether it names the server: without one there is no connection.</summary>
    public bool IsHost { get; init; }

    /// <summary>Whether its value is a word of its own; else it stands behind the name, with <c>:</c>, <c>=</c> or nothing between them.</summary>
    public bool TakesNext { get; init; }

    /// <summary>The values that the program gives other words for.</summary>
    public IReadOnlyDictionary<string, string> Words { get; init; } = new Dictionary<string, string>();
}
