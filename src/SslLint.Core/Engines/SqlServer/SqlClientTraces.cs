using SslLint.Drivers;

namespace SslLint.Engines.SqlServer;

/// <summary>What names SqlClient in the files around its strings.</summary>
/// <remarks>Sources: the dependencies that packages name in their registry; the public API of the drivers and of the libraries that hand them strings;
/// machine.config of .NET Framework 4.8.</remarks>
internal static class SqlClientTraces
{
    private const string MicrosoftSpace = "Microsoft.Data.SqlClient";
    private const string SystemSpace = "System.Data.SqlClient";

    private static readonly string[] microsoft = [MicrosoftSpace];
    private static readonly string[] system = [SystemSpace];

    /// <remarks>The dependencies that its packages name; between 8.0.3 and 8.0.29 it may be a later 5.1.</remarks>
    private static readonly (DriverVersion From, DriverVersion? Driver)[] inEntityFramework =
    [
        (new(3), new(1)), (new(3, 1, 7), new(1, 1, 3)), (new(5), new(2, 0, 1)), (new(6), new(2, 1, 4)), (new(7), new(5, 0, 1)),
        (new(8), new(5, 1, 1)), (new(8, 0, 2), new(5, 1, 4)), (new(8, 0, 30), new(5, 1, 9)), (new(9), new(5, 1, 6)),
        (new(9, 0, 20), new(5, 1, 9)), (new(10), new(6, 1, 1)), (new(10, 0, 11), new(6, 1, 6)),
        (new(10, 0, 13), new(6, 1, 7)), (new(11), new(7, 1, 1)),
    ];

    /// <remarks>Since version 5 <c>Encrypt</c> is a class with members, which takes a switch as well.</remarks>
    private static readonly BuilderProperty[] properties =
    [
        new("Encrypt", PropertyKind.Switch, "SqlConnectionEncryptOption"),
        new("TrustServerCertificate", PropertyKind.Switch),
        new("DataSource", PropertyKind.Text),
    ];

    /// <remarks>Its keys, against those of Npgsql, MySqlConnector, MySql.Data and ODP.NET.</remarks>
    public static AdoNetTraces AdoNet { get; } = new()
    {
        OwnKeys =
        [
            "initialcatalog", "integratedsecurity", "trustedconnection", "encrypt", "multipleactiveresultsets", "attachdbfilename", "authentication",
            "columnencryptionsetting", "userinstance", "connectretrycount", "connectretryinterval", "packetsize", "workstationid", "wsid",
            "multisubnetfailover", "applicationintent", "hostnameincertificate", "typesystemversion", "failoverpartner", "networklibrary",
            "poolblockingperiod",
        ],
        CommonKeys =
        [
            "initialcatalog", "integratedsecurity", "trustedconnection", "encrypt", "trustservercertificate", "multipleactiveresultsets",
            "attachdbfilename",
        ],
        OwnValues = [new(["port"], "1433")],
        LikelyValues = [new(["trustservercertificate"])],
        IsOwnServer = SqlServerAddress.IsOwn,
    };

    public static DriverTraces Microsoft { get; } = new()
    {
        Packages =
        [
            new("nuget", MicrosoftSpace, VersionUse.Same),
            new("nuget", "Microsoft.EntityFrameworkCore.SqlServer") { Brings = inEntityFramework },
            new("nuget", "Aspire.Microsoft.Data.SqlClient"),
            new("nuget", "Aspire.Microsoft.EntityFrameworkCore.SqlServer"),
            new("nuget", "AspNetCore.HealthChecks.SqlServer") { Brings = [(new(8, 0, 2), new(5, 2)), (new(9), new(5, 2, 2))] },
            new("nuget", "Serilog.Sinks.MSSqlServer"),
            new("nuget", "dbup-sqlserver") { Brings = [(new(7, 2), new(6, 1, 4))] },
            new("nuget", "FluentMigrator.Runner.SqlServer"),
            new("nuget", "Microsoft.Extensions.Caching.SqlServer"),
            new("nuget", "Microsoft.SqlServer.SqlManagementObjects"),
            new("nuget", "Microsoft.SqlServer.DacFx"),
        ],
        ProviderNames = [MicrosoftSpace],
        Namespaces = microsoft,
        Types =
        [
            new("SqlConnection", Namespaces: microsoft), new("SqlConnectionStringBuilder", Namespaces: microsoft),
            new("SqlDataAdapter", Namespaces: microsoft), new("SqlBulkCopy", Namespaces: microsoft), new("SqlServerStorage"), new("SqlDistributedLock"),
            new("SqlDistributedSynchronizationProvider"),
        ],
        Methods =
        [
            new("UseSqlServer"), new("UseAzureSql"), new("AddSqlServer"), new("AddSqlServerDbContext"), new("AddSqlServerClient"),
            new("UseSqlServerStorage"), new("SqlDatabase"), new("MSSqlServer"),
        ],
        Words = ["sqlserver", "mssql", "azuresql", "sqlazure"],
        VariablePrefixes = ["SQLAZURECONNSTR_", "SQLCONNSTR_"],
        Builders = [Builder(MicrosoftSpace)],
    };

    public static DriverTraces System { get; } = new()
    {
        Packages = [new("nuget", SystemSpace, VersionUse.Same)],
        ProviderNames = [SystemSpace],
        Namespaces = system,
        Types =
        [
            new("SqlConnection", Namespaces: system), new("SqlConnectionStringBuilder", Namespaces: system), new("SqlDataAdapter", Namespaces: system),
            new("SqlBulkCopy", Namespaces: system),
        ],
        Builders = [Builder(SystemSpace)],
    };

    private static BuilderShape Builder(string space) =>
        new("SqlConnectionStringBuilder", space, "SqlClientFactory", Owners: [], Rivals: [], HostKeys: ["DataSource", "Server"], properties);
}
