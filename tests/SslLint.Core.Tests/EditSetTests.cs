using SslLint.Text;

namespace SslLint.Core.Tests;

public class EditSetTests
{
    private const string Text = "0123456789";

    [Fact]
    public void Fixes_that_are_apart_are_all_taken() =>
        Assert.Equal("0a23b56789", Merged([Edit(4, 1, "b")], [Edit(1, 1, "a")]));

    [Fact]
    public void Edits_that_two_fixes_share_are_taken_once() =>
        Assert.Equal("0a234567x8y9", Merged([Edit(1, 1, "a"), Edit(8, 0, "x")], [Edit(1, 1, "a"), Edit(9, 0, "y")], [Edit(8, 0, "x")]));

    [Fact]
    public void A_fix_inserts_several_texts_at_one_place_in_its_order() =>
        Assert.Equal("01ba23456789", Merged([Edit(2, 0, "b"), Edit(2, 0, "a")], [Edit(2, 0, "b"), Edit(2, 0, "a")]));

    [Fact]
    public void Edits_may_touch() =>
        Assert.Equal("01xab56789", Merged([Edit(2, 1, "a"), Edit(3, 2, "b")], [Edit(2, 0, "x")]));

    public static TheoryData<int, int, string> Collisions() => new()
    {
        { 4, 2, "y" },
        { 3, 2, "" },
        { 5, 3, "" },
        { 5, 0, "x" },
        { 2, 0, "y" },
        { 0, 10, "" },
    };

    [Theory]
    [MemberData(nameof(Collisions))]
    public void A_fix_that_changes_what_another_changes_is_left_out_whole(int start, int length, string text)
    {
        var set = new EditSet();
        Assert.True(set.TryAdd([Edit(4, 2, "x"), Edit(2, 0, "x")]));

        Assert.False(set.TryAdd([Edit(9, 1, "z"), Edit(start, length, text), Edit(1, 0, "z")]));

        Assert.Equal("01x23x6789", TextEdit.Apply(Text, set.Edits));
    }

    private static TextEdit Edit(int start, int length, string text) => new(new SourceSpan(start, length), text);

    private static string Merged(params TextEdit[][] fixes)
    {
        var set = new EditSet();
        Assert.All(fixes, fix => Assert.True(set.TryAdd(fix)));
        return TextEdit.Apply(Text, set.Edits);
    }
}
