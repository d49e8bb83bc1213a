using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using SslLint.CSharp.Builders;
using SslLint.CSharp.Callbacks;
using SslLint.CSharp.Flow;
using SslLint.CSharp.Nesting;
using SslLint.CSharp.Strings;
using SslLint.Sources;

namespace SslLint.CSharp;

/// <summary>Reads C#: string values, connection string builders and callbacks, from the syntax of one file or from a compilation.</summary>
public sealed class CSharpFileReader : IFileReader
{
    /// <inheritdoc/>
    public bool CanRead(SourceFile file) =>
        file.Name.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) || file.Name.EndsWith(".csx", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, CancellationToken cancellation)
    {
        if (GeneratedCode.Is(file))
        {
            return ReadResult.Empty;
        }

        if (NestingMeter.TooDeepAt(file.Text) is { } place)
        {
            return TooDeep(place);
        }

        var kind = file.Name.EndsWith(".csx", StringComparison.OrdinalIgnoreCase) ? SourceCodeKind.Script : SourceCodeKind.Regular;
        var root = Parse(file.Text, kind, cancellation);
        if (IsGivenUp(root))
        {
            return TooDeep(0);
        }

        var index = new SyntaxIndex(root, file.Text, cancellation);
        var warnings = new List<ReadWarning>();
        var results = new List<ReadResult> { Read(index, file, cancellation) };
        for (var depth = 0; depth < DisabledCode.MaximumDepth && DisabledCode.Of(root, file.Text) is { } disabled; depth++)
        {
            // What is switched off may leave more open than the code around it.
            if (NestingMeter.TooDeepAt(disabled) is { } inside)
            {
                warnings.Add(Warning(inside));
                break;
            }

            root = Parse(disabled, SourceCodeKind.Script, cancellation);
            if (IsGivenUp(root))
            {
                warnings.Add(Warning(0));
                break;
            }

            var inner = new SyntaxIndex(root, file.Text, cancellation);
            inner.Usings.UnionWith(index.Usings);
            results.Add(Read(inner, file, cancellation));
        }

        var read = results.Count == 1 ? results[0] : Merge(results);
        return read with { Suppressions = SuppressedRanges.Of(index.Root, file.Text, cancellation), Warnings = warnings };
    }

    /// <summary>Reads a file of a compilation: names that it doesn't declare itself are known by their symbols.</summary>
    /// <param name="model">The file, bound; its positions are offsets in the file's text.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static ReadResult Read(SemanticModel model, SourceFile file, CancellationToken cancellation) =>
        Read(new SyntaxIndex(model.SyntaxTree.GetRoot(cancellation), file.Text, cancellation, new Symbols(model, cancellation)), file, cancellation);

    private static ReadResult Read(SyntaxIndex index, SourceFile file, CancellationToken cancellation)
    {
        var constants = new ConstantValues(index);
        var types = new Types(index);
        var sinks = new SinkLookup(index, types);
        var flow = new SinkFlow(index, sinks);
        var recognizer = new BuilderRecognizer(index, types, constants, new NeutralBuilders(index, flow));
        var builders = new BuilderReader(index, constants, recognizer);
        var groups = builders.Read(cancellation);
        var (acceptAll, verify) = new CallbackReader(index, types).Read(cancellation);
        return new ReadResult
        {
            Entries = new EntryReader(index, constants, flow, sinks, new NameHints(index, file.Name), builders.Absorbed).Read(cancellation),
            Groups = groups,
            Callbacks = acceptAll,
            Validations = verify,
            WithExpression = new ExpressionEdits(index.Root).Use,
        };
    }

    private static SyntaxNode Parse(string text, SourceCodeKind kind, CancellationToken cancellation)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None, kind, DisabledCode.Symbols);
        return CSharpSyntaxTree.ParseText(SourceText.From(text), options, cancellationToken: cancellation).GetRoot(cancellation);
    }

    /// <summary>Whether the parser gave up: where it runs out of stack it returns an empty file and one diagnostic.</summary>
    private static bool IsGivenUp(SyntaxNode root) =>
        root.ContainsDiagnostics && !root.ChildNodes().Any() && root.GetDiagnostics().Any(static d => d.Id == "CS8078");

    private static ReadResult TooDeep(int place) => new() { IsRead = false, Warnings = [Warning(place)] };

    private static ReadWarning Warning(int place) => new(place, "nested too deeply, so that this file is not examined");

    private static ReadResult Merge(List<ReadResult> results) => new()
    {
        Entries = [.. results.SelectMany(static r => r.Entries).OrderBy(static e => e.Value.SourceSpan.Start)],
        Groups = [.. results.SelectMany(static r => r.Groups).OrderBy(static g => g.Span.Start)],
        Validations = [.. results.SelectMany(static r => r.Validations).OrderBy(static v => v.Span.Start)],
        Callbacks = [.. results.SelectMany(static r => r.Callbacks).OrderBy(static c => c.Span.Start)],

        // The code that is compiled; what is switched off has no tokens in its tree, and keeps its texts.
        WithExpression = results[0].WithExpression,
    };
}
