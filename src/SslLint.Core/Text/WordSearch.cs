#if NET
using System.Buffers;
#endif

namespace SslLint.Text;

/// <summary>Finds a word in texts of any size, without case.</summary>
/// <param name="word">The word, in ASCII.</param>
internal sealed class WordSearch(string word)
{
#if NET
    // Without a culture's rules, string.IndexOf looks at one character after the other.
    private readonly SearchValues<string> values = SearchValues.Create([word], StringComparison.OrdinalIgnoreCase);
#endif

    /// <summary>Where the word begins at or behind an offset; -1 if it doesn't.</summary>
    public int IndexIn(string text, int from = 0)
    {
#if NET
        return text.AsSpan(from).IndexOfAny(values) is >= 0 and var at ? from + at : -1;
#else
        return text.IndexOf(word, from, StringComparison.OrdinalIgnoreCase);
#endif
    }

    /// <summary>Whether a text holds the word.</summary>
    public bool IsIn(string text) => IndexIn(text) >= 0;
}
