using SslLint.Readers.Encodings;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Readers;

/// <summary>Reads text of any other format line by line: what is quoted is a value, what is assigned without quotes too, the rest is free text.</summary>
public sealed class FallbackReader : IFileReader
{
    /// <summary>Texts for people: what they show is an example, not a connection.</summary>
    private static readonly string[] Documentation =
    [
        ".md", ".mdx", ".markdown", ".txt", ".rst", ".adoc", ".asciidoc", ".org", ".tex", ".po", ".pot", ".log", ".diff", ".patch", ".svg", ".csv",
        ".tsv", ".lock"
    ];

    /// <summary>Formats of <c>key = value</c> lines, where a value without quotes runs to the end of its line.</summary>
    private static readonly string[] KeyValueExtensions =
        [".ini", ".cfg", ".conf", ".cnf", ".toml", ".editorconfig", ".service", ".reg", ".mk", ".dsn"];

    /// <summary>Formats in which indentation nests.</summary>
    private static readonly string[] IndentedExtensions = [".yml", ".yaml"];

    /// <summary>Deeper lines share the section of this depth.</summary>
    private const int MaxDepth = 64;

    /// <inheritdoc/>
    public bool CanRead(SourceFile file) => !IsDocumentation(file);

    /// <summary>Whether a file is a text for people.</summary>
    internal static bool IsDocumentation(SourceFile file) => Array.IndexOf(Documentation, file.Extension) >= 0;

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, CancellationToken cancellation) =>
        CanRead(file) ? ReadFrom(file, 0, "", cancellation) : ReadResult.Empty;

    /// <summary>Reads a file from an offset on: for readers that had to give up there.</summary>
    /// <param name="file">The file.</param>
    /// <param name="start">The start of a line.</param>
    /// <param name="section">The section of what is read.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static ReadResult ReadFrom(SourceFile file, int start, string section, CancellationToken cancellation)
    {
        var extension = file.Extension;
        var entries = new List<SourceEntry>();
        var scan = new Scan(
            file.Text,
            CommentSyntax.Of(extension),
            Array.IndexOf(KeyValueExtensions, extension) >= 0,
            Array.IndexOf(IndentedExtensions, extension) >= 0,
            section,
            entries,
            RecipesOf(file, extension));
        scan.ReadLines(SourceSpan.FromBounds(start, file.Text.Length), cancellation);
        return new ReadResult { Entries = entries };
    }

    private static Recipes? RecipesOf(SourceFile file, string extension) =>
        extension == ".mk" || file.Name.ToLowerInvariant() is "makefile" or "gnumakefile" ? Recipes.OfMake(file.Text)
        : extension == ".just" || file.Name.ToLowerInvariant() is "justfile" or ".justfile" ? Recipes.OfJust(file.Text)
        : null;

    /// <summary>Reads a text that a file of another format holds.</summary>
    /// <param name="text">The file.</param>
    /// <param name="part">Where the text stands in it.</param>
    /// <param name="name">What the file calls it; its ending, as in <c>application.properties</c>, says how it writes comments.</param>
    /// <param name="section">The section of its entries.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static IReadOnlyList<SourceEntry> ReadPart(string text, SourceSpan part, string name, string section, CancellationToken cancellation)
    {
        var entries = new List<SourceEntry>();
        ReadLines(text, part, CommentSyntax.Of(FileNames.ExtensionOf(name)), section, entries, cancellation);
        return entries;
    }

    /// <summary>Reads lines that are a part of a file of another format.</summary>
    internal static void ReadLines(
        string text, SourceSpan span, CommentSyntax comments, string section, List<SourceEntry> entries, CancellationToken cancellation) =>
        new Scan(text, comments, isKeyValue: false, nests: false, section, entries).ReadLines(span, cancellation);

    private sealed class Scan(
        string text, CommentSyntax comments, bool isKeyValue, bool nests, string section, List<SourceEntry> entries, Recipes? recipes = null)
    {
        private readonly Stack<(int Indentation, string Section)> outer = new();
        private long patience = LookAhead.For(text);
        private bool inComment;

        public void ReadLines(SourceSpan span, CancellationToken cancellation)
        {
            for (var at = span.Start; at < span.End;)
            {
                cancellation.ThrowIfCancellationRequested();
                var end = Math.Min(TextLines.EndOfLine(text, at), span.End);
                if (recipes?.IsCommand(text, at, end) == true)
                {
                    end = Recipes.EndOfCommand(text, end, span.End);
                    entries.AddRange(ShellReader.ReadScript(text, Recipes.Command(text, at, end), section, null, cancellation));
                }
                else
                {
                    ReadLine(at, end);
                }

                at = TextLines.NextLine(text, end);
            }
        }

        private void ReadLine(int start, int end)
        {
            var lineStart = start;
            start = SkipBlockComment(start, end);
            start = TextLines.SkipBlanks(text, start, end);
            end = TextLines.TrimEnd(text, SourceSpan.FromBounds(start, end));
            if (start >= end || comments.LineCommentAt(text, start, start) > 0)
            {
                return;
            }

            if (isKeyValue && text[start] == '[' && text[end - 1] == ']')
            {
                section = text.Substring(start + 1, end - start - 2).Trim('[', ']', ' ', '"');
            }
            else
            {
                if (nests)
                {
                    FollowIndentation(start - lineStart, start, end);
                }

                if (!ReadAssignment(start, end))
                {
                    ReadPieces(start, end);
                }
            }
        }

        /// <summary>A line <c>key:</c> opens a section for the lines that are indented deeper.</summary>
        private void FollowIndentation(int indentation, int start, int end)
        {
            while (outer.Count > 0 && outer.Peek().Indentation >= indentation)
            {
                section = outer.Pop().Section;
            }

            var isItem = TextLines.StartsAt(text, start, "- ");
            if ((isItem || (text[end - 1] == ':' && Identifiers.EndOf(text, start, end) == end - 1)) && outer.Count < MaxDepth)
            {
                outer.Push((indentation, section));
                section = Sections.Join(
                    section, isItem ? start.ToString(System.Globalization.CultureInfo.InvariantCulture) : text.Substring(start, end - 1 - start));
            }
        }

        private int SkipBlockComment(int at, int end)
        {
            if (!inComment)
            {
                return at;
            }

            var close = text.IndexOf(comments.Close!, at, end - at, StringComparison.Ordinal);
            if (close < 0)
            {
                return end;
            }

            inComment = false;
            return close + comments.Close!.Length;
        }

        /// <summary>Reads <c>key = value</c> whose value has no quotes around it and so runs to the end of the line.</summary>
        private bool ReadAssignment(int start, int end)
        {
            // A line may be an item of a list.
            var keyStart = TextLines.StartsAt(text, start, "- ") ? TextLines.SkipBlanks(text, start + 2, end) : start;
            var itemStart = keyStart;
            var isStatement = false;
            foreach (var word in (string[])["export ", "set ", "SET ", "$env:"])
            {
                if (TextLines.StartsAt(text, keyStart, word))
                {
                    // Make exports what its own lines say; elsewhere a shell reads the statement.
                    isStatement = recipes is null;
                    keyStart = TextLines.SkipBlanks(text, keyStart + word.Length, end);
                    break;
                }
            }

            var keyEnd = Identifiers.EndOf(text, keyStart, end);
            var delimiter = TextLines.SkipBlanks(text, keyEnd, end);
            if (recipes is not null && delimiter + 1 < end && text[delimiter] is ':' or '?' or '+' && text[delimiter + 1] == '=')
            {
                delimiter++;
            }

            if (keyEnd == keyStart || delimiter >= end || !IsDelimiter(delimiter, end))
            {
                return false;
            }

            var valueStart = TextLines.SkipBlanks(text, delimiter + 1, end);
            if (valueStart >= end || text[valueStart] is '"' or '\'' or '`' or '=' or '>' or '{' or '[' or '(')
            {
                return false;
            }

            var valueEnd = valueStart;
            while (valueEnd < end && comments.LineCommentAt(text, valueEnd, valueStart) == 0)
            {
                // Quotes inside belong to the value of a configuration line; in a program they are strings of their own.
                if (!isKeyValue && text[valueEnd] is '"' or '\'' or '`')
                {
                    return false;
                }

                valueEnd++;
            }

            valueEnd = TextLines.TrimEnd(text, SourceSpan.FromBounds(valueStart, valueEnd));
            if (!isKeyValue && text[delimiter] == '=' && Assignments.IsSettings(text.Substring(itemStart, valueEnd - itemStart)))
            {
                valueStart = itemStart;
                keyEnd = keyStart;
            }

            var isBare = isStatement || recipes?.IsFilledInBare(text.Substring(keyStart, keyEnd - keyStart), isQuoted: false) == true;
            entries.Add(new SourceEntry
            {
                Value = Literal.Verbatim(
                    text.Substring(valueStart, valueEnd - valueStart), valueStart, isBare ? GenericEncodings.BareWord : GenericEncodings.Unquoted),
                Key = keyEnd == keyStart ? null : text.Substring(keyStart, keyEnd - keyStart),
                KeySpan = SourceSpan.FromBounds(keyStart, keyEnd),
                Section = section,
            });
            return true;
        }

        /// <summary>A colon counts only before white space: <c>http://</c>, <c>a::b</c>.</summary>
        private bool IsDelimiter(int at, int end) =>
            text[at] == '=' || (text[at] == ':' && at + 1 < end && char.IsWhiteSpace(text[at + 1]));

        private void ReadPieces(int start, int end)
        {
            var from = start;
            for (var i = start; i < end;)
            {
                if (comments.LineCommentAt(text, i, start) > 0)
                {
                    AddFreeText(from, i, isCut: from > start);
                    return;
                }

                if (comments.Open is { } open && TextLines.StartsAt(text, i, open))
                {
                    AddFreeText(from, i, isCut: from > start);
                    inComment = true;
                    i = from = SkipBlockComment(i + open.Length, end);
                }
                else if (text[i] is '"' or '\'' or '`' && CloseOf(i, end) is var close && close > 0)
                {
                    AddFreeText(from, i, isCut: true);
                    AddQuoted(start, i, close);
                    i = from = close + 1;
                }
                else
                {
                    i++;
                }
            }

            AddFreeText(from, end, isCut: from > start);
        }

        /// <summary>The quote on the same line that closes the one at <paramref name="open"/>; -1 if none does, or if it is an apostrophe.</summary>
        private int CloseOf(int open, int end)
        {
            if (patience < 0 || (text[open] == '\'' && open > 0 && char.IsLetterOrDigit(text[open - 1])))
            {
                return -1;
            }

            for (var i = open + 1; i < end; i++)
            {
                if (text[i] == '\\')
                {
                    i++;
                }
                else if (text[i] == text[open])
                {
                    return i;
                }
            }

            patience -= end - open;
            return -1;
        }

        private void AddQuoted(int lineStart, int open, int close)
        {
            var builder = new LiteralBuilder(GenericEncodings.Quoted, open + 1);
            var from = open + 1;
            for (var i = open + 1; i + 1 < close; i++)
            {
                if (text[i] == '\\' && text[i + 1] is '\\' or '"' or '\'')
                {
                    builder.AppendVerbatim(text.Substring(from, i - from), from);
                    builder.AppendEscape(text[i + 1].ToString(), new SourceSpan(i, 2));
                    i++;
                    from = i + 1;
                }
            }

            var literal = builder.AppendVerbatim(text.Substring(from, close - from), from).ToLiteral();
            if (!Assignments.TrySplitUnlessSettings(literal, out _, out var key, out var value))
            {
                key = Identifiers.Before(text, lineStart, open);
                value = recipes?.IsFilledInBare(key.Of(text), isQuoted: true) == true
                    ? value.Rewritten(static quoted => new BareWordEncoding(quoted))
                    : value;
            }

            entries.Add(new SourceEntry
            {
                Value = value,
                Key = key.IsEmpty ? null : key.Of(text),
                KeySpan = key,
                Section = section,
            });
        }

        /// <summary>Free text is kept only if a connection string can stand in it.</summary>
        /// <param name="start">Where it starts.</param>
        /// <param name="end">Where it ends.</param>
        /// <param name="isCut">Whether quoted text of the same line stands beside it, so that it is among other words also where it is one itself.</param>
        private void AddFreeText(int start, int end, bool isCut)
        {
            start = TextLines.SkipBlanks(text, start, end);
            end = TextLines.TrimEnd(text, SourceSpan.FromBounds(start, Math.Max(start, end)));
            if (FreeTexts.MayHoldConnection(text, SourceSpan.FromBounds(start, end)))
            {
                entries.Add(new SourceEntry
                {
                    Value = Literal.Verbatim(text.Substring(start, end - start), start, isCut ? GenericEncodings.BareWord : GenericEncodings.Unquoted),
                    Kind = EntryKind.FreeText,
                    Section = section,
                });
            }
        }
    }
}
