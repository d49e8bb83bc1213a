using System.Globalization;
using SslLint.Readers;
using SslLint.Sources;
using SslLint.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SslLint.Tool.Readers;

/// <summary>Turns the events of a YAML parser into entries.</summary>
internal sealed class YamlTree(string text, CancellationToken cancellation)
{
    /// <summary>Keys whose values are shell scripts: GitHub and GitLab workflows, Azure Pipelines, Docker Compose, CircleCI.</summary>
    private static readonly string[] ScriptKeys =
    [
        "run", "script", "bash", "before_script", "after_script", "command", "cmd", "cmds", "entrypoint", "shell", "test", "install", "before_install",
        "inlineScript"
    ];

    /// <summary>Those whose lists are the words of one command, which no shell reads unless it is one of them: containers of Compose and Kubernetes.</summary>
    private static readonly string[] ExecKeys = ["command", "entrypoint", "test"];

    /// <summary>Keys whose list items are <c>NAME=value</c>.</summary>
    private static readonly string[] EnvironmentKeys = ["environment", "env", "args", "build_args", "build-args", "variables"];

    private static readonly ShellReader shell = new();

    private readonly List<SourceEntry> entries = [];
    private Node? open;
    private int documents;

    /// <summary>An open mapping or sequence.</summary>
    private sealed class Node(bool isMapping, bool isFlow, string section, Node? parent)
    {
        public bool IsMapping { get; } = isMapping;

        public bool IsFlow { get; } = isFlow;

        public string Section { get; } = section;

        public Node? Parent { get; } = parent;

        /// <summary>Mappings: the key whose value comes next. Sequences: the nearest key.</summary>
        public string? Key { get; set; }

        public SourceSpan KeySpan { get; set; }

        public bool ExpectsKey { get; set; } = isMapping;

        public int Index { get; set; }

        public NamedValue Pair { get; } = new();
    }

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<SourceEntry> Entries => entries;

    /// <summary>The end of the last scalar.</summary>
    public int ReadTo { get; private set; }

    /// <summary>Takes the next event.</summary>
    public void Accept(ParsingEvent current)
    {
        switch (current)
        {
            case MappingStart mapping:
                Open(isMapping: true, mapping.Style == MappingStyle.Flow);
                break;
            case SequenceStart sequence:
                Open(isMapping: false, sequence.Style == SequenceStyle.Flow);
                break;
            case MappingEnd or SequenceEnd when open is not null:
                open.Pair.Apply(entries, open.Parent is { IsMapping: false } list ? list.Section : open.Section);
                open = open.Parent;
                Advance();
                break;
            case Scalar scalar:
                AddScalar(scalar);
                Advance();
                break;
            case AnchorAlias:
                // What the anchor names was read where it stands.
                if (open is { IsMapping: true, ExpectsKey: true })
                {
                    open.Key = null;
                    open.KeySpan = default;
                }

                Advance();
                break;
            case DocumentStart:
                documents++;
                break;
            default:
                break;
        }
    }

    private void Open(bool isMapping, bool isFlow)
    {
        var section = open switch
        {
            null => Sections.OfDocument(Math.Max(documents - 1, 0)),
            { IsMapping: true } => Sections.Join(open.Section, open.Key ?? ""),
            _ => Sections.Join(open.Section, (open.Index++).ToString(CultureInfo.InvariantCulture)),
        };
        open = new Node(isMapping, isFlow || open is { IsFlow: true }, section, open);
        if (!isMapping)
        {
            open.Key = open.Parent?.Key;
            open.KeySpan = open.Parent?.KeySpan ?? default;
        }
    }

    /// <summary>Keys and values take turns.</summary>
    private void Advance()
    {
        if (open is { IsMapping: true })
        {
            open.ExpectsKey = !open.ExpectsKey;
        }
    }

    private void AddScalar(Scalar scalar)
    {
        var whole = SpanOf(scalar);
        ReadTo = Math.Max(ReadTo, whole.End);
        var isKey = open is { IsMapping: true, ExpectsKey: true };
        if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded)
        {
            if (!isKey)
            {
                AddBlock(scalar, whole);
            }

            return;
        }

        var value = Decode(scalar, whole);
        if (isKey)
        {
            open!.Key = value.Value;
            open.KeySpan = value.SourceSpan;
        }
        else if (!IsNull(scalar))
        {
            AddValue(scalar, value);
        }
    }

    private static bool IsNull(Scalar scalar) => scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null";

    /// <summary>The span without anchor and tag, which YamlDotNet counts in.</summary>
    private SourceSpan SpanOf(Scalar scalar)
    {
        var start = Math.Clamp((int)scalar.Start.Index, 0, text.Length);
        var end = Math.Clamp((int)scalar.End.Index, start, text.Length);
        if (!scalar.Anchor.IsEmpty || !scalar.Tag.IsEmpty)
        {
            while (start < end && text[start] is '&' or '!')
            {
                while (start < end && !char.IsWhiteSpace(text[start]))
                {
                    start++;
                }

                while (start < end && char.IsWhiteSpace(text[start]))
                {
                    start++;
                }
            }
        }

        return SourceSpan.FromBounds(start, end);
    }

    private Literal Decode(Scalar scalar, SourceSpan whole)
    {
        switch (scalar.Style)
        {
            case ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted when whole.Length >= 2:
                var encoding = scalar.Style == ScalarStyle.SingleQuoted ? YamlEncodings.SingleQuoted : YamlEncodings.DoubleQuoted;
                return YamlScalar.Decode(text, new SourceSpan(whole.Start + 1, whole.Length - 2), scalar.Style, encoding);
            default:
                var end = TextLines.TrimEnd(text, whole);
                return YamlScalar.Decode(
                    text,
                    SourceSpan.FromBounds(whole.Start, end),
                    ScalarStyle.Plain,
                    open is { IsFlow: true } ? YamlEncodings.PlainInFlow : YamlEncodings.Plain);
        }
    }

    private void AddValue(Scalar scalar, Literal value)
    {
        if (open is { IsMapping: true })
        {
            open.Pair.See(open.Key, value, entries.Count);
        }

        if (IsScript && open is not { IsMapping: false, IsFlow: true } && !IsPassedWhole(value.Value))
        {
            AddScript(scalar, value);
            return;
        }

        if (open is { IsMapping: false })
        {
            var isEnvironment = Array.IndexOf(EnvironmentKeys, open.Key) >= 0;
            if (isEnvironment
                ? Assignments.TrySplit(value, out var name, out var nameSpan, out var assigned)
                : Assignments.TrySplitUnlessSettings(value, out name, out nameSpan, out assigned))
            {
                Add(assigned, name, nameSpan, open.Section);
                return;
            }
        }

        Add(value, open?.Key, open?.KeySpan ?? default, Holder());
    }

    /// <summary>Whether a value is no script in spite of its key: one word of those that a program is started with, or a URL under the name of an
    /// environment (<c>test: postgres://…</c>).</summary>
    private bool IsPassedWhole(string value)
    {
        if (value.Any(char.IsWhiteSpace))
        {
            return false;
        }

        var scheme = value.IndexOf("://", StringComparison.Ordinal);
        return open is { IsMapping: false }
            ? Array.IndexOf(ExecKeys, open.Key) >= 0
            : open?.Key is not ("command" or "entrypoint") && scheme > 0 && value.IndexOf('=', 0, scheme) < 0;
    }

    private bool IsScript => Array.IndexOf(ScriptKeys, open?.Key) >= 0;

    /// <summary>A script on one line. In quotes it has escapes of two kinds.</summary>
    private void AddScript(Scalar scalar, Literal value)
    {
        var section = Sections.Join(open?.Section ?? "", open is { IsMapping: true } ? open.Key ?? "" : "");
        if (scalar.Style == ScalarStyle.Plain && !value.Value.Contains('\n', StringComparison.Ordinal))
        {
            var encoding = open is { IsFlow: true } ? YamlEncodings.PlainInFlow : YamlEncodings.Plain;
            entries.AddRange(ShellReader.ReadScript(text, value.SourceSpan, section, encoding, cancellation));
        }
        else if (!value.Value.Contains("{{", StringComparison.Ordinal))
        {
            entries.AddRange(ShellReader.ReadScript(value, section, isPosix: true, cancellation));
        }
        else
        {
            // A template is no script before its expressions are filled in.
            entries.Add(new SourceEntry
            {
                Value = FreeTexts.Guard(value),
                Kind = EntryKind.FreeText,
                Key = open?.Key,
                KeySpan = open?.KeySpan ?? default,
                Section = section,
            });
        }
    }

    /// <summary>The section of the mapping that holds the key.</summary>
    private string Holder()
    {
        var node = open;
        while (node is { IsMapping: false, Parent: not null })
        {
            node = node.Parent;
        }

        return node?.Section ?? "";
    }

    private void AddBlock(Scalar scalar, SourceSpan whole)
    {
        var content = YamlBlock.ContentOf(text, whole);
        if (scalar.Style == ScalarStyle.Folded || YamlBlock.IsSingleLine(text, content))
        {
            var value = YamlBlock.Decode(text, content);
            if (open is { IsMapping: true })
            {
                open.Pair.See(open.Key, value, entries.Count);
            }

            if (!IsScript)
            {
                Add(value, open?.Key, open?.KeySpan ?? default, Holder());
                return;
            }
        }

        var section = Sections.Join(open?.Section ?? "", open?.Key ?? "");
        entries.AddRange(IsScript || IsShellFile(content)
            ? ShellReader.ReadScript(text, content, section, null, cancellation)
            : FallbackReader.ReadPart(text, content, open?.Key ?? "", section, cancellation));
    }

    /// <summary>Whether a block is a script by its name (<c>init.sh: |</c> of a ConfigMap) or its first line.</summary>
    private bool IsShellFile(SourceSpan content) =>
        shell.CanRead(new SourceFile(open is { IsMapping: true } ? open.Key ?? "" : "", content.Of(text).TrimStart()));

    private void Add(Literal value, string? key, SourceSpan keySpan, string section) =>
        entries.Add(new SourceEntry { Value = value, Key = key, KeySpan = keySpan, Section = section, IsInert = InertKeys.Contains(key) });
}
