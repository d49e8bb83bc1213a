using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace SslLint.Analyzers.CodeFixes;

/// <summary>Writes all safe fixes of a document together: a connection with several findings is changed once.</summary>
internal sealed class ConnectionFixAllProvider : DocumentBasedFixAllProvider
{
    /// <summary>The one instance, which keeps nothing.</summary>
    public static ConnectionFixAllProvider Instance { get; } = new();

    /// <inheritdoc/>
    protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        var cancellation = fixAllContext.CancellationToken;
        var edits = await DocumentFixes.EditsAsync(document, diagnostics, FixKind.Safe, cancellation).ConfigureAwait(false);
        return edits.Count == 0
            ? document
            : document.WithText(DocumentFixes.Apply(await document.GetTextAsync(cancellation).ConfigureAwait(false), edits));
    }
}
