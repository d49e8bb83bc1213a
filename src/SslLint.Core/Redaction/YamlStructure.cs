using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Redaction;

/// <summary>YAML: keys, markers and brackets are shown, and the quotes of scalars. What a scalar that runs over lines holds is no key.</summary>
internal sealed class YamlStructure(Marks marks, string text)
{
    private static readonly string[] words = ["true", "false", "null", "~"];

    /// <summary>The quote of a scalar that was not closed on the lines before.</summary>
    private char open;

    /// <summary>The indentation of the key of a block scalar, whose lines are indented further; -1 outside of one.</summary>
    private int block = -1;

    /// <summary>Whether a collection was opened on this line.</summary>
    private bool isFlow;

    public void Apply()
    {
        for (var at = 0; at < text.Length;)
        {
            var end = TextLines.EndOfLine(text, at);
            Line(at, end);
            at = end + 1;
        }
    }

    private void Line(int start, int end)
    {
        var at = TextLines.SkipBlanks(text, start, end);
        if (at == end)
        {
            return;
        }

        if (open != '\0')
        {
            Quoted(start, end);
            return;
        }

        if (block >= 0 && at - start > block)
        {
            return;
        }

        block = -1;
        var indent = at - start;
        if (TextLines.StartsAt(text, at, "---") || TextLines.StartsAt(text, at, "..."))
        {
            Show(at, at + 3);
            at += 3;
        }

        while (at < end && text[at] is '-' or '?' && (at + 1 == end || text[at + 1] is ' ' or '\t'))
        {
            Show(at, at + 1);
            at = TextLines.SkipBlanks(text, at + 1, end);
        }

        Content(at, end, indent);
    }

    /// <summary>A line behind its dashes: keys, flow collections, scalars.</summary>
    private void Content(int at, int end, int indent)
    {
        isFlow = false;
        while (at < end)
        {
            var c = text[at];
            if (c is ' ' or '\t' or '{' or '}' or '[' or ']' or ',')
            {
                isFlow |= c is '{' or '[';
                Show(at, at + 1);
                at++;
            }
            else if (c == '#' && (at == 0 || char.IsWhiteSpace(text[at - 1])))
            {
                Show(at, at + 1);
                return;
            }
            else if (c is '|' or '>' && IsBlockHeader(at, end))
            {
                Show(at, at + 1);
                block = indent;
                return;
            }
            else if (c is '"' or '\'')
            {
                var close = Close(at + 1, end, c);
                Show(at, at + 1);
                if (close < 0)
                {
                    open = c;
                    return;
                }

                Show(close, close + 1);
                if (IsColon(close + 1, end) && SourceStructure.IsKey(text.Substring(at + 1, close - at - 1)))
                {
                    Show(at, close + 2);
                }

                at = close + 1;
            }
            else
            {
                at = Plain(at, end);
            }
        }
    }

    /// <summary>A plain key with its colon, a variable with its equals sign, or a value up to its end.</summary>
    private int Plain(int start, int end)
    {
        if (text[start] == ':')
        {
            Show(start, start + 1);
            return start + 1;
        }

        var key = start;
        while (key < end && key - start <= 80 && !IsColon(key, end) && text[key] is not ('#' or ',' or '{' or '}' or '[' or ']' or '"' or '\'' or '='))
        {
            key++;
        }

        if (key < end && IsColon(key, end) && SourceStructure.IsKey(text.Substring(start, key - start)))
        {
            Show(start, key + 1);
            return key + 1;
        }

        if (key < end && text[key] == '=' && IsVariable(start, key))
        {
            Show(start, key + 1);
            return End(key + 1, end);
        }

        var stop = End(start, end);
        var trimmed = stop;
        while (trimmed > start && char.IsWhiteSpace(text[trimmed - 1]))
        {
            trimmed--;
        }

        if (trimmed - start <= 5 && words.Contains(text.Substring(start, trimmed - start)))
        {
            Show(start, trimmed);
        }

        return stop;
    }

    /// <summary>Where a plain value ends: at a comment, in a flow collection at commas and brackets.</summary>
    private int End(int at, int end)
    {
        while (at < end && !(isFlow && text[at] is ',' or '}' or ']') && !(text[at] == '#' && char.IsWhiteSpace(text[at - 1])))
        {
            at++;
        }

        return at;
    }

    private bool IsVariable(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!(text[i] is (>= 'A' and <= 'Z') or '_' or (>= '0' and <= '9')))
            {
                return false;
            }
        }

        return end > start;
    }

    private bool IsColon(int at, int end) => at < end && text[at] == ':' && (at + 1 == end || char.IsWhiteSpace(text[at + 1]));

    private bool IsBlockHeader(int at, int end)
    {
        var next = at + 1;
        while (next < end && text[next] is '+' or '-' or (>= '0' and <= '9'))
        {
            next++;
        }

        next = TextLines.SkipBlanks(text, next, end);
        return next == end || text[next] == '#';
    }

    private void Quoted(int start, int end)
    {
        var close = Close(start, end, open);
        if (close >= 0)
        {
            Show(close, close + 1);
            open = '\0';
        }
    }

    /// <summary>The offset of the quote that closes a scalar on this line, or -1.</summary>
    private int Close(int at, int end, char quote)
    {
        for (; at < end; at++)
        {
            if (text[at] == '\\' && quote == '"')
            {
                at++;
            }
            else if (text[at] == quote)
            {
                if (quote == '\'' && at + 1 < end && text[at + 1] == quote)
                {
                    at++;
                }
                else
                {
                    return at;
                }
            }
        }

        return -1;
    }

    private void Show(int start, int end) => marks.Show(SourceSpan.FromBounds(start, end));
}
