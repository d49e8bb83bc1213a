using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.Dialects;
using SslLint.Text;

namespace SslLint.CSharp.Builders;

/// <summary>A setting of a builder and where it comes from.</summary>
/// <param name="Setting">The setting; spans are in the file.</param>
/// <param name="Assignment">The assignment that makes it; null for a setting of the constructor's string.</param>
/// <param name="InText">The setting in <see cref="ConstructorText"/>, where it comes from there.</param>
internal sealed record BuilderItem(Setting Setting, AssignmentExpressionSyntax? Assignment, Setting? InText = null)
{
    /// <summary>Whether the assignment is an element of the object initializer.</summary>
    public bool IsElement => Assignment?.Parent is InitializerExpressionSyntax;
}

/// <summary>The constant string that a builder is constructed from.</summary>
/// <param name="Literal">The string.</param>
/// <param name="Parsed">Its settings.</param>
internal sealed record ConstructorText(Literal Literal, ConnectionString Parsed);
