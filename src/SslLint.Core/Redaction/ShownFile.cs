using SslLint.Attribution;
using SslLint.Secrets;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Redaction;

/// <summary>What may be shown of a file: what is known to be harmless. Every other character stands behind <see cref="Redactor.Mask"/>.</summary>
/// <remarks>
/// Three things are asked. What surrounds the connections: names, numbers, keys and punctuation are shown, no literal and no comment. The
/// connections that the engine reads: the settings that hold no secret are shown. And the text itself, by <see cref="Redactor"/>, which knows
/// secrets by the names before them whatever the engine makes of them: what it hides stays hidden.
/// </remarks>
public sealed class ShownFile
{
    private readonly SourceFile file;
    private readonly Marks marks;
    private readonly Dictionary<int, ShownLine> lines = [];

    private ShownFile(SourceFile file, Marks marks)
    {
        this.file = file;
        this.marks = marks;
    }

    /// <summary>A file of which no connection is known.</summary>
    public static ShownFile Of(SourceFile file) => Of(file, []);

    internal static ShownFile Of(SourceFile file, IReadOnlyList<JudgedConnection> connections)
    {
        var marks = new Marks(file.Text.Length);
        SourceStructure.Apply(marks, file);
        foreach (var connection in connections)
        {
            ConnectionMarks.Apply(marks, file.Text, connection.Found, connection.Readings);
        }

        return new ShownFile(file, marks);
    }

    /// <summary>A line, from 1. Each is made once, however many findings it has.</summary>
    public ShownLine this[int line]
    {
        get
        {
            if (!lines.TryGetValue(line, out var shown))
            {
                shown = Make(line);
                lines.Add(line, shown);
            }

            return shown;
        }
    }

    /// <summary>Whether the texts that an edit writes hold nothing that is hidden: neither what stood in its place nor a secret by its name.</summary>
    public bool Shows(TextEdit edit)
    {
        if (edit.NewText.Length == 0)
        {
            return true;
        }

        if (Redactor.RedactSpans(edit.NewText).Count > 0)
        {
            return false;
        }

        // What is replaced may be a part of what is written, in whatever encoding.
        var (first, last) = (file.Lines.PositionOf(edit.Span.Start).Line, file.Lines.PositionOf(edit.Span.End).Line);
        for (var line = first; line <= last; line++)
        {
            var shown = this[line];
            var (start, end) = (Math.Max(edit.Span.Start, shown.Span.Start), Math.Min(edit.Span.End, shown.Span.End));
            if ((end > start && shown.Hides(SourceSpan.FromBounds(start, end)))
                || shown.SecretsNear(edit.Span.Start).Any(s => s.Length >= ShownLine.ShortestKnown && edit.NewText.Contains(s.Of(file.Text))))
            {
                return false;
            }
        }

        return true;
    }

    private ShownLine Make(int number)
    {
        var line = file.Lines.LineSpan(number);
        var text = line.Of(file.Text);
        var isSecret = new bool[text.Length];
        foreach (var secret in Redactor.RedactSpans(text))
        {
            for (var i = secret.Start; i < secret.End; i++)
            {
                isSecret[i] = true;
            }
        }

        var hidden = Runs(i => isSecret[i] || !marks.IsShown(line.Start + i), text);
        return new ShownLine(line, new RedactedText(text, hidden), Runs(i => isSecret[i] || marks.IsSecret(line.Start + i), text));
    }

    /// <summary>The runs of hidden characters without the white space at their ends, which separates.</summary>
    private static List<SourceSpan> Runs(Func<int, bool> isHidden, string text)
    {
        var runs = new List<SourceSpan>();
        for (var at = 0; at < text.Length;)
        {
            if (!isHidden(at) || char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var (start, end) = (at, at);
            for (; at < text.Length && isHidden(at); at++)
            {
                end = char.IsWhiteSpace(text[at]) ? end : at + 1;
            }

            runs.Add(SourceSpan.FromBounds(start, end));
        }

        return runs;
    }
}

/// <summary>A line as it may be shown.</summary>
public sealed class ShownLine
{
    /// <summary>The length from which on a secret is looked for elsewhere: shorter ones are parts of everything.</summary>
    public const int ShortestKnown = 4;

    /// <summary>A line may hold thousands; what copies a line copies those beside it.</summary>
    private const int Near = 16;

    private readonly List<SourceSpan> secrets;

    internal ShownLine(SourceSpan span, RedactedText text, List<SourceSpan> secrets)
    {
        Span = span;
        Text = text;
        this.secrets = secrets;
    }

    /// <summary>Where it stands in the file, without its line break.</summary>
    public SourceSpan Span { get; }

    /// <summary>What is shown, and where each offset of the line went.</summary>
    public RedactedText Text { get; }

    /// <summary>The ranges of the line that are secrets by their names or by the connection that they belong to.</summary>
    public IReadOnlyList<SourceSpan> Secrets => secrets;

    /// <summary>Whether any of a range of the file is hidden.</summary>
    internal bool Hides(SourceSpan span) => Text.Hides(new SourceSpan(span.Start - Span.Start, span.Length));

    /// <summary>The secrets beside an offset of the file, as ranges of the file.</summary>
    internal IEnumerable<SourceSpan> SecretsNear(int offset)
    {
        var index = secrets.BinarySearch(new SourceSpan(offset - Span.Start, 0), ByStart.Instance);
        var first = Math.Max(0, (index < 0 ? ~index : index) - Near);
        return secrets.Skip(first).Take(2 * Near).Select(s => new SourceSpan(Span.Start + s.Start, s.Length));
    }

    private sealed class ByStart : IComparer<SourceSpan>
    {
        public static ByStart Instance { get; } = new();

        public int Compare(SourceSpan x, SourceSpan y) => x.Start.CompareTo(y.Start);
    }
}
