using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SslLint.Tests.Shared.Documents;

/// <summary>A page of the documentation.</summary>
internal sealed class MarkdownPage
{
    private const string FileMark = "file=";
    private const string NotRunMark = "<!-- not run: ";
    private const string CommentEnd = " -->";

    private readonly string[] lines;
    private readonly MarkdownDocument document;

    private MarkdownPage(string path, string text)
    {
        Path = path;
        Text = text;
        lines = text.Split('\n');
        document = Markdown.Parse(text);
        Blocks = [.. document.Descendants<CodeBlock>().Select(Read)];
    }

    /// <summary>The page's path in the repository, with <c>/</c>.</summary>
    public string Path { get; }

    public string Text { get; }

    /// <summary>Its blocks of code, in their order.</summary>
    public IReadOnlyList<PageBlock> Blocks { get; }

    /// <summary>Where its links lead, as they are written.</summary>
    public IEnumerable<string> Links => document.Descendants<LinkInline>().Select(l => l.Url ?? "");

    /// <summary>What it shows as code inside of its text.</summary>
    public IEnumerable<string> InlineCode => document.Descendants<CodeInline>().Select(c => c.Content);

    /// <summary>Reads a page.</summary>
    /// <param name="path">Its path in the repository.</param>
    public static MarkdownPage Read(string path) => new(path, System.IO.File.ReadAllText(Repository.PathOf(path)));

    private PageBlock Read(CodeBlock block)
    {
        var siblings = block.Parent!;
        var above = siblings.IndexOf(block) is > 0 and var index && siblings[index - 1] is HtmlBlock comment ? comment.Lines.ToString().Trim() : "";
        var isMarked = above.StartsWith(NotRunMark, StringComparison.Ordinal) && above.EndsWith(CommentEnd, StringComparison.Ordinal);
        var fenced = block as FencedCodeBlock;
        var file = fenced?.Arguments?.Split(' ').FirstOrDefault(a => a.StartsWith(FileMark, StringComparison.Ordinal));
        return new PageBlock(
            fenced?.Info ?? "",
            file?[FileMark.Length..],
            [.. block.Lines.Lines.Take(block.Lines.Count).Select(l => l.ToString())],
            fenced is null ? block.Line : block.Line + 1,
            isMarked ? above[NotRunMark.Length..^CommentEnd.Length] : null,
            lines.Take(block.Line).LastOrDefault(l => l.Length > 0 && !l.StartsWith("<!--", StringComparison.Ordinal)) ?? "");
    }
}
