using SslLint.Dialects;

namespace SslLint.Drivers;

/// <summary>The trust anchor that a hardened string shall use.</summary>
public abstract record TrustAnchor
{
    private TrustAnchor()
    {
    }

    /// <summary>A file with root certificates, at a path that holds where the application runs.</summary>
    public sealed record File(string Path) : TrustAnchor;

    /// <summary>The roots of the system (or Java runtime, or Node.js): the caller vouches for a public CA.</summary>
    public sealed record System : TrustAnchor;

    /// <summary>The anchor that stands in the string already.</summary>
    public sealed record Existing : TrustAnchor;
}

/// <summary>What to harden with.</summary>
public sealed record HardeningOptions
{
    /// <summary>The trust anchor; null where none is known, which fails where the driver needs one.</summary>
    public TrustAnchor? Anchor { get; init; }

    /// <summary>What the application's code does about the server's certificate. Beside a callback a string can only be made to insist on TLS.</summary>
    public ServerValidation? Validation { get; init; }

    /// <summary>Whether the settings are all that the driver gets. Where they aren't, as those of a builder that begins with an unknown string, a default
    /// can't be relied on: what decides is written.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>What a driver knows besides the string.</summary>
    internal ReadContext Context => Validation is null ? ReadContext.Unknown : new ReadContext { Validation = Validation };

    /// <summary>The client certificate for mutual TLS, or null.</summary>
    public string? ClientCertificate { get; init; }

    /// <summary>The client key for mutual TLS, or null.</summary>
    public string? ClientKey { get; init; }
}

/// <summary>The changes that make a string strict, or the reason why there are none.</summary>
public sealed record HardeningResult
{
    /// <summary>The changes; empty if the string is strict as it stands.</summary>
    public IReadOnlyList<SettingChange> Changes { get; init; } = [];

    /// <summary>Why the string can't be made strict (a sentence without secrets), or null.</summary>
    public string? Obstacle { get; init; }

    /// <summary>What the person must know about the result, such as the key format that a driver wants.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>A result that says why nothing can be done.</summary>
    public static HardeningResult Impossible(string why) => new() { Obstacle = why };
}
