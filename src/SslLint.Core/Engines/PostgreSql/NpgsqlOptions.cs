using System.Globalization;
using SslLint.Drivers;

namespace SslLint.Engines.PostgreSql;

/// <summary>What Npgsql takes as the value of a key.</summary>
internal enum NpgsqlValueKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary><c>true</c> or <c>false</c> in any case, nothing else (<c>bool.Parse</c>).</summary>
    Boolean,

    /// <summary>A whole number (<c>int.Parse</c>).</summary>
    Integer,

    /// <summary>A member of an enum (<c>Enum.Parse</c>: also numbers and comma lists).</summary>
    Choice,

    /// <summary>Words joined by commas, each perhaps behind <c>!</c>; case matters.</summary>
    Words,
}

/// <summary>A key that Npgsql knows.</summary>
/// <param name="Name">The property of <c>NpgsqlConnectionStringBuilder</c>, which is a spelling of the key too.</param>
/// <param name="DisplayName">The spelling that the documentation uses.</param>
/// <param name="Kind">What the value must be.</param>
internal sealed record NpgsqlOption(string Name, string DisplayName, NpgsqlValueKind Kind = NpgsqlValueKind.Text)
{
    /// <summary>What it says about TLS; null where it says nothing.</summary>
    public OptionRole? Role { get; init; }

    /// <summary>Further spellings.</summary>
    public string[] Synonyms { get; init; } = [];

    /// <summary>The first major version that knows the key.</summary>
    public int Since { get; init; }

    /// <summary>The last major version that knows the key.</summary>
    public int Until { get; init; } = int.MaxValue;

    /// <summary>The members of the enum, by their numbers; for a text the words that it must be one of, in any case; empty if anything goes.</summary>
    public string[] Choices { get; init; } = [];

    /// <summary>The smallest number that the property takes.</summary>
    public int Minimum { get; init; } = int.MinValue;

    /// <summary>The largest number that the property takes.</summary>
    public int Maximum { get; init; } = int.MaxValue;

    /// <summary>Whether version <paramref name="major"/> knows the key.</summary>
    public bool IsKnownTo(int major) => major >= Since && major <= Until;
}

/// <summary>The keys of Npgsql by version.</summary>
/// <remarks>Source: the properties of <c>src/Npgsql/NpgsqlConnectionStringBuilder.cs</c> at v5.0.18, v6.0.13, v7.0.10, v8.0.9, v9.0.5 and v10.0.3.</remarks>
internal static class NpgsqlOptions
{
    public const string Host = "Host";
    public const string Port = "Port";
    public const string SslMode = "SslMode";
    public const string TrustServerCertificate = "TrustServerCertificate";
    public const string RootCertificate = "RootCertificate";
    public const string SslCertificate = "SslCertificate";
    public const string SslKey = "SslKey";
    public const string SslPassword = "SslPassword";
    public const string ClientCertificate = "ClientCertificate";
    public const string CheckCertificateRevocation = "CheckCertificateRevocation";
    public const string SslNegotiation = "SslNegotiation";
    public const string GssEncryptionMode = "GssEncryptionMode";
    public const string TargetSessionAttributes = "TargetSessionAttributes";

    private static readonly string[] preference = ["Disable", "Prefer", "Require"];

    private static readonly NpgsqlOption[] all =
    [
        new(Host, "Host") { Synonyms = ["Server"] },
        new(Port, "Port", NpgsqlValueKind.Integer) { Minimum = 1 },
        new("Database", "Database") { Synonyms = ["DB"] },
        new("Username", "Username") { Synonyms = ["User Name", "UserId", "User Id", "UID"] },
        new("Password", "Password") { Synonyms = ["PSW", "PWD"] },
        new("Passfile", "Passfile"),
        new("ApplicationName", "Application Name"),
        new("Enlist", "Enlist", NpgsqlValueKind.Boolean),
        new("SearchPath", "Search Path"),
        new("ClientEncoding", "Client Encoding"),
        new("Encoding", "Encoding"),
        new("Timezone", "Timezone"),
        new("Options", "Options"),
        new("PersistSecurityInfo", "Persist Security Info", NpgsqlValueKind.Boolean),
        new("IncludeErrorDetail", "Include Error Detail", NpgsqlValueKind.Boolean),
        new("IncludeFailedBatchedCommand", "Include Failed Batched Command", NpgsqlValueKind.Boolean) { Since = 10 },
        new("LogParameters", "Log Parameters", NpgsqlValueKind.Boolean),

        new(SslMode, "SSL Mode", NpgsqlValueKind.Choice)
        {
            Role = OptionRole.Mode,
            Choices = ["Disable", "Allow", "Prefer", "Require", "VerifyCA", "VerifyFull"],
            Since = 6,
        },
        new(SslMode, "SSL Mode", NpgsqlValueKind.Choice) { Role = OptionRole.Mode, Choices = preference, Until = 5 },
        new(TrustServerCertificate, "Trust Server Certificate", NpgsqlValueKind.Boolean) { Role = OptionRole.Tls },
        new(RootCertificate, "Root Certificate") { Role = OptionRole.Roots, Since = 5 },
        new(SslCertificate, "SSL Certificate") { Role = OptionRole.ClientCertificate, Since = 6 },
        new(SslKey, "SSL Key") { Role = OptionRole.ClientKey, Since = 6 },
        new(SslPassword, "SSL Password") { Role = OptionRole.Tls, Since = 6 },
        new(ClientCertificate, "Client Certificate") { Role = OptionRole.ClientCertificate, Until = 7 },
        new("ClientCertificateKey", "Client Certificate Key") { Until = 7 },
        new(CheckCertificateRevocation, "Check Certificate Revocation", NpgsqlValueKind.Boolean) { Role = OptionRole.Tls },
        new(SslNegotiation, "SSL Negotiation", NpgsqlValueKind.Choice) { Role = OptionRole.Tls, Choices = ["Postgres", "Direct"], Since = 9 },
        new("ChannelBinding", "Channel Binding", NpgsqlValueKind.Choice) { Choices = preference, Since = 8 },
        new(GssEncryptionMode, "GSS Encryption Mode", NpgsqlValueKind.Choice) { Choices = preference, Since = 10 },
        new("RequireAuth", "Require Auth", NpgsqlValueKind.Words) { Choices = ["Password", "MD5", "GSS", "SSPI", "ScramSHA256", "None"], Since = 10 },
        new("KerberosServiceName", "Kerberos Service Name") { Synonyms = ["Krbsrvname"] },
        new("IncludeRealm", "Include Realm", NpgsqlValueKind.Boolean),
        new("IntegratedSecurity", "Integrated Security", NpgsqlValueKind.Boolean) { Until = 7 },

        new("Pooling", "Pooling", NpgsqlValueKind.Boolean),
        new("MinPoolSize", "Minimum Pool Size", NpgsqlValueKind.Integer) { Minimum = 0 },
        new("MaxPoolSize", "Maximum Pool Size", NpgsqlValueKind.Integer) { Minimum = 0 },
        new("ConnectionIdleLifetime", "Connection Idle Lifetime", NpgsqlValueKind.Integer),
        new("ConnectionPruningInterval", "Connection Pruning Interval", NpgsqlValueKind.Integer),
        new("ConnectionLifetime", "Connection Lifetime", NpgsqlValueKind.Integer) { Synonyms = ["Load Balance Timeout"] },
        new("Timeout", "Timeout", NpgsqlValueKind.Integer) { Minimum = 0, Maximum = 1024 },
        new("CommandTimeout", "Command Timeout", NpgsqlValueKind.Integer) { Minimum = 0 },
        new("InternalCommandTimeout", "Internal Command Timeout", NpgsqlValueKind.Integer),
        new("CancellationTimeout", "Cancellation Timeout", NpgsqlValueKind.Integer) { Minimum = -1 },
        new(TargetSessionAttributes, "Target Session Attributes")
        {
            Choices = ["any", "primary", "standby", "prefer-primary", "prefer-standby", "read-write", "read-only"],
            Since = 6,
        },
        new("LoadBalanceHosts", "Load Balance Hosts", NpgsqlValueKind.Boolean) { Since = 6 },
        new("HostRecheckSeconds", "Host Recheck Seconds", NpgsqlValueKind.Integer) { Since = 6, Minimum = 0 },

        new("KeepAlive", "Keepalive", NpgsqlValueKind.Integer) { Minimum = 0 },
        new("TcpKeepAlive", "TCP Keepalive", NpgsqlValueKind.Boolean),
        new("TcpKeepAliveTime", "TCP Keepalive Time", NpgsqlValueKind.Integer) { Minimum = 0 },
        new("TcpKeepAliveInterval", "TCP Keepalive Interval", NpgsqlValueKind.Integer) { Minimum = 0 },
        new("ReadBufferSize", "Read Buffer Size", NpgsqlValueKind.Integer),
        new("WriteBufferSize", "Write Buffer Size", NpgsqlValueKind.Integer),
        new("SocketReceiveBufferSize", "Socket Receive Buffer Size", NpgsqlValueKind.Integer),
        new("SocketSendBufferSize", "Socket Send Buffer Size", NpgsqlValueKind.Integer),
        new("WriteCoalescingBufferThresholdBytes", "Write Coalescing Buffer Threshold Bytes", NpgsqlValueKind.Integer),
        new("WriteCoalescingDelayUs", "Write Coalescing Delay Us", NpgsqlValueKind.Integer) { Until = 5 },
        new("MaxAutoPrepare", "Max Auto Prepare", NpgsqlValueKind.Integer) { Minimum = 0 },
        new("AutoPrepareMinUsages", "Auto Prepare Min Usages", NpgsqlValueKind.Integer) { Minimum = 1 },
        new("NoResetOnClose", "No Reset On Close", NpgsqlValueKind.Boolean),
        new("LoadTableComposites", "Load Table Composites", NpgsqlValueKind.Boolean),
        new("ArrayNullabilityMode", "Array Nullability Mode", NpgsqlValueKind.Choice) { Choices = ["Never", "Always", "PerInstance"] },
        new("Multiplexing", "Multiplexing", NpgsqlValueKind.Boolean),
        new("ServerCompatibilityMode", "Server Compatibility Mode", NpgsqlValueKind.Choice) { Choices = ["None", "Redshift", "NoTypeLoading"] },

        new("EntityTemplateDatabase", "EF Template Database") { Until = 7 },
        new("EntityAdminDatabase", "EF Admin Database") { Until = 7 },
        new("IncludeErrorDetails", "Include Error Details", NpgsqlValueKind.Boolean) { Until = 7 },
        new("ConvertInfinityDateTime", "Convert Infinity DateTime", NpgsqlValueKind.Boolean) { Until = 5 },
    ];

    /// <summary>The keys that decide about TLS.</summary>
    public static readonly string[] Tls = [.. all.Where(static o => o.Role is not null).Select(static o => o.Name).Distinct()];

    private static readonly ILookup<string, NpgsqlOption> byKey = all
        .SelectMany(o => new[] { o.Name, o.DisplayName }.Concat(o.Synonyms).Distinct(StringComparer.OrdinalIgnoreCase).Select(key => (key, o)))
        .ToLookup(pair => pair.key, pair => pair.o, StringComparer.OrdinalIgnoreCase);

    /// <summary>The option that a key names in version <paramref name="major"/>, or null: Npgsql then throws.</summary>
    public static NpgsqlOption? Find(string key, int major) => byKey[key].FirstOrDefault(o => o.IsKnownTo(major));

    /// <summary>Whether a value is one that the option takes.</summary>
    public static bool Takes(NpgsqlOption option, string value, int major) => option.Kind switch
    {
        NpgsqlValueKind.Boolean => bool.TryParse(value, out _),
        NpgsqlValueKind.Integer => int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            && number >= option.Minimum && number <= option.Maximum,
        NpgsqlValueKind.Choice => TryParseChoice(option, value, major, out _),
        NpgsqlValueKind.Words => value.Split(',').All(word => option.Choices.Contains(word.Trim().TrimStart('!'), StringComparer.Ordinal)),
        _ => option.Choices.Length == 0 || option.Choices.Contains(value, StringComparer.OrdinalIgnoreCase),
    };

    /// <summary>Reads an enum value as <c>Enum.Parse</c> does: a number, also one without a member, or names joined by commas,
    /// whose numbers are OR-ed.</summary>
    /// <remarks>Case matters up to version 5. Seen with 8, 9 and 10: <c>99</c> is taken, <c>Allow,VerifyCA</c> is 1 | 4 = VerifyFull.</remarks>
    public static bool TryParseChoice(NpgsqlOption option, string value, int major, out int number)
    {
        var text = value.Trim();
        if (text.Length > 0 && (char.IsDigit(text[0]) || text[0] is '-' or '+')
            && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
        {
            return true;
        }

        number = 0;
        var comparison = major <= 5 ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        foreach (var name in text.Split(','))
        {
            var member = Array.FindIndex(option.Choices, c => string.Equals(c, name.Trim(), comparison));
            if (member < 0)
            {
                return false;
            }

            number |= member;
        }

        return true;
    }
}
