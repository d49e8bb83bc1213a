using SslLint.Text;

namespace SslLint.Secrets;

/// <summary>What may be shown of a placeholder or of a hole in a string: its name, and nothing that stands beside it, such as a default.</summary>
internal static class HoleName
{
    /// <summary>The range that is hidden; empty where nothing is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hole">The placeholder with its brackets.</param>
    public static SourceSpan Rest(string text, SourceSpan hole)
    {
        var at = hole.Start;
        while (at < hole.End && text[at] is '$' or '{' or '(' or '<' or '[' or '%' or '#' or '@')
        {
            at++;
        }

        // "<your-password>" is words, "{{ .Values.db }}" a name; what follows a name behind a space is an argument or a default.
        var isWords = at > hole.Start && text[at - 1] is '<' or '[';
        while (at < hole.End && text[at] == ' ')
        {
            at++;
        }

        while (at < hole.End && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-' or '.' || (isWords && text[at] is ' ' or '\'')))
        {
            at++;
        }

        while (at < hole.End && text[at] is ':' or '-' or '?' or '=' or '+')
        {
            at++;
        }

        var end = hole.End;
        while (end > at && text[end - 1] is '}' or ')' or '>' or ']' or '%' or '#' or ' ')
        {
            end--;
        }

        return SourceSpan.FromBounds(at, end);
    }
}
