using System.Xml;
using SslLint.Readers;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Tool.Projects;

/// <summary>Sets <c>SslLintSetPgSslRootCert</c> in a project file, and leaves everything else as it is written.</summary>
internal static class ProjectProperty
{
    /// <summary>The property.</summary>
    public const string Name = "SslLintSetPgSslRootCert";

    private const string Group = "PropertyGroup";

    /// <summary>The edits that set the property, or why there are none, as a clause.</summary>
    /// <param name="path">The path of the project file, for messages.</param>
    /// <param name="text">Its text.</param>
    /// <param name="value">The value: a word without characters that XML escapes.</param>
    public static (IReadOnlyList<TextEdit>? Edits, string? Obstacle) Set(string path, string text, string value)
    {
        Places places;
        try
        {
            places = Places.Find(text);
        }
        catch (XmlException)
        {
            return (null, $"{path} is no well-formed XML");
        }

        if (!places.IsSdkStyle)
        {
            return (null, $"{path} is no project in the style of the SDK");
        }

        if (places.EditFor(value) is not { } edit)
        {
            return (null, $"{path} sets {Name} in a way that can't be changed in place");
        }

        // Held against what the build will read.
        var after = TextEdit.Apply(text, [edit]);
        return BundleSettings.Read(new SourceFile(path, after), CancellationToken.None).SetsDefault == value && IsWellFormed(after)
            ? ([edit], null)
            : (null, $"{path} can't be changed in place");
    }

    /// <summary>Whether edits that make a bundle the default are still those of the text.</summary>
    /// <param name="edits">The edits.</param>
    /// <param name="path">The path of the project file.</param>
    /// <param name="text">Its text now.</param>
    /// <param name="bundle">The bundle.</param>
    public static bool AreCurrent(IReadOnlyList<TextEdit> edits, string path, string text, string bundle) =>
        new[] { "true", bundle }.Any(value => Set(path, text, value).Edits?.SequenceEqual(edits) == true);

    private static bool IsWellFormed(string text)
    {
        try
        {
            Places.Find(text);
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    /// <summary>The places of a project file that count here.</summary>
    private sealed class Places
    {
        private readonly string text;
        private readonly LineMap lines;

        /// <summary>The first element of the project.</summary>
        private int? first;

        /// <summary>In the first unconditional group of properties: its first property, and its end tag.</summary>
        private (int Child, int End)? group;

        /// <summary>The value of the property, where it stands once and without a condition.</summary>
        private SourceSpan? value;

        private int settings;

        private Places(string text)
        {
            this.text = text;
            lines = new LineMap(text);
        }

        public bool IsSdkStyle { get; private set; }

        /// <summary>Reads a project file.</summary>
        /// <exception cref="XmlException">It is no well-formed XML, or has a DTD.</exception>
        public static Places Find(string text)
        {
            var places = new Places(text);
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            places.Read(reader);
            return places;
        }

        /// <summary>The change that makes the property say <paramref name="wanted"/>; null where its place is not clear.</summary>
        public TextEdit? EditFor(string wanted)
        {
            if (settings > 0)
            {
                return settings == 1 && value is { } span ? new TextEdit(span, wanted) : null;
            }

            var property = $"<{Name}>{wanted}</{Name}>";
            if (group is var (child, end))
            {
                var endLine = LineOf(end);
                return IsBlank(endLine, end)
                    ? new TextEdit(new SourceSpan(endLine, 0), $"{(IndentOf(child) is { } deep ? deep : IndentOf(end) + "  ")}{property}{LineEnd}")
                    : new TextEdit(new SourceSpan(end, 0), property);
            }

            if (first is not { } start)
            {
                return null;
            }

            return IndentOf(start) is { } indent
                ? new TextEdit(new SourceSpan(start, 0), $"<{Group}>{LineEnd}{indent}{indent}{property}{LineEnd}{indent}</{Group}>{LineEnd}{indent}")
                : new TextEdit(new SourceSpan(start, 0), $"<{Group}>{property}</{Group}>");
        }

        private string LineEnd => text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

        private void Read(XmlReader reader)
        {
            var isOpen = false;
            int? child = null;
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                {
                    var isConditional = reader.GetAttribute("Condition") is not null;
                    switch (reader.Depth)
                    {
                        case 0:
                            IsSdkStyle = reader.LocalName == "Project" && reader.GetAttribute("Sdk") is not null;
                            break;
                        case 1:
                            first ??= Offset(reader, "<");
                            IsSdkStyle |= reader.LocalName == "Sdk" || (reader.LocalName == "Import" && reader.GetAttribute("Sdk") is not null);
                            isOpen = reader.LocalName == Group && !isConditional && !reader.IsEmptyElement;
                            child = null;
                            break;
                        case 2 when isOpen:
                            child ??= Offset(reader, "<");
                            break;
                    }

                    if (reader.LocalName == Name)
                    {
                        settings++;
                        value = isOpen && reader.Depth == 2 && !isConditional && !reader.IsEmptyElement ? ValueAt(Offset(reader, "<")) : null;
                    }
                }
                else if (reader is { NodeType: XmlNodeType.EndElement, Depth: 1 })
                {
                    if (isOpen && child is { } property)
                    {
                        group ??= (property, Offset(reader, "</"));
                    }

                    isOpen = false;
                }
            }
        }

        /// <summary>The text of an element that holds nothing else, without the white space around it.</summary>
        private SourceSpan? ValueAt(int start)
        {
            var open = text.IndexOf('>', start) + 1;
            var close = text.IndexOf('<', open);
            var content = text[open..close];
            return string.CompareOrdinal(text, close, "</", 0, 2) == 0 && content.Trim().Length > 0
                ? new SourceSpan(open + content.Length - content.TrimStart().Length, content.Trim().Length)
                : null;
        }

        /// <summary>Where the tag starts whose name the reader stands at.</summary>
        private int Offset(XmlReader reader, string before)
        {
            var info = (IXmlLineInfo)reader;
            return lines.LineSpan(info.LineNumber).Start + info.LinePosition - 1 - before.Length;
        }

        private int LineOf(int offset) => lines.LineSpan(lines.PositionOf(offset).Line).Start;

        private bool IsBlank(int start, int end) => string.IsNullOrWhiteSpace(text[start..end]);

        /// <summary>The white space before a tag that begins its line; null for one that doesn't.</summary>
        private string? IndentOf(int offset) => LineOf(offset) is var line && IsBlank(line, offset) ? text[line..offset] : null;
    }
}
