using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SslLint.CSharp.Flow;

/// <summary>What a name of the file stands for.</summary>
internal enum DeclarationKind
{
    /// <summary>A local variable.</summary>
    Local,

    /// <summary>A field.</summary>
    Field,

    /// <summary>A property.</summary>
    Property,

    /// <summary>A parameter.</summary>
    Parameter,
}

/// <summary>A named value of the file.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Node">Its declaration.</param>
/// <param name="Scope">Where the plain name can be used.</param>
/// <param name="Type">The type as written, or null (<c>foreach (var x …)</c>, lambda parameters).</param>
/// <param name="Initializer">The value that it is declared with, or null.</param>
/// <param name="IsConstant">Whether it keeps that value: <c>const</c>, <c>static readonly</c>.</param>
internal sealed record Declaration(
    string Name,
    DeclarationKind Kind,
    SyntaxNode Node,
    TextSpan Scope,
    TypeSyntax? Type,
    ExpressionSyntax? Initializer,
    bool IsConstant);
