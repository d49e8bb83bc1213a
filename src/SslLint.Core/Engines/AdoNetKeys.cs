using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Text;

namespace SslLint.Engines;

/// <summary>Tells ADO.NET connection strings from other text, and engines from each other, by their keys and values.</summary>
/// <remarks>Keys are compared by <see cref="Letters.Of"/>.</remarks>
internal static class AdoNetKeys
{
    /// <summary>Keys of any engine that name a server.</summary>
    public static readonly HashSet<string> HostKeys = ["host", "server", "datasource", "address", "addr", "networkaddress"];

    /// <summary>Further keys that connection strings hold, whosever they are.</summary>
    private static readonly HashSet<string> commonKeys =
    [
        "port", "database", "username", "userid", "uid", "user", "password", "pwd", "sslmode", "pooling", "timeout", "applicationname",
        "persistsecurityinfo", "maxpoolsize", "maximumpoolsize", "minpoolsize", "minimumpoolsize", "commandtimeout", "connecttimeout", "connectiontimeout",
        .. EngineCatalog.All.SelectMany(static e => e.AdoNet?.CommonKeys ?? []),
    ];

    /// <summary>The engines with ADO.NET strings whose drivers are read.</summary>
    private static readonly IReadOnlyList<(Engine Engine, IReadOnlyList<Driver> Readers)> read =
        [.. EngineCatalog.All.Where(static e => e.ReaderOf(AdoNetDialect.Instance) is not null).Select(static e => (e, e.ReadersOf(AdoNetDialect.Instance)))];

    private static readonly IReadOnlyList<EngineKeys> all =
        [.. EngineCatalog.All.Where(static e => e.AdoNet is not null).Select(static e => new EngineKeys(e))];

    private static readonly HashSet<string> beginnings = [.. HostKeys, .. commonKeys, .. read.SelectMany(static e => e.Engine.AdoNet?.OwnKeys ?? [])];

    /// <summary>Whether a key can begin a connection string in free text.</summary>
    public static bool IsKnown(string key) => beginnings.Contains(Letters.Of(key));

    /// <summary>Whether a key names the server.</summary>
    public static bool IsHost(string key) => HostKeys.Contains(Letters.Of(key));

    /// <summary>What the keys and values of a string say; null where it is no connection to a server.</summary>
    public static AdoNetVerdict? Judge(ConnectionString source)
    {
        var hasHost = false;
        var common = 0;
        var own = new HashSet<Engine>();
        var byServer = new HashSet<Engine>();
        var likely = new HashSet<Engine>();
        foreach (var setting in source.Settings)
        {
            var key = Letters.Of(setting.Key);
            var isHost = HostKeys.Contains(key);
            hasHost |= isHost;
            common += commonKeys.Contains(key) ? 1 : 0;
            foreach (var engine in all)
            {
                if (engine.IsOwn(key, setting.Value))
                {
                    own.Add(engine.Engine);
                }

                if (isHost && engine.IsOwnServer(setting.Value))
                {
                    byServer.Add(engine.Engine);
                }

                if (engine.IsLikely(key, setting.Value))
                {
                    likely.Add(engine.Engine);
                }
            }
        }

        // A key says more than the form of a server, which people get wrong: Server=host\name;Port=5432.
        own = own.Count > 0 ? own : byServer;
        return !hasHost && common < 2
            ? null
            : new AdoNetVerdict(
                [.. read.Where(e => own.All(o => o == e.Engine) && e.Readers.Any(r => !source.Settings.Any(s => Refuses(r, s)))).Select(static e => e.Engine)],
                [.. own],
                common > 0 ? [.. likely] : []);
    }

    /// <summary>Whether no version of a driver knows the key, and it is no TLS setting in another driver's spelling,
    /// which would be a mistake to tell of.</summary>
    private static bool Refuses(Driver driver, Setting setting) =>
        !setting.IsKeyPlaceholder && !driver.HasOption(setting.Key) && !Letters.Of(setting.Key).StartsWith("ssl", StringComparison.Ordinal);

    /// <summary>The traces of one engine, to be looked up.</summary>
    private sealed class EngineKeys(Engine engine)
    {
        private readonly Func<string, bool>? isOwnServer = engine.AdoNet!.IsOwnServer;
        private readonly HashSet<string> keys = [.. engine.AdoNet!.OwnKeys];
        private readonly ILookup<string, IReadOnlyList<string>> own = ByKey(engine.AdoNet!.OwnValues);
        private readonly ILookup<string, IReadOnlyList<string>> likely = ByKey(engine.AdoNet!.LikelyValues);

        public Engine Engine => engine;

        public bool IsOwn(string key, string value) => keys.Contains(key) || Has(own, key, value);

        public bool IsOwnServer(string value) => isOwnServer?.Invoke(value.Trim()) == true;

        public bool IsLikely(string key, string value) => Has(likely, key, value);

        private static ILookup<string, IReadOnlyList<string>> ByKey(IReadOnlyList<ValueTrace> values) =>
            values.SelectMany(static v => v.Keys, static (v, key) => (key, v.Values)).ToLookup(static v => v.key, static v => v.Values, StringComparer.Ordinal);

        private static bool Has(ILookup<string, IReadOnlyList<string>> values, string key, string value)
        {
            foreach (var words in values[key])
            {
                if (words.Count == 0 || words.Contains(Letters.Of(value)))
                {
                    return true;
                }
            }

            return false;
        }
    }
}

/// <summary>What the keys and values of an ADO.NET string say about its engine.</summary>
/// <param name="Possible">The engines whose driver is read and takes the string: it knows each key, and nothing names another engine.</param>
/// <param name="Own">The engines, read or not, that something in the string is the own of.</param>
/// <param name="Likely">The engines whose users write such a string, though another driver could read it.</param>
internal sealed record AdoNetVerdict(IReadOnlyList<Engine> Possible, IReadOnlyList<Engine> Own, IReadOnlyList<Engine> Likely)
{
    /// <summary>The engine whose driver alone reads the string; null where that isn't certain.</summary>
    public Engine? Owner => Possible.Count == 1 && Own.Contains(Possible[0]) ? Possible[0] : null;
}
