using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Readers;

/// <summary>Reads the strings of a program.</summary>
internal sealed class CodeStringReader(string text)
{
    /// <summary>An expression inside a string that is longer than this is taken for text.</summary>
    private const int MaxHole = 4096;

    /// <summary>After as many that don't end, the file is none of this language.</summary>
    private const int MaxUnclosed = 64;

    private int unclosed;

    /// <summary>Reads the string that opens at <paramref name="start"/>.</summary>
    /// <param name="start">Offset of its opening.</param>
    /// <param name="form">Its kind.</param>
    /// <param name="end">The offset behind its close; where it does not end, the offset up to which no close was found.</param>
    /// <returns>Null if it doesn't end, or not on its line where it must.</returns>
    public Literal? Read(int start, StringForm form, out int end)
    {
        var content = start + form.Open.Length;
        var builder = new LiteralBuilder(form.Encoding, content);
        var from = content;
        var at = content;
        while (at < text.Length)
        {
            var c = text[at];
            if (TextLines.StartsAt(text, at, form.Close))
            {
                if (form.Escapes != StringEscapes.Doubled || !TextLines.StartsAt(text, at + form.Close.Length, form.Close))
                {
                    builder.AppendVerbatim(text.Substring(from, at - from), from);
                    end = at + form.Close.Length;
                    return builder.ToLiteral();
                }

                Escape(form.Close, form.Close.Length * 2);
            }
            else if (c is '\n' or '\r' && !form.IsMultiLine)
            {
                end = at;
                return null;
            }
            else if (c == '\\' && form.Escapes == StringEscapes.Backslash)
            {
                var length = BackslashEscapes.Read(text, at, out var decoded);
                Escape(decoded, length);
            }
            else if (form.Hole is not null && TextLines.StartsAt(text, at, form.Hole) && EndOfHole(at + form.Hole.Length, form.Hole) is var hole && hole > 0)
            {
                builder.AppendVerbatim(text.Substring(from, at - from), from);
                builder.AppendOpaque(text.Substring(at, hole - at), SourceSpan.FromBounds(at, hole));
                at = from = hole;
            }
            else
            {
                at++;
            }
        }

        end = text.Length;
        return null;

        void Escape(string decoded, int length)
        {
            builder.AppendVerbatim(text.Substring(from, at - from), from);
            builder.AppendEscape(decoded, new SourceSpan(at, length));
            at = from = at + length;
        }
    }

    /// <summary>The end of the bracket whose inside starts at <paramref name="start"/>, strings in it skipped; -1 if it doesn't end nearby.</summary>
    public int EndOfHole(int start, string opening)
    {
        if (unclosed > MaxUnclosed)
        {
            return -1;
        }

        var isRound = opening[opening.Length - 1] == '(';
        var (open, close) = isRound ? ('(', ')') : ('{', '}');
        var depth = 1;
        var quote = '\0';
        var limit = Math.Min(text.Length, start + MaxHole);
        for (var i = start; i < limit; i++)
        {
            var c = text[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
                i += c == '\\' ? 1 : 0;
            }
            else if (c is '"' or '\'' or '`')
            {
                quote = c;
            }
            else if (c == open)
            {
                depth++;
            }
            else if (c == close && --depth == 0)
            {
                return i + 1;
            }
        }

        unclosed++;
        return -1;
    }
}
