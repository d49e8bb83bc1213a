using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Redaction;

/// <summary>XML: tags and the names of attributes are shown, and what attributes call <c>name</c>, or <c>key</c> before a <c>value</c>.</summary>
internal static class XmlStructure
{
    private static readonly string[] nameAttributes = ["name", "providerName", "xmlns"];

    public static void Apply(Marks marks, string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (text[at] != '<')
            {
                at = text.IndexOf('<', at) is >= 0 and var next ? next : text.Length;
            }
            else if (TextLines.StartsAt(text, at, "<!--"))
            {
                at = Region(marks, text, at, "<!--", "-->");
            }
            else if (TextLines.StartsAt(text, at, "<![CDATA["))
            {
                at = Region(marks, text, at, "<![CDATA[", "]]>");
            }
            else if (TextLines.StartsAt(text, at, "<?") || TextLines.StartsAt(text, at, "<!"))
            {
                at = Region(marks, text, at, text.Substring(at, 2), ">");
            }
            else
            {
                at = Tag(marks, text, at);
            }
        }
    }

    private static int Region(Marks marks, string text, int at, string open, string close)
    {
        marks.Show(new SourceSpan(at, open.Length));
        var end = text.IndexOf(close, at + open.Length, StringComparison.Ordinal);
        if (end < 0)
        {
            return text.Length;
        }

        marks.Show(new SourceSpan(end, close.Length));
        return end + close.Length;
    }

    private static int Tag(Marks marks, string text, int start)
    {
        var at = start + 1;
        at += at < text.Length && text[at] == '/' ? 1 : 0;
        var name = NameEnd(text, at);
        if (name == at)
        {
            return start + 1;
        }

        marks.Show(SourceSpan.FromBounds(start, name));
        for (at = name; at < text.Length;)
        {
            var c = text[at];
            if (c is '>' or '<')
            {
                marks.Show(new SourceSpan(at, c == '>' ? 1 : 0));
                return c == '>' ? at + 1 : at;
            }

            if (c is '/' or '?')
            {
                marks.Show(new SourceSpan(at, 1));
                at++;
            }
            else
            {
                at = Attribute(marks, text, at);
            }
        }

        return at;
    }

    private static int Attribute(Marks marks, string text, int at)
    {
        var end = NameEnd(text, at);
        var next = end;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        if (end == at || next >= text.Length || text[next] != '=')
        {
            return Math.Max(end, at + 1);
        }

        marks.Show(SourceSpan.FromBounds(at, next + 1));
        var quote = next + 1;
        while (quote < text.Length && char.IsWhiteSpace(text[quote]))
        {
            quote++;
        }

        if (quote >= text.Length || text[quote] is not ('"' or '\''))
        {
            return quote;
        }

        marks.Show(new SourceSpan(quote, 1));
        var close = text.IndexOf(text[quote], quote + 1);
        if (close < 0)
        {
            return text.Length;
        }

        marks.Show(new SourceSpan(close, 1));
        if (close - quote <= 100
            && IsName(text, text.Substring(at, end - at), close + 1)
            && SourceStructure.IsKey(text.Substring(quote + 1, close - quote - 1)))
        {
            marks.Show(SourceSpan.FromBounds(quote, close));
        }

        return close + 1;
    }

    /// <summary>Whether an attribute holds a name. A key without a value behind it may be one that opens something.</summary>
    private static bool IsName(string text, string attribute, int behind)
    {
        if (attribute != "key")
        {
            return nameAttributes.Contains(attribute);
        }

        while (behind < text.Length && char.IsWhiteSpace(text[behind]))
        {
            behind++;
        }

        return TextLines.StartsAt(text, behind, "value");
    }

    private static int NameEnd(string text, int at)
    {
        while (at < text.Length && at >= 0 && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-' or '.' or ':'))
        {
            at++;
        }

        return at;
    }
}
