namespace SslLint.CSharp;

/// <summary>The layout of the lines that edits must fit into.</summary>
internal static class SourceLines
{
    /// <summary>The line break that the file uses.</summary>
    public static string Break(string source)
    {
        var at = source.IndexOf('\n');
        return at > 0 && source[at - 1] == '\r' ? "\r\n" : "\n";
    }

    /// <summary>Whether only white space stands between the line's begin and an offset.</summary>
    public static bool StartsLine(string source, int offset) => BlankBefore(source, offset) is var start and >= 0 && (start > 0 || offset == 0);

    /// <summary>Where the line of an offset begins if only white space stands before it there, else -1. Looks no further than that, since a line
    /// can be a whole file.</summary>
    public static int BlankBefore(string source, int offset)
    {
        var start = offset;
        while (start > 0 && source[start - 1] != '\n')
        {
            if (!char.IsWhiteSpace(source[start - 1]))
            {
                return -1;
            }

            start--;
        }

        return start;
    }

    /// <summary>The white space that the line of an offset begins with.</summary>
    public static string Indentation(string source, int offset)
    {
        var start = Start(source, offset);
        var end = start;
        while (end < source.Length && source[end] is ' ' or '\t')
        {
            end++;
        }

        return source.Substring(start, end - start);
    }

    /// <summary>Where the line of an offset begins.</summary>
    public static int Start(string source, int offset) =>
        offset == 0 ? 0 : source.LastIndexOf('\n', offset - 1) + 1;

    /// <summary>Where the line behind an offset's begins; -1 if more than white space stands behind the offset.</summary>
    public static int NextIfBlank(string source, int offset)
    {
        while (offset < source.Length && source[offset] is ' ' or '\t' or '\r')
        {
            offset++;
        }

        return offset == source.Length ? offset : source[offset] == '\n' ? offset + 1 : -1;
    }
}
