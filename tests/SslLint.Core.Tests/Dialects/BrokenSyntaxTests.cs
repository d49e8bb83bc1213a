using SslLint.Dialects;
using SslLint.Engines.PostgreSql;

namespace SslLint.Core.Tests.Dialects;

/// <summary>What each dialect refuses, and what it takes though it looks broken.</summary>
public class BrokenSyntaxTests
{
    [Theory]
    [InlineData("jdbc:postgresql://h/d", true)]
    [InlineData("jdbc:postgresql://h:65535/d", true)]
    [InlineData("jdbc:postgresql://h:65536/d", false)]
    [InlineData("jdbc:postgresql://h:0/d", false)]
    [InlineData("jdbc:postgresql://h:99999999999/d", false)]
    [InlineData("jdbc:postgresql://h/d/e", false)]
    [InlineData("jdbc:postgresql://h", false)]
    [InlineData("jdbc:postgresql:/d", false)]
    [InlineData("jdbc:postgresql://h/d?a=%4", false)]
    [InlineData("jdbc:postgresql://h/d?a=%4G", false)]
    [InlineData("jdbc:postgresql://h/d?a=%4F", true)]
    public void A_JDBC_URL(string text, bool isTaken) => Assert.Equal(isTaken, PgjdbcDialect.Instance.Parse(text).Error is null);

    [Theory]
    [InlineData("postgres://h/d?a=%4")]
    [InlineData("postgres://h/d?a=%")]
    [InlineData("postgres://h/d%4")]
    [InlineData("postgres://h/d?a%=1")]
    public void An_escape_that_is_cut_off_is_an_error_for_libpq(string text) => Assert.NotNull(LibpqUri.ErrorOf(UriDialect.Instance.Parse(text)));

    [Theory]
    [InlineData("host=h\0", false)]
    [InlineData("host=h password='a\\'b' user=u", true)]
    [InlineData("host=h password='a", false)]
    [InlineData("host", false)]
    public void Keywords_of_libpq(string text, bool isTaken) => Assert.Equal(isTaken, LibpqKeywordDialect.Instance.Parse(text).Error is null);

    [Theory]
    [InlineData("host=h password=a\\ b", "a b")]
    [InlineData("host=h password='a\\'b\\\\'", "a'b\\")]
    [InlineData("host=h password=a/b", "a/b")]
    public void A_backslash_of_libpq_stands_for_what_follows(string text, string expected) =>
        Assert.Equal(expected, LibpqKeywordDialect.Instance.Parse(text).Settings[1].Value);

    [Theory]
    [InlineData("Host=a;Host=b", "b")]
    [InlineData("Host=a;Host=", "")]
    [InlineData("Host=a;Port=1;Host=b;Port=2", "b 2")]
    [InlineData("Host=a;Port=1", "a 1")]
    [InlineData("A==b=\"x\"\"y\"", "x\"y")]
    public void Of_ADO_NET_pairs_the_last_counts(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', AdoNetDialect.Effective(AdoNetDialect.Instance.Parse(text)).Select(s => s.Value)));

    [Fact]
    public void One_setting_is_not_changed_twice()
    {
        var source = AdoNetDialect.Instance.Parse("Host=h;SSL Mode=Prefer");
        var mode = source.Settings[1];

        Assert.Throws<InvalidOperationException>(
            () => AdoNetDialect.Instance.Edit(source, [new SettingChange.Replace(mode, "Require"), new SettingChange.Remove(mode)]));
    }
}
