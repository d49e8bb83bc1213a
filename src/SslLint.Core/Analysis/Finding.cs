using SslLint.Drivers;
using SslLint.Fixes;
using SslLint.Rules;
using SslLint.Text;

namespace SslLint.Analysis;

/// <summary>Something wrong with a connection in a file.</summary>
public sealed record Finding
{
    /// <summary>The rule.</summary>
    public required RuleDescriptor Rule { get; init; }

    /// <summary>The level here.</summary>
    public required Level Level { get; init; }

    /// <summary>The file, relative to the scanned root.</summary>
    public required string Path { get; init; }

    /// <summary>The place in the file.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>What is wrong, in one sentence, without secrets.</summary>
    public required string Message { get; init; }

    /// <summary>What makes it right or what is missing for that, in one line, without secrets.</summary>
    public required string Help { get; init; }

    /// <summary>The reading that the finding rests on; null for callbacks.</summary>
    public Reading? Reading { get; init; }

    /// <summary>The driver's name.</summary>
    public string? Driver { get; init; }

    /// <summary>The engine, such as <c>postgresql</c>.</summary>
    public string? Engine { get; init; }

    /// <summary>The dialect's name.</summary>
    public string? Dialect { get; init; }

    /// <summary>The host, redacted; null if none is written.</summary>
    public string? Host { get; init; }

    /// <summary>The provider's id (<c>aws-rds</c>), or null.</summary>
    public string? Provider { get; init; }

    /// <summary>The change that repairs it, or null.</summary>
    public Fix? Fix { get; init; }

    /// <summary>The whole connection in the file: findings of one connection share it, so that it is fixed once.</summary>
    public SourceSpan ConnectionSpan { get; init; }

    /// <summary>A stable mark without line number or secret: a hash of rule, path and what is known of the connection,
    /// see <see cref="Fingerprints"/>.</summary>
    public required string Fingerprint { get; init; }
}
