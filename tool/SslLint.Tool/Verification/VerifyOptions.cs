namespace SslLint.Tool.Verification;

/// <summary>How connections are verified.</summary>
internal sealed record VerifyOptions
{
    /// <summary>Ten seconds.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The root certificate that the strict string gets; null for none.</summary>
    public string? RootCertificate { get; init; }

    /// <summary>Whether the strict string gets the machine's roots.</summary>
    public bool PublicCa { get; init; }

    /// <summary>The place to go to in the place of the string's hosts.</summary>
    public HostPort? Connect { get; init; }

    /// <summary>Whether this machine and link-local addresses are dialled.</summary>
    public bool IncludeLocal { get; init; }

    /// <summary>How long one server may take.</summary>
    public TimeSpan Timeout { get; init; } = DefaultTimeout;

    /// <summary>How many servers are asked at once.</summary>
    public int Threads { get; init; } = 16;

    /// <summary>The folder in which relative paths of certificates are looked up.</summary>
    public required string Folder { get; init; }

    /// <summary>The user's home; null where there is none.</summary>
    public string? Home { get; init; }
}
