using SslLint.Readers.Encodings;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Readers;

/// <summary>Reads XML: attribute values and the text of elements. <c>&lt;add key="X" value="…"/&gt;</c>
/// and its relatives give the value under the name X.</summary>
public sealed class XmlConfigReader : IFileReader
{
    private static readonly string[] Extensions =
    [
        ".config", ".xml", ".csproj", ".fsproj", ".vbproj", ".proj", ".props", ".targets", ".runsettings", ".resx", ".nlog", ".pubxml", ".user", ".xdt",
        ".testsettings", ".settings", ".dbml", ".edmx", ".wxs", ".jmx", ".iml", ".plist", ".xaml", ".axaml", ".sitemap", ".svcmap", ".rdlc", ".rds", ".dtsx",
        ".dtsconfig",
    ];

    /// <inheritdoc/>
    public bool CanRead(SourceFile file)
    {
        var text = file.Text;
        var start = 0;
        while (start < text.Length && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        return FileNames.HasExtension(file, Extensions)
            ? start == text.Length || text[start] == '<'
            : TextLines.StartsAt(text, start, "<?xml") && !FallbackReader.IsDocumentation(file);
    }

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, CancellationToken cancellation)
    {
        var tree = new XmlTree();
        var scanner = new XmlScanner(file.Text, tree);
        ReadWarning[] warnings = scanner.Run(cancellation) is { } warning ? [warning] : [];
        return new ReadResult { Entries = tree.Entries, Warnings = warnings };
    }

    /// <summary>An element that is open.</summary>
    private sealed class Element(string name, SourceSpan nameSpan, string section, Element? parent)
    {
        private Dictionary<string, int>? children;

        public string Name { get; } = name;

        public SourceSpan NameSpan { get; } = nameSpan;

        /// <summary>The path of this element.</summary>
        public string Section { get; } = section;

        public Element? Parent { get; } = parent;

        /// <summary>The value of a <c>name</c> or <c>key</c> attribute.</summary>
        public Literal? GivenName { get; set; }

        /// <summary>How often a name has occurred among the children by now: the second and later ones are told apart in their paths.</summary>
        public int CountChild(string child)
        {
            children ??= new(StringComparer.Ordinal);
            children.TryGetValue(child, out var seen);
            return children[child] = seen + 1;
        }
    }

    /// <summary>Turns what the scanner sees into entries.</summary>
    private sealed class XmlTree : IXmlHandler
    {
        private Element? open;
        private LiteralBuilder? content;

        public List<SourceEntry> Entries { get; } = [];

        public void StartElement(string name, SourceSpan nameSpan, List<XmlAttribute> attributes)
        {
            FlushContent();
            var parentSection = open?.Section ?? "";
            var part = name;
            if (open is not null)
            {
                var count = open.CountChild(name);
                part = count == 1 ? name : $"{name}#{count}";
            }

            open = new Element(name, nameSpan, Sections.Join(parentSection, part), open);
            AddAttributes(open, parentSection, attributes);
        }

        public bool EndElement(string name)
        {
            FlushContent();
            if (open is null || open.Name != name)
            {
                return false;
            }

            open = open.Parent;
            return true;
        }

        public void Text(Action<LiteralBuilder> append, int start)
        {
            if (open is not null)
            {
                append(content ??= new LiteralBuilder(XmlEncodings.Text, start));
            }
        }

        public bool IsComplete => open is null;

        public bool HasText => content is not null;

        private void AddAttributes(Element element, string parentSection, List<XmlAttribute> attributes)
        {
            DriverEvidence[] evidence = [];
            foreach (var attribute in attributes)
            {
                if (attribute.Name is "name" or "key" || (attribute.Name == "Name" && element.GivenName is null))
                {
                    element.GivenName = attribute.Value;
                }
                else if (attribute.Name is "providerName" or "dbProvider" && ProviderNames.DriverOf(attribute.Value.Value) is { } driver)
                {
                    evidence = [new DriverEvidence(driver, null, EvidenceStrength.Call, $"{attribute.Name}=\"{attribute.Value.Value}\"")];
                }
            }

            foreach (var attribute in attributes)
            {
                var isNamed = element.GivenName is not null && attribute.Name is "value" or "Value" or "connectionString";
                Entries.Add(new SourceEntry
                {
                    Value = attribute.Value,
                    Key = isNamed ? element.GivenName!.Value : attribute.Name,
                    KeySpan = isNamed ? element.GivenName!.SourceSpan : attribute.NameSpan,
                    Section = isNamed ? parentSection : element.Section,
                    Evidence = evidence,
                });
            }
        }

        /// <summary>Adds the text that was collected, without the white space around it.</summary>
        private void FlushContent()
        {
            if (content is null || open is null)
            {
                return;
            }

            var literal = content.ToLiteral();
            content = null;
            var value = literal.Value;
            var start = value.Length - value.TrimStart().Length;
            var length = value.Trim().Length;
            if (length == 0)
            {
                return;
            }

            // <property name="url"><value>…</value></property>
            var holder = open.Name is "value" or "Value" && open.Parent?.GivenName is not null ? open.Parent : null;
            Entries.Add(new SourceEntry
            {
                Value = length == value.Length ? literal : literal.Slice(new SourceSpan(start, length)),
                Key = holder?.GivenName!.Value ?? open.GivenName?.Value ?? open.Name,
                KeySpan = holder?.GivenName!.SourceSpan ?? open.GivenName?.SourceSpan ?? open.NameSpan,
                Section = (holder ?? open).Parent?.Section ?? "",
            });
        }
    }
}
