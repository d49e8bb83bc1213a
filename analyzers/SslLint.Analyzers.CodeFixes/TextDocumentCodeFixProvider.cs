using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SslLint.Fixes;

namespace SslLint.Analyzers.CodeFixes;

/// <summary>Offers the fixes of <c>AdditionalFiles</c> such as <c>appsettings.json</c>, <c>web.config</c> and <c>.env</c>.</summary>
/// <remarks>Few editors ask for fixes in text documents, and <c>dotnet format</c> doesn't: there <c>dotnet sslconnect fix</c> writes the same.
/// Roslyn has no Fix All for them.</remarks>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(TextDocumentCodeFixProvider),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
[Shared]
public sealed class TextDocumentCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => DocumentFixes.Rules;

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        await DocumentFixes.RegisterAsync(context, FixKind.Safe).ConfigureAwait(false);
        await DocumentFixes.RegisterAsync(context, FixKind.Unsafe).ConfigureAwait(false);
    }
}
