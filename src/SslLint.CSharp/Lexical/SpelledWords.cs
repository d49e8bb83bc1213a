namespace SslLint.CSharp.Lexical;

/// <summary>Words as <see cref="Spelling"/> looks for them. ASCII, compared without case.</summary>
internal sealed class SpelledWords
{
    /// <summary>The longest word, in characters.</summary>
    public const int Longest = 15;

    /// <summary>What fits into the bits of one number.</summary>
    private const int MostCharacters = 64;

    private readonly ulong[] places = new ulong[128];
    private readonly ulong first;

    /// <summary>Prepares words, of <see cref="MostCharacters"/> in all.</summary>
    public SpelledWords(IReadOnlyList<string> words)
    {
        var at = 0;
        foreach (var word in words)
        {
            first |= 1UL << at;
            foreach (var c in word)
            {
                places[c] |= 1UL << at;
                places[char.ToUpperInvariant(c)] |= 1UL << at;
                at++;
            }

            Ends |= 1UL << (at - 1);
        }

        if (at > MostCharacters || words.Any(static w => w.Length > Longest))
        {
            throw new ArgumentException("too many characters", nameof(words));
        }
    }

    /// <summary>Prepares words, however many.</summary>
    /// <param name="words">The words.</param>
    /// <param name="prepare">Prepares as many as fit.</param>
    public static SpelledWords[] Of(IEnumerable<string> words, Func<IReadOnlyList<string>, SpelledWords> prepare)
    {
        var groups = new List<List<string>>();
        foreach (var word in words.Distinct(StringComparer.Ordinal))
        {
            if (groups.Count == 0 || groups[groups.Count - 1].Sum(static w => w.Length) + word.Length > MostCharacters)
            {
                groups.Add([]);
            }

            groups[groups.Count - 1].Add(word);
        }

        return [.. groups.Select(prepare)];
    }

    /// <summary>The last characters of a word: whoever finds them finds the word, and more.</summary>
    public static string EndOf(string word, int length) => word.Length <= length ? word : word.Substring(word.Length - length);

    /// <summary>The last places of the words.</summary>
    public ulong Ends { get; }

    /// <summary>Whether only letters and digits count, whatever stands between them; else each character does.</summary>
    public bool IsLettersOnly { get; init; }

    /// <summary>Whether a word begins where no letter or digit stands before it; else it may be the end of another.</summary>
    public bool IsBounded { get; init; }

    /// <summary>Whether a word counts where an equal sign follows.</summary>
    public bool EndAtEquals { get; init; }

    /// <summary>Whether a character is none that counts.</summary>
    public bool IsPassedOver(byte c) =>
        IsLettersOnly && !(c is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'0' and <= (byte)'9'));

    /// <summary>Follows characters of a part.</summary>
    /// <param name="run">The characters, in ASCII.</param>
    /// <param name="state">What leads up to them, and then behind them.</param>
    public void Follow(ReadOnlySpan<byte> run, ref SpellingState state)
    {
        // In locals, which need not be written back at each character.
        var (stream, anywhere, length, isGlued) = (state.Stream, state.FromAnywhere, state.Length, state.IsGlued);
        foreach (var c in run)
        {
            if (c == '=' && EndAtEquals)
            {
                state.IsSpelled |= (stream & Ends) != 0;
                state.Completes |= (anywhere & Ends) >> length;
            }
            else if (IsPassedOver(c))
            {
                // Behind what parts words another may begin.
                isGlued &= c == '_';
            }
            else
            {
                stream = (Next(stream) | (isGlued && IsBounded ? 0 : first)) & places[c];
                anywhere = Next(anywhere) & places[c];
                isGlued = true;
                length++;
                if (!EndAtEquals)
                {
                    state.IsSpelled |= (stream & Ends) != 0;
                    state.Completes |= (anywhere & Ends) >> length;
                }
            }
        }

        (state.Stream, state.FromAnywhere, state.Length, state.IsGlued) = (stream, anywhere, length, isGlued);
    }

    /// <summary>Follows a part before which nothing stands.</summary>
    public SpellingState Follow(ReadOnlySpan<byte> part)
    {
        var state = default(SpellingState);
        state.Begin();
        Follow(part, ref state);
        return state;
    }

    /// <summary>The places behind some; behind the last of a word is none.</summary>
    private ulong Next(ulong state) => (state << 1) & ~first;
}
