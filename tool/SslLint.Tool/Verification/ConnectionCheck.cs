using SslLint.Drivers;
using SslLint.Tool.Scanning;

namespace SslLint.Tool.Verification;

/// <summary>What a connection is worth in front of the real server.</summary>
internal enum Verdict
{
    /// <summary>It connects, and reaches the right server alone.</summary>
    Safe,

    /// <summary>It connects, and an interceptor gets through.</summary>
    Exposed,

    /// <summary>The right server itself is refused.</summary>
    Broken,

    /// <summary>The server wasn't reached, or wasn't understood.</summary>
    Unknown,
}

/// <summary>A connection to verify.</summary>
/// <param name="Reading">How its driver reads it.</param>
/// <param name="Place">Where it stands; null for a string of the command line.</param>
/// <param name="Folder">The folder of its file.</param>
internal sealed record VerifyTarget(Reading Reading, string? Place, string Folder)
{
    /// <summary>A connection of a repository.</summary>
    /// <param name="found">The connection.</param>
    /// <param name="root">The folder that its path is relative to.</param>
    public static VerifyTarget Of(ReportedConnection found, string root) => new(
        found.Connection.Reading,
        $"{found.Connection.Path}:{found.Start.Line}:{found.Start.Column}",
        Path.GetDirectoryName(Path.GetFullPath(found.Connection.Path, root))!);
}

/// <summary>What came of one server of a connection.</summary>
internal sealed record ConnectionCheck
{
    public required Reading Reading { get; init; }

    /// <summary>The host as it may be shown.</summary>
    public required string Host { get; init; }

    public int? Port { get; init; }

    /// <summary>Where it stands in a repository; empty for a string of the command line.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    public required Verdict Verdict { get; init; }

    /// <summary>The reasons, the gravest first.</summary>
    public required IReadOnlyList<string> Why { get; init; }

    /// <summary>What the server said; null where none was asked.</summary>
    public ProbeResult? Server { get; init; }

    public bool NameMatches { get; init; }

    public bool TrustedByString { get; init; }

    /// <summary>Looked for where it is asked, since the machine's store takes longer to load than the server to answer.</summary>
    public Lazy<bool> TrustedBySystem { get; init; } = new(false);

    /// <summary>The bundle that knows the server's CA; looked for where it is asked.</summary>
    public Lazy<string?> TrustedByBundle { get; init; } = new((string?)null);

    public bool Connects { get; init; }

    public Interceptors Interceptors { get; init; }

    public bool StrictConnects { get; init; }

    /// <summary>What the strict string lacks; null where it connects.</summary>
    public string? StrictNeeds { get; init; }
}

/// <summary>Who gets through.</summary>
[Flags]
internal enum Interceptors
{
    None = 0,
    NoTls = 1,
    OtherCertificate = 2,
    OtherName = 4,
}
