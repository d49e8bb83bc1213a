using System.Buffers;
using SslLint.Readers;
using SslLint.Sources;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SslLint.Tool.Readers;

/// <summary>Reads YAML: YamlDotNet says where scalars stand, decoding with spans is <see cref="YamlScalar"/>'s and <see cref="YamlBlock"/>'s.
/// From the line where YamlDotNet gives up, the fallback reader goes on.</summary>
public sealed class YamlReader : IFileReader
{
    /// <summary>Deeper files are no configuration, and paths would grow with the square of the depth.</summary>
    private const int MaxDepth = 256;

    /// <summary>What Helm and Ansible, Jinja, and EJS or ERB begin with: a template is YAML only once it is filled in.</summary>
    private static readonly string[] TemplateMarks = ["{{", "{%", "<%"];

    private static readonly string[] Endings = [".yml", ".yaml"];
    private static readonly SearchValues<string> Middles = SearchValues.Create([.. Endings.Select(static e => e + ".")], StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public bool CanRead(SourceFile file) =>
        Array.Exists(Endings, ending => file.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) || file.Name.AsSpan().ContainsAny(Middles);

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, CancellationToken cancellation)
    {
        var masked = TemplateMask.Apply(file.Text);
        var tree = new YamlTree(file.Text, cancellation);
        var error = Parse(masked, tree, cancellation);
        if (error is null)
        {
            return new ReadResult { Entries = tree.Entries };
        }

        // The parser looks ahead: what stands behind the last scalar it gave is read again, line by line.
        var resume = TextLines.NextLine(file.Text, TextLines.EndOfLine(file.Text, tree.ReadTo));
        var rest = FallbackReader.ReadFrom(file, resume, Sections.OfBracket(resume), cancellation);
        var isTemplate = TemplateMarks.Any(m => file.Text.Contains(m, StringComparison.Ordinal));
        return new ReadResult
        {
            Entries = [.. tree.Entries, .. rest.Entries],
            Warnings = isTemplate ? [] : [new ReadWarning(resume, error)],
        };
    }

    /// <returns>Why the parser gave up, or null.</returns>
    private static string? Parse(string text, YamlTree tree, CancellationToken cancellation)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            switch (TryMoveNext(parser))
            {
                case null:
                    // Its message may quote the file, and with it a secret.
                    return "Not read as YAML from here on.";
                case false:
                    return null;
                default:
                    depth += parser.Current!.NestingIncrease;
                    if (depth > MaxDepth)
                    {
                        return "Nested too deeply to be read.";
                    }

                    tree.Accept(parser.Current);
                    break;
            }
        }
    }

    /// <summary>Whether there is another event; null where the text is no YAML.</summary>
    /// <remarks>YamlDotNet 18.1 also throws these standard exceptions on damaged files.</remarks>
    private static bool? TryMoveNext(Parser parser)
    {
        try
        {
            return parser.MoveNext();
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException or ArgumentException or FormatException or OverflowException
            or IndexOutOfRangeException)
        {
            return null;
        }
    }
}
