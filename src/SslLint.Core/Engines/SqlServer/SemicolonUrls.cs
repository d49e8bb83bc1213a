using SslLint.Dialects;
using SslLint.Text;

namespace SslLint.Engines.SqlServer;

/// <summary>What the JDBC URLs of SQL Server's drivers have in common: pairs behind a <c>;</c> each.</summary>
internal static class SemicolonUrls
{
    /// <summary>No key of theirs is longer.</summary>
    private const int LongestKey = 64;

    /// <summary>No value in quotes is longer: a quote that isn't closed would be looked for again and again.</summary>
    private const int LookAhead = 512;

    /// <summary>Where a URL ends that begins in other text: values may hold blanks where the URL stands alone or in quotes, and anything in quotes of
    /// their own.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the URL begins.</param>
    /// <param name="isAlone">Whether the text is a value that begins with the URL.</param>
    /// <param name="opaque">Ranges that are placeholders.</param>
    /// <param name="quotes">What stands around values that hold anything.</param>
    public static int EndOf(string text, int start, bool isAlone, IReadOnlyList<SourceSpan> opaque, (char Opening, char Closing) quotes)
    {
        var quote = !isAlone && start > 0 && text[start - 1] is '"' or '\'' or '`' ? text[start - 1] : '\0';
        var isFree = !isAlone && quote == '\0';
        var (at, isBehindServer) = (start, false);
        while (at < text.Length)
        {
            if (OrderedSpans.FirstEndingBehind(opaque, at) is var hole && hole < opaque.Count && opaque[hole].Start <= at)
            {
                at = Math.Min(opaque[hole].End, text.Length);
                continue;
            }

            var c = text[at];
            if (c == ';')
            {
                if (!isAlone && !IsPair(text, at + 1, mayBlanksStandBefore: !isFree, opaque))
                {
                    break;
                }

                isBehindServer = true;
            }
            else if (c == '=' && InQuotes(text, at + 1, quotes) is { } end)
            {
                at = end;
            }
            else if (char.IsWhiteSpace(c))
            {
                if (isFree || !isBehindServer || !GoesOn(text, at, out at))
                {
                    break;
                }

                continue;
            }
            else if (isFree && c == '\\' && at + 1 < text.Length && text[at + 1] == ';')
            {
                // A shell's escape: how the rest is written isn't known here.
                return start;
            }
            else if (isFree ? c is '"' or '\'' or '`' or '<' or '>' or '|' or ')' or ']' or '}' || (c == '\\' && IsEscape(text, at))
                : !isAlone && (c == quote || (c == '\\' && at + 1 < text.Length && text[at + 1] == quote)))
            {
                break;
            }

            at++;
        }

        while (at > start && (char.IsWhiteSpace(text[at - 1]) || (isFree && text[at - 1] is '.' or ',' or ':')))
        {
            at--;
        }

        return at;
    }

    /// <summary>The edits of a URL.</summary>
    /// <param name="source">The string.</param>
    /// <param name="changes">What to change.</param>
    /// <param name="style">How pairs are written.</param>
    /// <param name="writePart">How a part before the first <c>;</c> is written.</param>
    public static IReadOnlyList<TextEdit> Edit(
        ConnectionString source, IReadOnlyList<SettingChange> changes, PairStyle style, Func<Setting, string, string> writePart)
    {
        var pairs = source.Settings.Where(static s => s.Place == SettingPlace.Pair).ToList();
        var lastPart = source.Settings.LastOrDefault(static s => s.Place != SettingPlace.Pair)?.Span.End ?? 0;
        var end = source.Text.Length;
        var first = new OpaqueText(source.Text, source.Opaque).IndexOf(';', lastPart, end);
        var edits = new PairEdits(pairs, style)
        {
            EmptyAt = end,
            ListStart = first,
            ListEnd = end,
            Opening = end > first && source.Text[end - 1] == ';' ? string.Empty : ";",
        };
        return EditList.Merge(AuthorityEdits.Apply(source, changes, writePart).Concat(edits.Apply(changes)));
    }

    /// <summary>Whether a key with a value begins at an offset, or what may hold one.</summary>
    private static bool IsPair(string text, int at, bool mayBlanksStandBefore, IReadOnlyList<SourceSpan> opaque)
    {
        while (mayBlanksStandBefore && at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }

        var end = at;
        while (end < text.Length && end - at < LongestKey && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-' or '.'))
        {
            end++;
        }

        return OrderedSpans.Contain(opaque, at) || (end > at && end < text.Length && text[end] is '=');
    }

    /// <summary>The offset of the closing quote of a value on the same line; null where it has none.</summary>
    private static int? InQuotes(string text, int at, (char Opening, char Closing) quotes)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        if (at == text.Length || text[at] != quotes.Opening)
        {
            return null;
        }

        var limit = Math.Min(text.Length, at + LookAhead);
        for (at++; at < limit && text[at] is not ('\n' or '\r'); at++)
        {
            if (text[at] == quotes.Closing)
            {
                if (at + 1 == text.Length || text[at + 1] != quotes.Closing)
                {
                    return at;
                }

                at++;
            }
        }

        return null;
    }

    /// <summary>Whether a URL goes on behind white space, whose end is told: on the same line, or where a <c>;</c> stands beside it.</summary>
    private static bool GoesOn(string text, int at, out int end)
    {
        var isBroken = false;
        for (end = at; end < text.Length && char.IsWhiteSpace(text[end]); end++)
        {
            isBroken |= text[end] is '\n' or '\r';
        }

        return !isBroken || text[at - 1] == ';' || (end < text.Length && text[end] == ';');
    }

    /// <summary>Whether a backslash is an escape of the text around, and no part of <c>host\instance</c> or <c>domain\user</c>.</summary>
    private static bool IsEscape(string text, int at)
    {
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        var isLetter = char.IsLetterOrDigit(next) || next == '_';
        return !isLetter || (next is 'n' or 'r' or 't' && (at + 2 == text.Length || !char.IsLetterOrDigit(text[at + 2])));
    }
}
