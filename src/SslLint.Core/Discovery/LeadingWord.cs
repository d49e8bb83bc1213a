namespace SslLint.Discovery;

/// <summary>How a text begins, looked at once however many strings stand in it.</summary>
internal sealed class LeadingWord
{
    private readonly int start;
    private readonly int end;
    private readonly bool isOption;

    public LeadingWord(string text)
    {
        while (start < text.Length && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        isOption = start < text.Length && text[start] == '-';
        end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }
    }

    /// <summary>Whether nothing but white space stands before an offset.</summary>
    public bool IsBefore(int offset) => offset <= start;

    /// <summary>Whether words stand before a string inside a value ("Example: …"): a text that speaks of a connection. One word
    /// (<c>NAME=</c>) or an option (<c>--url </c>) is none.</summary>
    public bool IsProseBefore(int offset) => start < offset && !isOption && end < offset;
}
