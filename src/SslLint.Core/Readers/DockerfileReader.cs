using SslLint.Readers.Encodings;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Readers;

/// <summary>Reads Dockerfiles: variables of <c>ENV</c> and <c>ARG</c>, and the words of commands.</summary>
public sealed class DockerfileReader : IFileReader
{
    private static readonly string[] Commands = ["RUN", "CMD", "ENTRYPOINT", "HEALTHCHECK", "SHELL", "ONBUILD"];

    /// <inheritdoc/>
    public bool CanRead(SourceFile file)
    {
        var name = FileNames.WithoutExampleEnding(file.Name.ToLowerInvariant());
        return name is "dockerfile" or "containerfile"
            || name.StartsWith("dockerfile.", StringComparison.Ordinal)
            || name.StartsWith("containerfile.", StringComparison.Ordinal)
            || name.EndsWith(".dockerfile", StringComparison.Ordinal)
            || name.EndsWith(".containerfile", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, CancellationToken cancellation)
    {
        var text = file.Text;
        var entries = new List<SourceEntry>();
        for (var at = 0; at < text.Length;)
        {
            cancellation.ThrowIfCancellationRequested();
            var end = EndOfInstruction(text, at);
            ReadInstruction(text, TextLines.SkipBlanks(text, at, end), end, entries, cancellation);
            at = TextLines.NextLine(text, end);
        }

        return new ReadResult { Entries = entries };
    }

    /// <summary>The end of the last line that a backslash joins to the first; comment lines between them do not end it.</summary>
    private static int EndOfInstruction(string text, int start)
    {
        var at = start;
        var isContinued = false;
        while (true)
        {
            var end = TextLines.EndOfLine(text, at);
            var first = TextLines.SkipBlanks(text, at, end);
            var last = TextLines.TrimEnd(text, SourceSpan.FromBounds(at, end));
            var isComment = first < end && text[first] == '#';
            if (!(isComment && isContinued))
            {
                isContinued = last > at && text[last - 1] == '\\' && !isComment;
            }

            if (!isContinued || end >= text.Length)
            {
                return end;
            }

            at = TextLines.NextLine(text, end);
            if (at >= text.Length)
            {
                return text.Length;
            }
        }
    }

    private static void ReadInstruction(string text, int start, int end, List<SourceEntry> entries, CancellationToken cancellation)
    {
        var nameEnd = start;
        while (nameEnd < end && char.IsLetter(text[nameEnd]))
        {
            nameEnd++;
        }

        var name = text.Substring(start, nameEnd - start).ToUpperInvariant();
        var arguments = SourceSpan.FromBounds(TextLines.SkipBlanks(text, nameEnd, end), end);
        if (arguments.IsEmpty)
        {
            return;
        }

        if (name is "ENV" or "ARG")
        {
            if (name == "ENV" && IsSinglePair(text, arguments))
            {
                AddSinglePair(text, arguments, entries);
            }
            else
            {
                entries.AddRange(ShellReader.ReadWords(text, arguments, cancellation));
            }
        }
        else if (Array.IndexOf(Commands, name) >= 0)
        {
            if (text[arguments.Start] == '[')
            {
                FallbackReader.ReadLines(text, arguments, CommentSyntax.Of(""), "", entries, cancellation);
            }
            else
            {
                entries.AddRange(ShellReader.ReadScript(text, arguments, "", null, cancellation));
            }
        }
    }

    /// <summary><c>ENV KEY a value with blanks</c>, the old form.</summary>
    private static bool IsSinglePair(string text, SourceSpan arguments)
    {
        var keyEnd = Identifiers.EndOf(text, arguments.Start, arguments.End);
        return keyEnd > arguments.Start && keyEnd < arguments.End && text[keyEnd] is ' ' or '\t';
    }

    private static void AddSinglePair(string text, SourceSpan arguments, List<SourceEntry> entries)
    {
        var keyEnd = Identifiers.EndOf(text, arguments.Start, arguments.End);
        var start = TextLines.SkipBlanks(text, keyEnd, arguments.End);
        var end = TextLines.TrimEnd(text, SourceSpan.FromBounds(start, arguments.End));
        if (end - start >= 2 && text[start] is '"' or '\'' && text.IndexOf(text[start], start + 1, end - start - 1) == end - 1)
        {
            start++;
            end--;
        }

        entries.Add(new SourceEntry
        {
            Value = Literal.Verbatim(text.Substring(start, end - start), start, GenericEncodings.Unquoted),
            Key = text.Substring(arguments.Start, keyEnd - arguments.Start),
            KeySpan = SourceSpan.FromBounds(arguments.Start, keyEnd),
        });
    }
}
