using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.Text;

namespace SslLint.CSharp.Builders;

/// <summary>Takes elements out of an initializer and adds others behind the last, in the style of those that are there.</summary>
internal static class InitializerEditor
{
    /// <summary>Adds the edits for all changes of one initializer.</summary>
    public static void Edit(InitializerExpressionSyntax initializer, List<AssignmentExpressionSyntax> removed, List<string> added, string source, List<TextEdit> edits)
    {
        var elements = initializer.Expressions;
        var commas = elements.GetSeparators().ToList();
        var lastKept = -1;
        var commaKept = commas.Count == elements.Count;
        for (var i = 0; i < elements.Count; i++)
        {
            if (elements[i] is AssignmentExpressionSyntax element && removed.Contains(element))
            {
                edits.Add(new TextEdit(Removal(i, lastKept, ref commaKept), ""));
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
            var end = commas.Count == elements.Count ? commas[commas.Count - 1].Span.End : elements[elements.Count - 1].Span.End;
            edits.Add(new TextEdit(new SourceSpan(end, 0), string.Concat(added.Select(a => lead + a + ","))));
        }
        else
        {
            edits.Add(new TextEdit(new SourceSpan(elements[elements.Count - 1].Span.End, 0), string.Concat(added.Select(a => "," + lead + a))));
        }

        // An element goes with the comma behind it, the last one with the comma in front unless a comment stands between.
        SourceSpan Removal(int i, int kept, ref bool comma)
        {
            if (i + 1 < elements.Count)
            {
                return SourceSpan.FromBounds(elements[i].SpanStart, elements[i + 1].SpanStart);
            }

            if (kept < 0)
            {
                return new SourceSpan(elements[i].SpanStart, elements[i].Span.Length);
            }

            var before = elements[kept].Span.End;
            if (kept == i - 1 && string.IsNullOrWhiteSpace(source.Substring(commas[kept].Span.End, elements[i].SpanStart - commas[kept].Span.End)))
            {
                return SourceSpan.FromBounds(before, elements[i].Span.End);
            }

            comma = true;
            var end = commas.Count == elements.Count ? commas[i].Span.End : elements[i].Span.End;
            return SourceSpan.FromBounds(elements[i].SpanStart, end);
        }
    }
}
