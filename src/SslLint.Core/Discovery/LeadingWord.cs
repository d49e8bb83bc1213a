namespace SslLint.Discovery;

/// <summary>How a text begins, looked at once however many strings stand in it.</summary>
internal sealed class LeadingWord
{
    /// <summary>No option's name is longer.</summary>
    private const int LongestOption = 64;

    private readonly string text;
    private readonly int start;
    private readonly int end;
    private readonly bool isOption;

    public LeadingWord(string text)
    {
        this.text = text;
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
    /// (<c>NAME=</c>) or an option (<c>--url </c>, <c>add --url=</c>) is none.</summary>
    public bool IsProseBefore(int offset) => start < offset && !isOption && end < offset && !IsOptionsValue(offset);

    private bool IsOptionsValue(int offset)
    {
        if (text[offset - 1] != '=')
        {
            return false;
        }

        var at = offset - 1;
        while (at > start && offset - at <= LongestOption && !char.IsWhiteSpace(text[at - 1]))
        {
            at--;
        }

        return string.CompareOrdinal(text, at, "--", 0, 2) == 0;
    }
}
