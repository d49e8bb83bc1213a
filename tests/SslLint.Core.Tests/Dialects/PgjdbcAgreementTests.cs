using System.Diagnostics;
using System.Text;
using CsCheck;
using SslLint.Dialects;
using SslLint.Engines.PostgreSql;

namespace SslLint.Core.Tests.Dialects;

/// <summary>The reader of JDBC URLs against pgjdbc's <c>Driver.parseURL</c>, all texts in one Java process.</summary>
public sealed class PgjdbcAgreementTests
{
    private const string Jar = "/usr/share/java/postgresql.jar";
    private const int Texts = 20_000;

    [Fact]
    public void URLs_are_read_and_refused_as_pgjdbc_does()
    {
        Assert.SkipUnless(File.Exists(Jar), $"pgjdbc is not installed at {Jar}");
        string[] texts = [.. Urls().Take(Texts)];
        var answers = Ask(texts);
        Assert.Equal(texts.Length, answers.Count);
        for (var i = 0; i < texts.Length; i++)
        {
            var read = PgjdbcDialect.Instance.Parse(texts[i]);
            var expected = answers[i];
            var actual = read.Error is null ? Meaning(read, expected) : null;
            Assert.True(
                expected is null ? actual is null : actual is not null && expected.SequenceEqual(actual), $"{texts[i]}\n{Show(expected)}\n{Show(actual)}");
        }
    }

    private static Gen<string> Urls()
    {
        var part = Generators.Pieces(0, 3, "a", "b.c", "%41", "%2F", "%c3%a4", "%ff", "é", "+", "-", "1", "#", ";", "u:p@", "%+f", "%\u0661\u0662");
        var odd = Generators.Pieces(0, 6, "a", "%", "%4", "%zz", "%-0", "%-1", "@", ":", "/", "?", "=", "&", ",", "[", "]", "[::1]", "5432", "#");
        var host = Gen.Select(
            Gen.OneOf(Generators.Pieces(0, 2, "a", "b.c", "u@"), Gen.OneOf("[::1]", "[::1", "::1")),
            Gen.OneOf("", "", ":5432", ":1", ":", ":0", ":65535", ":65536", ":+7", ":\u0665", ":-1"),
            (h, p) => h + p);
        var server = Gen.OneOf(
            Gen.Select(host.Array[0, 3], Gen.OneOf(part, Gen.Const("a/b")), (h, d) => "//" + string.Join(',', h) + "/" + d),
            part,
            Gen.OneOf("/", "//", "///", "////", "//h", "/db", "", "///db"));
        var pair = Gen.Select(
            Generators.Pieces(0, 2, "ssl", "sslmode", "user", "%41", "x"),
            Gen.OneOf(part.Select(v => "=" + v), Gen.Const("=="), Gen.Const(string.Empty)),
            (k, v) => k + v);
        var query = Gen.OneOf(Gen.Const(string.Empty), pair.Array[0, 4].Select(p => "?" + string.Join('&', p)));
        var prefix = Gen.Frequency((20, Gen.Const("jdbc:postgresql:")), (1, Gen.OneOf("JDBC:postgresql:", "jdbc:postgres:", "jdbc:postgresql", "postgresql:")));
        return Gen.OneOf(
            Gen.Select(prefix, server, query, (a, b, c) => a + b + c),
            Gen.Select(prefix, server, query, odd, (a, b, c, d) => a + b + c + d),
            Gen.Select(prefix, odd, odd, (a, b, c) => a + b + c));
    }

    /// <summary>The properties that pgjdbc makes of the settings. Where the text names no host or database, any default of pgjdbc's is right.</summary>
    private static SortedDictionary<string, string> Meaning(ConnectionString read, SortedDictionary<string, string>? defaults)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var hosts = new List<(string Host, string Port)>();
        foreach (var setting in read.Settings)
        {
            switch (setting.Place)
            {
                case SettingPlace.Host:
                    hosts.Add((setting.Value, "5432"));
                    break;
                case SettingPlace.Port:
                    var host = hosts.Count == 0 || hosts[^1].Host.Length == 0 ? "localhost" : hosts[^1].Host;
                    hosts = [.. hosts.SkipLast(1), (host, setting.Value)];
                    break;
                case SettingPlace.Database:
                    values["PGDBNAME"] = setting.Value;
                    break;
            }
        }

        values["PGHOST"] = string.Join(',', hosts.Select(h => h.Host));
        if (values["PGHOST"].Length == 0 && defaults?.GetValueOrDefault("PGHOST") is "localhost")
        {
            values["PGHOST"] = "localhost";
        }

        values["PGPORT"] = hosts.Count == 0 ? "5432" : string.Join(',', hosts.Select(h => h.Port));
        foreach (var setting in read.Settings.Where(s => s.Place == SettingPlace.Pair))
        {
            values[setting.Key] = setting.Value;
        }

        // The default of a database is the user's name, or empty.
        if (!values.ContainsKey("PGDBNAME") && defaults?.GetValueOrDefault("PGDBNAME") is { } database
            && (database.Length == 0 || database == values.GetValueOrDefault("user")))
        {
            values["PGDBNAME"] = database;
        }

        return values;
    }

    private static List<SortedDictionary<string, string>?> Ask(string[] texts)
    {
        var program = Path.Combine(Repository.Root, "tests", "SslLint.Core.Tests", "Dialects", "Pgjdbc", "ParseUrl.java");
        using var java = Process.Start(new ProcessStartInfo("java", ["-cp", Jar, program]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var writing = Task.Run(() =>
        {
            foreach (var text in texts)
            {
                java.StandardInput.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));
            }

            java.StandardInput.Close();
        });
        var answers = new List<SortedDictionary<string, string>?>();
        while (java.StandardOutput.ReadLine() is { } line)
        {
            answers.Add(line == "null" ? null : Decode(line));
        }

        writing.Wait();
        java.WaitForExit();
        return answers;
    }

    private static SortedDictionary<string, string> Decode(string line)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in line.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split(':');
            values[FromBase64(parts[0])] = FromBase64(parts[1]);
        }

        return values;
    }

    private static string FromBase64(string text) => Encoding.UTF8.GetString(Convert.FromBase64String(text));

    private static string Show(SortedDictionary<string, string>? values) => values is null ? "refused" : string.Join(" | ", values);
}
