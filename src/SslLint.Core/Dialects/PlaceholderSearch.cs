using SslLint.Text;

namespace SslLint.Dialects;

/// <summary>Tells where placeholders start and end. Brackets are matched once for the whole text, so that many that never close cost
/// no more than one.</summary>
internal sealed class PlaceholderSearch(string value)
{
    private const string KeyVault = "@Microsoft.KeyVault(";

    private static readonly char[] endsFormatItem = ['}', '{', '"'];

    private int[]? braces;
    private int[]? parentheses;

    /// <summary>A range without two closing braces in a row, and one without letters and digits: the ends are where the next ones stand.</summary>
    private SourceSpan withoutClose;
    private SourceSpan withoutLetter;

    /// <summary>Placeholders end before this offset or there are none: the end of the text, or of the part that is looked at.</summary>
    public int Limit { get; set; } = value.Length;

    /// <summary>Length of the placeholder that starts at the offset, or 0.</summary>
    public int LengthAt(int at) => value[at] switch
    {
        '$' => Dollar(at),
        '%' => Percent(at),
        '{' => Brace(at),
        '#' when CharAt(at + 1) == '{' => Hash(at),
        '@' when string.CompareOrdinal(value, at, KeyVault, 0, KeyVault.Length) == 0 && at + KeyVault.Length <= Limit => Balanced(at, at + KeyVault.Length - 1),
        '_' => Underscores(at),
        '<' => Angle(at),
        '[' => Square(at),
        _ => 0,
    };

    /// <summary>How far to go on where no placeholder starts: <c>$$</c> is an escaped dollar sign.</summary>
    public int SkipAt(int at) => value[at] == '$' && CharAt(at + 1) == '$' ? 2 : 1;

    private int Dollar(int at)
    {
        if (CharAt(at + 1) is '{' or '(')
        {
            return Balanced(at, at + 1);
        }

        var end = IdentifierEnd(at + 1);
        if (end == at + 4 && string.Compare(value, at + 1, "env", 0, 3, StringComparison.OrdinalIgnoreCase) == 0 && CharAt(end) == ':')
        {
            var name = IdentifierEnd(end + 1);
            end = name > end + 1 ? name : end;
        }

        return end > at + 1 ? end - at : 0;
    }

    private int Percent(int at)
    {
        var next = CharAt(at + 1);
        if (next == '(')
        {
            var close = IdentifierEnd(at + 2);
            return close > at + 2 && CharAt(close) == ')' && CharAt(close + 1) is 's' or 'd' ? close + 2 - at : 0;
        }

        var end = IdentifierEnd(at + 1);
        if (end > at + 1 && CharAt(end) == '%' && !IsEncoded(at, end))
        {
            return end + 1 - at;
        }

        // A conversion of printf: %s is never percent-encoding, %d is none unless a hexadecimal digit follows.
        return next is 's' or 'v' or 'q' || (next == 'd' && !IsHex(CharAt(at + 2))) ? 2 : 0;
    }

    /// <summary>Whether <c>%C3%A4</c> or <c>%C3rest%2F</c> stands there and not <c>%DB_HOST%</c>.</summary>
    private bool IsEncoded(int at, int end) =>
        IsHex(value[at + 1]) && IsHex(CharAt(at + 2)) && (end == at + 3 || (IsHex(CharAt(end + 1)) && IsHex(CharAt(end + 2))));

    private int Brace(int at)
    {
        if (CharAt(at + 1) == '{')
        {
            var close = Next(ref withoutClose, at + 2, i => value[i] == '}' && i + 1 < value.Length && value[i + 1] == '}');
            return close + 1 < Limit && Next(ref withoutLetter, at + 2, i => char.IsLetterOrDigit(value[i])) < close ? close + 2 - at : 0;
        }

        // An item holds neither another brace nor a quote.
        var end = at + 1 < Limit ? value.IndexOfAny(endsFormatItem, at + 1, Limit - at - 1) : -1;
        return end > at + 1 && value[end] == '}' && IsFormatItem(value.Substring(at + 1, end - at - 1)) ? end + 1 - at : 0;
    }

    /// <summary>Whether the text is a number or a name, with a format or alignment or without.</summary>
    private static bool IsFormatItem(string content)
    {
        var name = content.Split(':', ',')[0];
        return name.Length > 0
            && (char.IsLetterOrDigit(name[0]) || name[0] == '_')
            && name.All(static c => char.IsLetterOrDigit(c) || c is '_' or '.' or '-')
            && !Guid.TryParse(content, out _);
    }

    private int Hash(int at)
    {
        var length = Balanced(at, at + 1);
        return length > 0 && CharAt(at + length) == '#' ? length + 1 : length;
    }

    private int Underscores(int at)
    {
        if (CharAt(at + 1) != '_' || !char.IsLetter(CharAt(at + 2)) || (at > 0 && IsIdentifierPart(value[at - 1])))
        {
            return 0;
        }

        var end = IdentifierEnd(at);
        return end >= at + 5 && value[end - 1] == '_' && value[end - 2] == '_' ? end - at : 0;
    }

    private int Angle(int at)
    {
        if (!char.IsLetter(CharAt(at + 1)))
        {
            return 0;
        }

        var end = WordsEnd(at + 1);
        return CharAt(end) == '>' ? end + 1 - at : 0;
    }

    private int Square(int at)
    {
        if (string.Compare(value, at + 1, "YOUR", 0, 4, StringComparison.OrdinalIgnoreCase) != 0)
        {
            return 0;
        }

        var end = WordsEnd(at + 1);
        return CharAt(end) == ']' ? end + 1 - at : 0;
    }

    private int WordsEnd(int start)
    {
        var end = start;
        while (end < Limit && (char.IsLetterOrDigit(value[end]) || value[end] is ' ' or '-' or '_' or '.' or '\''))
        {
            end++;
        }

        return end;
    }

    /// <summary>Length from <paramref name="at"/> to the bracket that closes the one at <paramref name="open"/>; 0 if none does
    /// or nothing stands between.</summary>
    private int Balanced(int at, int open)
    {
        var closings = value[open] == '{' ? braces ??= Closings('{', '}') : parentheses ??= Closings('(', ')');
        var close = closings[open];
        return close > open + 1 && close < Limit ? close + 1 - at : 0;
    }

    /// <summary>For each opening bracket its closing one; 0 where there is none.</summary>
    private int[] Closings(char opening, char closing)
    {
        var closings = new int[value.Length];
        var open = new Stack<int>();
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == opening)
            {
                open.Push(i);
            }
            else if (value[i] == closing && open.Count > 0)
            {
                closings[open.Pop()] = i;
            }
        }

        return closings;
    }

    /// <summary>The first place from an offset on that is wanted; the length of the text where there is none.</summary>
    private int Next(ref SourceSpan without, int from, Func<int, bool> isWanted)
    {
        if (from >= without.Start && from <= without.End && without.End > 0)
        {
            return without.End;
        }

        var at = from;
        while (at < value.Length && !isWanted(at))
        {
            at++;
        }

        without = SourceSpan.FromBounds(from, Math.Max(from, at));
        return at;
    }

    private int IdentifierEnd(int start)
    {
        if (!(char.IsLetter(CharAt(start)) || CharAt(start) == '_'))
        {
            return start;
        }

        var end = start;
        while (end < Limit && IsIdentifierPart(value[end]))
        {
            end++;
        }

        return end;
    }

    private static bool IsIdentifierPart(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static bool IsHex(char c) => PercentEncoding.Digit(c) >= 0;

    private char CharAt(int at) => at < Limit ? value[at] : '\0';
}
