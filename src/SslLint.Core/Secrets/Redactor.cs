using System.Text;
using SslLint.Dialects;
using SslLint.Text;

namespace SslLint.Secrets;

/// <summary>Takes secrets out of text before it is shown.</summary>
/// <remarks>
/// Goes by what is written and not by any reading of it, since a string that is misread is shown too. In doubt more is hidden: where a
/// string is malformed behind a secret, all of the rest goes. User names, hosts, modes and paths stay.
/// </remarks>
public static class Redactor
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Mask = "***";

    /// <summary>The text with <see cref="Mask"/> for every secret in it.</summary>
    /// <param name="text">A connection string, a line of source, anything.</param>
    public static string Redact(string text) => Conceal(text).Text;

    /// <summary>The redacted text with a map from the offsets of the original.</summary>
    public static RedactedText Conceal(string text) => new(text, RedactSpans(text));

    /// <summary>The ranges that hold secrets: in order, none empty, none touching another.</summary>
    public static IReadOnlyList<SourceSpan> RedactSpans(string text)
    {
        var escaped = new EscapedLetters(text);
        var decoded = escaped.Text;
        var quotes = QuotedRanges.Of(decoded);
        var spans = new List<SourceSpan>();
        spans.AddRange(PrivateKeyBlocks.Find(decoded));
        spans.AddRange(UserInformationSecrets.Find(decoded, quotes));
        spans.AddRange(OracleSecrets.Find(decoded, quotes));
        spans.AddRange(InsideDefaults(PairSecrets.Find(decoded, quotes), decoded));
        return Union([.. spans.Select(escaped.Map)]);
    }

    /// <summary>The default of a placeholder, as in <c>${PASSWORD:-x}@host</c>, ends with it.</summary>
    private static IEnumerable<SourceSpan> InsideDefaults(IEnumerable<SourceSpan> pairs, string text)
    {
        List<SourceSpan>? holes = null;
        var next = 0;
        foreach (var pair in pairs)
        {
            holes ??= [.. Placeholders.Find(text).Where(h => text[h.Start] == '$' && text[h.End - 1] == '}')];
            while (next < holes.Count && holes[next].End <= pair.Start)
            {
                next++;
            }

            yield return next < holes.Count && holes[next].Start < pair.Start && pair.End > holes[next].End
                ? SourceSpan.FromBounds(pair.Start, Math.Max(pair.Start, holes[next].End - 1))
                : pair;
        }
    }

    private static List<SourceSpan> Union(List<SourceSpan> spans)
    {
        var union = new List<SourceSpan>();
        foreach (var span in spans.Where(s => !s.IsEmpty).OrderBy(s => s.Start))
        {
            if (union.Count > 0 && union[union.Count - 1] is var last && span.Start <= last.End)
            {
                union[union.Count - 1] = SourceSpan.FromBounds(last.Start, Math.Max(last.End, span.End));
            }
            else
            {
                union.Add(span);
            }
        }

        return union;
    }
}

/// <summary>A text without its secrets, and where each offset of the original went.</summary>
public sealed class RedactedText
{
    private readonly IReadOnlyList<SourceSpan> secrets;

    /// <summary>Where each mask starts in <see cref="Text"/>, parallel to <see cref="secrets"/>.</summary>
    private readonly int[] masks;

    internal RedactedText(string original, IReadOnlyList<SourceSpan> secrets)
    {
        this.secrets = secrets;
        masks = new int[secrets.Count];
        var result = new StringBuilder(original.Length);
        var at = 0;
        for (var i = 0; i < secrets.Count; i++)
        {
            masks[i] = result.Append(original, at, secrets[i].Start - at).Length;
            result.Append(Redactor.Mask);
            at = secrets[i].End;
        }

        Text = result.Append(original, at, original.Length - at).ToString();
    }

    /// <summary>The redacted text.</summary>
    public string Text { get; }

    /// <summary>The offset in <see cref="Text"/> of an offset in the original; one inside a secret goes to the start of its mask.</summary>
    public int Map(int offset)
    {
        var index = LastAt(offset);
        return index < 0 ? offset
            : offset < secrets[index].End ? masks[index]
            : masks[index] + Redactor.Mask.Length + offset - secrets[index].End;
    }

    /// <summary>Whether any of a range of the original is hidden.</summary>
    internal bool Hides(SourceSpan span) => LastAt(span.End - 1) is >= 0 and var index && secrets[index].End > span.Start && !span.IsEmpty;

    /// <summary>The last secret that starts at the offset or before; -1 if there is none.</summary>
    private int LastAt(int offset)
    {
        var (low, high) = (0, secrets.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = secrets[middle].Start <= offset ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }
}
