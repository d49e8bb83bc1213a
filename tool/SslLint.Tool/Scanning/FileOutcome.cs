using SslLint.Tool.Files;

namespace SslLint.Tool.Scanning;

/// <summary>What became of one file of a scan.</summary>
internal sealed record FileOutcome
{
    public static FileOutcome Clean { get; } = new();

    public SkipReason Skip { get; init; }

    public string? Failure { get; init; }

    public string? Defect { get; init; }

    public IReadOnlyList<ReportedFinding> Findings { get; init; } = [];

    public IReadOnlyList<ReportedFinding> Suppressed { get; init; } = [];

    public IReadOnlyList<ReportedConnection> Records { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public int Connections { get; init; }

    public int NotRead { get; init; }

    public IReadOnlyList<string> OtherReaders { get; init; } = [];
}
