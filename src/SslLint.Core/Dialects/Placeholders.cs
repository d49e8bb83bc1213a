using SslLint.Text;

namespace SslLint.Dialects;

/// <summary>Finds what a value leaves to be filled in later: by a shell, a template, a build, a person.</summary>
/// <remarks>
/// Known forms: <c>${X}</c>, <c>${X:-default}</c>, <c>$(X)</c>, <c>$X</c>, <c>$env:X</c>, <c>%X%</c>, <c>%(x)s</c>, <c>%s</c>, <c>{0}</c>, <c>{name:format}</c>,
/// <c>{{ .Values.x }}</c>, <c>#{x}#</c>, <c>#{x}</c>, <c>@Microsoft.KeyVault(…)</c>, <c>__NAME__</c>, <c>&lt;your-password&gt;</c>, <c>[YOUR-PASSWORD]</c>.
/// Percent-encoded text is none.
/// </remarks>
public static class Placeholders
{
    private const string KeyVault = "@Microsoft.KeyVault(";

    /// <summary>The ranges of placeholders, in order and without overlap.</summary>
    public static IReadOnlyList<SourceSpan> Find(string value)
    {
        List<SourceSpan>? found = null;
        for (var i = 0; i < value.Length;)
        {
            var length = LengthAt(value, i);
            if (length > 0)
            {
                (found ??= []).Add(new SourceSpan(i, length));
            }

            i += length > 0 ? length : SkipAt(value, i);
        }

        return found ?? (IReadOnlyList<SourceSpan>)[];
    }

    /// <summary>Length of the placeholder that starts at the offset, or 0.</summary>
    private static int LengthAt(string value, int at) => value[at] switch
    {
        '$' => Dollar(value, at),
        '%' => Percent(value, at),
        '{' => Brace(value, at),
        '#' when CharAt(value, at + 1) == '{' => Hash(value, at),
        '@' when string.CompareOrdinal(value, at, KeyVault, 0, KeyVault.Length) == 0 => Balanced(value, at, at + KeyVault.Length - 1, '(', ')'),
        '_' => Underscores(value, at),
        '<' => Angle(value, at),
        '[' => Square(value, at),
        _ => 0,
    };

    /// <summary><c>$$</c> is an escaped dollar sign.</summary>
    private static int SkipAt(string value, int at) => value[at] == '$' && CharAt(value, at + 1) == '$' ? 2 : 1;

    private static int Dollar(string value, int at)
    {
        switch (CharAt(value, at + 1))
        {
            case '{':
                return Balanced(value, at, at + 1, '{', '}');
            case '(':
                return Balanced(value, at, at + 1, '(', ')');
        }

        var end = IdentifierEnd(value, at + 1);
        if (string.Equals(value.Substring(at + 1, end - at - 1), "env", StringComparison.OrdinalIgnoreCase) && CharAt(value, end) == ':')
        {
            var name = IdentifierEnd(value, end + 1);
            end = name > end + 1 ? name : end;
        }

        return end > at + 1 ? end - at : 0;
    }

    private static int Percent(string value, int at)
    {
        var next = CharAt(value, at + 1);
        if (next == '(')
        {
            var close = IdentifierEnd(value, at + 2);
            return close > at + 2 && CharAt(value, close) == ')' && CharAt(value, close + 1) is 's' or 'd' ? close + 2 - at : 0;
        }

        var end = IdentifierEnd(value, at + 1);
        if (end > at + 1 && CharAt(value, end) == '%' && !IsEncoded(value, at, end))
        {
            return end + 1 - at;
        }

        // A conversion of printf: %s is never percent-encoding, %d is none unless a hexadecimal digit follows.
        return next is 's' or 'v' or 'q' || (next == 'd' && !IsHex(CharAt(value, at + 2))) ? 2 : 0;
    }

    /// <summary>Whether <c>%C3%A4</c> or <c>%C3rest%2F</c> stands there and not <c>%DB_HOST%</c>.</summary>
    private static bool IsEncoded(string value, int at, int end) =>
        IsHex(value[at + 1]) && IsHex(value[at + 2]) && (end == at + 3 || (IsHex(CharAt(value, end + 1)) && IsHex(CharAt(value, end + 2))));

    private static int Brace(string value, int at)
    {
        if (CharAt(value, at + 1) == '{')
        {
            var close = value.IndexOf("}}", at + 2, StringComparison.Ordinal);
            return close > at + 2 && value.Substring(at + 2, close - at - 2).Any(char.IsLetterOrDigit) ? close + 2 - at : 0;
        }

        var end = value.IndexOf('}', at + 1);
        return end > at + 1 && IsFormatItem(value.Substring(at + 1, end - at - 1)) ? end + 1 - at : 0;
    }

    /// <summary>Whether the text is a number or a name, with a format or alignment or without.</summary>
    private static bool IsFormatItem(string content)
    {
        var name = content.Split(':', ',')[0];
        return name.Length > 0
            && (char.IsLetterOrDigit(name[0]) || name[0] == '_')
            && name.All(static c => char.IsLetterOrDigit(c) || c is '_' or '.' or '-')
            && !content.Contains('{')
            && !content.Contains('"')
            && !Guid.TryParse(content, out _);
    }

    private static int Hash(string value, int at)
    {
        var length = Balanced(value, at, at + 1, '{', '}');
        return length > 0 && CharAt(value, at + length) == '#' ? length + 1 : length;
    }

    private static int Underscores(string value, int at)
    {
        if (CharAt(value, at + 1) != '_' || !char.IsLetter(CharAt(value, at + 2)) || (at > 0 && IsIdentifierPart(value[at - 1])))
        {
            return 0;
        }

        var end = IdentifierEnd(value, at);
        return end >= at + 5 && value[end - 1] == '_' && value[end - 2] == '_' ? end - at : 0;
    }

    private static int Angle(string value, int at)
    {
        var end = value.IndexOf('>', at);
        return end > at + 1 && char.IsLetter(value[at + 1]) && IsWords(value, at + 1, end) ? end + 1 - at : 0;
    }

    private static int Square(string value, int at)
    {
        var end = value.IndexOf(']', at);
        var isForYou = end > at + 1 && string.Compare(value, at + 1, "YOUR", 0, 4, StringComparison.OrdinalIgnoreCase) == 0;
        return isForYou && IsWords(value, at + 1, end) ? end + 1 - at : 0;
    }

    private static bool IsWords(string value, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!char.IsLetterOrDigit(value[i]) && value[i] is not (' ' or '-' or '_' or '.' or '\''))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Length from <paramref name="at"/> to the bracket that closes the one at <paramref name="open"/>; 0 if none does or nothing stands between.</summary>
    private static int Balanced(string value, int at, int open, char opening, char closing)
    {
        var depth = 0;
        for (var i = open; i < value.Length; i++)
        {
            depth += value[i] == opening ? 1 : value[i] == closing ? -1 : 0;
            if (depth == 0)
            {
                return i > open + 1 ? i + 1 - at : 0;
            }
        }

        return 0;
    }

    private static int IdentifierEnd(string value, int start)
    {
        if (start >= value.Length || !(char.IsLetter(value[start]) || value[start] == '_'))
        {
            return start;
        }

        var end = start;
        while (end < value.Length && IsIdentifierPart(value[end]))
        {
            end++;
        }

        return end;
    }

    private static bool IsIdentifierPart(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static bool IsHex(char c) => PercentEncoding.Digit(c) >= 0;

    private static char CharAt(string value, int at) => at < value.Length ? value[at] : '\0';
}
