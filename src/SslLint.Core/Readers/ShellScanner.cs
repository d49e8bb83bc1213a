using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Readers;

/// <summary>Walks the commands of a shell script. Words are given to a <see cref="ShellWordReader"/>; here is what stands between them:
/// comments, operators, here-documents, and which command a word belongs to.</summary>
internal sealed class ShellScanner
{
    /// <summary>Command substitutions inside each other beyond this are read line by line, as text of no known format.</summary>
    private const int MaxDepth = 16;

    private readonly string text;
    private readonly string section;
    private readonly CancellationToken cancellation;
    private readonly ShellWordReader words;
    private readonly List<SourceEntry> entries = [];
    private readonly Queue<(SourceSpan Range, int Depth)> ranges = new();
    private readonly List<HereDocument> hereDocuments = [];

    /// <summary>The first word of the command; null where one may start.</summary>
    private string? command;
    private int commandEntries;
    private bool isRedirected;

    /// <summary>The option before this word, whose argument the word may be.</summary>
    private SourceSpan option;

    public ShellScanner(string text, string section, LiteralEncoding? outer, CancellationToken cancellation, bool hasOperators = true)
    {
        this.text = text;
        this.section = section;
        this.cancellation = cancellation;
        words = new ShellWordReader(text, outer, hasOperators);
    }

    private readonly record struct HereDocument(string Delimiter, bool StripsTabs);

    /// <summary>What was found, in the order of the file.</summary>
    public IReadOnlyList<SourceEntry> Entries => [.. entries.OrderBy(static e => e.Value.SourceSpan.Start)];

    /// <summary>Reads a script and the command substitutions in it.</summary>
    public void Run(SourceSpan script)
    {
        ranges.Enqueue((script, 0));
        while (ranges.Count > 0)
        {
            var (range, depth) = ranges.Dequeue();
            ReadCommands(range);
            foreach (var inner in words.TakeSubstitutions())
            {
                if (depth < MaxDepth)
                {
                    ranges.Enqueue((inner, depth + 1));
                }
                else
                {
                    ReadFlat(inner);
                }
            }
        }
    }

    /// <summary>Reads what stands between the brackets of substitutions, whatever their depth.</summary>
    private void ReadFlat(SourceSpan range)
    {
        var start = range.Start;
        for (var at = range.Start; at <= range.End; at++)
        {
            if (at == range.End || text[at] == ')' || TextLines.StartsAt(text, at, "$("))
            {
                FallbackReader.ReadLines(text, SourceSpan.FromBounds(start, at), CommentSyntax.Of(""), section, entries, cancellation);
                start = Math.Min(range.End, at + (at < range.End && text[at] == '$' ? 2 : 1));
                at = Math.Max(at, start - 1);
            }
        }
    }

    private void ReadCommands(SourceSpan range)
    {
        var at = range.Start;
        EndCommand();
        while (at < range.End)
        {
            var c = text[at];
            switch (c)
            {
                case '\n' or '\r':
                    cancellation.ThrowIfCancellationRequested();
                    at = TextLines.NextLine(text, at);
                    at = hereDocuments.Count > 0 ? ReadHereDocuments(at, range.End) : at;
                    EndCommand();
                    break;
                case ' ' or '\t':
                    at++;
                    break;
                case '\\' when at + 1 < range.End && text[at + 1] is '\n' or '\r':
                    at = TextLines.NextLine(text, at + 1);
                    break;
                case '#':
                    at = Math.Min(TextLines.EndOfLine(text, at), range.End);
                    break;
                case '<' when TextLines.StartsAt(text, at, "<<<"):
                    at += 3;
                    break;
                case '<' when TextLines.StartsAt(text, at, "<<"):
                    at = ReadHereDocumentStart(at + 2, range.End);
                    break;
                case '>' or '|':
                    isRedirected = true;
                    at++;
                    if (c == '|')
                    {
                        EndCommand();
                    }

                    break;
                case ';' or '&' or '(' or ')':
                    EndCommand();
                    at++;
                    break;
                case '<':
                    at++;
                    break;
                default:
                    AddWord(words.Read(at, range.End));
                    at = words.End;
                    break;
            }
        }

        EndCommand();
    }

    /// <summary>What <c>echo</c> prints for people is no connection; what it writes into a file or a pipe may be.</summary>
    private void EndCommand()
    {
        if (command is "echo" or "printf" or "cat" && !isRedirected)
        {
            for (var i = commandEntries; i < entries.Count; i++)
            {
                entries[i] = entries[i] with { IsInert = true };
            }
        }

        command = null;
        commandEntries = entries.Count;
        isRedirected = false;
        option = default;
    }

    private int ReadHereDocumentStart(int at, int end)
    {
        var stripsTabs = at < end && text[at] == '-';
        at = TextLines.SkipBlanks(text, stripsTabs ? at + 1 : at, end);
        if (at >= end || text[at] is '\n' or '\r')
        {
            return at;
        }

        var delimiter = words.Read(at, end);
        if (delimiter.Value.Length > 0)
        {
            hereDocuments.Add(new HereDocument(delimiter.Value, stripsTabs));
        }

        return Math.Max(words.End, at + 1);
    }

    private int ReadHereDocuments(int at, int end)
    {
        foreach (var document in hereDocuments)
        {
            var start = at;
            var bodyEnd = end;
            while (at < end)
            {
                var lineEnd = Math.Min(TextLines.EndOfLine(text, at), end);
                var line = text.Substring(at, lineEnd - at);
                if ((document.StripsTabs ? line.TrimStart('\t') : line).TrimEnd() == document.Delimiter)
                {
                    bodyEnd = at;
                    at = TextLines.NextLine(text, lineEnd);
                    break;
                }

                at = TextLines.NextLine(text, lineEnd);
            }

            FallbackReader.ReadLines(text, SourceSpan.FromBounds(start, Math.Max(start, bodyEnd)), CommentSyntax.Of(""), section, entries, cancellation);
        }

        hereDocuments.Clear();
        return Math.Min(at, end);
    }

    private void AddWord(Literal word)
    {
        var argumentOf = option;
        option = default;
        if (words.AssignedName is { IsEmpty: false } name)
        {
            var start = words.AssignedValueStart;
            if (start == word.Value.Length && words.End < text.Length && text[words.End] == '(')
            {
                // An array, whose words follow.
                return;
            }

            Add(word.Slice(SourceSpan.FromBounds(start, word.Value.Length)), name);
            return;
        }

        if (command is null)
        {
            command = word.Value;
        }

        if (!words.IsQuoted && word.Value.Length > 1 && word.Value[0] == '-' && !word.Value.Contains('='))
        {
            option = words.Span;
            return;
        }

        if (word.Segments.All(static s => s.IsOpaque))
        {
            return;
        }

        if (words.IsQuoted && IsProgram(word.Value))
        {
            AddProgram(word);
        }
        else if (Assignments.TrySplitUnlessSettings(word, out _, out var key, out var value))
        {
            Add(value, key);
        }
        else if (words.IsQuoted || word.Value.Contains('=') || word.Value.Contains("://") || !argumentOf.IsEmpty)
        {
            Add(word, TrimDashes(argumentOf));
        }
    }

    private SourceSpan TrimDashes(SourceSpan span)
    {
        while (!span.IsEmpty && text[span.Start] == '-')
        {
            span = SourceSpan.FromBounds(span.Start + 1, span.End);
        }

        return span;
    }

    private void Add(Literal value, SourceSpan key) => entries.Add(new SourceEntry
    {
        Value = value,
        Key = key.IsEmpty ? null : key.Of(text),
        KeySpan = key,
        Section = section,
    });

    /// <summary>Whether a word is a text with strings or lines of its own, such as a jq program or SQL, rather than one value.</summary>
    private static bool IsProgram(string word)
    {
        if (word.Contains('\n'))
        {
            return true;
        }

        var quote = word.IndexOfAny(['"', '\'']);
        return quote >= 0 && word.IndexOf('=', 0, quote) < 0 && word.IndexOf("://", 0, quote, StringComparison.Ordinal) < 0
            || (quote >= 0 && !char.IsLetter(word[0]));
    }

    private void AddProgram(Literal word)
    {
        word = FreeTexts.Guard(word);
        var value = word.Value;
        for (var at = 0; at < value.Length;)
        {
            var end = TextLines.EndOfLine(value, at);
            if (FreeTexts.MayHoldConnection(value, SourceSpan.FromBounds(at, end)))
            {
                entries.Add(new SourceEntry
                {
                    Value = word.Slice(SourceSpan.FromBounds(at, end)),
                    Kind = EntryKind.FreeText,
                    Section = section,
                });
            }

            at = TextLines.NextLine(value, end);
        }
    }
}
