using Microsoft.CodeAnalysis;
using SslLint.Text;

namespace SslLint.CSharp;

/// <summary>Where a statement is cut out.</summary>
internal static class StatementRemoval
{
    /// <summary>The statement with its lines if nothing else stands on them, else the statement alone.</summary>
    public static SourceSpan Of(SyntaxNode statement, string source)
    {
        var next = SourceLines.NextIfBlank(source, statement.Span.End);
        return next >= 0 && SourceLines.BlankBefore(source, statement.SpanStart) is var start and >= 0
            ? SourceSpan.FromBounds(start, next)
            : new SourceSpan(statement.SpanStart, statement.Span.Length);
    }
}
