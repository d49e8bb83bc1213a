namespace SslLint.Drivers;

/// <summary>What tells an engine's ADO.NET strings from those of other engines, most of whose keys are the same.</summary>
/// <remarks>Keys and values are compared by their letters and digits in lower case. What the engine's driver has no option for tells as well,
/// and isn't listed.</remarks>
public sealed record AdoNetTraces
{
    /// <summary>Keys that its drivers read, and no driver of another engine that is used today.</summary>
    public IReadOnlyList<string> OwnKeys { get; init; } = [];

    /// <summary>Keys that tell a connection from other text, whether another engine has them or not.</summary>
    public IReadOnlyList<string> CommonKeys { get; init; } = [];

    /// <summary>Values that only its strings have.</summary>
    public IReadOnlyList<ValueTrace> OwnValues { get; init; } = [];

    /// <summary>What its users write, though another engine's driver could read it.</summary>
    public IReadOnlyList<ValueTrace> LikelyValues { get; init; } = [];

    /// <summary>Whether only its drivers take such a server, as it is written; null where none of their forms is their own.</summary>
    public Func<string, bool>? IsOwnServer { get; init; }

    /// <summary>Whether such a server is a file, so that nothing passes a network.</summary>
    public bool AreServersFiles { get; init; }
}

/// <summary>Values of some keys.</summary>
/// <param name="Keys">The keys.</param>
/// <param name="Values">The values; empty for any.</param>
public sealed record ValueTrace(IReadOnlyList<string> Keys, params IReadOnlyList<string> Values);
