using SslLint.Rules;

namespace SslLint.Core.Tests.Rules;

/// <summary>Holds the pages under <c>docs</c> against the rules. <c>eng/update-docs.sh</c> writes what is machine-written.</summary>
public class DocumentationTests
{
    private static readonly string[] Chapters =
        ["What is wrong", "Why it matters", "How each driver reads it", "How to fix", "When to ignore it"];

    public static TheoryData<string> RuleIds => [.. RuleCatalog.All.Select(r => r.Descriptor.Id)];

    /// <summary>Documents with a table of all rules.</summary>
    public static TheoryData<string> Overviews => ["docs/architecture.md", "README.md"];

    /// <summary>Page, reader, text and what the text raises, for every example that a driver reads.</summary>
    public static TheoryData<string, string, string, string> Examples
    {
        get
        {
            var data = new TheoryData<string, string, string, string>();
            foreach (var page in RuleDocuments.Pages)
            {
                foreach (var example in page.Examples().Where(e => e.Reader != RulePage.Code))
                {
                    data.Add(page.Id, example.Reader, example.Text, string.Join(' ', example.Raises));
                }
            }

            return data;
        }
    }

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule() =>
        Assert.Equal(RuleCatalog.All.Select(r => r.Descriptor.Id).Order(StringComparer.Ordinal), RuleDocuments.Pages.Select(p => p.Id));

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void The_header_of_a_page_is_the_rules_own(string id)
    {
        var page = RuleDocuments.Pages.Single(p => p.Id == id);
        WrittenDocument.AssertUpToDate($"docs/rules/{id}.md", page.Header + page.Body, RuleDocuments.Header(RuleCatalog.Find(id)!) + page.Body);
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_page_answers_the_same_questions_as_the_others(string id) =>
        Assert.Equal(Chapters, RuleDocuments.Pages.Single(p => p.Id == id).Chapters);

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_page_shows_a_text_that_raises_its_rule_and_one_that_is_right(string id)
    {
        var examples = RuleDocuments.Pages.Single(p => p.Id == id).Examples().ToList();
        Assert.Contains(examples, e => e.IsGood);
        Assert.All(examples.Where(e => !e.IsGood), e => Assert.Contains(id, e.Raises));
        Assert.Contains(examples, e => !e.IsGood);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_is_judged_as_its_page_says(string page, string reader, string text, string raises)
    {
        var findings = RuleExamples.Judge(reader, text);
        if (raises.Length == 0)
        {
            Assert.DoesNotContain(findings, f => f.Level >= Level.Warning || f.Rule.Id == page);
        }
        else
        {
            Assert.Equal(raises, string.Join(' ', findings.Select(f => f.Rule.Id).Distinct().Order(StringComparer.Ordinal)));
        }
    }

    [Theory]
    [MemberData(nameof(Overviews))]
    public void The_table_of_an_overview_lists_the_rules(string path)
    {
        var file = Path.Combine(Repository.Root, path);
        var text = File.ReadAllText(file);
        var expected = RuleDocuments.WithTable(text, Path.GetDirectoryName(file)!);
        Assert.True(expected is not null, $"{path} has no place for the table of rules: add the lines <!-- rules --> and <!-- /rules -->.");
        WrittenDocument.AssertUpToDate(path, text, expected!);
    }

    [Fact]
    public void A_rule_is_found_under_its_own_name_in_the_folder_of_its_range()
    {
        var categories =
            new Dictionary<char, string> { ['1'] = "Posture", ['2'] = "TrustAnchors", ['3'] = "Callbacks", ['4'] = "Settings", ['9'] = "Suppressions" };
        Assert.All(RuleCatalog.All, r =>
        {
            Assert.Equal(r.Descriptor.Name, r.GetType().Name);
            Assert.Equal(categories[r.Descriptor.Id["SSL".Length]], RuleDocuments.CategoryOf(r));
        });
    }
}
