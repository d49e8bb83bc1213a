using SslLint.Dialects;
using SslLint.Engines;
using SslLint.Text;

namespace SslLint.Discovery;

/// <summary>Tells strings that are no connection: <c>Data Source=:memory:</c>, <c>Data Source=shop.sqlite;</c>.</summary>
/// <remarks>Tests and samples of .NET are full of them. A second setting makes it a question of keys again (<see cref="AdoNetKeys"/>): servers may be called
/// <c>sql01.db</c>.</remarks>
public static class DatabaseFiles
{
    /// <summary>Whether a text names the file of a database that has no server, and says nothing else.</summary>
    public static bool IsOne(string text) => IsOne(AdoNetDialect.Instance.Parse(text, Placeholders.Find(text)));

    /// <inheritdoc cref="IsOne(string)"/>
    internal static bool IsOne(ConnectionString source) =>
        source is { Error: null, Settings.Count: 1 }
        && AdoNetKeys.Judge(source) is { Possible.Count: 0, Own: { Count: > 0 } own } && own.All(static e => e.AdoNet is { AreServersFiles: true });
}
