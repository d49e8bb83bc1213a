namespace SslLint.Tests.Shared.Documents;

/// <summary>Holds a page against what its commands print.</summary>
internal static class PageAssert
{
    /// <summary>The programs that eng/install-test-deps.sh installs.</summary>
    private static readonly string[] Installed = ["jq", "keytool", "openssl"];

    /// <summary>Fails unless every command prints what the page shows; with <c>SSLLINT_UPDATE_DOCS=1</c> the page is written instead.</summary>
    public static void TellsTheTruth(MarkdownPage page, PageSession session)
    {
        var missing = Installed.Where(p =>
            page.Blocks.Any(b => b.IsRun && b.Lines.Any(l => l.StartsWith($"$ {p} ", StringComparison.Ordinal))) && !IsOnPath(p));
        Assert.SkipWhen(missing.Any(), $"{string.Join(", ", missing)} is not installed: eng/install-test-deps.sh does it.");
        var results = session.Run(page);
        var lines = page.Text.Split('\n').ToList();
        var lies = new List<string>();
        foreach (var (block, runs) in results.Reverse())
        {
            var shown = PageCommand.Parse(block);
            var isTrue = shown.Zip(runs, (s, r) => s.Agrees(r)).ToList();
            lies.AddRange(runs.Where((_, i) => !isTrue[i]).Select(r => string.Join('\n', r.Lines)));
            lines.RemoveRange(block.FirstLine, block.Lines.Count);
            lines.InsertRange(block.FirstLine, shown.SelectMany((s, i) => isTrue[i] ? s.Lines : runs[i].Lines));
        }

        if (!WrittenDocument.IsUpdating)
        {
            Assert.True(
                lies.Count == 0,
                $"{page.Path} shows something else than this:\n{string.Join('\n', Enumerable.Reverse(lies))}\nIf that is right, eng/update-docs.sh writes it.");
        }

        WrittenDocument.AssertUpToDate(page.Path, page.Text, string.Join('\n', lines));
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(f => File.Exists(Path.Combine(f, program)));
}
