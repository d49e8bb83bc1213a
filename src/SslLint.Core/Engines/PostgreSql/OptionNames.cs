namespace SslLint.Engines.PostgreSql;

/// <summary>A driver family's column in <see cref="OptionNames"/>.</summary>
internal enum OptionColumn
{
    Libpq,
    Npgsql,
    Pgjdbc,
}

/// <summary>How the values of an option differ between drivers.</summary>
internal enum OptionValues
{
    /// <summary>The same text everywhere; times are whole seconds in all three.</summary>
    Same,

    /// <summary><c>0</c> and <c>1</c> in libpq, <c>true</c> and <c>false</c> elsewhere.</summary>
    Flag,

    /// <summary>The same words, which Npgsql takes without hyphens and in any case.</summary>
    Words,

    /// <summary><c>random</c> and <c>disable</c> in libpq, <c>true</c> and <c>false</c> elsewhere.</summary>
    Balance,

    /// <summary>Which servers of several are taken: pgjdbc has words of its own.</summary>
    Target,
}

/// <summary>An option that isn't about verification, by its names in the drivers; null where one has none.</summary>
internal sealed record OptionNames(string? Libpq, string? Npgsql, string? Pgjdbc, OptionValues Values = OptionValues.Same)
{
    // Sources: libpq's option table, Npgsql's connection string builder, pgjdbc's PGProperty.
    private static readonly OptionNames[] all =
    [
        new("connect_timeout", "Timeout", "connectTimeout"),
        new("application_name", "ApplicationName", "ApplicationName"),
        new("options", "Options", "options"),
        new(null, "SearchPath", "currentSchema"),
        new("client_encoding", "ClientEncoding", null),
        new("passfile", "Passfile", null),
        new("krbsrvname", "KerberosServiceName", "kerberosServerName"),
        new("keepalives", "TcpKeepAlive", "tcpKeepAlive", OptionValues.Flag),
        new("load_balance_hosts", "LoadBalanceHosts", "loadBalanceHosts", OptionValues.Balance),
        new("target_session_attrs", "TargetSessionAttributes", "targetServerType", OptionValues.Target),
        new("sslcert", "SslCertificate", "sslcert"),
        new("sslkey", "SslKey", "sslkey"),
        new("sslpassword", "SslPassword", "sslpassword"),
        new("sslnegotiation", "SslNegotiation", "sslNegotiation", OptionValues.Words),
        new("channel_binding", "ChannelBinding", "channelBinding", OptionValues.Words),
        new("gssencmode", "GssEncryptionMode", "gssEncMode", OptionValues.Words),
    ];

    /// <summary>Words for the kind of server: those of libpq and Npgsql, and pgjdbc's.</summary>
    private static readonly (string Common, string Pgjdbc)[] targets =
        [("any", "any"), ("primary", "primary"), ("standby", "secondary"), ("prefer-standby", "preferSecondary")];

    /// <summary>The option of a name in one column, or null.</summary>
    public static OptionNames? Find(string name, OptionColumn column) =>
        all.FirstOrDefault(o => string.Equals(o.In(column), name, StringComparison.Ordinal));

    /// <summary>The name in a column, or null.</summary>
    public string? In(OptionColumn column) => column switch
    {
        OptionColumn.Libpq => Libpq,
        OptionColumn.Npgsql => Npgsql,
        _ => Pgjdbc,
    };

    /// <summary>The value as another column writes it; null where it can't.</summary>
    public string? Translate(string value, OptionColumn from, OptionColumn to)
    {
        if (from == to || Values == OptionValues.Same)
        {
            return value;
        }

        switch (Values)
        {
            case OptionValues.Flag:
                return Switch(value, from, to, "1", "0");
            case OptionValues.Balance:
                return Switch(value, from, to, "random", "disable");
            case OptionValues.Target:
                var common = from == OptionColumn.Pgjdbc ? targets.FirstOrDefault(t => t.Pgjdbc == value).Common : value.ToLowerInvariant();
                return to == OptionColumn.Pgjdbc ? targets.FirstOrDefault(t => t.Common == common).Pgjdbc : common;
            default:
                var word = value.ToLowerInvariant();
                return to == OptionColumn.Npgsql && word.Length > 0 ? char.ToUpperInvariant(word[0]) + word.Substring(1) : word;
        }
    }

    private static string? Switch(string value, OptionColumn from, OptionColumn to, string libpqOn, string libpqOff)
    {
        bool? on = value.ToLowerInvariant() switch
        {
            _ when from == OptionColumn.Libpq => value == libpqOn ? true : value == libpqOff ? false : null,
            "true" => true,
            "false" => false,
            _ => null,
        };
        return on is not { } known ? null
            : to == OptionColumn.Libpq ? (known ? libpqOn : libpqOff)
            : (known ? "true" : "false");
    }
}
