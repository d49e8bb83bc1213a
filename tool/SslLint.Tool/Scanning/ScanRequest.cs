using SslLint.Projects;
using SslLint.Tool.Files;

namespace SslLint.Tool.Scanning;

/// <summary>What to scan and how.</summary>
internal sealed record ScanRequest
{
    /// <summary>The files.</summary>
    public required SelectionRequest Selection { get; init; }

    /// <summary>What git is about to commit, which is examined in the place of the files on disk; null for these.</summary>
    public StagedFiles? Staged { get; init; }

    /// <summary>Whether it examines all that stands below some paths, as far as ignore files leave it, or without them.</summary>
    public bool IsAllOf(IReadOnlyList<string> paths) =>
        Staged is null && Selection is { Include: [], Exclude: [] } && Selection.Paths.SequenceEqual(paths, StringComparer.Ordinal);

    /// <summary>How they are analysed.</summary>
    public required AnalysisOptions Analysis { get; init; }

    /// <summary>The largest file that is read, in bytes.</summary>
    public long MaximumFileSize { get; init; } = DefaultMaximumFileSize;

    /// <summary>Number of files that are examined at once.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>16 MiB.</summary>
    public const long DefaultMaximumFileSize = 16 * 1024 * 1024;
}
