using SslLint.Readers.Encodings;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Readers;

/// <summary>Reads Java properties files. <c>spring.datasource.url</c> is the key <c>url</c> in the section <c>spring.datasource</c>.</summary>
/// <remarks>Grammar: java.util.Properties.load.</remarks>
public sealed class PropertiesReader : IFileReader
{
    private static readonly string[] Extensions = [".properties"];

    /// <inheritdoc/>
    public bool CanRead(SourceFile file) => FileNames.HasExtension(file, Extensions);

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, CancellationToken cancellation)
    {
        var entries = new List<SourceEntry>();
        var text = file.Text;
        for (var at = 0; at < text.Length;)
        {
            cancellation.ThrowIfCancellationRequested();
            var start = SkipWhiteSpace(text, at, text.Length);
            if (start >= text.Length)
            {
                break;
            }

            at = text[start] is '#' or '!' ? TextLines.EndOfLine(text, start) : ReadPair(text, start, entries);
        }

        return new ReadResult { Entries = entries };
    }

    private static int SkipWhiteSpace(string text, int at, int end)
    {
        while (at < end && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>Reads the pair at <paramref name="start"/> and returns the end of its last line.</summary>
    private static int ReadPair(string text, int start, List<SourceEntry> entries)
    {
        var at = start;
        var key = Decode(text, ref at, isKey: true);
        at = TextLines.SkipBlanks(text, at, text.Length);
        if (at < text.Length && text[at] is '=' or ':')
        {
            at = TextLines.SkipBlanks(text, at + 1, text.Length);
        }

        var value = Decode(text, ref at, isKey: false);
        var dot = key.Value.LastIndexOf('.');
        entries.Add(new SourceEntry
        {
            Value = value,
            Key = key.Value.Substring(dot + 1),
            KeySpan = key.ToSource(SourceSpan.FromBounds(dot + 1, key.Value.Length)),
            Section = dot < 0 ? "" : key.Value.Substring(0, dot),
        });
        return at;
    }

    /// <summary>Reads a key or a value over continued lines.</summary>
    private static Literal Decode(string text, ref int at, bool isKey)
    {
        var builder = new LiteralBuilder(PropertiesEncoding.Instance, at);
        var from = at;
        while (at < text.Length && text[at] is not ('\n' or '\r') && !(isKey && text[at] is '=' or ':' or ' ' or '\t' or '\f'))
        {
            if (text[at] != '\\')
            {
                at++;
                continue;
            }

            builder.AppendVerbatim(text.Substring(from, at - from), from);
            if (at + 1 < text.Length && text[at + 1] is '\n' or '\r')
            {
                at = TextLines.SkipBlanks(text, TextLines.NextLine(text, at + 1), text.Length);
            }
            else
            {
                var length = ReadEscape(text, at, out var decoded);
                builder.AppendEscape(decoded, new SourceSpan(at, length));
                at += length;
            }

            from = at;
        }

        return builder.AppendVerbatim(text.Substring(from, at - from), from).ToLiteral();
    }

    /// <summary>Java knows fewer escapes than C: every other character stands for itself.</summary>
    private static int ReadEscape(string text, int at, out string decoded)
    {
        if (at + 1 < text.Length && text[at + 1] is not ('t' or 'n' or 'r' or 'f' or 'u'))
        {
            decoded = text[at + 1].ToString();
            return 2;
        }

        return BackslashEscapes.Read(text, at, out decoded);
    }
}
