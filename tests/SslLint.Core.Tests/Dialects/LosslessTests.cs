using CsCheck;
using SslLint.Dialects;
using SslLint.Engines.MySql;
using SslLint.Engines.PostgreSql;
using SslLint.Engines.SqlServer;

namespace SslLint.Core.Tests.Dialects;

public sealed class LosslessTests
{
    private static readonly Dialect[] dialects =
    [
        AdoNetDialect.Instance, OdbcDialect.Instance, LibpqKeywordDialect.Instance, UriDialect.Instance, PgjdbcDialect.Instance,
        SqlServerJdbcDialect.Instance, JtdsDialect.Instance,
        MySqlJdbcDialect.MySql, MySqlJdbcDialect.MariaDb, GoDsnDialect.Instance,
    ];

    [Fact]
    public void Every_dialect_prints_any_text_back_byte_for_byte() =>
        Generators.AnyText.Check(
            text =>
            {
                foreach (var dialect in dialects)
                {
                    AssertLossless(dialect.Parse(text, Placeholders.Find(text)));
                    AssertLossless(dialect.Parse(text));
                }

                AssertLossless(UriSyntax.ReadAsWhatwg(UriDialect.Instance.Parse(text)));
                AssertLossless(UriSyntax.ReadAsForm(UriDialect.Instance.Parse(text)));
                AssertLossless(PgjdbcSyntax.ReadAsMetabase(PgjdbcDialect.Instance.Parse(text)));
            },
            iter: 20_000);

    private static void AssertLossless(ConnectionString read)
    {
        Assert.Equal(read.Text, string.Concat(read.Tokens.Select(t => t.Span.Of(read.Text))));
        Assert.Equal(read.Text, read.ToString());
        var at = 0;
        foreach (var setting in read.Settings)
        {
            Assert.True(setting.Span.Start >= at, "settings stand in order and apart");
            Assert.True(setting.KeySpan.Start >= setting.Span.Start && setting.ValueSpan.End <= setting.Span.End, "key and value lie in their setting");
            at = setting.Span.End;
        }

        if (read.Error is { } error)
        {
            Assert.InRange(error.Position, 0, read.Text.Length);
        }
    }
}
