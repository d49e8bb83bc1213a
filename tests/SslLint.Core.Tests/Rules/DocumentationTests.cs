using SslLint.Rules;

namespace SslLint.Core.Tests.Rules;

/// <summary>Holds the pages under <c>docs</c> against the rules. <c>eng/update-docs.sh</c> writes what is machine-written.</summary>
public class DocumentationTests
{
    private static readonly string[] Chapters =
        ["What is wrong", "Why it matters", "How each driver reads it", "How to fix", "When to ignore it"];

    public static TheoryData<string> RuleIds => [.. RuleCatalog.All.Select(r => r.Descriptor.Id)];

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule() =>
        Assert.Equal(RuleCatalog.All.Select(r => r.Descriptor.Id).Order(StringComparer.Ordinal), RuleDocuments.Pages.Select(p => p.Id));

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

    [Fact]
    public void A_rule_is_found_under_its_own_name_in_the_folder_of_its_range()
    {
        string[] categories = ["Posture", "TrustAnchors", "Callbacks", "Settings"];
        Assert.All(RuleCatalog.All, r =>
        {
            Assert.Equal(r.Descriptor.Name, r.GetType().Name);
            Assert.Equal(categories[r.Descriptor.Id["SSL".Length] - '1'], RuleDocuments.CategoryOf(r));
        });
    }
}
