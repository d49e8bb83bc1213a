using System.Text;
using SslLint.Dialects;

namespace SslLint.Secrets;

/// <summary>Names whose values are secret, and other names of settings, without regard to case and separators.</summary>
internal static class SecretNames
{
    /// <summary>A name that is, or ends in, one of these names a secret. Paths such as <c>sslkey</c> and <c>passfile</c> are none.</summary>
    private static readonly string[] endings =
    [
        "password", "passwd", "passphrase", "passcode", "pass", "pwd", "psw", "pswd", "pw", "passwort", "secret", "token", "credential", "credentials",
        "apikey", "accesskey", "accountkey", "authkey", "masterkey", "secretkey", "privatekey", "encryptionkey", "signingkey", "storagekey",
        "sharedaccesssignature",

        // Npgsql 5's name for the password of a client certificate's key.
        "clientcertificatekey",
    ];

    /// <summary>Keys of settings of database drivers: what they start is no part of a password before them.</summary>
    /// <remarks>Source: the documentation of libpq, pgjdbc, Npgsql, SqlClient, MySqlConnector, the MongoDB and StackExchange.Redis drivers,
    /// and Azure Storage.</remarks>
    private static readonly HashSet<string> settings = new(StringComparer.Ordinal)
    {
        "host", "hostaddr", "hostname", "server", "datasource", "address", "addr", "networkaddress", "port", "endpoint", "service", "provider", "driver",
        "user", "username", "userid", "uid", "dbname", "database", "db", "initialcatalog", "schema", "currentschema", "searchpath", "defaultdatabase",
        "ssl", "sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl", "sslcompression", "sslsni", "sslcertmode", "sslfactory", "sslhostnameverifier",
        "sslnegotiation", "sslminprotocolversion", "sslmaxprotocolversion", "requiressl", "requireauth", "requirepeer", "rootcertificate", "sslcertificate",
        "usessl", "sslca", "sslprotocols", "sslhost", "tls", "tlsversion", "tlscafile", "cafile", "certificatefile", "clientcertificate", "passfile",
        "encrypt", "trustservercertificate", "hostnameincertificate", "servercertificate", "integratedsecurity", "trustedconnection", "persistsecurityinfo",
        "channelbinding", "gssencmode", "krbsrvname", "authentication", "authsource", "authmechanism", "allowpublickeyretrieval",
        "applicationname", "fallbackapplicationname", "clientencoding", "encoding", "charset", "characterset", "options", "targetsessionattrs",
        "loadbalancehosts", "replicaset", "retrywrites", "pgbouncer", "applicationintent", "multisubnetfailover", "multipleactiveresultsets",
        "includeerrordetail", "allowuservariables", "servertimezone", "failoverpartner", "workstationid", "attachdbfilename", "entitypath",
        "sharedaccesskeyname", "timeout", "connecttimeout", "connectiontimeout", "commandtimeout", "logintimeout", "sockettimeout", "synctimeout",
        "asynctimeout", "pooltimeout", "keepalive", "keepalives", "pooling", "enlist", "connectionlimit", "minpoolsize", "maxpoolsize", "minimumpoolsize",
        "maximumpoolsize", "connectionlifetime", "abortconnect", "allowadmin", "connectretry", "clientname", "accountname", "accountendpoint", "endpointsuffix",
        "defaultendpointsprotocol", "blobendpoint",
    };

    /// <summary>Whether a value under this name is secret.</summary>
    public static bool IsSecret(string name)
    {
        var normal = Normalize(name);
        return normal is "sig" || endings.Any(e => normal.EndsWith(e, StringComparison.Ordinal));
    }

    /// <summary>Whether the name is the key of a setting, secret or not, that some database driver knows.</summary>
    /// <remarks>libpq's environment variables are its keywords behind <c>PG</c>.</remarks>
    public static bool IsSetting(string name)
    {
        var normal = Normalize(name);
        return settings.Contains(normal) || (normal.StartsWith("pg", StringComparison.Ordinal) && settings.Contains(normal.Substring(2))) || IsSecret(name);
    }

    /// <summary>Whether the text could be the key of another setting: three letters at least, and no digit where it is more than one word.</summary>
    public static bool IsPlausible(string name)
    {
        var trimmed = name.Trim();
        return trimmed.Length is >= 3 and <= 40
            && char.IsLetter(trimmed[0])
            && trimmed.All(c => char.IsLetter(c) || IsSeparator(c) || (char.IsDigit(c) && !trimmed.Contains(' ')));
    }

    public static bool IsSeparator(char c) => c is ' ' or '_' or '-' or '.';

    private static string Normalize(string name)
    {
        var result = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (c == '%' && i + 2 < name.Length && PercentEncoding.Hex(name[i + 1], name[i + 2]) is >= 0 and var code)
            {
                c = (char)code;
                i += 2;
            }

            if (char.IsLetterOrDigit(c))
            {
                result.Append(char.ToLowerInvariant(c));
            }
        }

        return result.ToString();
    }
}
