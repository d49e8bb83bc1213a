using System.Text;
using SslLint.Readers;
using SslLint.Text;
using SslLint.Tool.Output;

namespace SslLint.Tool.Scanning;

/// <summary>A line of a file as it may be shown: without secrets, without control characters, cut to a readable length.</summary>
/// <param name="Line">The text.</param>
/// <param name="CaretStart">Where the marked part starts in it.</param>
/// <param name="CaretLength">How long the marked part is; at least 1.</param>
internal sealed record Excerpt(string Line, int CaretStart, int CaretLength)
{
    private const int MaximumLength = 160;
    private const int Context = 40;
    private const string Ellipsis = "…";
    private const string Tab = "    ";

    /// <summary>The line in which <paramref name="span"/> starts.</summary>
    /// <param name="span">The part to mark; what lies beyond the line is cut off.</param>
    /// <param name="file">The file.</param>
    /// <param name="lines">Its lines without secrets.</param>
    public static Excerpt Of(SourceSpan span, SourceFile file, RedactedLines lines)
    {
        var (line, redacted) = lines[file.Lines.PositionOf(span.Start).Line];
        var (text, starts) = Expand(redacted.Text);
        var start = starts[redacted.Map(span.Start - line.Start)];
        var end = starts[redacted.Map(Math.Min(span.End, line.End) - line.Start)];
        return Cut(text, start, Math.Max(end - start, 1));
    }

    /// <summary>Replaces tabs and control characters, which would move the caret or steer the terminal.</summary>
    /// <returns>The text and where each character of the old one starts in it, with the end as last.</returns>
    private static (string Text, int[] Starts) Expand(string text)
    {
        var result = new StringBuilder(text.Length);
        var starts = new int[text.Length + 1];
        for (var i = 0; i < text.Length; i++)
        {
            starts[i] = result.Length;
            _ = text[i] == '\t' ? result.Append(Tab) : result.Append(Printable.Breaks(text[i]) ? '\uFFFD' : text[i]);
        }

        starts[text.Length] = result.Length;
        return (result.ToString(), starts);
    }

    private static Excerpt Cut(string text, int start, int length)
    {
        var indent = text.Length - text.TrimStart(' ').Length;
        var from = text.Length - indent <= MaximumLength || start - indent <= MaximumLength - Context ? Math.Min(indent, start) : start - Context;
        var to = Math.Min(text.Length, from + MaximumLength);
        var before = from > indent ? Ellipsis : "";
        var after = to < text.Length ? Ellipsis : "";
        var shown = before + text[from..to].TrimEnd() + after;
        var caret = start - from + before.Length;
        return new Excerpt(shown, caret, Math.Max(1, Math.Min(length, to - start)));
    }
}
