using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.Text;

namespace SslLint.CSharp.Strings;

/// <summary>Lets edits of code take a text from an expression instead of writing it: a literal becomes an interpolated string.</summary>
/// <param name="root">The file.</param>
internal sealed class ExpressionEdits(SyntaxNode root)
{
    /// <summary>Changes edits that write <paramref name="text"/>.</summary>
    /// <param name="edits">Edits of the file.</param>
    /// <param name="text">A text without characters that C# escapes.</param>
    /// <param name="expression">The expression whose value it has.</param>
    /// <returns>The edits; null where a constant has to stand, where braces have another meaning, or where nothing writes the text.</returns>
    public IReadOnlyList<TextEdit>? Use(IReadOnlyList<TextEdit> edits, string text, string expression)
    {
        var changed = new List<TextEdit>();
        var used = false;
        foreach (var edit in edits)
        {
            var at = edit.NewText.IndexOf(text, StringComparison.Ordinal);
            if (at < 0)
            {
                changed.Add(edit);
                continue;
            }

            if (edit.NewText.Contains($"\"{text}\""))
            {
                changed.Add(edit with { NewText = edit.NewText.Replace($"\"{text}\"", expression) });
            }
            else if (StringAt(edit.Span.Start) is { } node && !edit.NewText.Contains('"') && !IsConstant(node))
            {
                changed.Add(edit with { NewText = edit.NewText.Remove(at, text.Length).Insert(at, $"{{{expression}}}") });
                if (node is LiteralExpressionSyntax)
                {
                    changed.Add(new TextEdit(new SourceSpan(node.SpanStart, 0), "$"));
                }
            }
            else
            {
                return null;
            }

            used = true;
        }

        return used && changed.Distinct().Count() == changed.Count ? changed : null;
    }

    /// <summary>The string around a place that can have holes: an interpolated one, or a literal without braces that is not a format.</summary>
    private ExpressionSyntax? StringAt(int offset)
    {
        // At the end of a literal the place belongs to its closing quote, which is a token of its own in interpolated strings alone.
        var token = root.FindToken(offset);
        return token.Parent switch
        {
            LiteralExpressionSyntax literal
                when literal.IsKind(SyntaxKind.StringLiteralExpression) && literal.SpanStart < offset
                && token.Text.IndexOfAny(['{', '}']) < 0 && !IsFormat(literal) => literal,
            InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax text } => text,
            InterpolatedStringExpressionSyntax text when offset > text.SpanStart => text,
            InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text } hole when offset == hole.SpanStart => text,
            _ => null,
        };
    }

    private static bool IsFormat(LiteralExpressionSyntax literal) =>
        literal.Parent is ArgumentSyntax
        {
            Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } }
        }
        && name.EndsWith("Format", StringComparison.Ordinal);

    /// <summary>Whether the language wants a constant in this place.</summary>
    private static bool IsConstant(SyntaxNode node) => node.Ancestors().Any(static a => a switch
    {
        AttributeSyntax or SwitchLabelSyntax or PatternSyntax or EnumMemberDeclarationSyntax => true,
        ParameterSyntax { Default: not null } => true,
        FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ConstKeyword),
        LocalDeclarationStatementSyntax local => local.Modifiers.Any(SyntaxKind.ConstKeyword),
        _ => false,
    });
}
