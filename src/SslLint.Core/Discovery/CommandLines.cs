#if NET
using Chars = System.ReadOnlySpan<char>;
#else
using Chars = string;
#endif
using System.Text;
using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Discovery;

/// <summary>Finds connections that are options of a program on a command line: in scripts, pipelines and Dockerfiles.</summary>
/// <remarks>Reads lines as they stand and knows no shell: a program, then words up to the end of the command.</remarks>
internal static class CommandLines
{
    private static readonly string[] extensions = [".sh", ".bash", ".zsh", ".ps1", ".psm1", ".cmd", ".bat", ".yml", ".yaml", ".dockerfile", ".mk"];
    private static readonly string[] names = ["dockerfile", "makefile", "jenkinsfile", "containerfile", "justfile"];
    private static readonly string[] comments = ["#", "::", "//", "rem "];
    private static readonly char[] continuations = ['\\', '`', '^'];

    private static readonly IReadOnlyList<(Engine Engine, CommandForm Form)> forms =
        [.. EngineCatalog.All.SelectMany(static e => e.Commands, static (e, form) => (e, form))];

    /// <summary>The names of the programs.</summary>
    public static IReadOnlyList<string> Programs { get; } = [.. forms.SelectMany(static f => f.Form.Programs).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static readonly IReadOnlyList<(string Program, WordSearch Search)> searches = [.. Programs.Select(static p => (p, new WordSearch(p)))];

    /// <summary>The connections of one file.</summary>
    public static IEnumerable<FoundConnection> Find(SourceFile file)
    {
        if (!FileNames.HasExtension(file, extensions) && !names.Any(n => file.Name.StartsWith(n, StringComparison.OrdinalIgnoreCase)))
        {
            yield break;
        }

        foreach (var (program, search) in searches)
        {
            // The start of the line that was reached: a line may hold any number of commands.
            var line = 0;
            for (var at = search.IndexIn(file.Text); at >= 0;)
            {
                for (var end = TextLines.EndOfLine(file.Text, line); end < at; end = TextLines.EndOfLine(file.Text, line))
                {
                    line = TextLines.NextLine(file.Text, end);
                }

                var next = at + program.Length;
                if (IsProgramName(file.Text, at, next) && !IsComment(file.Text, line))
                {
                    var words = new CommandWords(file.Text, TextLines.StartsAt(file.Text, next, ".exe") ? next + ".exe".Length : next);
                    foreach (var (engine, form) in forms.Where(f => f.Form.Programs.Contains(program)))
                    {
                        if (Connection(file, engine, form, words.All) is { } found)
                        {
                            yield return found;
                        }
                    }

                    next = Math.Max(next, words.End);
                }

                at = search.IndexIn(file.Text, next);
            }
        }
    }

    /// <summary>Whether the name of a program is a word, behind a folder or not.</summary>
    /// <param name="text">Some text.</param>
    /// <param name="start">Where the name starts.</param>
    /// <param name="end">Where it ends.</param>
    internal static bool IsProgramName(Chars text, int start, int end)
    {
        if (end + 4 <= text.Length && text[end] == '.' && (text[end + 1] | ' ') == 'e' && (text[end + 2] | ' ') == 'x' && (text[end + 3] | ' ') == 'e')
        {
            end += ".exe".Length;
        }

        return (end >= text.Length || char.IsWhiteSpace(text[end]) || text[end] is '"' or '\'')
            && !(start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '-' or '_' or '.'));
    }

    /// <summary>Whether a line, by its beginning, is a comment.</summary>
    private static bool IsComment(string text, int line)
    {
        var start = TextLines.SkipBlanks(text, line, text.Length);
        return comments.Any(c => string.Compare(text, start, c, 0, c.Length, StringComparison.OrdinalIgnoreCase) == 0);
    }

    private static FoundConnection? Connection(SourceFile file, Engine engine, CommandForm form, IReadOnlyList<Word> words)
    {
        var settings = new List<Setting>();
        var host = false;
        for (var i = 0; i < words.Count; i++)
        {
            var name = words[i];
            if (OptionOf(form, name) is not var (option, value))
            {
                continue;
            }

            if (value.Value.Length == 0 && option.TakesNext && i + 1 < words.Count && (option.Alone is null || !IsOption(words[i + 1])))
            {
                value = words[++i];
            }

            var written = value.Value.Length > 0 ? value.Value : option.Alone;
            if (written is null)
            {
                continue;
            }

            var text = option.Words.TryGetValue(written, out var word) ? word : written;

            host |= option.IsHost;
            settings.Add(new Setting
            {
                Key = option.Key,
                Value = text,
                Span = SourceSpan.FromBounds(name.Span.Start, value.Span.End),
                KeySpan = name.Span,
                ValueSpan = value.Span,
                IsPlaceholder = Placeholders.Find(text).Count > 0 || text.IndexOfAny(['$', '%']) >= 0,
            });
        }

        return !host ? null : new FoundConnection
        {
            Source = new ConnectionString(SpreadDialect.Instance, file.Text, [], settings, null, null),
            Span = settings[0].Span,
            Evidence = [new DriverEvidence(form.Driver, null, EvidenceStrength.Call, form.Programs[0])],
            Engine = engine,
        };
    }

    /// <summary>The option that a word is, with the value that stands behind its name.</summary>
    private static (CommandOption Option, Word Value)? OptionOf(CommandForm form, Word word)
    {
        var text = form.IgnoresCase && word.Value.StartsWith("/", StringComparison.Ordinal) ? "-" + word.Value.Substring(1) : word.Value;
        var comparison = form.IgnoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        foreach (var option in form.Options)
        {
            if (!text.StartsWith(option.Name, comparison))
            {
                continue;
            }

            var rest = option.Name.Length;
            if (rest < text.Length && text[rest] is ':' or '=')
            {
                rest++;
            }
            else if (rest < text.Length && option.Name.Length > 2)
            {
                // A longer name that begins like this one.
                continue;
            }

            return (option, word with { Value = text.Substring(rest) });
        }

        return null;
    }

    private static bool IsOption(Word word) => word.Value.Length > 1 && word.Value[0] is '-' or '/' && char.IsLetter(word.Value[1]);

    /// <summary>A word of a command, without its quotes.</summary>
    private readonly record struct Word(string Value, SourceSpan Span);

    /// <summary>The words behind a program.</summary>
    private sealed class CommandWords
    {
        private const int LongestPlaceholder = 256;

        private readonly string text;

        public CommandWords(string text, int start)
        {
            this.text = text;
            End = start;
            var words = new List<Word>();
            while (SkipToWord())
            {
                words.Add(Read());
            }

            All = words;
        }

        public IReadOnlyList<Word> All { get; }

        public int End { get; private set; }

        /// <summary>Moves to the next word of the command; false where it ends.</summary>
        private bool SkipToWord()
        {
            while (End < text.Length)
            {
                var c = text[End];
                if (c is ' ' or '\t')
                {
                    End++;
                }
                else if (Array.IndexOf(continuations, c) >= 0 && EndsLine(End + 1))
                {
                    End = TextLines.NextLine(text, TextLines.EndOfLine(text, End));
                }
                else if (c is '\n' or '\r')
                {
                    // What is folded goes on with an option.
                    var next = TextLines.NextLine(text, End);
                    var word = TextLines.SkipBlanks(text, next, text.Length);
                    if (word + 1 >= text.Length || text[word] is not ('-' or '/') || !char.IsLetter(text[word + 1]))
                    {
                        return false;
                    }

                    End = word;
                }
                else
                {
                    return c is not ('|' or ';' or '&' or '<' or '>' or '#' or ')');
                }
            }

            return false;
        }

        private bool EndsLine(int at)
        {
            var end = TextLines.SkipBlanks(text, at, text.Length);
            return end >= text.Length || text[end] is '\n' or '\r';
        }

        private Word Read()
        {
            var start = End;
            var value = new StringBuilder();
            while (End < text.Length && text[End] is not (' ' or '\t' or '\n' or '\r' or '|' or ';' or ')'))
            {
                var c = text[End];
                var close = c is '"' or '\'' ? text.IndexOf(c, End + 1) : -1;
                if (close > 0)
                {
                    value.Append(text, End + 1, close - End - 1);
                    End = close + 1;
                }
                else if (c == '$' && End + 1 < text.Length && text[End + 1] is '{' or '(' && ClosingOf(End + 1) is > 0 and var end)
                {
                    value.Append(text, End, end - End);
                    End = end;
                }
                else
                {
                    value.Append(c);
                    End++;
                }
            }

            return new Word(value.ToString(), SourceSpan.FromBounds(start, End));
        }

        /// <summary>The offset behind the bracket that closes a placeholder near by on its line; -1 where none does.</summary>
        private int ClosingOf(int open)
        {
            var depth = 0;
            for (var i = open; i < Math.Min(text.Length, open + LongestPlaceholder) && text[i] is not ('\n' or '\r'); i++)
            {
                depth += text[i] is '{' or '(' ? 1 : text[i] is '}' or ')' ? -1 : 0;
                if (depth == 0)
                {
                    return i + 1;
                }
            }

            return -1;
        }
    }
}
