using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace SslLint.Analyzers.CodeFixes;

/// <summary>Writes into C# what <c>dotnet sslconnect fix</c> writes unasked: the trust anchor is known and will be there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConnectionCodeFixProvider))]
[Shared]
public sealed class ConnectionCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => DocumentFixes.Rules;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => ConnectionFixAllProvider.Instance;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => DocumentFixes.RegisterAsync(context, FixKind.Safe);
}
