using SslLint.Readers.Encodings;
using SslLint.Text;

namespace SslLint.Readers;

/// <summary>Text in which a connection string may stand somewhere.</summary>
public static class FreeTexts
{
    /// <summary>The same text where it is a program or command line with quotes of its own, which an edit must not end: what they or an expansion could
    /// misread is refused, the rest is written as before.</summary>
    public static Literal Guard(Literal text) => text.Rewritten(static outer => new NestedEncoding(GenericEncodings.Quoted, outer));

    /// <summary>Whether free text is worth keeping: a URL, a JDBC prefix or an assignment with something on both sides stands in the span.
    /// Most code between strings holds none and would only cost memory.</summary>
    internal static bool MayHoldConnection(string text, SourceSpan span)
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
