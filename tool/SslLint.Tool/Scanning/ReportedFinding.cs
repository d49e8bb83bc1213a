using SslLint.Analysis;
using SslLint.Text;

namespace SslLint.Tool.Scanning;

/// <summary>A finding with its place as people name it and the line it stands in, so that the file's text needn't be kept.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Start">Line and column of the first character.</param>
/// <param name="End">Line and column behind the last character.</param>
/// <param name="Excerpt">The line in which it starts, without secrets.</param>
internal sealed record ReportedFinding(Finding Finding, LinePosition Start, LinePosition End, Excerpt Excerpt)
{
    /// <summary>Why it is suppressed, empty if nobody says; null where it is not.</summary>
    public string? Justification { get; init; }

    /// <summary>Whether the edits of its fix are not shown, since the text of one would hold a secret: then only <c>fix</c> writes it.</summary>
    public bool HidesEdits { get; init; }
}

/// <summary>A connection with its place as people name it.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Start">Line and column of its first character.</param>
internal sealed record ReportedConnection(ConnectionRecord Connection, LinePosition Start);
