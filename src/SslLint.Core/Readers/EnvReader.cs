using SslLint.Readers.Encodings;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Readers;

/// <summary>Reads environment files: <c>.env</c>, <c>.env.production</c>, <c>db.env</c>, <c>env.sample</c>.</summary>
/// <remarks>Grammar: the common part of dotenv (npm), python-dotenv and Docker Compose. The file is one section.</remarks>
public sealed class EnvReader : IFileReader
{
    /// <summary>A quoted value that goes on for longer is a missing quote.</summary>
    private const int MaxQuotedLength = 16 * 1024;

    /// <inheritdoc/>
    public bool CanRead(SourceFile file)
    {
        var name = file.Name.ToLowerInvariant();
        var plain = FileNames.WithoutExampleEnding(name);
        return plain is "env" or ".env" or ".flaskenv"
            || plain.EndsWith(".env", StringComparison.Ordinal)
            || name.StartsWith(".env.", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, CancellationToken cancellation)
    {
        var text = file.Text;
        var entries = new List<SourceEntry>();
        for (var at = 0; at < text.Length;)
        {
            cancellation.ThrowIfCancellationRequested();
            at = TextLines.NextLine(text, ReadLine(text, at, entries));
        }

        return new ReadResult { Entries = entries };
    }

    /// <summary>Reads the assignment at <paramref name="at"/> and returns the end of its last line.</summary>
    private static int ReadLine(string text, int at, List<SourceEntry> entries)
    {
        var end = TextLines.EndOfLine(text, at);
        var keyStart = TextLines.SkipBlanks(text, at, end);
        var isExported = TextLines.StartsAt(text, keyStart, "export ");
        if (isExported)
        {
            keyStart = TextLines.SkipBlanks(text, keyStart + "export ".Length, end);
        }

        var keyEnd = keyStart;
        while (keyEnd < end && (char.IsLetterOrDigit(text[keyEnd]) || text[keyEnd] is '_' or '.' or '-' or ':'))
        {
            keyEnd++;
        }

        var delimiter = TextLines.SkipBlanks(text, keyEnd, end);
        if (keyEnd == keyStart || delimiter >= end || text[delimiter] != '=')
        {
            return end;
        }

        var value = ReadValue(text, TextLines.SkipBlanks(text, delimiter + 1, end), end, isExported, out var next);
        entries.Add(new SourceEntry
        {
            Value = value,
            Key = text.Substring(keyStart, keyEnd - keyStart),
            KeySpan = SourceSpan.FromBounds(keyStart, keyEnd),
        });
        return next;
    }

    private static Literal ReadValue(string text, int start, int end, bool isExported, out int next)
    {
        if (start < end && text[start] is '"' or '\'' or '`' && FindQuote(text, start) is var close && close > 0)
        {
            next = TextLines.EndOfLine(text, close);
            return text[start] == '"'
                ? DecodeDoubleQuoted(text, SourceSpan.FromBounds(start + 1, close))
                : Literal.Verbatim(text.Substring(start + 1, close - start - 1), start + 1, EnvEncodings.SingleQuoted);
        }

        next = end;
        var comment = start;
        while (comment < end && !(text[comment] == '#' && text[comment - 1] is ' ' or '\t' or '='))
        {
            comment++;
        }

        var valueEnd = TextLines.TrimEnd(text, SourceSpan.FromBounds(start, comment));
        return Literal.Verbatim(text.Substring(start, valueEnd - start), start, isExported ? EnvEncodings.Exported : EnvEncodings.Unquoted);
    }

    /// <summary>The quote that closes the one at <paramref name="open"/>, behind which only a comment may stand; -1 if there is none, in which case
    /// the quote belongs to the value.</summary>
    private static int FindQuote(string text, int open)
    {
        var limit = Math.Min(text.Length, open + MaxQuotedLength);
        for (var i = open + 1; i < limit; i++)
        {
            if (text[i] == '\\' && text[open] == '"')
            {
                i++;
            }
            else if (text[i] == text[open])
            {
                var end = TextLines.EndOfLine(text, i);
                var behind = TextLines.SkipBlanks(text, i + 1, end);
                return behind == end || text[behind] == '#' ? i : -1;
            }
        }

        return -1;
    }

    private static Literal DecodeDoubleQuoted(string text, SourceSpan content)
    {
        var builder = new LiteralBuilder(EnvEncodings.DoubleQuoted, content.Start);
        var from = content.Start;
        for (var i = content.Start; i < content.End;)
        {
            if (text[i] != '\\' || i + 1 >= content.End || text[i + 1] is not ('n' or 'r' or 't' or '"' or '\\' or '$'))
            {
                i++;
                continue;
            }

            builder.AppendVerbatim(text.Substring(from, i - from), from);
            var length = BackslashEscapes.Read(text, i, out var decoded);
            builder.AppendEscape(decoded, new SourceSpan(i, length));
            i += length;
            from = i;
        }

        return builder.AppendVerbatim(text.Substring(from, content.End - from), from).ToLiteral();
    }
}
