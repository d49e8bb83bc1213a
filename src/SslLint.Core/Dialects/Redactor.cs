using System.Text;
using SslLint.Text;

namespace SslLint.Dialects;

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
        spans.AddRange(PairSecrets.Find(decoded, quotes));
        return Union([.. spans.Select(escaped.Map)]);
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

    /// <summary>By how much the text behind each secret moves, all before it counted in.</summary>
    private readonly int[] shifts;

    internal RedactedText(string original, IReadOnlyList<SourceSpan> secrets)
    {
        this.secrets = secrets;
        var result = new StringBuilder(original.Length);
        shifts = new int[secrets.Count + 1];
        var at = 0;
        for (var i = 0; i < secrets.Count; i++)
        {
            result.Append(original, at, secrets[i].Start - at).Append(Redactor.Mask);
            at = secrets[i].End;
            shifts[i + 1] = shifts[i] + Redactor.Mask.Length - secrets[i].Length;
        }

        Text = result.Append(original, at, original.Length - at).ToString();
    }

    /// <summary>The redacted text.</summary>
    public string Text { get; }

    /// <summary>The offset in <see cref="Text"/> of an offset in the original; one inside a secret goes to the start of its mask.</summary>
    public int Map(int offset)
    {
        var next = OrderedSpans.FirstEndingBehind(secrets, offset);
        return (next < secrets.Count ? Math.Min(offset, secrets[next].Start) : offset) + shifts[next];
    }
}
