namespace SslLint.Rules;

/// <summary>How much a finding matters.</summary>
public enum Level
{
    /// <summary>Not reported.</summary>
    None,

    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Should be repaired; fails a scan by default.</summary>
    Warning,

    /// <summary>Must be repaired.</summary>
    Error,
}

/// <summary>What stays the same about a rule, whatever it finds.</summary>
public sealed record RuleDescriptor
{
    /// <summary>The id, such as <c>SSL1003</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name, such as <c>ServerCertificateNotVerified</c>.</summary>
    public required string Name { get; init; }

    /// <summary>One line that says what is wrong.</summary>
    public required string Title { get; init; }

    /// <summary>The level unless configured or lowered by the kind of host.</summary>
    public required Level DefaultLevel { get; init; }

    /// <summary>The weakness as CWE number: 319 (cleartext), 295 (certificate validation), 297 (host mismatch) …; null where none fits.</summary>
    public int? Cwe { get; init; }

    /// <summary>The severity from 0.0 to 10.0 that code scanning sorts by; null for rules that are no security finding.</summary>
    public double? SecuritySeverity { get; init; }
}
