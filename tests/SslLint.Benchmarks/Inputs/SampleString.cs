using System.Globalization;
using SslLint.Dialects;
using SslLint.Engines.PostgreSql;

namespace SslLint.Benchmarks.Inputs;

/// <summary>A connection string of a dialect, with as many settings as asked.</summary>
/// <param name="Dialect">Its syntax.</param>
/// <param name="Head">What stands first: the host, the database, a mode.</param>
/// <param name="Separator">What stands between settings.</param>
internal sealed record SampleString(Dialect Dialect, string Head, char Separator)
{
    /// <summary>One of each dialect.</summary>
    public static IReadOnlyList<SampleString> All { get; } =
    [
        new(AdoNetDialect.Instance, "Host=db.example.com;Database=shop;Username=shop;Password=secret;SSL Mode=Require", ';'),
        new(LibpqKeywordDialect.Instance, "host=db.example.com dbname=shop user=shop password=secret sslmode=require", ' '),
        new(UriDialect.Instance, "postgres://shop:secret@db.example.com:5432/shop?sslmode=require", '&'),
        new(PgjdbcDialect.Instance, "jdbc:postgresql://db.example.com:5432/shop?user=shop&password=secret&sslmode=require", '&'),
    ];

    /// <summary>The string of a dialect's name.</summary>
    public static SampleString Of(string dialect) => All.Single(s => s.Dialect.Name == dialect);

    /// <summary>The text.</summary>
    /// <param name="settings">How many settings follow the first ones.</param>
    public string Text(int settings) =>
        Head + string.Concat(Enumerable.Range(1, settings).Select(i => $"{Separator}setting{i.ToString(CultureInfo.InvariantCulture)}=value%20{i}"));
}
