using SslLint.Text;

namespace SslLint.Discovery;

/// <summary>Strings that stand without quotes among other words of a text: in a command, as a rule, whose shell isn't known.</summary>
/// <remarks>What a shell is known to read comes here as single words, with the shell's quotes undone by its reader. In whatever else
/// holds a string among words, nothing is written that some shell would read as anything but a part of the word.</remarks>
internal static class BareWords
{
    /// <summary>No word of a command that people write goes on for longer around a string; what does isn't looked at to its end.</summary>
    private const int LongestRest = 1024;

    /// <summary>A part of a text, as <see cref="Literal.Slice"/> gives it; what may be written into it hangs on what stands around.</summary>
    /// <param name="text">The text.</param>
    /// <param name="part">The part.</param>
    /// <param name="word">The part with what belongs to its word, such as the placeholder whose default it is.</param>
    /// <param name="opaque">Ranges that are no syntax of the text.</param>
    public static Literal Slice(Literal text, SourceSpan part, SourceSpan word, IReadOnlyList<SourceSpan> opaque)
    {
        var slice = text.Slice(part);
        return IsBare(text.Value, word, opaque) ? slice.Rewritten(static outer => new BareWordEncoding(outer)) : slice;
    }

    private static bool IsBare(string text, SourceSpan word, IReadOnlyList<SourceSpan> opaque)
    {
        var start = word.Start;
        while (start > 0 && word.Start - start < LongestRest && (OpaqueRanges.IsInside(opaque, start - 1) || !EndsWord(text[start - 1])))
        {
            start--;
        }

        var end = word.End;
        while (end < text.Length && end - word.End < LongestRest && (OpaqueRanges.IsInside(opaque, end) || !EndsWord(text[end])))
        {
            end++;
        }

        // Quotes around the word alone keep it together, in any shell; those around several words belong to a command inside of another.
        if (start > 0 && end < text.Length && text[start - 1] == text[end] && !char.IsWhiteSpace(text[end]))
        {
            return false;
        }

        return !IsBeginning(text, start) || !IsEnd(text, end);
    }

    private static bool EndsWord(char c) => char.IsWhiteSpace(c) || c is '"' or '\'' or '`';

    /// <summary>Whether nothing stands before an offset on its line, but for the mark of a list's item.</summary>
    private static bool IsBeginning(string text, int offset)
    {
        while (offset > 0 && text[offset - 1] is ' ' or '\t')
        {
            offset--;
        }

        return offset == 0 || text[offset - 1] is '\n' or '\r'
            || (text[offset - 1] == '-' && (offset == 1 || text[offset - 2] is '\n' or '\r' or ' ' or '\t') && IsBeginning(text, offset - 1));
    }

    private static bool IsEnd(string text, int offset)
    {
        while (offset < text.Length && text[offset] is ' ' or '\t')
        {
            offset++;
        }

        return offset == text.Length || text[offset] is '\n' or '\r';
    }
}
