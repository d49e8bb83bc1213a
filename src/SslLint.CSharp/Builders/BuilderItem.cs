using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.Dialects;
using SslLint.Text;

namespace SslLint.CSharp.Builders;

/// <summary>A setting of a builder and where it comes from.</summary>
/// <param name="Setting">The setting; spans are in the file.</param>
/// <param name="Assignment">The assignment that makes it; null for a setting of the builder's string.</param>
/// <param name="InText">The setting in <see cref="BuilderText"/>, where it comes from there.</param>
internal sealed record BuilderItem(Setting Setting, AssignmentExpressionSyntax? Assignment, Setting? InText = null)
{
    /// <summary>Whether the assignment is an element of the object initializer.</summary>
    public bool IsElement => Assignment?.Parent is InitializerExpressionSyntax;
}

/// <summary>The constant string that a builder starts from: its constructor's argument, or what its <c>ConnectionString</c> is set to.</summary>
/// <param name="Expression">The argument or value.</param>
/// <param name="Literal">The string.</param>
/// <param name="Parsed">Its settings.</param>
internal sealed record BuilderText(ExpressionSyntax Expression, Literal Literal, ConnectionString Parsed);
