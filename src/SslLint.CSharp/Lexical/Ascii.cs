namespace SslLint.CSharp.Lexical;

/// <summary>Characters of ASCII in bytes.</summary>
internal static class Ascii
{
    /// <summary>Whether it is one at all; else it is a part of another character.</summary>
    public static bool Is(byte c) => c < 0x80;

    /// <summary>Whether it is a letter, a digit or an underscore.</summary>
    public static bool IsWord(byte c) => IsLetterOrDigit(c) || c == '_';

    /// <summary>Whether it is a letter or a digit.</summary>
    public static bool IsLetterOrDigit(byte c) =>
        c is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'0' and <= (byte)'9');

    /// <summary>Whether it ends a line.</summary>
    public static bool IsNewLine(byte c) => c is (byte)'\r' or (byte)'\n';

    /// <summary>Whether it is a blank or ends a line.</summary>
    public static bool IsSpace(byte c) => c is (byte)' ' or (byte)'\t' || IsNewLine(c);

    /// <summary>Whether some bytes are a word.</summary>
    public static bool Equal(ReadOnlySpan<byte> text, string word)
    {
        if (text.Length != word.Length)
        {
            return false;
        }

        for (var i = 0; i < word.Length; i++)
        {
            if (text[i] != word[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether some bytes are a word of small letters, in whatever case.</summary>
    public static bool EqualIgnoringCase(ReadOnlySpan<byte> text, string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if ((text[i] | 0x20) != word[i])
            {
                return false;
            }
        }

        return true;
    }
}
