using SslLint.Tests.Shared.Documents;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Documents;

/// <summary>No command stands in a page that nobody has run, unless the page says why.</summary>
public class PageTests
{
    /// <summary>The commands that are not run, each with its reason in a comment above it.</summary>
    private static readonly string[] NotRun =
    [
        "README.md: dotnet run --project tool/SslLint.Tool -- scan samples",
        "README.md: bash eng/pack.sh packages",
        "docs/bundles.md: eng/update-bundles.sh           # asks every source and writes",
        "docs/bundles.md: dotnet sslconnect bundle update aws-rds",
        "docs/guides/clients/metabase.md: export MB_DB_TYPE=postgres",
        "docs/guides/clients/sql-server.md: COPY corp-root.crt /usr/local/share/ca-certificates/",
        "docs/guides/providers/cloud-sql.md: gcloud sql ssl server-ca-certs list --instance=shop --format=\"value(cert)\" > certs/shop-ca.pem",
        "docs/guides/rotating-ca-certificates.md: dotnet sslconnect bundle update aws-rds",
        "samples/README.md: dotnet run --project tool/SslLint.Tool -- scan samples",
    ];

    public static TheoryData<string> Pages => [.. DocumentPages.All];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_is_run_or_says_why_it_is_not(string page)
    {
        var blocks = MarkdownPage.Read(page).Blocks;
        var run = blocks.Where(b => b.IsRun).SelectMany(PageCommand.Parse).Select(c => c.Text).ToList();
        Assert.Empty(blocks.Where(b => b.File is null && b.ShowsCommands && !b.IsRun && b.NotRun is null).Select(b => b.Lines[0]));

        // What a pipeline's file calls, a command of the page calls too.
        Assert.Empty(blocks.Where(b => b.File is not null).SelectMany(b => b.CallsOfTool).Except(run));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Commands_inside_of_text_have_the_options_that_they_name(string page)
    {
        foreach (var words in MarkdownPage.Read(page).InlineCode
            .Select(c => c.Replace("dotnet sslconnect ", "dotnet-sslconnect ", StringComparison.Ordinal).Split(' ')).Where(w => w[0] == "dotnet-sslconnect"))
        {
            var command = words.Skip(1).TakeWhile((w, i) => i == 0 || (i == 1 && words[1] is "bundle" or "truststore"))
                .Where(w => w.All(char.IsAsciiLetterLower));
            var help = ToolRunner.Run(Repository.Root, [.. command, "--help"]);
            Assert.Equal(0, help.ExitCode);
            Assert.All(words.Where(w => w.StartsWith("--", StringComparison.Ordinal)), w => Assert.Contains($" {w} ", help.Output));
        }
    }

    [Fact]
    public void The_commands_that_are_not_run_are_known() =>
        Assert.Equal(
            NotRun,
            from page in DocumentPages.All
            from block in MarkdownPage.Read(page).Blocks
            where block.NotRun is not null
            select $"{page}: {block.Lines[0]}");

    [Fact]
    public void A_file_that_a_page_writes_is_named_above_it() =>
        Assert.Empty(
            from page in DocumentPages.All
            from block in MarkdownPage.Read(page).Blocks
            where block.File is not null && !block.Before.Contains($"`{block.File}`", StringComparison.Ordinal)
            select $"{page}: {block.File}");

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_to_files(string page) =>
        Assert.Empty(
            from link in MarkdownPage.Read(page).Links
            where !link.Contains("://", StringComparison.Ordinal)
            let target = link.Split('#')[0]
            where target.Length > 0 && !Path.Exists(Path.Combine(Repository.PathOf(Path.GetDirectoryName(page)!), target))
            select link);

    [Theory]
    [InlineData("a\n…\nb", "a\nb", true)]
    [InlineData("a\n…\nb", "a\nx\ny\nb", true)]
    [InlineData("a\n…", "a", true)]
    [InlineData("took … seconds", "took 0.1 seconds", true)]
    [InlineData("took … seconds", "took 0.1\nseconds", false)]
    [InlineData("a.b", "axb", false)]
    [InlineData("a", "a\nb", false)]
    [InlineData("a\n(exit code 1)", "a", false)]
    [InlineData("a\n(exit code 1)", "a\n(exit code 1)", true)]
    public void An_output_is_held_against_what_a_page_shows(string shown, string printed, bool agrees) =>
        Assert.Equal(agrees, Command(shown).Agrees(Command(printed)));

    [Fact]
    public void A_command_goes_on_after_a_backslash() =>
        Assert.Equal(["a \\\n  b", "c"], PageCommand.Parse(Block("$ a \\\n  b\nout\n$ c")).Select(c => c.Text));

    private static PageCommand Command(string output) => PageCommand.Parse(Block("$ x\n" + output)).Single();

    private static PageBlock Block(string text) => new("console", File: null, text.Split('\n'), FirstLine: 0, NotRun: null, Before: "");
}
