#if NET
using System.Buffers;

namespace SslLint.Analysis;

/// <summary>Tells from a file's bytes whether it can hold anything to report, so that only candidates are decoded and parsed.</summary>
public static class CandidateSearch
{
    /// <summary>Words without one of which no rule can find anything: a string with a host, a scheme, a TLS mode, a builder, a callback.
    /// What only names a driver is evidence and no candidate. ASCII, compared without case.</summary>
    private static readonly SearchValues<string> Words = SearchValues.Create(
        [
            "postgres://", "postgresql:", "postgres+", "postgresql+", "host=", "host =", "hostaddr", "server=", "server =",
            "sslmode", "ssl mode", "ssl_mode", "ssl-mode", "ssl:", "ssl\":", "pghost", "mb_db_",
            "npgsqlconnectionstringbuilder", "dbconnectionstringbuilder", "trustservercertificate", "certificatevalidation", "anyservercertificate", "allowinsecuretls",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a decoded text is a candidate.</summary>
    public static bool MayContain(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny(Words); at >= 0;)
        {
            if (IsWhole(text, at))
            {
                return true;
            }

            var next = text[(at + 1)..].IndexOfAny(Words);
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

    /// <summary>Whether a host key is a key: not the end of a longer word of a program (<c>observer = null</c>), no comparison and no arrow.
    /// A letter after a backslash is an escape, as in <c>\nhost=</c>.</summary>
    private static bool IsWhole(ReadOnlySpan<char> text, int at)
    {
        var word = text[at..];
        var length = word.StartsWith("host", StringComparison.OrdinalIgnoreCase) ? 4 : word.StartsWith("server", StringComparison.OrdinalIgnoreCase) ? 6 : 0;
        if (length == 0 || char.IsAsciiLetter(word[length]))
        {
            return true;
        }

        if (at > 0 && char.IsAsciiLetter(text[at - 1]) && (at == 1 || text[at - 2] != '\\'))
        {
            return false;
        }

        var after = length + (word[length] == ' ' ? 2 : 1);
        return after >= word.Length || word[after] is not ('=' or '>');
    }
}
#endif
