#if NET
using System.Buffers;
#endif
using SslLint.Engines;

namespace SslLint.Discovery;

/// <summary>Tells from a file's text whether it can hold anything to report, so that only candidates are parsed.</summary>
public static class CandidateSearch
{
    /// <summary>The key of the mode in strings of pairs, by its letters, which engines share.</summary>
    public const string ModeKey = "sslmode";

    /// <summary>Words without one of which no rule can find anything: a string with a host, a scheme, a TLS mode, a builder, a callback.
    /// What only names a driver is evidence and no candidate. ASCII, compared without case.</summary>
    private static readonly string[] Words =
    [
        "host=", "host =", "server=", "server =", "sslmode", "ssl mode", "ssl_mode", "ssl-mode", "ssl:", "ssl\":", "dbconnectionstringbuilder",
        "certificatevalidation", "certvalidation", "anyservercertificate",
        .. EngineCatalog.All.SelectMany(static e => e.Search.Words),
        .. CommandLines.Programs.Where(static p => p.Length > 3),
        .. EngineCatalog.Known.SelectMany(static k => k.Traces.Builders, static (_, b) => b.Name),
        .. EngineCatalog.Known.SelectMany(static k => k.Traces.Callbacks).Where(static c => c.IsSwitch).Select(static c => c.Name),

        // A suppression that suppresses nothing is reported, too.
        "ssllint:",
    ];

    /// <summary>The keys without one of which no text of pairs is a connection, by their letters: those that name a server, and the mode.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. AdoNetKeys.HostKeys, ModeKey, .. EngineCatalog.All.SelectMany(static e => e.Search.Keys)];

    /// <summary>Parts of names, by their letters, without one of which no connection is spread over variables or properties.</summary>
    public static IReadOnlyList<string> Variables { get; } =
    [
        .. EngineCatalog.All.Select(static e => e.Siblings?.ModeName).OfType<string>().Distinct(),
        .. EngineCatalog.All.SelectMany(static e => e.Search.Variables),
    ];

    /// <summary>Whether a host key is a key: not the end of a longer word of a program (<c>observer = null</c>), no comparison and no arrow.
    /// A letter after a backslash is an escape, as in <c>\nhost=</c>.</summary>
#if NET
    private static bool IsWhole(ReadOnlySpan<char> text, int at)
#else
    private static bool IsWhole(string text, int at)
#endif
    {
        var length = text[at] is 'h' or 'H' ? "host".Length : text[at] is 's' or 'S' && text[at + 1] is 'e' or 'E' ? "server".Length : 0;
        if (length == 0 || IsLetter(text[at + length]))
        {
            return true;
        }

        if (at > 0 && IsLetter(text[at - 1]) && (at == 1 || text[at - 2] != '\\'))
        {
            return false;
        }

        var after = at + length + (text[at + length] == ' ' ? 2 : 1);
        return after >= text.Length || text[after] is not ('=' or '>');
    }

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

#if NET
    private static readonly SearchValues<string> AnyWord = SearchValues.Create(Words, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a decoded text is a candidate.</summary>
    /// <remarks>Both builds have it: what is compiled against one may run with the other.</remarks>
    public static bool MayContain(string text) => MayContain(text.AsSpan());

    /// <summary>Whether a part of a decoded text is one.</summary>
    private static bool MayContain(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny(AnyWord); at >= 0;)
        {
            if (IsWhole(text, at))
            {
                return true;
            }

            var next = text[(at + 1)..].IndexOfAny(AnyWord);
            at = next < 0 ? next : at + 1 + next;
        }

        return false;
    }

    /// <summary>Whether the bytes of a file in an ASCII-compatible encoding are a candidate.</summary>
    public static bool MayContain(ReadOnlySpan<byte> bytes)
    {
        // SearchValues<string> works on chars, so the bytes are widened in pieces; pieces overlap by the longest word.
        const int Overlap = 32;
        const int Piece = 16 * 1024;
        // Rented, since a buffer on the stack would be cleared for every file.
        var chars = ArrayPool<char>.Shared.Rent(Piece);
        try
        {
            for (var start = 0; start < bytes.Length; start += Piece - Overlap)
            {
                var length = Math.Min(Piece, bytes.Length - start);
                System.Text.Encoding.Latin1.GetChars(bytes.Slice(start, length), chars);
                if (MayContain(chars.AsSpan(0, length)))
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
#else
    /// <summary>Whether a decoded text is a candidate.</summary>
    public static bool MayContain(string text)
    {
        foreach (var word in Words)
        {
            for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                if (IsWhole(text, at))
                {
                    return true;
                }
            }
        }

        return false;
    }
#endif
}
