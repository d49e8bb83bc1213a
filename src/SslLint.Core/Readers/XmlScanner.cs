using System.Globalization;
using SslLint.Readers.Encodings;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Readers;

/// <summary>An attribute with the span of its name.</summary>
/// <param name="Name">The name without its namespace prefix.</param>
/// <param name="NameSpan">Where it stands.</param>
/// <param name="Value">The value with entities undone.</param>
internal readonly record struct XmlAttribute(string Name, SourceSpan NameSpan, Literal Value);

/// <summary>Hears what an <see cref="XmlScanner"/> sees. Names come without their namespace prefix.</summary>
internal interface IXmlHandler
{
    /// <summary>Whether every element is closed.</summary>
    bool IsComplete { get; }

    /// <summary>A start tag. An empty element is a start tag followed by its end.</summary>
    void StartElement(string name, SourceSpan nameSpan, List<XmlAttribute> attributes);

    /// <summary>An end tag; false if no such element is open.</summary>
    bool EndElement(string name);

    /// <summary>Whether text of the element at hand was heard: white space alone then is a part of it.</summary>
    bool HasText { get; }

    /// <summary>Text of an element, in as many pieces as there are.</summary>
    void Text(Action<LiteralBuilder> append, int start);
}

/// <summary>Walks an XML text and keeps the spans that System.Xml does not give. Comments, processing instructions and the document type are skipped.</summary>
internal sealed class XmlScanner(string text, IXmlHandler handler)
{
    private const int MaxDepth = 256;

    private readonly List<XmlAttribute> attributes = [];
    private int at;
    private int depth;
    private string? error;

    /// <summary>Reads to the end, or to where the text is no XML any more.</summary>
    public ReadWarning? Run(CancellationToken cancellation)
    {
        while (at < text.Length && error is null)
        {
            cancellation.ThrowIfCancellationRequested();
            if (text[at] != '<')
            {
                ReadText();
            }
            else if (TextLines.StartsAt(text, at, "<!--"))
            {
                SkipTo("-->", "A comment that doesn't end.");
            }
            else if (TextLines.StartsAt(text, at, "<![CDATA["))
            {
                ReadCData();
            }
            else if (TextLines.StartsAt(text, at, "<?"))
            {
                SkipTo("?>", "A processing instruction that doesn't end.");
            }
            else if (TextLines.StartsAt(text, at, "<!"))
            {
                SkipDocumentType();
            }
            else if (TextLines.StartsAt(text, at, "</"))
            {
                ReadEndTag();
            }
            else
            {
                ReadStartTag();
            }
        }

        if (error is null && !handler.IsComplete)
        {
            error = "The file ends inside an element.";
        }

        return error is null ? null : new ReadWarning(Math.Min(at, text.Length), error);
    }

    private void SkipTo(string end, string otherwise)
    {
        var close = text.IndexOf(end, at, StringComparison.Ordinal);
        if (close < 0)
        {
            error = otherwise;
            return;
        }

        at = close + end.Length;
    }

    /// <summary>Skips a document type, whose internal subset in brackets may hold <c>&gt;</c>.</summary>
    private void SkipDocumentType()
    {
        var close = text.IndexOf('>', at);
        if (close >= 0 && text.IndexOf('[', at, close - at) >= 0)
        {
            SkipTo("]", "A document type that doesn't end.");
        }

        if (error is null)
        {
            SkipTo(">", "A declaration that doesn't end.");
        }
    }

    private void ReadText()
    {
        var start = at;
        var end = text.IndexOf('<', at);
        at = end < 0 ? text.Length : end;
        var span = SourceSpan.FromBounds(start, at);

        // What stands between elements of most files is blank.
        if (!handler.HasText && IsBlank(span))
        {
            return;
        }

        handler.Text(builder => Decode(builder, span, isAttribute: false, XmlEncodings.Text), start);
    }

    private bool IsBlank(SourceSpan span)
    {
        var end = span.Start;
        while (end < span.End && char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return end == span.End;
    }

    private void ReadCData()
    {
        var start = at + "<![CDATA[".Length;
        SkipTo("]]>", "A CDATA section that doesn't end.");
        if (error is null)
        {
            var content = text.Substring(start, at - 3 - start);
            handler.Text(builder => builder.AppendVerbatim(content, start, XmlEncodings.CData), start);
        }
    }

    private void ReadEndTag()
    {
        at += 2;
        var name = ReadName(out _);
        SkipWhiteSpace();
        if (name is null || at >= text.Length || text[at] != '>' || !handler.EndElement(name))
        {
            error ??= "An end tag that closes nothing.";
            return;
        }

        at++;
        depth--;
    }

    private void ReadStartTag()
    {
        at++;
        if (ReadName(out var nameSpan) is not { } name)
        {
            error = "A tag was expected.";
            return;
        }

        attributes.Clear();
        while (error is null)
        {
            SkipWhiteSpace();
            if (at >= text.Length)
            {
                error = "A tag that doesn't end.";
            }
            else if (text[at] == '>')
            {
                at++;
                handler.StartElement(name, nameSpan, attributes);
                if (++depth > MaxDepth)
                {
                    error = "Nested too deeply to be read.";
                }

                return;
            }
            else if (text[at] == '/' && at + 1 < text.Length && text[at + 1] == '>')
            {
                at += 2;
                handler.StartElement(name, nameSpan, attributes);
                handler.EndElement(name);
                return;
            }
            else
            {
                ReadAttribute();
            }
        }
    }

    private void ReadAttribute()
    {
        var name = ReadName(out var nameSpan);
        SkipWhiteSpace();
        if (name is null || at >= text.Length || text[at] != '=')
        {
            error = "An attribute was expected.";
            return;
        }

        at++;
        SkipWhiteSpace();
        var close = at < text.Length && text[at] is '"' or '\'' ? text.IndexOf(text[at], at + 1) : -1;
        if (close < 0)
        {
            error = "An attribute value that doesn't end.";
            return;
        }

        var encoding = text[at] == '"' ? XmlEncodings.DoubleQuoted : XmlEncodings.SingleQuoted;
        var builder = new LiteralBuilder(encoding, at + 1);
        Decode(builder, SourceSpan.FromBounds(at + 1, close), isAttribute: true, encoding);
        attributes.Add(new XmlAttribute(name, nameSpan, builder.ToLiteral()));
        at = close + 1;
    }

    /// <summary>Reads a name and gives it without its prefix; null if none stands here.</summary>
    private string? ReadName(out SourceSpan span)
    {
        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-' or '.' or ':'))
        {
            at++;
        }

        span = SourceSpan.FromBounds(start, at);
        if (span.IsEmpty)
        {
            return null;
        }

        var colon = text.LastIndexOf(':', at - 1, span.Length);
        if (colon >= 0)
        {
            span = SourceSpan.FromBounds(colon + 1, at);
        }

        return span.Of(text);
    }

    private void SkipWhiteSpace()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }

    /// <summary>Undoes entities; in attributes a line break stands for a blank (XML 1.0, section 3.3.3).</summary>
    private void Decode(LiteralBuilder builder, SourceSpan span, bool isAttribute, LiteralEncoding encoding)
    {
        var from = span.Start;
        for (var i = span.Start; i < span.End;)
        {
            string? decoded = null;
            var length = 1;
            if (text[i] == '&')
            {
                decoded = Entity(i, span.End, out length);
            }
            else if (isAttribute && text[i] is '\r' or '\n' or '\t')
            {
                length = text[i] == '\r' && i + 1 < span.End && text[i + 1] == '\n' ? 2 : 1;
                decoded = " ";
            }

            if (decoded is not null)
            {
                builder.AppendVerbatim(text.Substring(from, i - from), from, encoding);
                builder.AppendEscape(decoded, new SourceSpan(i, length), encoding);
                from = i + length;
            }

            i += length;
        }

        builder.AppendVerbatim(text.Substring(from, span.End - from), from, encoding);
    }

    /// <summary>What the entity at <paramref name="start"/> stands for; null for one that is not predefined, which stays as it is.</summary>
    private string? Entity(int start, int limit, out int length)
    {
        length = 1;
        var end = text.IndexOf(';', start, Math.Min(12, limit - start));
        if (end < 0)
        {
            return null;
        }

        var name = text.Substring(start + 1, end - start - 1);
        length = end + 1 - start;
        switch (name)
        {
            case "amp":
                return "&";
            case "lt":
                return "<";
            case "gt":
                return ">";
            case "quot":
                return "\"";
            case "apos":
                return "'";
            default:
                if (TryCharacter(name, out var character))
                {
                    return character;
                }

                length = 1;
                return null;
        }
    }

    private static bool TryCharacter(string name, out string character)
    {
        character = "";
        var isHex = name.StartsWith("#x", StringComparison.OrdinalIgnoreCase);
        if (name.Length < 2 || name[0] != '#'
            || !int.TryParse(
                name.Substring(isHex ? 2 : 1), isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            || code is <= 0 or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF))
        {
            return false;
        }

        character = char.ConvertFromUtf32(code);
        return true;
    }
}
