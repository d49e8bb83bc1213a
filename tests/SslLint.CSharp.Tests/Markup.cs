using SslLint.Text;

namespace SslLint.CSharp.Tests;

/// <summary>Code with the spans that its <c>[|…|]</c> marks name.</summary>
internal sealed record Markup(string Code, IReadOnlyList<SourceSpan> Spans)
{
    public SourceSpan Span => Assert.Single(Spans);

    public static Markup Parse(string marked)
    {
        var code = new System.Text.StringBuilder();
        var spans = new List<SourceSpan>();
        var at = 0;
        while (marked.IndexOf("[|", at, StringComparison.Ordinal) is var open and >= 0)
        {
            var close = marked.IndexOf("|]", open, StringComparison.Ordinal);
            code.Append(marked, at, open - at);
            spans.Add(new SourceSpan(code.Length, close - open - 2));
            code.Append(marked, open + 2, close - open - 2);
            at = close + 2;
        }

        return new Markup(code.Append(marked, at, marked.Length - at).ToString(), spans);
    }
}
