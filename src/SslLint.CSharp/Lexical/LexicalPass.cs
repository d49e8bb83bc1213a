namespace SslLint.CSharp.Lexical;

/// <summary>Tells from the bytes of a C# file, before it is decoded and parsed, whether anything in it can be reported.</summary>
/// <remarks>
/// <para>A finding or a connection needs one of these: a type or member of <see cref="ReportedNames"/>; a suppression; or a text, made of literals, constants
/// and the code of operands that nobody knows, in which a key of a connection string, a scheme or the name of a variable is spelled:
/// <see cref="Spelling"/>.</para>
/// <para>In doubt the answer is yes: where something doesn't end as it should, and where the compiler's reader and this one may not agree on what is code,
/// text and comment (<see cref="CodeWalk"/>).</para>
/// </remarks>
public static class LexicalPass
{
    /// <summary>Whether anything in a file may be reported.</summary>
    /// <param name="text">The file in UTF-8 without errors; a byte order mark may stand in front.</param>
    public static bool MayReport(ReadOnlySpan<byte> text) => HoldsSuppression(text) || new CodeWalk(text).MayReport();

    /// <summary>Whether the word of a suppression stands anywhere.</summary>
    private static bool HoldsSuppression(ReadOnlySpan<byte> text)
    {
        const string Word = "ssllint";
        for (var at = 0; text.Slice(at).IndexOf((byte)':') is >= 0 and var next;)
        {
            at += next + 1;
            if (at > Word.Length && Ascii.EqualIgnoringCase(text.Slice(at - 1 - Word.Length, Word.Length), Word))
            {
                return true;
            }
        }

        return false;
    }
}
