using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using SslLint.CSharp.Builders;
using SslLint.CSharp.Callbacks;
using SslLint.CSharp.Flow;
using SslLint.CSharp.Strings;
using SslLint.Readers;

namespace SslLint.CSharp;

/// <summary>Reads C#: string values, connection string builders and callbacks, from syntax alone.</summary>
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

        var kind = file.Name.EndsWith(".csx", StringComparison.OrdinalIgnoreCase) ? SourceCodeKind.Script : SourceCodeKind.Regular;
        var options = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None, kind);
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(file.Text), options, cancellationToken: cancellation);
        return Read(tree.GetRoot(cancellation), file, cancellation);
    }

    /// <summary>Reads a file that is parsed already.</summary>
    /// <param name="root">The root of its tree; its positions are offsets in the file's text.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static ReadResult Read(SyntaxNode root, SourceFile file, CancellationToken cancellation)
    {
        var index = new SyntaxIndex(root, file.Text, cancellation);
        var constants = new ConstantValues(index);
        var flow = new SinkFlow(index);
        var hints = new NameHints(index, file.Name);
        var builders = new BuilderReader(index, constants);
        var groups = builders.Read(cancellation);
        return new ReadResult
        {
            Entries = new EntryReader(index, constants, flow, hints, builders.Absorbed).Read(cancellation),
            Groups = groups,
            Callbacks = new CallbackReader(index).Read(cancellation),
        };
    }
}
