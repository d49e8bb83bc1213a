using CsCheck;
using SslLint.Dialects;
using SslLint.Engines.PostgreSql;

namespace SslLint.Core.Tests.Dialects;

/// <summary>The readers of libpq's two forms against libpq itself.</summary>
public sealed class LibpqAgreementTests
{
    private const int Texts = 50_000;

    private static readonly string[] someKeys =
        ["host", "port", "user", "password", "dbname", "sslmode", "sslrootcert", "options", "requiressl", "ssl", "SSLMODE", "nosuchkey", ""];

    [Fact]
    public void Keywords_and_values_are_read_and_refused_as_libpq_does()
    {
        Assert.SkipWhen(Libpq.Keywords is null, "libpq.so.5 is not installed");
        var space = Generators.Pieces(0, 2, "", "", " ", "\n", "\t");
        var content = Generators.Pieces(0, 5, "x", "\\", "\\\\", "\\'", "=", "é", ";", "/p", "%41", "\u00A0");
        var value = Gen.OneOf(content, content.Select(c => $"'{c}'"), content.Select(c => $"'{c} x'"), Generators.Pieces(0, 3, "x", "'", " ", "y"));
        var pairs =
            Gen.Select(Gen.OneOf(someKeys), space, space, value, Gen.OneOf(" ", " ", "\n", "", ";"), (k, a, b, v, end) => k + a + "=" + b + v + end).Array[0, 5]
                .Select(string.Concat);
        var pieces = Generators.Pieces(0, 14, "host", "port", "user", "x", "=", "=", " ", " ", "'", "\\", "\n", "\v", "é", ";", "\0");
        Gen.OneOf(pairs, pairs, pieces).Check(
            text =>
            {
                var read = LibpqKeywordDialect.Instance.Parse(text);
                if (text.Contains('\0', StringComparison.Ordinal))
                {
                    Assert.NotNull(read.Error);
                    return;
                }

                Assert.Equal(Libpq.Parse(text), read.Error is null ? Meaning(read) : null);
            },
            iter: Texts);
    }

    [Fact]
    public void URIs_are_read_and_refused_as_libpq_does()
    {
        Assert.SkipWhen(Libpq.Keywords is null, "libpq.so.5 is not installed");

        // A known gap: libpq 18 trims spaces at the ends of a part and refuses white space inside; 15 takes both as they stand.
        string[] space = Libpq.Version < 160000 ? [" ", "\t"] : [];
        var part = Generators.Pieces(0, 3, ["a", "b.c", "%41", "%2F", "%c3%a4", "%ff", "é", "+", "-", "1", "#", ";", "'", .. space]);
        var odd = Generators.Pieces(0, 6, ["a", "%", "%4", "%zz", "%00", "@", ":", "/", "?", "=", "&", ",", "[", "]", "[::1]", "5432", "#", .. space]);
        var userInformation = Gen.OneOf(Gen.Const(string.Empty), part.Select(u => u + "@"), Gen.Select(part, part, (u, p) => $"{u}:{p}@"));
        var host = Gen.Select(Gen.OneOf(part, Gen.Const("[::1]"), Gen.Const("[fe80%2541::1]")), Gen.OneOf("", ":", ":5432", ":x%31"), (h, p) => h + p);
        var hosts = host.Array[1, 3].Select(h => string.Join(',', h));
        var path = Gen.OneOf(Gen.Const(string.Empty), Gen.Const("/"), part.Select(d => "/" + d));
        var pair = Gen.Select(
            Gen.OneOf(Gen.OneOf(someKeys), Gen.Const("sslmod%65"), Gen.Const("ssl")),
            Gen.OneOf(part, Gen.Const("true"), Gen.Const("1")),
            (k, v) => k + "=" + v);
        var query = Gen.OneOf(Gen.Const(string.Empty), Gen.Const("?"), pair.Array[1, 3].Select(p => "?" + string.Join('&', p)));
        var scheme = Gen.Frequency(
            (12, Gen.OneOf("postgresql://", "postgres://")), (1, Gen.OneOf("Postgres://", "postgresql:/", "postgresql+x://", "mysql://")));
        var wellFormed = Gen.Select(scheme, userInformation, hosts, path, query, (s, u, h, d, q) => s + u + h + d + q);
        Gen.OneOf(wellFormed, wellFormed, Gen.Select(wellFormed, odd, (w, o) => w + o), Gen.Select(scheme, odd, odd, (s, a, b) => s + a + b)).Check(
            text =>
            {
                var read = UriDialect.Instance.Parse(text);
                Assert.Equal(Libpq.Parse(text), LibpqUri.ErrorOf(read) is null ? Meaning(read) : null);
            },
            iter: Texts);
    }

    /// <summary>What libpq stores for the settings; null where it knows a key not.</summary>
    private static SortedDictionary<string, string>? Meaning(ConnectionString read)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var hosts = new List<(string Host, string Port)>();
        foreach (var setting in read.Settings)
        {
            switch (setting.Place)
            {
                case SettingPlace.Host:
                    hosts.Add((setting.Value, string.Empty));
                    break;
                case SettingPlace.Port:
                    var host = hosts.Count == 0 ? string.Empty : hosts[^1].Host;
                    hosts = [.. hosts.SkipLast(1), (host, setting.Value)];
                    break;
                case SettingPlace.UserName or SettingPlace.Password or SettingPlace.Database when setting.Value.Length > 0:
                    values[setting.Key] = setting.Value;
                    break;
            }
        }

        Store(values, "host", string.Join(',', hosts.Select(h => h.Host)));
        Store(values, "port", string.Join(',', hosts.Select(h => h.Port)));
        foreach (var setting in read.Settings.Where(s => s.Place == SettingPlace.Pair))
        {
            var (key, value) = (setting.Key, setting.Value) switch
            {
                ("requiressl", var v) => ("sslmode", v.StartsWith('1') ? "require" : "prefer"),
                ("ssl", "true") when read.Dialect == UriDialect.Instance => ("sslmode", "require"),
                var other => other,
            };
            if (!Libpq.Keywords!.Contains(key))
            {
                return null;
            }

            values[key] = value;
        }

        return values;
    }

    private static void Store(SortedDictionary<string, string> values, string key, string value)
    {
        if (value.Length > 0)
        {
            values[key] = value;
        }
    }
}
