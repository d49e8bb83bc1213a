using SslLint.Text;

namespace SslLint.CSharp.Strings;

/// <summary>Decodes ranges of C# source that lie inside a string literal, keeping the place of each character.</summary>
/// <remarks>Reads the source itself, not the tokens' values: Roslyn gives values without a map. Never throws on half-typed literals.</remarks>
internal sealed class LiteralDecoder
{
    private readonly string source;
    private readonly LiteralBuilder builder;
    private readonly CSharpEncoding encoding;

    /// <summary>Starts a literal.</summary>
    /// <param name="source">The text of the file.</param>
    /// <param name="encoding">The kind of literal.</param>
    /// <param name="contentStart">Where its content begins.</param>
    public LiteralDecoder(string source, CSharpEncoding encoding, int contentStart)
    {
        this.source = source;
        this.encoding = encoding;
        builder = new LiteralBuilder(encoding, contentStart);
    }

    /// <summary>The literal built so far.</summary>
    public Literal ToLiteral() => builder.ToLiteral();

    /// <summary>Adds a hole.</summary>
    /// <param name="span">Its place, braces included.</param>
    /// <param name="known">Its value if it is a constant.</param>
    public void AppendHole(SourceSpan span, string? known)
    {
        if (known is null)
        {
            builder.AppendOpaque(span.Of(source), span, encoding);
        }
        else
        {
            // Written over as a whole, a constant in a hole becomes text of the literal.
            builder.AppendEscape(known, span, encoding);
        }
    }

    /// <summary>Adds text of a regular or verbatim literal.</summary>
    /// <param name="start">The first character.</param>
    /// <param name="end">Behind the last character.</param>
    /// <param name="argument">Gives the constant values of format arguments by index.</param>
    public void AppendText(int start, int end, Func<int, string?>? argument = null)
    {
        var run = start;
        var at = start;
        var lastClose = encoding.Braces == BraceMeaning.Format && end > start ? source.LastIndexOf('}', end - 1, end - start) : -1;
        while (at < end)
        {
            var next = at + 1 < end ? source[at + 1] : '\0';
            var c = source[at];
            if (c == '\\' && encoding.Style == LiteralStyle.Regular)
            {
                Flush(run, at);
                var decoded = Escape(at, end, out var length);
                builder.AppendEscape(decoded, new SourceSpan(at, length));
                run = at += length;
            }
            else if ((c == '"' && next == '"' && encoding.Style == LiteralStyle.Verbatim)
                || (c is '{' or '}' && next == c && encoding.Braces != BraceMeaning.Text))
            {
                Flush(run, at);
                builder.AppendEscape(c.ToString(), new SourceSpan(at, 2));
                run = at += 2;
            }
            else if (c == '{' && at < lastClose && source.IndexOf('}', at, end - at) is var close and >= 0)
            {
                Flush(run, at);
                AppendHole(SourceSpan.FromBounds(at, close + 1), FormatArgument(at + 1, close, argument));
                run = at = close + 1;
            }
            else
            {
                at++;
            }
        }

        Flush(run, end);
    }

    /// <summary>Adds text of a raw literal, dropping the indentation behind each line break.</summary>
    /// <param name="start">The first character.</param>
    /// <param name="end">Behind the last character.</param>
    /// <param name="indentation">The number of white space characters in front of the closing quotes.</param>
    /// <param name="atLineStart">Whether <paramref name="start"/> begins a line.</param>
    public void AppendRaw(int start, int end, int indentation, bool atLineStart)
    {
        var at = start;
        var lineStart = atLineStart;
        while (at < end)
        {
            if (lineStart)
            {
                var stop = Math.Min(end, at + indentation);
                while (at < stop && source[at] is ' ' or '\t')
                {
                    at++;
                }
            }

            var newline = source.IndexOf('\n', at, end - at);
            var lineEnd = newline < 0 ? end : newline + 1;
            Flush(at, lineEnd);
            at = lineEnd;
            lineStart = true;
        }
    }

    private void Flush(int start, int end)
    {
        if (end > start)
        {
            builder.AppendVerbatim(source.Substring(start, end - start), start);
        }
    }

    private string? FormatArgument(int start, int end, Func<int, string?>? argument) =>
        argument is not null && int.TryParse(source.Substring(start, end - start), out var index) && index >= 0 ? argument(index) : null;

    /// <summary>The value of the escape at <paramref name="at"/>; what is no escape stands for itself.</summary>
    private string Escape(int at, int end, out int length)
    {
        length = Math.Min(2, end - at);
        if (length < 2)
        {
            return "\\";
        }

        switch (source[at + 1])
        {
            case '0':
                return "\0";
            case 'a':
                return "\a";
            case 'b':
                return "\b";
            case 'e':
                return "\u001b";
            case 'f':
                return "\f";
            case 'n':
                return "\n";
            case 'r':
                return "\r";
            case 't':
                return "\t";
            case 'v':
                return "\v";
            case 'u':
                return Hex(at + 2, end, 4, ref length);
            case 'x':
                return Hex(at + 2, end, 4, ref length);
            case 'U':
                return Hex(at + 2, end, 8, ref length);
            default:
                return source[at + 1].ToString();
        }
    }

    private string Hex(int start, int end, int most, ref int length)
    {
        var code = 0L;
        var at = start;
        while (at < end && at < start + most && Digit(source[at]) is var digit and >= 0)
        {
            code = (code * 16) + digit;
            at++;
        }

        length += at - start;
        return code switch
        {
            <= 0xFFFF => ((char)code).ToString(),
            <= 0x10FFFF => char.ConvertFromUtf32((int)code),
            _ => "\uFFFD",
        };
    }

    private static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };
}
