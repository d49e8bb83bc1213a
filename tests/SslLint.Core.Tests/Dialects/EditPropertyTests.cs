using CsCheck;
using SslLint.Dialects;
using SslLint.Engines.PostgreSql;
using SslLint.Engines.SqlServer;
using SslLint.Text;

namespace SslLint.Core.Tests.Dialects;

/// <summary>Random changes of random strings: the result reads as intended, and what no change names keeps its text.</summary>
public sealed class EditPropertyTests
{
    private const int Texts = 10_000;

    private static readonly Gen<string> newValue = Generators.Pieces(
        0, 5, "verify-full", "/path/to ca.pem", "'", "\"", "\\", ";", "=", "&", "%", "+", "#", "?", "@", ":", "/", " ", "é", "\t", "[");

    [Fact]
    public void ADO_NET_strings_keep_what_no_change_names()
    {
        var space = Generators.Pieces(0, 2, "", "", " ", "\n");
        var value = Gen.OneOf(Generators.Pieces(0, 3, "x", "y z", "/p", "'x", "=", "${X}"), Gen.OneOf("\"a;b\"", "'a\"\"b'", "\"\""));
        var pair = Gen.OneOf(
            Gen.Select(space, Gen.OneOf("Host", "SSL Mode", "a==b", "k;l", "é"), space, value, (a, k, b, v) => a + k + b + "=" + v + b),
            Gen.OneOf(string.Empty, " ", "${Y}"));
        Check(AdoNetDialect.Instance, pair.Array[0, 5].Select(p => string.Join(';', p)));
    }

    [Fact]
    public void ODBC_strings_keep_what_no_change_names()
    {
        var space = Generators.Pieces(0, 2, "", "", " ", "\n");
        var value = Gen.OneOf(Generators.Pieces(0, 3, "x", "y z", "/p", "'x", "=", "}", "${X}"), Gen.OneOf("{a;b}", "{a;}}b }", "{}"));
        var pair = Gen.OneOf(
            Gen.Select(space, Gen.OneOf("Server", "Trusted_Connection", "é"), space, value, (a, k, b, v) => a + k + b + "=" + b + v + b),
            Gen.OneOf(string.Empty, " ", "${Y}"));
        Check(OdbcDialect.Instance, pair.Array[0, 5].Select(p => string.Join(';', p)));
    }

    [Fact]
    public void Libpq_keywords_keep_what_no_change_names()
    {
        var space = Generators.Pieces(0, 1, "", " ", "\n ");
        var value = Generators.Pieces(0, 3, "x", "\\ ", "\\\\", "/p", "=", "\\", "${X}");
        var pair = Gen.Select(
            Gen.OneOf("host", "sslmode", "é", "x;y"),
            space,
            Gen.OneOf(value, Gen.OneOf("'a b'", "''", "'\\''")),
            Gen.OneOf(" ", " ", "\n", ""),
            (k, a, v, b) => k + a + "=" + a + v + b);
        Check(LibpqKeywordDialect.Instance, pair.Array[0, 5].Select(p => string.Concat(p)));
    }

    [Fact]
    public void URIs_keep_what_no_change_names()
    {
        var scheme = Gen.OneOf("postgresql://", "postgres+x://");
        Check(
            UriDialect.Instance,
            Gen.Select(
                scheme,
                Gen.OneOf("", "u@", "u:p%40@", ":p@", "${U}:${P}@"),
                Gen.OneOf("", "h", "h:5432", "a:1,b", "[::1]:5", "%2Ftmp"),
                Path(),
                Query(),
                (a, b, c, d, e) => a + b + c + d + e));
    }

    [Fact]
    public void JDBC_URLs_keep_what_no_change_names() =>
        Check(
            PgjdbcDialect.Instance,
            Gen.Select(
                Gen.OneOf(
                    "jdbc:postgresql:db",
                    "jdbc:postgresql:",
                    "jdbc:postgresql://h/",
                    "jdbc:postgresql://h:5432,[::1]:5/d%20b",
                    "jdbc:postgresql://${H}/d",
                    "jdbc:postgresql://u:p@h/d"),
                Query(),
                (a, b) => a + b));

    [Fact]
    public void JDBC_URLs_of_SQL_Server_keep_what_no_change_names()
    {
        var space = Generators.Pieces(0, 1, "", "", " ", "\n");
        var value = Gen.OneOf(Generators.Pieces(0, 3, "x", "y z", "}", "=", "%41", "${X}"), Gen.OneOf("{a;b}", "{a;}}b}", "{}", "{ ${X} } "));
        var pair = Gen.OneOf(
            Gen.Select(space, Gen.OneOf("encrypt", "user", "a b", "é"), space, value, (a, k, b, v) => a + k + b + "=" + b + v),
            Gen.OneOf(string.Empty, " ", "${Y}"));
        Check(
            SqlServerJdbcDialect.Instance,
            Gen.Select(
                Gen.OneOf("jdbc:sqlserver://", "jdbc:sqlserver://h", "jdbc:sqlserver:// h\\i : 5 ", "jdbc:sqlserver://${H}:5"),
                pair.Array[0, 5],
                (a, p) => a + string.Concat(p.Select(static one => ";" + one))));
    }

    private static Gen<string> Path() => Gen.OneOf("", "/", "/db", "/d%20b");

    private static Gen<string> Query()
    {
        var pair = Gen.OneOf("sslmode=require", "ssl", "ssl=", "a=b%2Bc", "a=+", "k=${X}", "x=1:2/3", "a=b=c");
        return Gen.OneOf(
            Gen.Const(string.Empty), Gen.Const("?"), Gen.Select(pair.Array[1, 4], Gen.OneOf("", "&"), (p, end) => "?" + string.Join('&', p) + end));
    }

    private static void Check(Dialect dialect, Gen<string> texts) =>
        Gen.Select(texts, Gen.Int[0, 3].Array[8], newValue, newValue, Gen.Int[0, 2]).Check(
            (text, choices, first, second, appended) =>
            {
                var source = dialect.Parse(text, Placeholders.Find(text));
                var reading = source.Error is not null && dialect is PgjdbcDialect ? PgjdbcSyntax.ReadAsMetabase(source) : source;
                if (reading.Error is not null)
                {
                    Assert.Throws<InvalidOperationException>(() => dialect.Edit(source, []));
                    return;
                }

                // No driver takes an empty key, and what stands before its '=' would become one.
                if (reading.Settings.Any(s => s.Place == SettingPlace.Pair && s.Key.Length == 0))
                {
                    return;
                }

                var changes = new List<SettingChange>();
                var expected = new List<(string Key, string Value, string? Raw)>();
                for (var i = 0; i < reading.Settings.Count; i++)
                {
                    var setting = reading.Settings[i];
                    var canChange = setting.Place == SettingPlace.Pair
                        && !setting.Key.Any(char.IsControl)
                        && (setting.HasDelimiter || !setting.IsKeyPlaceholder);
                    switch (canChange ? choices[i % choices.Length] : 0)
                    {
                        case 1:
                            changes.Add(new SettingChange.Remove(setting));
                            break;
                        case 2:
                            changes.Add(new SettingChange.Replace(setting, first));
                            expected.Add((setting.Key, first, null));
                            break;
                        default:
                            expected.Add((setting.Key, setting.Value, setting.Span.Of(text)));
                            break;
                    }
                }

                foreach (var (key, value) in new[] { ("new", second), ("other", first) }.Take(appended))
                {
                    changes.Add(new SettingChange.Append(key, value));
                }

                var result = TextEdit.Apply(text, dialect.Edit(reading, changes));
                var read = dialect.Parse(result, OpaqueIn(result));
                read = read.Error is not null && dialect is PgjdbcDialect ? PgjdbcSyntax.ReadAsMetabase(read) : read;
                Assert.True(read.Error is null, $"{result}: {read.Error}");
                var kept = read.Settings.Where(s => s.Key is not ("new" or "other")).ToList();
                Assert.Equal(expected.Select(e => (e.Key, e.Value)), kept.Select(s => (s.Key, s.Value)));
                Assert.Equal(
                    changes.OfType<SettingChange.Append>().Select(a => (a.Key, a.Value)),
                    read.Settings.Where(s => s.Key is "new" or "other").Select(s => (s.Key, s.Value)));
                for (var i = 0; i < kept.Count; i++)
                {
                    // An unfinished value of libpq at the end is finished before something follows.
                    var isUnfinished = dialect is LibpqKeywordDialect && i == kept.Count - 1 && (kept[i].Value.Length == 0 || text.EndsWith('\\'));
                    Assert.True(expected[i].Raw is null || isUnfinished || expected[i].Raw == kept[i].Span.Of(result), $"{text}\n{result}");
                }
            },
            iter: Texts);

    /// <summary>The placeholders of the generated texts; new values may look like others.</summary>
    private static List<SourceSpan> OpaqueIn(string text) =>
        [.. Placeholders.Find(text).Where(s => s.Of(text) is "${X}" or "${Y}" or "${U}" or "${P}" or "${H}")];
}
