namespace SslLint.Text;

/// <summary>One run of a literal: decoded units and the source text that they come from.</summary>
/// <param name="Start">Offset of the run in <see cref="Literal.Value"/>.</param>
/// <param name="Length">Decoded length.</param>
/// <param name="Source">The source text. Of equal length for verbatim runs; an escape or a hole maps as a whole.</param>
/// <param name="IsVerbatim">Whether unit i of the run is unit i of the source.</param>
/// <param name="IsOpaque">Whether the text is a hole, whose value is not known: it is never read as syntax and never edited.</param>
/// <param name="Encoding">How new text is written inside this run.</param>
public readonly record struct LiteralSegment(int Start, int Length, SourceSpan Source, bool IsVerbatim, bool IsOpaque, LiteralEncoding Encoding)
{
    /// <summary>Offset behind the run in the decoded value.</summary>
    public int End => Start + Length;
}

/// <summary>A decoded value and, for each decoded character, where it stands in its file.</summary>
public sealed class Literal
{
    internal Literal(string value, IReadOnlyList<LiteralSegment> segments, int emptyAt, LiteralEncoding emptyEncoding)
    {
        Value = value;
        Segments = segments;
        EmptyAt = emptyAt;
        EmptyEncoding = emptyEncoding;
    }

    /// <summary>The value with all escapes undone. A hole stands in it as its own source text.</summary>
    public string Value { get; }

    /// <summary>The runs, in order, without gaps in the decoded value.</summary>
    public IReadOnlyList<LiteralSegment> Segments { get; }

    /// <summary>Where text goes if the value is empty.</summary>
    private int EmptyAt { get; }

    private LiteralEncoding EmptyEncoding { get; }

    /// <summary>What stands in the way of text that a part of this literal refuses, for people; null where there is nothing more to say.</summary>
    public string? Obstacle => Segments.Select(static s => s.Encoding.Obstacle).FirstOrDefault(static o => o is not null);

    /// <summary>Source range from the first to the last character; concatenations include what stands between their parts.</summary>
    public SourceSpan SourceSpan => Segments.Count == 0
        ? new SourceSpan(EmptyAt, 0)
        : SourceSpan.FromBounds(Segments[0].Source.Start, Segments[Segments.Count - 1].Source.End);

    /// <summary>Ranges of the decoded value that are holes.</summary>
    public IEnumerable<SourceSpan> OpaqueSpans => Segments.Where(s => s.IsOpaque).Select(s => new SourceSpan(s.Start, s.Length));

    /// <summary>A literal without escapes whose value is the source text itself.</summary>
    public static Literal Verbatim(string value, int sourceStart, LiteralEncoding? encoding = null) =>
        new(
            value,
            value.Length == 0
                ? []
                : [new LiteralSegment(
                    0, value.Length, new SourceSpan(sourceStart, value.Length), IsVerbatim: true, IsOpaque: false, encoding ?? LiteralEncoding.Raw)],
            sourceStart,
            encoding ?? LiteralEncoding.Raw);

    /// <summary>The source range of a range of the decoded value. An escape or hole that is touched counts whole.</summary>
    public SourceSpan ToSource(SourceSpan decoded)
    {
        if (Segments.Count == 0)
        {
            return new SourceSpan(EmptyAt, 0);
        }

        if (decoded.Length == 0)
        {
            return new SourceSpan(InsertionPoint(decoded.Start, out _), 0);
        }

        var first = SegmentAt(decoded.Start);
        var last = SegmentAt(decoded.End - 1);
        var start = first.IsVerbatim ? first.Source.Start + (decoded.Start - first.Start) : first.Source.Start;
        var end = last.IsVerbatim ? last.Source.Start + (decoded.End - last.Start) : last.Source.End;
        return SourceSpan.FromBounds(start, Math.Max(start, end));
    }

    /// <summary>Turns an edit of the decoded value into an edit of the source.</summary>
    /// <returns>False where the edit would cut through an escape, touch a hole, cross from one literal of a concatenation
    /// into the next, or hold text that this kind of literal cannot write.</returns>
    public bool TryMapEdit(TextEdit edit, out TextEdit sourceEdit)
    {
        sourceEdit = default;
        LiteralEncoding encoding;
        SourceSpan source;
        if (edit.Span.Length == 0)
        {
            var at = InsertionPoint(edit.Span.Start, out encoding);
            source = new SourceSpan(at, 0);
            if (Segments.Count > 0 && SegmentAt(edit.Span.Start) is { IsOpaque: true } hole && hole.Start < edit.Span.Start && edit.Span.Start < hole.End)
            {
                return false;
            }
        }
        else
        {
            var sourceEnd = -1;
            encoding = LiteralEncoding.Raw;
            for (var i = IndexAt(edit.Span.Start); i < Segments.Count && Segments[i].Start < edit.Span.End; i++)
            {
                var segment = Segments[i];
                if (segment.End <= edit.Span.Start)
                {
                    continue;
                }

                var whole = segment.Start >= edit.Span.Start && segment.End <= edit.Span.End;
                if (segment.IsOpaque
                    || segment.Encoding.IsAppendOnly
                    || (!segment.IsVerbatim && !whole)
                    || (sourceEnd >= 0 && segment.Source.Start != sourceEnd))
                {
                    return false;
                }

                if (sourceEnd < 0)
                {
                    encoding = segment.Encoding;
                }

                sourceEnd = segment.Source.End;
            }

            source = ToSource(edit.Span);
        }

        if (!encoding.TryEncode(edit.NewText, out var encoded))
        {
            return false;
        }

        sourceEdit = new TextEdit(source, encoded);
        return true;
    }

    /// <summary>A part of this literal as a literal of its own; its edits stay edits of the same source.</summary>
    public Literal Slice(SourceSpan decoded)
    {
        var builder = new LiteralBuilder(Segments.Count == 0 ? EmptyEncoding : Segments[0].Encoding, ToSource(new SourceSpan(decoded.Start, 0)).Start);
        for (var i = IndexAt(decoded.Start); i < Segments.Count && Segments[i].Start < decoded.End; i++)
        {
            var segment = Segments[i];
            var start = Math.Max(segment.Start, decoded.Start);
            var end = Math.Min(segment.End, decoded.End);
            if (start >= end)
            {
                continue;
            }

            var source = segment.IsVerbatim
                ? new SourceSpan(segment.Source.Start + (start - segment.Start), end - start)
                : segment.Source;
            builder.Append(Value.Substring(start, end - start), source, segment.IsVerbatim, segment.IsOpaque, segment.Encoding);
        }

        return builder.ToLiteral();
    }

    /// <summary>The same text, to be written as <paramref name="inner"/> says and then as the literal says that it stands in.</summary>
    /// <param name="inner">How text is written inside of this literal; given how the literal around it is written.</param>
    internal Literal Rewritten(Func<LiteralEncoding, LiteralEncoding> inner)
    {
        LiteralEncoding? last = null;
        var encoding = inner(EmptyEncoding);
        var builder = new LiteralBuilder(encoding, EmptyAt);
        foreach (var run in Segments)
        {
            // Runs of one encoding keep sharing one, by which they are joined again.
            if (!ReferenceEquals(last, run.Encoding))
            {
                last = run.Encoding;
                encoding = inner(last);
            }

            builder.Append(Value.Substring(run.Start, run.Length), run.Source, run.IsVerbatim, run.IsOpaque, encoding);
        }

        return builder.ToLiteral();
    }

    /// <summary>This literal, whose source is the value of another, as a literal of that one's source: a word of a script that is a string of a file.</summary>
    /// <param name="outer">The literal whose value this one was read from.</param>
    /// <param name="nest">How text is written in a literal inside of another: the inner and the outer encoding.</param>
    internal Literal Within(Literal outer, Func<LiteralEncoding, LiteralEncoding, LiteralEncoding> nest)
    {
        var builder = new LiteralBuilder(
            nest(EmptyEncoding, outer.EncodingAt(EmptyAt)),
            outer.ToSource(new SourceSpan(EmptyAt, 0)).Start);
        var nested = new Dictionary<(LiteralEncoding, LiteralEncoding), LiteralEncoding>();
        foreach (var run in Segments)
        {
            if (!run.IsVerbatim)
            {
                builder.Append(
                    Value.Substring(run.Start, run.Length), outer.ToSource(run.Source), isVerbatim: false, run.IsOpaque,
                    Nest(run.Encoding, outer.EncodingAt(run.Source.Start)));
                continue;
            }

            var part = outer.Slice(run.Source);
            foreach (var piece in part.Segments)
            {
                builder.Append(
                    part.Value.Substring(piece.Start, piece.Length), piece.Source, piece.IsVerbatim, run.IsOpaque || piece.IsOpaque,
                    Nest(run.Encoding, piece.Encoding));
            }
        }

        return builder.ToLiteral();

        LiteralEncoding Nest(LiteralEncoding inner, LiteralEncoding around)
        {
            if (!nested.TryGetValue((inner, around), out var both))
            {
                nested.Add((inner, around), both = nest(inner, around));
            }

            return both;
        }
    }

    private LiteralEncoding EncodingAt(int offset) => Segments.Count == 0 ? EmptyEncoding : SegmentAt(offset).Encoding;

    private LiteralSegment SegmentAt(int offset) => Segments[IndexAt(offset)];

    /// <summary>The index of the segment that holds an offset; the last where it lies behind all.</summary>
    private int IndexAt(int offset)
    {
        // A file that is one escaped string has a run per escape: a linear search here would make reading it quadratic.
        var low = 0;
        var high = Segments.Count - 1;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (offset < Segments[middle].End)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    /// <summary>Text goes behind the character before it, so that what is appended stays inside the literal that ends there;
    /// a hole is no such place, so behind a hole the next literal run takes it.</summary>
    private int InsertionPoint(int offset, out LiteralEncoding encoding)
    {
        encoding = EmptyEncoding;
        if (Segments.Count == 0)
        {
            return EmptyAt;
        }

        if (offset > 0)
        {
            var before = SegmentAt(offset - 1);
            encoding = before.Encoding;
            return before.IsVerbatim ? before.Source.Start + (offset - before.Start) : before.Source.End;
        }

        encoding = Segments[0].Encoding;
        return Segments[0].Source.Start;
    }
}

/// <summary>Builds a <see cref="Literal"/> run by run.</summary>
public sealed class LiteralBuilder
{
    private readonly LiteralEncoding encoding;
    private readonly int contentStart;

    // Most literals are one run, for which nothing is built.
    private string first = "";
    private LiteralSegment firstRun;
    private System.Text.StringBuilder? value;
    private List<LiteralSegment>? segments;

    /// <summary>Starts a literal.</summary>
    /// <param name="encoding">How new text is written in it.</param>
    /// <param name="contentStart">Source offset of its content, behind the opening quote.</param>
    public LiteralBuilder(LiteralEncoding encoding, int contentStart)
    {
        this.encoding = encoding;
        this.contentStart = contentStart;
    }

    /// <summary>The decoded length so far.</summary>
    public int Length => value?.Length ?? first.Length;

    /// <summary>Adds text that stands in the source as it is.</summary>
    public LiteralBuilder AppendVerbatim(string text, int sourceStart, LiteralEncoding? with = null) =>
        Append(text, new SourceSpan(sourceStart, text.Length), isVerbatim: true, isOpaque: false, with ?? encoding);

    /// <summary>Adds an escape: <paramref name="decoded"/> stands in the source as the text of <paramref name="source"/>.</summary>
    public LiteralBuilder AppendEscape(string decoded, SourceSpan source, LiteralEncoding? with = null) =>
        Append(decoded, source, isVerbatim: false, isOpaque: false, with ?? encoding);

    /// <summary>Adds a hole; <paramref name="text"/> (usually its source text) stands for it in the value.</summary>
    public LiteralBuilder AppendOpaque(string text, SourceSpan source, LiteralEncoding? with = null) =>
        Append(text, source, isVerbatim: text.Length == source.Length, isOpaque: true, with ?? encoding);

    /// <summary>Adds all runs of another literal, as concatenation does.</summary>
    public LiteralBuilder Append(Literal other)
    {
        foreach (var s in other.Segments)
        {
            Append(other.Value.Substring(s.Start, s.Length), s.Source, s.IsVerbatim, s.IsOpaque, s.Encoding);
        }

        return this;
    }

    /// <summary>The finished literal.</summary>
    public Literal ToLiteral() => value is null || segments is null
        ? new(first, first.Length == 0 ? [] : [firstRun], contentStart, encoding)
        : new(value.ToString(), [.. segments], contentStart, encoding);

    internal LiteralBuilder Append(string text, SourceSpan source, bool isVerbatim, bool isOpaque, LiteralEncoding with)
    {
        if (text.Length == 0)
        {
            return this;
        }

        if (first.Length == 0)
        {
            first = text;
            firstRun = new LiteralSegment(0, text.Length, source, isVerbatim, isOpaque, with);
            return this;
        }

        value ??= new System.Text.StringBuilder(first);
        segments ??= [firstRun];
        var start = value.Length;
        value.Append(text);
        var last = segments[segments.Count - 1];
        if (last.IsVerbatim && isVerbatim && !last.IsOpaque && !isOpaque
            && last.Source.End == source.Start && ReferenceEquals(last.Encoding, with))
        {
            segments[segments.Count - 1] = last with
            {
                Length = last.Length + text.Length,
                Source = SourceSpan.FromBounds(last.Source.Start, source.End),
            };
        }
        else
        {
            segments.Add(new LiteralSegment(start, text.Length, source, isVerbatim, isOpaque, with));
        }

        return this;
    }
}
