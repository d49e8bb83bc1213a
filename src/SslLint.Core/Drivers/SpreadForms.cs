namespace SslLint.Drivers;

/// <summary>A connection whose settings are variables of one family, such as <c>PGHOST</c> and <c>PGSSLMODE</c>.</summary>
public sealed record VariableForm
{
    /// <summary>The driver, or the program that holds it, that reads the variables.</summary>
    public required string Driver { get; init; }

    /// <summary>The setting that a variable is; null for a variable of another family.</summary>
    public required Func<string, string?> SettingOf { get; init; }

    /// <summary>The variable that a setting is written to; null where none is, or where it isn't known how.</summary>
    public Func<string, string?> VariableOf { get; init; } = static _ => null;

    /// <summary>The settings that name the server.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>The setting that is blamed, and whose variable alone is a connection, of a server that isn't known;
    /// null where a server must be named.</summary>
    public string? Mode { get; init; }

    /// <summary>Whether the settings, with their values, are this engine's and say where the connection goes.</summary>
    public Func<ILookup<string, string>, bool> IsConnection { get; init; } = static _ => true;
}

/// <summary>A connection whose settings stand beside each other under any names: a mode in an engine's words beside a host, with the same prefix.</summary>
/// <remarks>Names are compared by their letters and digits in lower case.</remarks>
public sealed record SiblingForm
{
    /// <summary>What the mode's name ends in.</summary>
    public required string ModeName { get; init; }

    /// <summary>The words that a mode is one of, in the spelling that no other engine has.</summary>
    public required IReadOnlyCollection<string> Modes { get; init; }

    /// <summary>The names that a root certificate has.</summary>
    public required IReadOnlyList<string> RootNames { get; init; }

    /// <summary>The settings that host, mode and root certificate are.</summary>
    public required (string Host, string Mode, string Root) Settings { get; init; }
}

/// <summary>A connection that is an object of a program or of JSON, with its TLS settings in objects inside of it.</summary>
/// <remarks>Names are compared letter by letter, as JavaScript does.</remarks>
public sealed record ObjectForm
{
    /// <summary>The driver that gets the object.</summary>
    public required string Driver { get; init; }

    /// <summary>The pair that says whose the object is, by a library that several engines share; null for the driver's own form.</summary>
    public (string Key, string Value)? Mark { get; init; }

    /// <summary>The object with the server, as seen from the one with the mark; empty where they are one.</summary>
    public string Inside { get; init; } = "";

    /// <summary>The names of the server, of which the first is the driver's.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>The objects that hold the settings, as seen from the one with the server, parts joined by <c>:</c>; empty for that itself. A later one counts
    /// before an earlier one.</summary>
    public required IReadOnlyList<string> Places { get; init; }

    /// <summary>The settings about TLS.</summary>
    public required IReadOnlyList<string> Settings { get; init; }

    /// <summary>Texts without which an object that names no server isn't taken for this form; none where its mark is enough.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];
}
