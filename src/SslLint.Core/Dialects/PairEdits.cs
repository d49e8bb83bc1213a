using SslLint.Text;

namespace SslLint.Dialects;

/// <summary>How a dialect writes the pairs that it lists.</summary>
/// <param name="Separator">What stands between two pairs.</param>
/// <param name="WritePair">Key and value, quoted or encoded as needed.</param>
/// <param name="WriteValue">The new text for the value of a setting that stands there.</param>
internal sealed record PairStyle(string Separator, Func<string, string, string> WritePair, Func<Setting, string, string> WriteValue)
{
    /// <summary>Keys that a driver doesn't tell apart by case.</summary>
    public StringComparer KeyComparer { get; init; } = StringComparer.Ordinal;
}

/// <summary>Works out the edits of a list of pairs: what goes with a removed pair, and where a new one stands.</summary>
/// <remarks>A new pair takes the place of a removed one if it can; else it follows the last pair that stays.</remarks>
internal sealed class PairEdits
{
    private enum Fate
    {
        Stays,
        Removed,
        Rewritten,
    }

    private readonly IReadOnlyList<Setting> pairs;
    private readonly PairStyle style;
    private readonly Fate[] fates;
    private readonly Dictionary<SourceSpan, int> indices = [];
    private readonly List<TextEdit> edits = [];

    /// <param name="pairs">All pairs in the order of the text.</param>
    /// <param name="style">How they are written.</param>
    public PairEdits(IReadOnlyList<Setting> pairs, PairStyle style)
    {
        this.pairs = pairs;
        this.style = style;
        fates = new Fate[pairs.Count];
        for (var i = pairs.Count - 1; i >= 0; i--)
        {
            indices[pairs[i].Span] = i;
        }
    }

    /// <summary>Where the first pair goes if there is none.</summary>
    public required int EmptyAt { get; init; }

    /// <summary>What stands before the first pair and is no longer needed without any: the offset of <c>?</c>, or of the first pair.</summary>
    public required int ListStart { get; init; }

    /// <summary>The offset behind the last separator of the list.</summary>
    public required int ListEnd { get; init; }

    /// <summary>What must stand before the first pair if there is none: <c>?</c>, or nothing.</summary>
    public string Opening { get; init; } = string.Empty;

    /// <summary>New pairs go before this offset, because some readers stop there; the end of the list where none does.</summary>
    public int Barrier { get; init; } = int.MaxValue;

    /// <summary>For a string that is nothing but a list of pairs.</summary>
    public static PairEdits OfWhole(ConnectionString source, PairStyle style) => new(source.Settings, style)
    {
        EmptyAt = 0,
        ListStart = source.Settings.Count == 0 ? 0 : source.Settings[0].Span.Start,
        ListEnd = source.Text.Length,
    };

    /// <summary>Carries out the changes of pairs; others are left to the caller.</summary>
    public IEnumerable<TextEdit> Apply(IReadOnlyList<SettingChange> changes)
    {
        foreach (var change in changes)
        {
            switch (change)
            {
                case SettingChange.Remove { Setting: { Place: SettingPlace.Pair } setting }:
                    Settle(setting, Fate.Removed);
                    break;
                case SettingChange.Replace { Setting: { Place: SettingPlace.Pair } setting } replace:
                    Settle(setting, Fate.Rewritten);
                    edits.Add(new TextEdit(setting.ValueSpan, style.WriteValue(setting, replace.Value)));
                    break;
            }
        }

        var appended = new List<string>();
        foreach (var append in changes.OfType<SettingChange.Append>())
        {
            var written = style.WritePair(append.Key, append.Value);
            if (PlaceFor(append) is >= 0 and var place)
            {
                fates[place] = Fate.Rewritten;
                edits.Add(new TextEdit(pairs[place].Span, written));
            }
            else
            {
                appended.Add(written);
            }
        }

        if (appended.Count > 0)
        {
            edits.Add(Insertion(string.Join(style.Separator, appended), changes));
        }

        RemoveRuns();
        return edits.Where(e => e.Span.Length != e.NewText.Length || !e.Span.IsEmpty);
    }

    private void Settle(Setting setting, Fate fate)
    {
        if (!indices.TryGetValue(setting.Span, out var i))
        {
            return;
        }

        if (fates[i] != Fate.Stays)
        {
            throw new InvalidOperationException($"The setting '{setting.Key}' is changed twice.");
        }

        fates[i] = fate;
    }

    /// <summary>A removed pair whose place the new one can take: no pair behind it may override it.</summary>
    private int PlaceFor(SettingChange.Append append)
    {
        for (var i = LastOf(append.Key) + 1; i < pairs.Count; i++)
        {
            if (fates[i] == Fate.Removed && pairs[i].Span.Start < Barrier)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The last pair of a key that stays, or -1.</summary>
    private int LastOf(string key)
    {
        var last = pairs.Count - 1;
        while (last >= 0 && (fates[last] == Fate.Removed || !style.KeyComparer.Equals(pairs[last].Key, key)))
        {
            last--;
        }

        return last;
    }

    private TextEdit Insertion(string text, IReadOnlyList<SettingChange> changes)
    {
        if (pairs.Count == 0)
        {
            return new TextEdit(new SourceSpan(EmptyAt, 0), Opening + text);
        }

        if (Barrier < ListEnd)
        {
            var before = 0;
            while (pairs[before].Span.End <= Barrier)
            {
                before++;
            }

            if (changes.OfType<SettingChange.Append>().Any(a => LastOf(a.Key) >= before))
            {
                throw new InvalidOperationException(
                    "A '#' that stands unescaped before a setting of the same key hides it from some readers: write it as %23.");
            }

            return new TextEdit(new SourceSpan(pairs[before].Span.Start, 0), text + style.Separator);
        }

        var last = Array.FindLastIndex(fates, f => f != Fate.Removed);
        return new TextEdit(new SourceSpan(pairs[last].Span.End, 0), style.Separator + text);
    }

    /// <summary>Takes out neighbouring pairs together: up to the next pair that stays, or from the end of the last that does.</summary>
    private void RemoveRuns()
    {
        for (var i = 0; i < pairs.Count; i++)
        {
            if (fates[i] != Fate.Removed)
            {
                continue;
            }

            var first = i;
            while (i + 1 < pairs.Count && fates[i + 1] == Fate.Removed)
            {
                i++;
            }

            var span = (first > 0, i + 1 < pairs.Count) switch
            {
                (_, true) => SourceSpan.FromBounds(pairs[first].Span.Start, pairs[i + 1].Span.Start),
                (true, false) => SourceSpan.FromBounds(pairs[first - 1].Span.End, pairs[i].Span.End),
                (false, false) => SourceSpan.FromBounds(ListStart, ListEnd),
            };
            edits.Add(new TextEdit(span, string.Empty));
        }
    }
}
