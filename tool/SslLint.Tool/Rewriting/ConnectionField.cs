namespace SslLint.Tool.Rewriting;

/// <summary>A setting that several drivers know under names of their own.</summary>
/// <param name="Libpq">libpq's name, in keywords and URIs.</param>
/// <param name="Jdbc">pgjdbc's name; null where it has none.</param>
/// <param name="AdoNet">Npgsql's names, the documented one first; empty where it has none.</param>
internal sealed record ConnectionField(string Libpq, string? Jdbc, params string[] AdoNet)
{
    /// <summary>The fields that mean the same everywhere.</summary>
    /// <remarks>Sources: PostgreSQL's libpq manual (parameter key words), pgjdbc's PGProperty, Npgsql's NpgsqlConnectionStringBuilder.
    /// Settings of like name and other meaning or unit (keepalives, target sessions, pooling) are left out on purpose.</remarks>
    public static IReadOnlyList<ConnectionField> All { get; } =
    [
        new("host", "host", "Host", "Server"),
        new("port", "port", "Port"),
        new("dbname", "dbname", "Database", "DB"),
        new("user", "user", "Username", "User Name", "User Id", "UserId", "UID"),
        new("password", "password", "Password", "PWD", "PSW"),
        new("application_name", "ApplicationName", "Application Name", "ApplicationName"),
        new("connect_timeout", "connectTimeout", "Timeout"),
        new("options", "options", "Options"),
        new("client_encoding", null, "Client Encoding", "ClientEncoding"),
        new("sslcert", "sslcert", "SSL Certificate", "SslCertificate"),
        new("sslkey", "sslkey", "SSL Key", "SslKey"),
        new("sslpassword", "sslpassword", "SSL Password", "SslPassword"),
        new("sslrootcert", "sslrootcert", "Root Certificate", "RootCertificate"),
    ];

    /// <summary>The field that a driver knows under a name; null if it is none of these.</summary>
    public static ConnectionField? Find(string dialect, string key) => All.FirstOrDefault(f => dialect switch
    {
        "ado.net" => f.AdoNet.Contains(key, StringComparer.OrdinalIgnoreCase),
        "jdbc" => f.Jdbc == key || (f.Libpq == key && f.Jdbc is "host" or "port" or "dbname"),
        _ => f.Libpq == key,
    });

    /// <summary>The name in a dialect; null where its driver has none.</summary>
    public string? NameIn(string dialect) => dialect switch
    {
        "ado.net" => AdoNet.FirstOrDefault(),
        "jdbc" => Jdbc,
        _ => Libpq,
    };
}
