using System.Data.Common;
using System.Globalization;
using CsCheck;
using Npgsql;
using SslLint.Dialects;

namespace SslLint.Core.Tests.Dialects;

/// <summary>The reader against the framework's own and against Npgsql's.</summary>
public sealed class AdoNetAgreementTests
{
    private const int Texts = 60_000;

    private static readonly Gen<string> text = Gen.OneOf(
        Generators.Pieces(
            0, 16, "a", "b", "A", "key two", "=", "=", "==", ";", ";", "'", "\"", "\"\"", "''", " ", "\t", "\n", "\r", "\0", "\u0001", "\u0085", "\u00A0",
            "\u2028", "\uFEFF", "É", "é", "İ", "{", "}", "#"),
        Pairs(["a", "A", "b", "key two", "k==v", "k\ty", " k", "ß"]));

    private static readonly string[][] npgsqlKeys =
    [
        ["Host", "Server", "host", "HOST"],
        ["Username", "User Name", "UserId", "User Id", "UID"],
        ["Password", "PSW", "PWD"],
        ["Database", "DB"],
        ["Application Name", "ApplicationName"],
        ["Search Path", "SearchPath"],
        ["Root Certificate", "RootCertificate"],
        ["SSL Certificate", "SslCertificate", "SSL  Certificate"],
        ["Options"],
        ["Passfile", "Passfiles"],
    ];

    [Fact]
    public void Reads_and_rejects_what_the_framework_does_at_the_same_position() =>
        text.Check(
            value =>
            {
                var (expected, position) = ReadByFramework(value);
                var read = AdoNetDialect.Instance.Parse(value);
                Assert.Equal(expected is null, read.Error is not null);
                if (expected is not null)
                {
                    Assert.Equal(expected, Values(AdoNetDialect.Effective(read)));
                }
                else if (position is not null)
                {
                    Assert.Equal(position, read.Error!.Position);
                }
            },
            iter: Texts);

    [Fact]
    public void Reads_and_rejects_what_Npgsql_does()
    {
        var canonical = npgsqlKeys.SelectMany(k => k.Distinct(StringComparer.OrdinalIgnoreCase).Where(IsNpgsqlKey).Select(alias => (alias, k[0])))
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        Pairs([.. npgsqlKeys.SelectMany(k => k)]).Check(
            value =>
            {
                var read = AdoNetDialect.Instance.Parse(value);
                var rejects = read.Error is not null || read.Settings.Any(s => !canonical.ContainsKey(s.Key));
                NpgsqlConnectionStringBuilder? builder = null;
                try
                {
                    builder = new NpgsqlConnectionStringBuilder(value);
                }
                catch (Exception e) when (e is ArgumentException or KeyNotFoundException)
                {
                    // The second is what Npgsql throws where an unknown key is taken back: "NoSuchKey=".
                }

                Assert.Equal(rejects, builder is null);
                if (builder is not null)
                {
                    var expected = npgsqlKeys.Where(k => builder.ContainsKey(k[0]))
                        .Select(k => (k[0].ToLowerInvariant(), builder[k[0]]?.ToString() ?? string.Empty));
                    var actual = AdoNetDialect.Effective(read, key => canonical[key]).Select(s => (canonical[s.Key].ToLowerInvariant(), s.Value));
                    Assert.Equal(expected.Where(e => e.Item2.Length > 0).Order(), actual.Where(a => a.Value.Length > 0).Order());
                }
            },
            iter: Texts);
    }

    private static Gen<string> Pairs(string[] keys)
    {
        var space = Generators.Pieces(0, 2, " ", "", "", "", "\n");
        var content = Generators.Pieces(0, 5, "x", "/p", "=", "y z", " ", "'", "''", "\"\"", "é", "{", "\t");
        var value = Gen.OneOf(
            content,
            Generators.Pieces(0, 4, "x", "/p", "y z", "1"),
            content.Select(s => $"\"{s.Replace("\"", "\"\"", StringComparison.Ordinal)};\""),
            content.Select(s => $"'{s.Replace("'", "''", StringComparison.Ordinal)}'"));
        return Gen.Select(space, Gen.OneOf(keys), space, value, space, (a, key, b, v, c) => a + key + b + "=" + c + v + a)
            .Array[0, 6].Select(pairs => string.Join(';', pairs));
    }

    private static bool IsNpgsqlKey(string key)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder { [key] = "x" };
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static (SortedDictionary<string, string>? Values, int? Position) ReadByFramework(string value)
    {
        var builder = new DbConnectionStringBuilder();
        try
        {
            builder.ConnectionString = value;
        }
        catch (ArgumentException e)
        {
            const string Marker = "starting at index ";
            var at = e.Message.IndexOf(Marker, StringComparison.Ordinal);
            return (null, at < 0 ? null : int.Parse(e.Message.AsSpan(at + Marker.Length).TrimEnd('.'), CultureInfo.InvariantCulture));
        }

        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string key in builder.Keys)
        {
            values[key] = (string)builder[key];
        }

        return (values, null);
    }

    private static SortedDictionary<string, string> Values(IEnumerable<Setting> settings)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var setting in settings)
        {
            values[setting.Key.ToLowerInvariant()] = setting.Value;
        }

        return values;
    }
}
