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
            "connectionstringbuilder", "trustservercertificate", "certificatevalidation", "anyservercertificate", "allowinsecuretls",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a decoded text is a candidate.</summary>
    public static bool MayContain(ReadOnlySpan<char> text) => text.ContainsAny(Words);

    /// <summary>Whether the bytes of a file in an ASCII-compatible encoding are a candidate.</summary>
    public static bool MayContain(ReadOnlySpan<byte> bytes)
    {
        // SearchValues<string> works on chars, so the bytes are widened in pieces; pieces overlap by the longest word.
        const int Overlap = 32;
        const int Piece = 16 * 1024;
        Span<char> chars = stackalloc char[Piece];
        for (var start = 0; start < bytes.Length; start += Piece - Overlap)
        {
            var length = Math.Min(Piece, bytes.Length - start);
            System.Text.Encoding.Latin1.GetChars(bytes.Slice(start, length), chars);
            if (MayContain(chars[..length]))
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
}
#endif
