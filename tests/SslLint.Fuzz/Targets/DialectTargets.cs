using SslLint.Dialects;
using SslLint.Engines.MySql;
using SslLint.Engines.PostgreSql;
using SslLint.Engines.SqlServer;
using SslLint.Text;

namespace SslLint.Fuzz.Targets;

/// <summary>Each dialect prints back what it read, keeps its spans inside the text, and changes what it is asked to change and nothing else.</summary>
internal static class DialectTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } =
        [
            Of(AdoNetDialect.Instance, "dialect-ado-net"),
            Of(LibpqKeywordDialect.Instance, "dialect-libpq-keywords"),
            Of(UriDialect.Instance, "dialect-uri"),
            Of(PgjdbcDialect.Instance, "dialect-jdbc"),
            Of(SqlServerJdbcDialect.Instance, "dialect-jdbc-sqlserver"),
            Of(JtdsDialect.Instance, "dialect-jtds"),
            Of(MySqlJdbcDialect.MySql, "dialect-jdbc-mysql"),
            Of(MySqlJdbcDialect.MariaDb, "dialect-jdbc-mariadb"),
            Of(GoDsnDialect.Instance, "dialect-go-dsn"),
        ];

    private static FuzzTarget Of(Dialect dialect, string name) =>
        FuzzTarget.OfText(
            name,
            text =>
            {
                var placeholders = Placeholders.Find(text);
                AssertOrdered(placeholders, text);
                AssertLossless(dialect.Parse(text, placeholders));
                var plain = dialect.Parse(text);
                AssertLossless(plain);
                AssertLossless(dialect is UriDialect ? UriSyntax.ReadAsWhatwg(plain) : dialect is PgjdbcDialect ? PgjdbcSyntax.ReadAsMetabase(plain) : plain);
                if (plain.Error is null)
                {
                    AssertEdits(dialect, plain);
                }
            },
            [.. Samples.Strings]);

    private static void AssertLossless(ConnectionString read)
    {
        Assert.Equal(read.Text, read.ToString());
        Assert.Equal(read.Text, string.Concat(read.Tokens.Select(t => t.Span.Of(read.Text))));
        AssertOrdered([.. read.Settings.Select(s => s.Span)], read.Text);
        foreach (var setting in read.Settings)
        {
            Assert.True(setting.KeySpan.Start >= setting.Span.Start && setting.ValueSpan.End <= setting.Span.End, "key and value lie in their setting");
        }

        Assert.True(read.Error is null || read.Error.Position <= read.Text.Length, "an error lies in the text");
    }

    private static void AssertEdits(Dialect dialect, ConnectionString source)
    {
        // No driver takes an empty key, and what stands before its '=' would become one. An '@' of a query ends the user information as soon as no '/'
        // stands before it any more: the hardener, which looks at what it has written, refuses that.
        var pairs = source.Settings.Where(s => s.Place == SettingPlace.Pair).ToList();
        if (pairs.Any(s => s.Key.Length == 0 || s.Key.Any(char.IsControl) || s.Key == "new"
            || (dialect is UriDialect && s.Span.Of(source.Text).Contains('@', StringComparison.Ordinal))))
        {
            return;
        }

        var replaced = pairs.Count > 0 ? pairs[^1] : null;
        var removed = pairs.Count > 1 ? pairs[0] : null;
        var changes = new List<SettingChange> { new SettingChange.Append("new", "verify-full") };
        if (replaced is not null)
        {
            changes.Add(new SettingChange.Replace(replaced, "/path/to ca.pem"));
        }

        if (removed is not null)
        {
            changes.Add(new SettingChange.Remove(removed));
        }

        string result;
        try
        {
            result = TextEdit.Apply(source.Text, dialect.Edit(source, changes));
        }
        catch (InvalidOperationException)
        {
            // What can't be written is refused.
            return;
        }

        var expected = source.Settings.Where(s => s != removed).Select(s => (s.Key, s == replaced ? "/path/to ca.pem" : s.Value)).Append(("new", "verify-full"))
            .Order();
        var read = dialect.Parse(result);
        Assert.True(read.Error is null, "what was written can be read");
        Assert.Equal(expected, read.Settings.Select(s => (s.Key, s.Value)).Order());
    }

    /// <summary>Ranges lie in the text, one behind the other.</summary>
    internal static void AssertOrdered(IReadOnlyList<SourceSpan> spans, string text)
    {
        var at = 0;
        foreach (var span in spans)
        {
            Assert.True(span.Start >= at && span.Length >= 0, "ranges stand in order and apart");
            at = span.End;
        }

        Assert.True(at <= text.Length, "ranges lie in the text");
    }
}
