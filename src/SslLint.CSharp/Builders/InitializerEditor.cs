using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.Text;

namespace SslLint.CSharp.Builders;

/// <summary>Takes elements out of an initializer and adds others behind the last, in the style of those that are there.</summary>
internal static class InitializerEditor
{
    /// <summary>The edit that takes one element out.</summary>
    public static TextEdit Remove(InitializerExpressionSyntax initializer, AssignmentExpressionSyntax element, string source)
    {
        var i = IndexOf(initializer.Expressions, element.SpanStart);
        return new TextEdit(Removal(initializer.Expressions, i, i - 1, source, out _), "");
    }

    /// <summary>Adds the edits for all changes of one initializer.</summary>
    public static void Edit(
        InitializerExpressionSyntax initializer, List<AssignmentExpressionSyntax> removed, List<string> added, string source, List<TextEdit> edits)
    {
        var elements = initializer.Expressions;
        var gone = new HashSet<ExpressionSyntax>(removed);
        var lastKept = -1;
        var commaKept = elements.SeparatorCount == elements.Count;
        for (var i = 0; i < elements.Count; i++)
        {
            if (gone.Contains(elements[i]))
            {
                edits.Add(new TextEdit(Removal(elements, i, lastKept, source, out var isCommaKept), ""));
                commaKept |= isCommaKept;
            }
            else
            {
                lastKept = i;
            }
        }

        if (added.Count == 0)
        {
            return;
        }

        var ownLines = SourceLines.StartsLine(source, elements[0].SpanStart);
        var lead = ownLines ? SourceLines.Break(source) + SourceLines.Indentation(source, elements[0].SpanStart) : " ";
        if (lastKept < 0)
        {
            // Where nothing is left, the first takes the place of what was there.
            edits.Add(new TextEdit(new SourceSpan(elements[elements.Count - 1].Span.End, 0), string.Join("," + lead, added)));
        }
        else if (commaKept)
        {
            var end = elements.SeparatorCount == elements.Count ? elements.GetSeparator(elements.Count - 1).Span.End : elements[elements.Count - 1].Span.End;
            edits.Add(new TextEdit(new SourceSpan(end, 0), string.Concat(added.Select(a => lead + a + ","))));
        }
        else
        {
            edits.Add(new TextEdit(new SourceSpan(elements[elements.Count - 1].Span.End, 0), string.Concat(added.Select(a => "," + lead + a))));
        }
    }

    /// <summary>An element goes with the comma behind it, the last one with the comma in front unless a comment stands between.</summary>
    /// <param name="elements">The elements.</param>
    /// <param name="i">The one that goes.</param>
    /// <param name="kept">The last one in front of it that stays; -1 if none does.</param>
    /// <param name="source">The code.</param>
    /// <param name="isCommaKept">Whether the comma in front stays.</param>
    private static SourceSpan Removal(SeparatedSyntaxList<ExpressionSyntax> elements, int i, int kept, string source, out bool isCommaKept)
    {
        isCommaKept = false;
        if (i + 1 < elements.Count)
        {
            return SourceSpan.FromBounds(elements[i].SpanStart, elements[i + 1].SpanStart);
        }

        if (kept < 0)
        {
            return new SourceSpan(elements[i].SpanStart, elements[i].Span.Length);
        }

        if (kept == i - 1 && elements.GetSeparator(kept).Span.End is var comma
            && string.IsNullOrWhiteSpace(source.Substring(comma, elements[i].SpanStart - comma)))
        {
            return SourceSpan.FromBounds(elements[kept].Span.End, elements[i].Span.End);
        }

        isCommaKept = true;
        var end = elements.SeparatorCount == elements.Count ? elements.GetSeparator(i).Span.End : elements[i].Span.End;
        return SourceSpan.FromBounds(elements[i].SpanStart, end);
    }

    private static int IndexOf(SeparatedSyntaxList<ExpressionSyntax> elements, int start)
    {
        var (low, high) = (0, elements.Count - 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = elements[middle].SpanStart < start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
