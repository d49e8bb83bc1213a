using System.Security.Cryptography;
using System.Text;
using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Engines.PostgreSql;
using SslLint.Readers;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Analysis;

/// <summary>Marks by which a finding is known again when lines have moved.</summary>
/// <remarks>
/// They are made of the rule, the path and what the engine knows of the connection: its keys in their order, and the values of those that say where it
/// goes and how it is secured. Nothing here may depend on what is shown or hidden: how lines are redacted changes, a baseline and an alert stay.
/// </remarks>
internal static class Fingerprints
{
    /// <summary>Keys of any engine whose values tell one connection from another, normalised by <see cref="Letters.Of"/>.</summary>
    private static readonly HashSet<string> identifying = new(StringComparer.Ordinal)
    {
        "host", "hostaddr", "server", "port", "database", "db", "dbname", "user", "username", "userid", "uid",
        "mbdbtype", "mbdbhost", "mbdbport", "mbdbdbname", "mbdbuser", "mbdbssl",
    };

    /// <summary>Keys that hold a path or a mode for certain.</summary>
    private static readonly HashSet<OptionRole> harmless =
        [OptionRole.Mode, OptionRole.Roots, OptionRole.ClientCertificate, OptionRole.ClientKey];

    /// <summary>The mark of a finding about a connection.</summary>
    public static string Of(string rule, string path, ConnectionString source)
    {
        var known = new StringBuilder(source.Dialect.Name);
        foreach (var setting in source.Settings)
        {
            var isTls = TlsKeys.Find(setting.Key) is { } role && harmless.Contains(role);
            var key = Letters.Of(setting.Key);
            var isIdentifying = setting.Place != SettingPlace.Password && identifying.Contains(key);

            // An unknown key may be a part of a password, and so may a value that has not the shape of a name or a path.
            known.Append('\n').Append(isIdentifying || isTls || AdoNetKeys.IsKnown(setting.Key) || LibpqOptions.Find(key) is not null ? key : "");
            if ((isIdentifying || isTls) && setting.Value.All(static c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '/' or '\\' or ','))
            {
                known.Append('=').Append(setting.Value);
            }
        }

        return Hash(rule, path, known.ToString());
    }

    /// <summary>The mark of a finding about a callback.</summary>
    public static string Of(string rule, string path, CallbackSite callback) => Hash(rule, path, callback.Driver + "\n" + callback.What);

    /// <summary>The mark of a finding about a suppression.</summary>
    public static string Of(string rule, string path, SuppressionComment comment) => Hash(rule, path, string.Join(",", comment.Rules));

    /// <summary>The mark of a finding about a project's driver.</summary>
    public static string Of(string rule, string path, Driver driver) => Hash(rule, path, driver.Name);

    private static string Hash(string rule, string path, string known)
    {
        var bytes = Encoding.UTF8.GetBytes(rule + "\n" + path + "\n" + known);
#if NET
        var hash = SHA256.HashData(bytes);
#else
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(bytes);
#endif
        var hex = new StringBuilder(32);
        for (var i = 0; i < 16; i++)
        {
            hex.Append(hash[i].ToString("x2"));
        }

        return hex.ToString();
    }
}
