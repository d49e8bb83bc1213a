namespace SslLint.Providers;

/// <summary>How far away a host is.</summary>
public enum HostClass
{
    /// <summary>This machine: loopback, a socket, an in-process database.</summary>
    Local,

    /// <summary>A service of the same network: one that the repository starts, a usual name of a container, or a name of the cluster.</summary>
    Service,

    /// <summary>Anything else, an unknown host included.</summary>
    Remote,
}

/// <summary>Tells hosts apart by how far they are.</summary>
public static class HostClasses
{
    /// <summary>Names by which a container reaches the machine that it runs on.</summary>
    private static readonly string[] HostMachine = ["host.docker.internal", "gateway.docker.internal", "host.containers.internal"];

    /// <summary>What containers of databases are usually called: by the product, or by a word for any.</summary>
    private static readonly string[] containers =
    [
        "db", "database", "sql", "postgres", "postgresql", "pgsql", "pg", "postgis", "timescaledb", "mysql", "mariadb", "sqlserver", "sql-server", "mssql",
        "mssqlserver", "mssql-server", "mongo", "mongodb", "redis", "valkey", "keydb", "oracle", "oracledb", "oracle-db", "cockroach", "cockroachdb",
    ];

    /// <summary>Names of products that a part may follow: machines of a network are called <c>sql-primary</c> and <c>db-master</c> as well.</summary>
    private static readonly string[] products =
        ["postgres", "postgresql", "timescaledb", "mysql", "mariadb", "mssql", "mongo", "mongodb", "redis", "valkey", "cockroachdb"];

    /// <summary>What charts and compose files put behind the name of a product (Bitnami's charts, CloudNativePG).</summary>
    private static readonly string[] roles =
        ["db", "primary", "secondary", "master", "slave", "replica", "replicas", "read", "rw", "ro", "headless", "service", "svc"];

    /// <summary>The class of a host; ports and brackets removed.</summary>
    /// <param name="host">The host.</param>
    /// <param name="isService">Whether the repository gives a name to one of its own services; upper and lower case are the same. Asked about single labels
    /// alone.</param>
    public static HostClass Of(string host, Func<string, bool> isService)
    {
        var name = host.Trim().TrimEnd('.').ToLowerInvariant();
        if (name.StartsWith("tcp:", StringComparison.Ordinal))
        {
            name = name.Substring(4);
        }

        if (name.Length == 0 || name[0] is '/' or '@' or '\\' || name is "(local)" || name.StartsWith("(localdb)", StringComparison.Ordinal)
            || name.StartsWith(".\\", StringComparison.Ordinal))
        {
            return HostClass.Local;
        }

        if (name is "localhost" or "localhost.localdomain" or "::1" or "[::1]" or "0.0.0.0" or "::" or "ip6-localhost"
            || name.EndsWith(".localhost", StringComparison.Ordinal)
            || (name.StartsWith("127.", StringComparison.Ordinal) && IsIpAddress(name))
            || HostMachine.Contains(name))
        {
            return HostClass.Local;
        }

        if (name.EndsWith(".svc", StringComparison.Ordinal) || name.EndsWith(".svc.cluster.local", StringComparison.Ordinal))
        {
            return HostClass.Service;
        }

        // Any other single label is a machine of somebody's network.
        var label = name.Split('\\')[0];
        return label.IndexOfAny(['.', ':']) < 0 && (IsUsualContainer(label) || isService(label)) ? HostClass.Service : HostClass.Remote;
    }

    private static bool IsUsualContainer(string name)
    {
        var end = name.LastIndexOfAny(['-', '_']);
        return containers.Contains(name) || (end > 0 && products.Contains(name.Substring(0, end)) && roles.Contains(name.Substring(end + 1)));
    }

    /// <summary>Whether the host is an IP address, which only certificates with that address in them can be verified for.</summary>
    public static bool IsIpAddress(string host) =>
        System.Net.IPAddress.TryParse(host.Trim('[', ']'), out _) && (host.Contains(':') || host.Split('.').Length == 4);
}
