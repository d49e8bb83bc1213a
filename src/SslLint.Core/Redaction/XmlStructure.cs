using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Redaction;

/// <summary>XML: tags and the names of attributes are shown, and what attributes call <c>name</c>, or <c>key</c> before a <c>value</c>.</summary>
internal static class XmlStructure
{
    private static readonly string[] nameAttributes = ["name", "providerName", "xmlns"];

    /// <summary>What names a package in project files, and the attributes that say which: no secret is ever that.</summary>
    private static readonly string[] packageTags = ["PackageReference", "PackageVersion", "GlobalPackageReference", "package"];
    private static readonly string[] packageAttributes = ["Include", "Update", "Version", "VersionOverride", "id", "version"];

    /// <summary>No tag that is looked for is longer; a file may have one name that is all of it.</summary>
    private const int LongestName = 32;

    /// <summary>Marks a text.</summary>
    /// <param name="marks">The marks.</param>
    /// <param name="text">The text.</param>
    /// <param name="isManifest">Whether it is a file that names packages.</param>
    public static void Apply(Marks marks, string text, bool isManifest)
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
                at = Tag(marks, text, at, isManifest);
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

    private static int Tag(Marks marks, string text, int start, bool isManifest)
    {
        var at = start + 1;
        at += at < text.Length && text[at] == '/' ? 1 : 0;
        var name = NameEnd(text, at);
        if (name == at)
        {
            return start + 1;
        }

        marks.Show(SourceSpan.FromBounds(start, name));
        var isPackage = isManifest && packageTags.Contains(text.Substring(at, Math.Min(name - at, LongestName)));
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
                at = Attribute(marks, text, at, isPackage);
            }
        }

        return at;
    }

    private static int Attribute(Marks marks, string text, int at, bool isPackage)
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
        if (close - quote <= 100)
        {
            var (attribute, value) = (text.Substring(at, end - at), text.Substring(quote + 1, close - quote - 1));
            if (isPackage && packageAttributes.Contains(attribute) ? IsPackage(value) : IsName(text, attribute, close + 1) && SourceStructure.IsKey(value))
            {
                marks.Show(SourceSpan.FromBounds(quote, close));
            }
        }

        return close + 1;
    }

    /// <summary>Whether a value has the shape of a package's name or version (<c>[6.0.1,7)</c>, <c>9.*</c>, <c>$(NpgsqlVersion)</c>).</summary>
    private static bool IsPackage(string value) =>
        value.All(static c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '+' or '*' or ',' or ' ' or '[' or ']' or '(' or ')' or '$');

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
