namespace SslLint.Tool.Readers;

/// <summary>Hides template expressions (<c>{{ … }}</c> of Helm, Jinja, Go) from a YAML parser without moving anything:
/// lines that hold nothing else become blank, other expressions become a plain word of equal length.</summary>
internal static class TemplateMask
{
    private const char Filler = '_';

    /// <summary>The text with its expressions hidden; the same instance if it has none.</summary>
    public static string Apply(string text)
    {
        var at = text.IndexOf("{{", StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var masked = text.ToCharArray();
        while (at >= 0)
        {
            var close = text.IndexOf("}}", at + 2, StringComparison.Ordinal);
            if (close < 0)
            {
                break;
            }

            var end = close + 2;
            var isAlone = IsBlankBefore(text, at) && IsBlankBehind(text, end);
            for (var i = at; i < end; i++)
            {
                if (text[i] is not ('\r' or '\n'))
                {
                    masked[i] = isAlone ? ' ' : Filler;
                }
            }

            at = text.IndexOf("{{", end, StringComparison.Ordinal);
        }

        return new string(masked);
    }

    private static bool IsBlankBefore(string text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '\t')
        {
            at--;
        }

        return at == 0 || text[at - 1] is '\n' or '\r';
    }

    private static bool IsBlankBehind(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }

        return at == text.Length || text[at] is '\n' or '\r';
    }
}
