using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Text;

namespace SslLint.Hardening;

/// <summary>A string that was hardened, or the reason why it wasn't.</summary>
public sealed record HardenedString
{
    /// <summary>The strict text, equal to the source where that was strict; null if there is an obstacle.</summary>
    public string? Text { get; init; }

    /// <summary>The edits that lead from the source's text to <see cref="Text"/>.</summary>
    public IReadOnlyList<TextEdit> Edits { get; init; } = [];

    /// <summary>The placeholders of <see cref="Text"/>.</summary>
    public IReadOnlyList<SourceSpan> Opaque { get; init; } = [];

    /// <summary>Why there is no strict text, or null.</summary>
    public string? Obstacle { get; init; }

    /// <summary>What the person must know about the result.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>Hardens a string and checks the result: read again, it must be strict for every version and the same in all that isn't TLS.</summary>
public static class Hardener
{
    /// <summary>Hardens a string for some versions of a driver.</summary>
    public static HardenedString Apply(Driver driver, ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options)
    {
        var result = driver.Harden(source, versions, options);
        if (result.Obstacle is not null)
        {
            return new HardenedString { Obstacle = result.Obstacle };
        }

        IReadOnlyList<TextEdit> edits;
        try
        {
            edits = result.Changes.Count == 0 ? [] : source.Dialect.Edit(driver.AsRead(source), result.Changes);
        }
        catch (InvalidOperationException e)
        {
            // The dialects say what can't be written, and never quote a value.
            return new HardenedString { Obstacle = e.Message };
        }

        var hardened = new HardenedString
        {
            Text = TextEdit.Apply(source.Text, edits),
            Edits = edits,
            Opaque = Moved(source.Opaque, edits),
            Notes = result.Notes,
        };
        var parsed = source.Dialect.Parse(hardened.Text, hardened.Opaque);
        var fault = Fault(driver, source, parsed, versions, options);
        if (fault is null && !IsOtherwiseEqual(driver.AsRead(source), driver.AsRead(parsed), result.Changes))
        {
            fault = "the change would reach other settings too: set the TLS settings by hand";
        }

        return fault is null ? hardened : new HardenedString { Obstacle = fault };
    }

    /// <summary>Where ranges of the source stand after the edits; both are in the order of the text, without overlap.</summary>
    private static List<SourceSpan> Moved(IReadOnlyList<SourceSpan> ranges, IReadOnlyList<TextEdit> edits)
    {
        var moved = new List<SourceSpan>();
        var (next, shift) = (0, 0);
        foreach (var range in ranges)
        {
            for (; next < edits.Count && edits[next].Span.End <= range.Start; next++)
            {
                shift += edits[next].NewText.Length - edits[next].Span.Length;
            }

            if (next == edits.Count || !edits[next].Span.Overlaps(range))
            {
                moved.Add(new SourceSpan(range.Start + shift, range.Length));
            }
        }

        return moved;
    }

    /// <summary>Why the result isn't good for every version, or null. A version that refuses both texts alike, for something else, doesn't count.</summary>
    private static string? Fault(
        Driver driver, ConnectionString source, ConnectionString parsed, IReadOnlyList<DriverVersion> versions, HardeningOptions options)
    {
        var isGoodForSome = false;
        foreach (var version in versions)
        {
            var after = driver.Read(parsed, version, options.Context);
            if (!after.IsAccepted && !driver.Read(source, version, options.Context).IsAccepted)
            {
                continue;
            }

            var isEnough = options.Validation is { IsCallback: true } ? after.Posture?.Encryption == Encryption.Always : after.Posture?.IsStrict == true;
            if (!isEnough || after.Ineffective.Count > 0)
            {
                return $"{driver.DisplayName} {version} wouldn't read the result as strict: set the TLS settings by hand";
            }

            isGoodForSome = true;
        }

        return isGoodForSome ? null : $"{driver.DisplayName} would refuse the result: set the TLS settings by hand";
    }

    private static bool IsOtherwiseEqual(ConnectionString source, ConnectionString parsed, IReadOnlyList<SettingChange> changes)
    {
        var removed = new HashSet<SourceSpan>(changes.OfType<SettingChange.Remove>().Select(c => c.Setting.Span));
        var replaced = changes.OfType<SettingChange.Replace>().ToDictionary(c => c.Setting.Span, c => c.Value);
        var expected = source.Settings.Where(s => !removed.Contains(s.Span))
            .Select(s => (s.Place, s.Key, Value: replaced.TryGetValue(s.Span, out var value) ? value : s.Value));
        var actual = parsed.Settings.Select(s => (s.Place, s.Key, s.Value)).ToList();
        foreach (var added in changes.OfType<SettingChange.Append>())
        {
            // The last one: a setting of the same key and value may stand there already.
            var at = actual.FindLastIndex(s => s.Place == SettingPlace.Pair && s.Key == added.Key && s.Value == added.Value);
            if (at < 0)
            {
                return false;
            }

            actual.RemoveAt(at);
        }

        return actual.SequenceEqual(expected);
    }
}
