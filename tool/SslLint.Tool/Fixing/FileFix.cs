using SslLint.Redaction;
using SslLint.Tool.Files;
using SslLint.Tool.Scanning;

namespace SslLint.Tool.Fixing;

/// <summary>What happened to one connection.</summary>
/// <param name="Finding">Its first finding.</param>
/// <param name="IsFixed">Whether it is strict now, or would be.</param>
/// <param name="Explanation">What was done, or why nothing was.</param>
internal sealed record ConnectionOutcome(ReportedFinding Finding, bool IsFixed, string Explanation)
{
    /// <summary>The path that the caller gave and the string gets; null for others.</summary>
    public string? GivenPath { get; init; }

    /// <summary>The same connection where nothing is done after all.</summary>
    public ConnectionOutcome Unfixed(string why) => this with { IsFixed = false, Explanation = why, GivenPath = null };
}

/// <summary>What is to be written to one file.</summary>
internal sealed record FileFix
{
    /// <summary>The file's path in reports.</summary>
    public required string Path { get; init; }

    /// <summary>The file's absolute path.</summary>
    public required string FullPath { get; init; }

    /// <summary>What was read.</summary>
    public required byte[] Before { get; init; }

    /// <summary>The text that was read.</summary>
    public required string TextBefore { get; init; }

    /// <summary>The text that is written; equal to <see cref="TextBefore"/> where nothing is.</summary>
    public required string TextAfter { get; init; }

    /// <summary>What may be shown of <see cref="TextBefore"/>; null where nobody has read it.</summary>
    public ShownFile? ShownBefore { get; init; }

    /// <summary>What may be shown of <see cref="TextAfter"/>; null where nobody has read it.</summary>
    public ShownFile? ShownAfter { get; init; }

    /// <summary>How the text is bytes.</summary>
    public required TextEncoding Encoding { get; init; }

    /// <summary>The files that are written before this one, so that a run that is killed in between leaves what connects: the project file.</summary>
    public IReadOnlyList<FileFix> First { get; init; } = [];

    /// <summary>What the change does, where it is none of connections; null otherwise.</summary>
    public string? Explanation { get; init; }

    /// <summary>The connections, in the order of the file.</summary>
    public required IReadOnlyList<ConnectionOutcome> Connections { get; init; }

    /// <summary>The bundles that the new text names and nobody else brings, with the paths that it writes.</summary>
    public IReadOnlyList<BundleFile> Bundles { get; init; } = [];

    /// <summary>The findings of the file as it stands.</summary>
    public required IReadOnlyList<ReportedFinding> Original { get; init; }

    /// <summary>The findings that stay after the change.</summary>
    public required IReadOnlyList<ReportedFinding> Remaining { get; init; }

    /// <summary>Why nothing is written after all; null where something is, or nothing was to be.</summary>
    public string? Failure { get; private init; }

    /// <summary>Whether the file changes.</summary>
    public bool IsChanged => TextAfter != TextBefore;

    /// <summary>The same file where nothing is written after all.</summary>
    /// <param name="why">The reason, given to each connection that would have been fixed.</param>
    public FileFix Unwritten(string why) => this with
    {
        TextAfter = TextBefore,
        Failure = why,
        Bundles = [],
        First = [],
        Remaining = Original,
        Connections = [.. Connections.Select(c => c.IsFixed ? c.Unfixed(why) : c)],
    };
}

/// <summary>A provider's bundle and where it goes.</summary>
/// <param name="Bundle">Its name, such as <c>aws-rds</c>.</param>
/// <param name="WrittenPath">The path that the connection string names.</param>
/// <param name="FullPath">That path resolved from the nearest project's folder.</param>
internal sealed record BundleFile(string Bundle, string WrittenPath, string FullPath);
