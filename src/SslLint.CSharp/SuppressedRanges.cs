using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.CSharp;

/// <summary>Finds what the code suppresses by the language's own means. In a compilation the compiler does.</summary>
internal static class SuppressedRanges
{
    private const string Prefix = "SSL";

    /// <summary>The parts of a file in which rules of ours are suppressed.</summary>
    public static IReadOnlyList<SuppressedRange> Of(SyntaxNode root, string source, CancellationToken cancellation)
    {
        var ranges = new List<SuppressedRange>();
        if (source.Contains("#pragma warning"))
        {
            ranges.AddRange(Pragmas(root, source.Length, cancellation));
        }

        if (source.Contains("SuppressMessage"))
        {
            ranges.AddRange(root.DescendantNodes().OfType<AttributeSyntax>().Select(Attribute).OfType<SuppressedRange>());
        }

        return ranges;
    }

    private static IEnumerable<SuppressedRange> Pragmas(SyntaxNode root, int end, CancellationToken cancellation)
    {
        // The empty id stands for all.
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var ranges = new List<SuppressedRange>();
        foreach (var trivia in root.DescendantTrivia(static n => n.ContainsDirectives))
        {
            cancellation.ThrowIfCancellationRequested();
            if (trivia.GetStructure() is not PragmaWarningDirectiveTriviaSyntax pragma)
            {
                continue;
            }

            var ids = pragma.ErrorCodes.Count == 0 ? [""] : pragma.ErrorCodes.Select(c => c.ToString()).ToList();
            foreach (var id in ids)
            {
                if (pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword))
                {
                    open[id] = open.TryGetValue(id, out var earlier) ? earlier : pragma.Span.End;
                }
                else
                {
                    Close(id, pragma.SpanStart);
                }
            }
        }

        foreach (var id in open.Keys.ToList())
        {
            Close(id, end);
        }

        return ranges;

        void Close(string id, int at)
        {
            if (open.TryGetValue(id, out var start))
            {
                open.Remove(id);
                ranges.Add(new SuppressedRange(id.Length == 0 ? null : id.ToUpperInvariant(), SourceSpan.FromBounds(start, at), ""));
            }
        }
    }

    /// <summary><c>[SuppressMessage("Security", "SSL1003:…", Justification = "…")]</c> on a declaration.</summary>
    private static SuppressedRange? Attribute(AttributeSyntax attribute)
    {
        var name = attribute.Name.ToString();
        if (!(name.EndsWith("SuppressMessage", StringComparison.Ordinal) || name.EndsWith("SuppressMessageAttribute", StringComparison.Ordinal))
            || attribute.ArgumentList?.Arguments is not { Count: >= 2 } arguments
            || TextOf(arguments[1].Expression) is not { } check || !check.StartsWith(Prefix, StringComparison.Ordinal)
            || attribute.Parent is not AttributeListSyntax { Target: null, Parent: { } declaration })
        {
            return null;
        }

        var reason = arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == "Justification") is { } justification
            ? TextOf(justification.Expression)
            : null;
        return new SuppressedRange(check.Split(':')[0].Trim(), new SourceSpan(declaration.SpanStart, declaration.Span.Length), reason ?? "");
    }

    private static string? TextOf(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax literal && literal.IsKind(SyntaxKind.StringLiteralExpression) ? literal.Token.ValueText : null;
}
