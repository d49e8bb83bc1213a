namespace SslLint.CSharp.Callbacks;

/// <summary>A property, event or method of a database client that takes a certificate validation callback, or switches validation off.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Driver">The client.</param>
/// <param name="Owners">The client's types that have it; none where it belongs to the framework, and only the contexts tell the client.</param>
/// <param name="Namespaces">The client's namespaces: its types stand in or below them, and their import says so where the type of the object isn't known.</param>
/// <param name="IsMethod">Whether it is called; else it is assigned to.</param>
/// <param name="IsOwn">Whether no other library uses the name.</param>
/// <param name="IsSwitch">Whether it is a switch: <c>true</c> accepts everything.</param>
/// <param name="IsRoots">Whether it takes no callback, but the roots that the driver verifies with.</param>
/// <param name="Contexts">Methods and properties that take a function inside which it is set.</param>
internal sealed record CallbackMember(
    string Name,
    string Driver,
    IReadOnlyList<string> Owners,
    IReadOnlyList<string> Namespaces,
    bool IsMethod = false,
    bool IsOwn = false,
    bool IsSwitch = false,
    bool IsRoots = false,
    IReadOnlyList<string>? Contexts = null);

/// <summary>The members that SslLint knows. Those of HTTP handlers, mail clients and <c>ServicePointManager</c> aren't database connections.</summary>
/// <remarks>Sources: the public API of each client.</remarks>
internal static class CallbackMembers
{
    private static readonly string[] DataSourceBuilders = ["NpgsqlDataSourceBuilder", "NpgsqlSlimDataSourceBuilder"];

    /// <summary>All members.</summary>
    public static IReadOnlyList<CallbackMember> All { get; } =
    [
        new("UserCertificateValidationCallback", "npgsql", ["NpgsqlConnection"], ["Npgsql"], IsOwn: true),
        new("UseUserCertificateValidationCallback", "npgsql", DataSourceBuilders, ["Npgsql"], IsMethod: true, IsOwn: true),
        new("UseRootCertificate", "npgsql", DataSourceBuilders, ["Npgsql"], IsMethod: true, IsRoots: true),
        new("UseRootCertificates", "npgsql", DataSourceBuilders, ["Npgsql"], IsMethod: true, IsRoots: true),
        new("UseRootCertificateCallback", "npgsql", DataSourceBuilders, ["Npgsql"], IsMethod: true, IsRoots: true),
        new("UseRootCertificatesCallback", "npgsql", DataSourceBuilders, ["Npgsql"], IsMethod: true, IsRoots: true),
        new("RemoteCertificateValidationCallback", "npgsql", ["NpgsqlDbContextOptionsBuilder"], ["Npgsql"], IsMethod: true,
            Contexts: ["UseNpgsql", "AddNpgsql", "AddNpgsqlDbContext"]),
        new("RemoteCertificateValidationCallback", "npgsql", [], ["Npgsql"],
            Contexts: ["UseSslClientAuthenticationOptionsCallback", "SslClientAuthenticationOptionsCallback"]),
        new("RemoteCertificateValidationCallback", "mysqlconnector", ["MySqlConnection"], ["MySqlConnector"]),
        new("UseRemoteCertificateValidationCallback", "mysqlconnector", ["MySqlDataSourceBuilder"], ["MySqlConnector"], IsMethod: true, IsOwn: true),
        new("CertificateValidation", "stackexchange.redis", ["ConfigurationOptions"], ["StackExchange.Redis"]),
        new("RemoteCertificateValidationCallback", "stackexchange.redis", [], ["StackExchange.Redis"], Contexts: ["SslClientAuthenticationOptions"]),
        new("ServerCertificateValidationCallback", "mongodb", ["SslSettings"], ["MongoDB.Driver"]),
        new("AllowInsecureTls", "mongodb", ["MongoClientSettings", "MongoUrlBuilder"], ["MongoDB.Driver"], IsSwitch: true),
        new("SetRemoteCertValidationCallback", "cassandra", ["SSLOptions"], ["Cassandra"], IsMethod: true, IsOwn: true),
        new("ServerCertificateValidationCallback", "elasticsearch", ["ElasticsearchClientSettings", "ConnectionSettings", "ConnectionConfiguration"],
            ["Elastic.Clients.Elasticsearch", "Elastic.Transport", "Nest", "Elasticsearch.Net"], IsMethod: true),
    ];

    /// <summary>Words in the name of an object that say it is no database connection.</summary>
    public static IReadOnlyList<string> OtherObjects { get; } =
        ["http", "handler", "smtp", "mail", "imap", "ftp", "grpc", "servicepoint", "kafka", "rabbit", "mqtt", "ldap", "sslstream", "ssloptions", "sslclientauthentication", "request"];
}
