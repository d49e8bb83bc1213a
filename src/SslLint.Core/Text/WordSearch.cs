#if NET
using System.Buffers;
#endif

namespace SslLint.Text;

/// <summary>Finds a word, or the first of some, in texts of any size, without case.</summary>
/// <param name="words">The words, in ASCII.</param>
internal sealed class WordSearch(params string[] words)
{
#if NET
    // Without a culture's rules, string.IndexOf looks at one character after the other.
    private readonly SearchValues<string> values = SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);
#endif

    /// <summary>Where a word begins at or behind an offset; -1 if it doesn't.</summary>
    public int IndexIn(string text, int from = 0)
    {
#if NET
        return text.AsSpan(from).IndexOfAny(values) is >= 0 and var at ? from + at : -1;
#else
        var first = -1;
        foreach (var word in words)
        {
            var at = text.IndexOf(word, from, first < 0 ? text.Length - from : Math.Min(text.Length - from, first - from + word.Length),
                StringComparison.OrdinalIgnoreCase);
            first = at >= 0 && (first < 0 || at < first) ? at : first;
        }

        return first;
#endif
    }

    /// <summary>Whether a text holds a word.</summary>
    public bool IsIn(string text) => IndexIn(text) >= 0;
}
