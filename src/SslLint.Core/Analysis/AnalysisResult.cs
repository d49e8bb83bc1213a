using SslLint.Redaction;
using SslLint.Sources;

namespace SslLint.Analysis;

/// <summary>What an analysis of a file gave.</summary>
public sealed record AnalysisResult
{
    /// <summary>The findings in the order of the file.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Findings that a suppression takes away.</summary>
    public IReadOnlyList<SuppressedFinding> Suppressed { get; init; } = [];

    /// <summary>Every connection that was read, where that is asked for.</summary>
    public IReadOnlyList<ConnectionRecord> Records { get; init; } = [];

    /// <summary>Connections that were read.</summary>
    public int Connections { get; init; }

    /// <summary>Strings that a driver reads which the engine doesn't know: neither judged nor rewritten.</summary>
    public int NotRead { get; init; }

    /// <summary>The names of these drivers and programs, as far as they are known, in alphabetical order.</summary>
    public IReadOnlyList<string> OtherReaders { get; init; } = [];

    /// <summary>The connections that were read, for what may be shown of the file.</summary>
    internal IReadOnlyList<JudgedConnection> Judged { get; init; } = [];

    /// <summary>What may be shown of the file that was analysed.</summary>
    public ShownFile Shown(SourceFile file) => ShownFile.Of(file, Judged);
}
