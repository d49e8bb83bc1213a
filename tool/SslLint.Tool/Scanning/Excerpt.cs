using System.Text;
using SslLint.Redaction;
using SslLint.Sources;
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
    /// <param name="shown">What may be shown of it.</param>
    public static Excerpt Of(SourceSpan span, SourceFile file, ShownFile shown)
    {
        var line = shown[file.Lines.PositionOf(span.Start).Line];
        var start = line.Text.Map(span.Start - line.Span.Start);
        var end = line.Text.Map(Math.Min(span.End, line.Span.End) - line.Span.Start);
        return Cut(line.Text.Text, start, end);
    }

    /// <summary>Looks at a window of the line only: a minified file is one line with thousands of findings.</summary>
    private static Excerpt Cut(string text, int start, int end)
    {
        // An indentation that is wider than the window is no indentation.
        var indent = 0;
        while (indent < Math.Min(start, MaximumLength) && text[indent] is ' ' or '\t')
        {
            indent++;
        }

        var from = text.Length - indent <= MaximumLength || start - indent <= MaximumLength - Context ? indent : start - Context;
        var to = Math.Min(text.Length, from + MaximumLength);
        var before = from > indent ? Ellipsis : "";
        var after = to < text.Length ? Ellipsis : "";
        var caret = before + Expand(text.AsSpan(from, start - from));
        var marked = Expand(text.AsSpan(start, Math.Clamp(end, start, to) - start));
        var rest = Expand(text.AsSpan(start, to - start)).TrimEnd();
        return new Excerpt(caret + rest + after, caret.Length, Math.Max(1, marked.Length));
    }

    /// <summary>Replaces tabs and control characters, which would move the caret or steer the terminal.</summary>
    private static string Expand(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c == '\t' ? result.Append(Tab) : result.Append(Printable.Breaks(c) ? '\uFFFD' : c);
        }

        return result.ToString();
    }
}
