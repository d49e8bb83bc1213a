using SslLint.Dialects;
using SslLint.Engines;

namespace SslLint.Engines.PostgreSql;

/// <summary>What the keys of an ADO.NET string say about the engine.</summary>
internal enum AdoNetEngine
{
    /// <summary>Not a connection string to a server.</summary>
    None,

    /// <summary>Another engine's.</summary>
    Other,

    /// <summary>Keys that engines share: no evidence.</summary>
    Shared,

    /// <summary>Written as Npgsql's users write it, though another driver could read it.</summary>
    Likely,

    /// <summary>Only Npgsql reads it.</summary>
    Certain,
}

/// <summary>Tells ADO.NET connection strings from other text, and engines from each other, by their keys.</summary>
internal static class AdoNetKeys
{
    /// <summary>Keys of any engine that name a server, normalised by <see cref="DriverNames.Letters"/>.</summary>
    internal static readonly HashSet<string> HostKeys = ["host", "server", "datasource", "address", "addr", "networkaddress"];

    /// <summary>Further keys that connection strings of any engine begin with or hold.</summary>
    private static readonly HashSet<string> CommonKeys =
    [
        "port", "database", "initialcatalog", "username", "userid", "uid", "user", "password", "pwd",
        "sslmode", "integratedsecurity", "trustedconnection", "encrypt", "trustservercertificate", "pooling", "timeout",
        "searchpath", "applicationname", "persistsecurityinfo", "multipleactiveresultsets", "attachdbfilename", "includeerrordetail",
        "rootcertificate", "sslcertificate", "maxpoolsize", "maximumpoolsize", "minpoolsize", "minimumpoolsize", "commandtimeout",
        "charset", "allowuservariables", "connecttimeout", "connectiontimeout",
    ];

    /// <summary>Keys that Npgsql alone reads (its list of keywords, against those of SqlClient, MySqlConnector, MySql.Data and ODP.NET).</summary>
    private static readonly HashSet<string> NpgsqlOnly =
    [
        "searchpath", "includeerrordetail", "rootcertificate", "sslcertificate", "sslnegotiation", "noresetonclose", "hostrecheckseconds",
        "targetsessionattributes", "loadbalancehosts", "maxautoprepare", "autoprepareminusages", "readbuffersize", "writebuffersize",
        "servercompatibilitymode", "kerberosservicename", "includerealm", "passfile", "logparameters", "arraynullabilitymode",
        "connectionpruninginterval", "connectionidlelifetime", "internalcommandtimeout", "gssencryptionmode", "requireauth",
        "channelbinding", "tcpkeepalive", "multiplexing", "inputencoding", "replicationmode", "keepalive",
    ];

    /// <summary>Keys that Npgsql refuses and another engine reads.</summary>
    private static readonly HashSet<string> OtherOnly =
    [
        "initialcatalog", "integratedsecurity", "trustedconnection", "encrypt", "multipleactiveresultsets", "attachdbfilename",
        "authentication", "columnencryptionsetting", "userinstance", "connectretrycount", "packetsize", "workstationid", "datasource",
        "multisubnetfailover", "applicationintent", "charset", "characterset", "allowuservariables", "convertzerodatetime",
        "allowzerodatetime", "treattinyasboolean", "oldguids", "guidformat", "allowpublickeyretrieval", "sslca", "certificatefile",
        "defaultcommandtimeout", "dbaprivilege", "tnsadmin", "provider", "driver", "version", "filename", "cache", "mode",
        "endpoint", "accountendpoint", "accountkey", "accountname", "sharedaccesskey", "sharedaccesskeyname", "defaultendpointsprotocol",
        "instrumentationkey", "ingestionendpoint", "blobendpoint", "abortconnect", "virtualhost", "hostname", "protocol", "compress",
    ];

    /// <summary>Values of <c>SSL Mode</c> that only MySQL's drivers know.</summary>
    private static readonly HashSet<string> MySqlModes = ["none", "preferred", "prefered", "required", "disabled", "verifyidentity"];

    private static readonly HashSet<string> NpgsqlModes = ["disable", "allow", "prefer", "require"];

    /// <summary>Whether a key can begin a connection string in free text.</summary>
    public static bool IsKnown(string key)
    {
        var k = DriverNames.Letters(key);
        return HostKeys.Contains(k) || CommonKeys.Contains(k) || NpgsqlOnly.Contains(k);
    }

    /// <summary>Whether a key names the server.</summary>
    public static bool IsHost(string key) => HostKeys.Contains(DriverNames.Letters(key));

    /// <summary>What the string's keys and values say.</summary>
    public static AdoNetEngine Classify(ConnectionString source)
    {
        var host = false;
        var others = 0;
        var shared = 0;
        var npgsql = 0;
        var likely = 0;
        foreach (var setting in source.Settings)
        {
            var key = DriverNames.Letters(setting.Key);
            var value = setting.Value.Trim();
            var letters = DriverNames.Letters(value);
            if (HostKeys.Contains(key))
            {
                host = true;
                likely += key == "host" ? 1 : 0;
                others += key == "datasource" || IsOtherServer(value) ? 1 : 0;
            }
            else if (key == "port")
            {
                npgsql += value == "5432" ? 1 : 0;
                others += value is "3306" or "1433" or "1521" or "3050" ? 1 : 0;
                likely += value is "26257" or "6432" or "5433" ? 1 : 0;
            }
            else if (key == "sslmode")
            {
                others += MySqlModes.Contains(letters) ? 1 : 0;
                npgsql += NpgsqlModes.Contains(letters) ? 1 : 0;
            }
            else if (key == "username")
            {
                likely++;
            }
            else if (letters == "postgres" && (key is "user" or "userid" or "uid"))
            {
                npgsql++;
            }

            others += (OtherOnly.Contains(key) && !HostKeys.Contains(key)) || IsUnknownToNpgsql(setting) ? 1 : 0;
            npgsql += NpgsqlOnly.Contains(key) ? 1 : 0;
            shared += CommonKeys.Contains(key) ? 1 : 0;
        }

        if (!host && shared < 2)
        {
            return AdoNetEngine.None;
        }

        if (others > 0)
        {
            return AdoNetEngine.Other;
        }

        return npgsql > 0 ? AdoNetEngine.Certain
            : likely > 0 && shared > 0 ? AdoNetEngine.Likely
            : AdoNetEngine.Shared;
    }

    /// <summary>Whether no version of Npgsql knows the key, and it is no TLS setting in another driver's spelling, which would be a mistake to tell of.</summary>
    private static bool IsUnknownToNpgsql(Setting setting) =>
        !setting.IsKeyPlaceholder
        && NpgsqlOptions.Find(setting.Key, 7) is null
        && NpgsqlOptions.Find(setting.Key, 10) is null
        && !DriverNames.Letters(setting.Key).StartsWith("ssl", StringComparison.Ordinal);

    /// <summary>Server values in the form that only SQL Server has: an instance, a protocol prefix, a port behind a comma, localdb.</summary>
    private static bool IsOtherServer(string value) =>
        value.StartsWith("tcp:", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("(localdb)", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("(local)", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("np:", StringComparison.OrdinalIgnoreCase)
        || value.EndsWith(",1433", StringComparison.Ordinal)
        || value.IndexOf("://", StringComparison.Ordinal) > 0
        || value.StartsWith("(DESCRIPTION", StringComparison.OrdinalIgnoreCase);
}
