using SslLint.Text;

namespace SslLint.Redaction;

/// <summary>What is known of each character of a text: whether it is harmless, and whether it belongs to a secret, which weighs more.</summary>
internal sealed class Marks(int length)
{
    private readonly bool[] harmless = new bool[length];
    private readonly bool[] secret = new bool[length];

    /// <summary>Whether a character may be shown.</summary>
    public bool IsShown(int offset) => harmless[offset] && !secret[offset];

    /// <summary>Whether a character belongs to a secret for certain.</summary>
    public bool IsSecret(int offset) => secret[offset];

    /// <summary>Marks a range as harmless.</summary>
    public void Show(SourceSpan span) => Fill(harmless, span, true);

    /// <summary>Takes the mark off again: nothing is known.</summary>
    public void Forget(SourceSpan span) => Fill(harmless, span, false);

    /// <summary>Marks a range as secret, whatever else is said about it.</summary>
    public void Hide(SourceSpan span) => Fill(secret, span, true);

    private static void Fill(bool[] marks, SourceSpan span, bool value)
    {
        for (var i = Math.Max(0, span.Start); i < Math.Min(marks.Length, span.End); i++)
        {
            marks[i] = value;
        }
    }
}
