using System.Text;

namespace SslLint.Dialects;

/// <summary>Names whose values are secret, and other names of settings, without regard to case and separators.</summary>
internal static class SecretNames
{
    /// <summary>A name that is, or ends in, one of these names a secret. Paths such as <c>sslkey</c> and <c>passfile</c> are none.</summary>
    private static readonly string[] endings =
    [
        "password", "passwd", "passphrase", "passcode", "pass", "pwd", "psw", "secret", "token", "credential", "credentials",
        "apikey", "accesskey", "accountkey", "authkey", "masterkey", "secretkey", "privatekey", "encryptionkey", "signingkey", "storagekey",
        "sharedaccesssignature",

        // Npgsql 5's name for the password of a client certificate's key.
        "clientcertificatekey",
    ];

    /// <summary>Parameters that follow a <c>?</c> in database URIs: what they start is a query and no password.</summary>
    private static readonly HashSet<string> queryNames = new(StringComparer.Ordinal)
    {
        "user", "password", "host", "hostaddr", "port", "dbname", "ssl", "sslmode", "sslrootcert", "sslcert", "sslkey", "sslfactory", "sslnegotiation",
        "applicationname", "connecttimeout", "options", "schema", "currentschema", "searchpath", "channelbinding", "gssencmode", "targetsessionattrs",
        "pgbouncer", "connectionlimit", "pooltimeout", "usessl", "tls", "charset", "authsource", "replicaset", "retrywrites", "logintimeout",
    };

    /// <summary>Whether a value under this name is secret.</summary>
    public static bool IsSecret(string name)
    {
        var normal = Normalize(name);
        return normal is "sig" || endings.Any(e => normal.EndsWith(e, StringComparison.Ordinal));
    }

    /// <summary>Whether the name is a parameter of database URIs.</summary>
    public static bool IsQueryName(string name) => queryNames.Contains(Normalize(name));

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
