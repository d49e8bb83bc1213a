using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Tool.Readers;

/// <summary>Finds the text of block scalars (<c>|</c> and <c>&gt;</c>; YAML 1.2.2, chapter 8).</summary>
internal static class YamlBlock
{
    /// <summary>The lines behind the header, without the white space at their end.</summary>
    public static SourceSpan ContentOf(string text, SourceSpan scalar)
    {
        var start = Math.Min(TextLines.NextLine(text, TextLines.EndOfLine(text, scalar.Start)), scalar.End);
        return SourceSpan.FromBounds(start, Math.Max(start, TextLines.TrimEnd(text, SourceSpan.FromBounds(start, scalar.End))));
    }

    /// <summary>Whether only one line holds text.</summary>
    public static bool IsSingleLine(string text, SourceSpan content) =>
        text.AsSpan(content.Start, content.Length).TrimStart().IndexOfAny('\r', '\n') < 0;

    /// <summary>The lines without their indentation, joined by blanks: what <c>&gt;</c> makes of lines of equal indentation.</summary>
    public static Literal Decode(string text, SourceSpan content)
    {
        var builder = new LiteralBuilder(YamlEncodings.Block, content.Start);
        var previous = content.Start;
        for (var at = content.Start; at < content.End;)
        {
            var end = Math.Min(TextLines.EndOfLine(text, at), content.End);
            var start = TextLines.SkipBlanks(text, at, end);
            if (builder.Length > 0)
            {
                builder.AppendEscape(" ", SourceSpan.FromBounds(previous, start));
            }

            builder.AppendVerbatim(text[start..end], start);
            previous = end;
            at = TextLines.NextLine(text, end);
        }

        return builder.ToLiteral();
    }
}
