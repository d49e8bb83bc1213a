#if NET
using System.Buffers;
using Chars = System.ReadOnlySpan<char>;
#else
using Chars = string;
#endif
using SslLint.Engines;
using SslLint.Text;

namespace SslLint.Discovery;

/// <summary>Tells from a file's text whether it can hold anything to report, so that only candidates are parsed.</summary>
public static class CandidateSearch
{
    /// <summary>The key of the mode in strings of pairs, by its letters, which engines share.</summary>
    public const string ModeKey = "sslmode";

    /// <summary>How many words are searched for at once. The search tells places apart by three letters in eight classes: with seventy words in one set nearly
    /// every place passes for one of them, which made it four times as slow.</summary>
    private const int WordsAtOnce = 18;

    /// <summary>Words without one of which no rule can find anything in C#: a string with a host, a scheme, a TLS mode, a builder, a callback.
    /// What only names a driver is evidence and no candidate. ASCII, compared without case.</summary>
    private static readonly IReadOnlyList<Word> ofCSharp =
    [
        .. WordsOf(IsKey, ["host=", "host =", "server=", "server ="]),
        .. WordsOf(null, ["sslmode", "ssl mode", "ssl_mode", "ssl-mode", "ssl:", "ssl\":", "dbconnectionstringbuilder"]),
        .. WordsOf(null, ["certificatevalidation", "certvalidation", "anyservercertificate"]),
        .. WordsOf(null, EngineCatalog.All.SelectMany(static e => e.Search.Words)),
        .. WordsOf(null, EngineCatalog.Known.SelectMany(static k => k.Traces.Builders, static (_, b) => b.Name)),
        .. WordsOf(null, EngineCatalog.Known.SelectMany(static k => k.Traces.Callbacks).Where(static c => c.IsSwitch).Select(static c => c.Name)),

        // A suppression that suppresses nothing is reported, too.
        .. WordsOf(null, ["ssllint:"]),
    ];

    /// <summary>The words of C#, and those of what stands in other files only.</summary>
    private static readonly IReadOnlyList<Word> ofAll =
    [
        .. ofCSharp,
        .. WordsOf(CommandLines.IsProgramName, CommandLines.Programs.Where(static p => p.Length > 3)),
        .. WordsOf(null, EngineCatalog.All.SelectMany(static e => e.Search.WordsOutsideCSharp)),
    ];

    private static readonly WordSet[] setsOfCSharp = InSets(ofCSharp);
    private static readonly WordSet[] setsOfAll = InSets(ofAll);

    /// <summary>Whether a word stands for what it is looked for, by what is around it.</summary>
    private delegate bool Check(Chars text, int start, int end);

    /// <summary>The keys without one of which no text of pairs is a connection, by their letters: those that name a server, and the mode.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. AdoNetKeys.HostKeys, ModeKey, .. EngineCatalog.All.SelectMany(static e => e.Search.Keys)];

    /// <summary>Parts of names, by their letters, without one of which no connection is spread over variables or properties.</summary>
    public static IReadOnlyList<string> Variables { get; } =
    [
        .. EngineCatalog.All.Select(static e => e.Siblings?.ModeName).OfType<string>().Distinct(),
        .. EngineCatalog.All.SelectMany(static e => e.Search.Variables),
    ];

    /// <summary>Whether a host key is a key: not the end of a longer word of a program (<c>observer = null</c>) or of a variable (<c>DOCKER_HOST=</c>), no
    /// comparison and no arrow. A letter after a backslash is an escape, as in <c>\nhost=</c>.</summary>
    private static bool IsKey(Chars text, int start, int end) =>
        !(start > 0 && (IsLetter(text[start - 1]) || text[start - 1] == '_') && (start == 1 || text[start - 2] != '\\'))
        && (end >= text.Length || text[end] is not ('=' or '>'));

    private static IEnumerable<Word> WordsOf(Check? isMeant, IEnumerable<string> texts) =>
        texts.Distinct(StringComparer.OrdinalIgnoreCase).Select(t => new Word(t.ToLowerInvariant(), isMeant));

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    /// <summary>Whether a decoded text is a candidate.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isCSharp">Whether it is C#, in which fewer words count.</param>
    /// <remarks>Both builds have it: what is compiled against one may run with the other.</remarks>
    public static bool MayContain(string text, bool isCSharp = false) => IsIn(text, isCSharp ? setsOfCSharp : setsOfAll);

    /// <summary>The words in sets, those left out that hold another.</summary>
    private static WordSet[] InSets(IReadOnlyList<Word> words) =>
    [
        .. words.Distinct()
            .Where(w => !words.Any(other => other.IsMeant is null && other != w && w.Text.Contains(other.Text)))
            .OrderBy(static w => w.Text, StringComparer.OrdinalIgnoreCase)
            .Select(static (word, i) => (word, i)).GroupBy(static w => w.i / WordsAtOnce, static w => w.word)
            .Select(static g => new WordSet([.. g])),
    ];

    private static bool IsIn(Chars text, WordSet[] sets)
    {
        foreach (var set in sets)
        {
            if (set.IsIn(text))
            {
                return true;
            }
        }

        return false;
    }

#if NET
    /// <summary>Whether the bytes of a file in an ASCII-compatible encoding are a candidate.</summary>
    /// <inheritdoc cref="MayContain(string, bool)"/>
    public static bool MayContain(ReadOnlySpan<byte> bytes, bool isCSharp = false)
    {
        // SearchValues<string> works on chars, so the bytes are widened in pieces; pieces overlap by the longest word.
        const int Overlap = 32;
        const int Piece = 16 * 1024;
        var sets = isCSharp ? setsOfCSharp : setsOfAll;
        // Rented, since a buffer on the stack would be cleared for every file.
        var chars = ArrayPool<char>.Shared.Rent(Piece);
        try
        {
            for (var start = 0; start < bytes.Length; start += Piece - Overlap)
            {
                var length = Math.Min(Piece, bytes.Length - start);
                System.Text.Encoding.Latin1.GetChars(bytes.Slice(start, length), chars);
                if (IsIn(chars.AsSpan(0, length), sets))
                {
                    return true;
                }

                if (start + length == bytes.Length)
                {
                    break;
                }
            }

            return false;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(chars);
        }
    }
#endif

    /// <summary>A word that is searched for.</summary>
    /// <param name="Text">The word, in lower case.</param>
    /// <param name="IsMeant">Whether it counts where it stands; null where it counts everywhere.</param>
    private sealed record Word(string Text, Check? IsMeant);

    /// <summary>Words that are searched for together.</summary>
    private sealed class WordSet(IReadOnlyList<Word> words)
    {
#if NET
        private readonly SearchValues<string> values = SearchValues.Create([.. words.Select(static w => w.Text)], StringComparison.OrdinalIgnoreCase);

        /// <summary>Whether a text holds one of the words where it stands for what it is looked for.</summary>
        public bool IsIn(Chars text)
        {
            for (var from = 0; text[from..].IndexOfAny(values) is >= 0 and var at; from += at + 1)
            {
                foreach (var word in words)
                {
                    if (text[(from + at)..].StartsWith(word.Text, StringComparison.OrdinalIgnoreCase)
                        && word.IsMeant?.Invoke(text, from + at, from + at + word.Text.Length) != false)
                    {
                        return true;
                    }
                }
            }

            return false;
        }
#else
        /// <summary>Whether a text holds one of the words where it stands for what it is looked for.</summary>
        public bool IsIn(Chars text)
        {
            foreach (var word in words)
            {
                for (var at = text.IndexOf(word.Text, StringComparison.OrdinalIgnoreCase); at >= 0;
                    at = text.IndexOf(word.Text, at + 1, StringComparison.OrdinalIgnoreCase))
                {
                    if (word.IsMeant?.Invoke(text, at, at + word.Text.Length) != false)
                    {
                        return true;
                    }
                }
            }

            return false;
        }
#endif
    }
}
