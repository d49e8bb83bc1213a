using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SslLint.Fixes;

namespace SslLint.Analyzers.CodeFixes;

/// <summary>Writes into C# what <c>dotnet sslconnect fix</c> writes only with <c>--unsafe</c>: a connection that works today may be cut.</summary>
/// <remarks>A provider of its own, since Fix All is a provider's and not an action's.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnsafeConnectionCodeFixProvider))]
[Shared]
public sealed class UnsafeConnectionCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => DocumentFixes.Rules;

    /// <summary>None: each such change is a decision.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => DocumentFixes.RegisterAsync(context, FixKind.Unsafe);
}
