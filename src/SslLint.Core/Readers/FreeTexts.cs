using SslLint.Text;

namespace SslLint.Readers;

/// <summary>Tells free text that is worth keeping: most code between strings holds no connection and would only cost memory.</summary>
internal static class FreeTexts
{
    /// <summary>Whether a URL, a JDBC prefix or an assignment with something on both sides stands in the span.</summary>
    public static bool MayHoldConnection(string text, SourceSpan span)
    {
        for (var i = span.Start + 1; i < span.End - 1; i++)
        {
            if (text[i] == ':' && (text[i + 1] == '/' || (text[i - 1] is 'c' or 'C')))
            {
                return true;
            }

            if (text[i] == '=' && (char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is ' ' or '_') && text[i + 1] is not ('=' or '>'))
            {
                return true;
            }
        }

        return false;
    }
}
