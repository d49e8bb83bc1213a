using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.Text;

namespace SslLint.CSharp.Strings;

/// <summary>Reads one string literal of any kind.</summary>
internal static class StringLiterals
{
    private static readonly CSharpEncoding Regular = new(LiteralStyle.Regular, BraceMeaning.Text);
    private static readonly CSharpEncoding Verbatim = new(LiteralStyle.Verbatim, BraceMeaning.Text);
    private static readonly CSharpEncoding RegularFormat = new(LiteralStyle.Regular, BraceMeaning.Format);
    private static readonly CSharpEncoding VerbatimFormat = new(LiteralStyle.Verbatim, BraceMeaning.Format);
    private static readonly CSharpEncoding Interpolated = new(LiteralStyle.Regular, BraceMeaning.Interpolation);
    private static readonly CSharpEncoding InterpolatedVerbatim = new(LiteralStyle.Verbatim, BraceMeaning.Interpolation);

    /// <summary>Whether the expression is a string literal without holes.</summary>
    public static bool IsLiteral(ExpressionSyntax expression) =>
        expression.IsKind(SyntaxKind.StringLiteralExpression) || expression.IsKind(SyntaxKind.Utf8StringLiteralExpression);

    /// <summary>Reads a literal without holes.</summary>
    public static Literal Read(string source, SyntaxToken token)
    {
        if (IsRaw(token))
        {
            var suffix = token.IsKind(SyntaxKind.Utf8SingleLineRawStringLiteralToken) || token.IsKind(SyntaxKind.Utf8MultiLineRawStringLiteralToken) ? 2 : 0;
            return ReadRaw(source, token.Span.Start, token.Span.End - suffix, BraceMeaning.Text, [], static _ => null);
        }

        var (encoding, start, end) = Content(source, token, Regular, Verbatim);
        var decoder = new LiteralDecoder(source, encoding, start);
        decoder.AppendText(start, end);
        return decoder.ToLiteral();
    }

    /// <summary>Reads a literal that <c>string.Format</c> takes as format; raw literals are none that can be told from text here.</summary>
    /// <param name="source">The text of the file.</param>
    /// <param name="token">The literal.</param>
    /// <param name="argument">Gives the constant value of an argument, or null.</param>
    public static Literal? ReadFormat(string source, SyntaxToken token, Func<int, string?> argument)
    {
        if (IsRaw(token))
        {
            return null;
        }

        var (encoding, start, end) = Content(source, token, RegularFormat, VerbatimFormat);
        var decoder = new LiteralDecoder(source, encoding, start);
        decoder.AppendText(start, end, argument);
        return decoder.ToLiteral();
    }

    /// <summary>Reads an interpolated string.</summary>
    /// <param name="source">The text of the file.</param>
    /// <param name="node">The string.</param>
    /// <param name="constant">Gives the value of an expression that is a constant, or null.</param>
    public static Literal Read(string source, InterpolatedStringExpressionSyntax node, Func<ExpressionSyntax, string?> constant)
    {
        var holes = node.Contents.OfType<InterpolationSyntax>().Where(h => h.Span.Length > 0).ToList();
        if (node.StringStartToken.IsKind(SyntaxKind.InterpolatedSingleLineRawStringStartToken)
            || node.StringStartToken.IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken))
        {
            return ReadRaw(source, node.Span.Start, node.Span.End, BraceMeaning.Interpolation, holes, constant);
        }

        var start = node.StringStartToken.Span.End;
        var end = node.StringEndToken.IsMissing ? node.Span.End : node.StringEndToken.SpanStart;
        var encoding = node.StringStartToken.IsKind(SyntaxKind.InterpolatedVerbatimStringStartToken) ? InterpolatedVerbatim : Interpolated;
        var decoder = new LiteralDecoder(source, encoding, start);
        foreach (var hole in holes)
        {
            decoder.AppendText(start, hole.SpanStart);
            decoder.AppendHole(ToSpan(hole), ValueOf(hole, constant));
            start = hole.Span.End;
        }

        decoder.AppendText(start, end);
        return decoder.ToLiteral();
    }

    private static bool IsRaw(SyntaxToken token) =>
        token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken) || token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken)
        || token.IsKind(SyntaxKind.Utf8SingleLineRawStringLiteralToken) || token.IsKind(SyntaxKind.Utf8MultiLineRawStringLiteralToken);

    /// <summary>The content of an ordinary or verbatim literal, without quotes and <c>u8</c>.</summary>
    private static (CSharpEncoding Encoding, int Start, int End) Content(string source, SyntaxToken token, CSharpEncoding regular, CSharpEncoding verbatim)
    {
        var start = token.Span.Start;
        var end = token.Span.End;
        var isVerbatim = start < end && source[start] == '@';
        start = Math.Min(end, start + (isVerbatim ? 2 : 1));
        if (token.IsKind(SyntaxKind.Utf8StringLiteralToken))
        {
            end = Math.Max(start, end - 2);
        }

        return (isVerbatim ? verbatim : regular, start, IsUnterminated(token) ? end : Math.Max(start, end - 1));
    }

    /// <summary>A half-typed literal has no closing quote: "newline in constant", "unterminated string literal".</summary>
    private static bool IsUnterminated(SyntaxToken token) =>
        token.ContainsDiagnostics && token.GetDiagnostics().Any(static d => d.Id is "CS1010" or "CS1039");

    /// <summary>Raw strings: the first and last line break and the indentation of the closing quotes are no content.</summary>
    private static Literal ReadRaw(
        string source, int start, int end, BraceMeaning braces, IReadOnlyList<InterpolationSyntax> holes, Func<ExpressionSyntax, string?> constant)
    {
        while (start < end && source[start] == '$')
        {
            start++;
        }

        var quotes = 0;
        while (start < end && source[start] == '"')
        {
            start++;
            quotes++;
        }

        // A half-typed literal may lack some or all of the closing quotes.
        var contentEnd = end;
        while (contentEnd > start && contentEnd > end - quotes && source[contentEnd - 1] == '"')
        {
            contentEnd--;
        }

        var indentation = 0;
        var isMultiLine = false;
        var firstBreak = source.IndexOf('\n', start, contentEnd - start);
        if (firstBreak >= 0 && string.IsNullOrWhiteSpace(source.Substring(start, firstBreak - start)))
        {
            isMultiLine = true;
            var lastBreak = source.LastIndexOf('\n', contentEnd - 1, contentEnd - start);
            indentation = contentEnd - lastBreak - 1;
            start = firstBreak + 1;
            contentEnd = lastBreak > 0 && source[lastBreak - 1] == '\r' ? lastBreak - 1 : lastBreak;
            contentEnd = Math.Max(start, contentEnd);
        }

        var decoder = new LiteralDecoder(
            source, new CSharpEncoding(LiteralStyle.Raw, braces, quotes), Math.Min(contentEnd, start + (isMultiLine ? indentation : 0)));
        var atLineStart = isMultiLine;
        foreach (var hole in holes)
        {
            if (hole.SpanStart < start || hole.Span.End > contentEnd)
            {
                continue;
            }

            decoder.AppendRaw(start, hole.SpanStart, indentation, atLineStart);
            decoder.AppendHole(ToSpan(hole), ValueOf(hole, constant));
            start = hole.Span.End;
            atLineStart = false;
        }

        decoder.AppendRaw(start, contentEnd, indentation, atLineStart);
        return decoder.ToLiteral();
    }

    /// <summary>Alignment and format change the text of a constant, so that it counts as unknown.</summary>
    private static string? ValueOf(InterpolationSyntax hole, Func<ExpressionSyntax, string?> constant) =>
        hole.AlignmentClause is null && hole.FormatClause is null ? constant(hole.Expression) : null;

    private static SourceSpan ToSpan(SyntaxNode node) => new(node.SpanStart, node.Span.Length);
}
