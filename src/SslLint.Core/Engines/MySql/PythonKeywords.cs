using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.MySql;

/// <summary>What the functions of Python share that take a connection to MySQL as arguments.</summary>
internal static class MySqlKeywords
{
    public const string Ssl = "ssl";
    private const string Host = "host";
    private const string Socket = "unix_socket";

    /// <summary>Arguments that name files: what they are is known without their value.</summary>
    private static readonly string[] files =
        ["ssl_ca", "ssl_cert", "ssl_key", "ssl_key_password", "ssl:ca", "ssl:capath", "ssl:cert", "ssl:key", "ssl:cipher", "ssl:ssl_ca"];

    /// <summary>Functions whose first argument is the host.</summary>
    public static IEnumerable<KeywordCall> Calls(params string[] names) => names.Select(static n => new KeywordCall(n) { Positional = [Host] });

    /// <summary>Reads what is no TLS setting, and marks those that are.</summary>
    /// <returns>The settings about TLS by their names.</returns>
    public static SettingGroups Start(ReadingBuilder reading)
    {
        var settings = reading.Source.Settings;
        var groups = new SettingGroups(settings, static s => s.Key);
        var port = groups.Last("port") is { IsPlaceholder: false } number ? number.Value : null;

        // A file of options may name the host and TLS.
        reading.HasUnknownSettings = groups.Last("read_default_file") is not null || groups.Last("read_default_group") is not null;
        if (groups.Last(Socket) is { } socket && IsTruthy(socket))
        {
            reading.Endpoints.Add(new Endpoint(socket.Value, null, EndpointKind.Socket, socket.ValueSpan));
        }
        else
        {
            reading.Endpoints.Add(groups.Last(Host) is { } host && IsTruthy(host)
                ? Endpoints.Of(host.Value, port, host.IsPlaceholder, host.ValueSpan)
                : new Endpoint("localhost", port, EndpointKind.Network, null));
        }

        var tls = settings.Where(static s => s.Key.StartsWith(Ssl, StringComparison.Ordinal)).ToList();
        reading.Mark(tls);
        reading.IsHidden = tls.Exists(static s => s.IsPlaceholder && !files.Contains(s.Key));
        return groups;
    }

    /// <summary>Whether Python takes a value for true; one that isn't known is.</summary>
    public static bool IsTruthy(Setting? setting) => setting is not null
        && (setting.IsPlaceholder || (setting.IsQuoted ? setting.Value.Length > 0 : setting.Value is not ("False" or "None" or "0" or "{}" or "")));

    /// <summary>The roots of a file that an argument names.</summary>
    public static Roots FileOf(Setting setting) => new Roots.File(setting.IsPlaceholder ? null : setting.Value);
}

/// <summary>The arguments of <c>pymysql.connect</c>.</summary>
/// <remarks>Run with 1.0.2: the context that it makes was looked at. What 1.2.0 makes of <c>ssl_ca</c> and its like, which SQLAlchemy hands on, was run under
/// SQLAlchemy, and <c>ssl</c> is what SQLAlchemy makes of <c>ssl_ca</c>.</remarks>
internal static class PyMySqlKeywords
{
    public const string Where =
        "give pymysql.connect ssl={\"ca\": PATH} with the CA's file, or the system's bundle where a public CA signed, in place of its other arguments about "
        + "TLS, and use PyMySQL 1.2 or later: before, it goes on in plaintext where the server says no to TLS";

    private const string Ca = "ssl_ca";
    private const string Cert = "ssl_cert";
    private const string VerifyCert = "ssl_verify_cert";
    private const string VerifyIdentity = "ssl_verify_identity";
    private const string Disabled = "ssl_disabled";

    private static readonly string[] known = [MySqlKeywords.Ssl, Ca, Cert, "ssl_key", "ssl_key_password", VerifyCert, VerifyIdentity, Disabled];
    private static readonly string[] members = ["ca", "capath", "cert", "key", "password", "cipher", "check_hostname", "verify_mode"];
    private static readonly string[] off = ["none", "0", "false", "no"];
    private static readonly string[] on = ["optional", "required", "1", "true", "yes"];

    public static Reading Read(ReadingBuilder reading)
    {
        var groups = MySqlKeywords.Start(reading);
        foreach (var setting in reading.Source.Settings.Where(static s =>
            s.Key.StartsWith("ssl", StringComparison.Ordinal) && s.Key.IndexOf(':') < 0 && !known.Contains(s.Key)))
        {
            reading.Refuse(setting, $"pymysql.connect() has no argument '{setting.Key}', and throws");
        }

        return reading.Build(reading.IsHidden ? null : Judge(reading, groups));
    }

    private static TlsPosture Judge(ReadingBuilder reading, SettingGroups groups)
    {
        var enforces = reading.Version.IsAtLeast(1, 2);
        if (groups.Last(Disabled) is { } disabled && MySqlKeywords.IsTruthy(disabled))
        {
            reading.Decisive = disabled;
            return new TlsPosture { Encryption = Encryption.Never };
        }

        var encryption = enforces ? Encryption.Always : Encryption.Fallback;
        if (((string[])[Ca, Cert, "ssl_key", VerifyCert, VerifyIdentity]).Any(o => MySqlKeywords.IsTruthy(groups.Last(o))))
        {
            reading.IgnoreAll(groups.All(MySqlKeywords.Ssl).Where(static s => MySqlKeywords.IsTruthy(s)), "arguments beside it take its place");
            return Verified(
                reading,
                encryption,
                MySqlKeywords.IsTruthy(groups.Last(Ca)) ? groups.Last(Ca) : null,
                groups.Last(VerifyCert) is { } verify ? Mode(verify) : false,
                MySqlKeywords.IsTruthy(groups.Last(VerifyIdentity)),
                groups.Last(VerifyCert) ?? groups.Last(VerifyIdentity) ?? groups.Last(Ca),
                MySqlKeywords.IsTruthy(groups.Last(Cert)));
        }

        if (groups.Last(MySqlKeywords.Ssl) is not { } ssl || !MySqlKeywords.IsTruthy(ssl))
        {
            reading.Decisive = groups.Last(MySqlKeywords.Ssl);
            return new TlsPosture { Encryption = enforces ? Encryption.Fallback : Encryption.Never };
        }

        if (ssl.Value != "{…}")
        {
            reading.Refuse(ssl, "'ssl' takes an object or a context, and throws for anything else");
            return new TlsPosture { Encryption = Encryption.Never };
        }

        var foreign = reading.Source.Settings.Where(static s => s.Key.StartsWith("ssl:", StringComparison.Ordinal)
            && !members.Contains(s.Key.Substring("ssl:".Length))).ToList();
        reading.IgnoreAll(foreign, "PyMySQL looks for 'ca', 'capath', 'verify_mode' and 'check_hostname' in 'ssl', and passes over it");
        var ca = Given(groups.Last("ssl:ca")) ?? Given(groups.Last("ssl:capath"));
        var check = groups.Last("ssl:check_hostname");
        var mode = groups.Last("ssl:verify_mode");
        return Verified(
            reading,
            encryption,
            ca,
            mode is null ? null : Mode(mode),
            check is null || MySqlKeywords.IsTruthy(check),
            mode ?? (check is not null && !MySqlKeywords.IsTruthy(check) ? check : ca ?? foreign.FirstOrDefault() ?? ssl),
            groups.Last("ssl:cert") is not null);
    }

    /// <summary>What PyMySQL makes of the CA, of whether the chain is to be verified, and of whether a name is to be compared.</summary>
    private static TlsPosture Verified(
        ReadingBuilder reading, Encryption encryption, Setting? ca, bool? chain, bool name, Setting? decisive, bool client)
    {
        var comparesName = ca is not null && name;
        var verifies = chain ?? ca is not null;
        reading.Decisive = decisive;
        if (comparesName && !verifies)
        {
            reading.Refuse(decisive, "Python compares no name of a certificate that it doesn't verify, and PyMySQL throws");
        }

        return new TlsPosture
        {
            Encryption = encryption,
            Chain = verifies,
            HostName = verifies && comparesName,
            Roots = !verifies ? new Roots.None() : ca is null ? new Roots.System() : MySqlKeywords.FileOf(ca),
            ClientCertificate = client,
        };
    }

    /// <summary>Whether a value asks for verification; null where it leaves that to whether a CA is named.</summary>
    private static bool? Mode(Setting setting) => setting.Value.ToLowerInvariant() switch
    {
        "none" when !setting.IsQuoted => null,
        var word when setting.IsQuoted || word is "true" or "false" => off.Contains(word) ? false : on.Contains(word) ? true : null,
        _ => null,
    };

    private static Setting? Given(Setting? setting) => setting is { IsQuoted: false, Value: "None" } ? null : setting;
}

/// <summary>The arguments of <c>MySQLdb.connect</c>.</summary>
/// <remarks>Run with 1.4.6 and MariaDB's library, under SQLAlchemy, which hands on <c>ssl</c>. With that library <c>ssl_mode</c> is no argument (run); with
/// MySQL's it is (documentation of mysqlclient). Nothing is said of version 2, which was not run, but for what <c>ssl_mode</c> says.</remarks>
internal static class MySqlClientKeywords
{
    public const string Where =
        "mysqlclient insists on TLS and compares the host's name with ssl_mode=\"VERIFY_IDENTITY\" alone, which takes MySQL's own library: set it, with "
        + "ssl={\"ca\": PATH}, where mysqlclient is built with that; else use PyMySQL 1.2 or later, with ssl={\"ca\": PATH}";

    private const string Mode = "ssl_mode";

    public static Reading Read(ReadingBuilder reading)
    {
        var groups = MySqlKeywords.Start(reading);
        foreach (var setting in reading.Source.Settings.Where(static s =>
            s.Key.StartsWith("ssl", StringComparison.Ordinal) && s.Key is not (MySqlKeywords.Ssl or Mode) && s.Key.IndexOf(':') < 0))
        {
            reading.Refuse(setting, $"MySQLdb.connect() has no argument '{setting.Key}', and throws");
        }

        reading.IsHidden |= reading.Version.Major >= 2 && groups.Last(Mode) is null;
        return reading.Build(reading.IsHidden ? null : Judge(reading, groups));
    }

    private static TlsPosture Judge(ReadingBuilder reading, SettingGroups groups)
    {
        var ssl = groups.Last(MySqlKeywords.Ssl);
        var ca = groups.Last("ssl:ca") ?? groups.Last("ssl:capath");
        var roots = ca is null ? new Roots.System() : MySqlKeywords.FileOf(ca);
        var client = groups.Last("ssl:cert") is not null;
        var mode = groups.Last(Mode);
        reading.Decisive = mode ?? ca ?? ssl;
        switch (mode?.Value.ToUpperInvariant())
        {
            case "DISABLED":
                return new TlsPosture { Encryption = Encryption.Never };
            case "PREFERRED":
                return new TlsPosture { Encryption = Encryption.Fallback, ClientCertificate = client };
            case "REQUIRED":
                return new TlsPosture
                {
                    Encryption = Encryption.Always,
                    Chain = ca is not null,
                    Roots = ca is null ? new Roots.None() : roots,
                    ClientCertificate = client,
                };
            case "VERIFY_CA":
                return new TlsPosture { Encryption = Encryption.Always, Chain = true, Roots = roots, ClientCertificate = client };
            case "VERIFY_IDENTITY":
                return new TlsPosture { Encryption = Encryption.Always, Chain = true, HostName = true, Roots = roots, ClientCertificate = client };
            case not null:
                reading.Refuse(mode, "'ssl_mode' takes DISABLED, PREFERRED, REQUIRED, VERIFY_CA and VERIFY_IDENTITY");
                break;
        }

        return new TlsPosture
        {
            Encryption = ssl is null or { Value: "None", IsQuoted: false } ? Encryption.Never : Encryption.Fallback,
            Chain = ca is not null,
            Roots = ca is null ? new Roots.None() : roots,
            ClientCertificate = client,
        };
    }
}
