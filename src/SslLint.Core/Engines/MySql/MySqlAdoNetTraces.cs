using SslLint.Drivers;

namespace SslLint.Engines.MySql;

/// <summary>What names the ADO.NET drivers of MySQL in the files around their strings.</summary>
/// <remarks>Sources: the dependencies that packages name in their registry; the public API of the drivers and of the libraries that hand them strings.</remarks>
internal static class MySqlAdoNetTraces
{
    private const string ConnectorSpace = "MySqlConnector";
    private const string DataSpace = "MySql.Data";
    private const string DataClientSpace = "MySql.Data.MySqlClient";

    private static readonly string[] inConnector = [ConnectorSpace];
    private static readonly string[] inData = [DataSpace];
    private static readonly string[] modes = ["None", "Preferred", "Required", "VerifyCA", "VerifyFull", "Disabled"];

    /// <remarks>The keys of both drivers, against those of Npgsql, SqlClient and ODP.NET.</remarks>
    public static AdoNetTraces AdoNet { get; } = new()
    {
        OwnKeys =
        [
            "charset", "characterset", "allowuservariables", "convertzerodatetime", "allowzerodatetime", "treattinyasboolean", "oldguids", "guidformat",
            "allowpublickeyretrieval", "sslca", "certificatefile", "defaultcommandtimeout", "allowloadlocalinfile", "useaffectedrows", "usexatransactions",
            "ignoreprepare", "usecompression", "interactivesession", "nobackslashescapes", "datetimekind", "serverredirectionmode", "cacertificatefile",
            "serverrsapublickeyfile", "respectbinaryflags", "functionsreturnstring", "useusageadvisor", "useperformancemonitor", "procedurecachesize",
            "defaultauthenticationplugin", "usedefaultcommandtimeoutforef", "treatblobsasutf8",
        ],
        CommonKeys = ["charset", "allowuservariables"],
        OwnValues = [new(["port"], "3306"), new(["sslmode"], "none", "preferred", "prefered", "required", "disabled", "verifyidentity")],
    };

    public static DriverTraces Connector { get; } = new()
    {
        Packages =
        [
            new("nuget", ConnectorSpace, VersionUse.Same),
            new("nuget", "MySqlConnector.DependencyInjection", VersionUse.Same),
            new("nuget", "Pomelo.EntityFrameworkCore.MySql"),
            new("nuget", "Aspire.MySqlConnector"),
            new("nuget", "Aspire.Pomelo.EntityFrameworkCore.MySql"),
            new("nuget", "AspNetCore.HealthChecks.MySql"),
        ],
        ProviderNames = [ConnectorSpace],
        Namespaces = inConnector,
        Types =
        [
            new("MySqlConnection", Namespaces: inConnector),
            new("MySqlConnectionStringBuilder", Namespaces: inConnector),
            new("MySqlDataSource", Namespaces: inConnector),
            new("MySqlDataSourceBuilder", Namespaces: inConnector),
            new("MySqlStorage"),
        ],
        Methods =
        [
            new("Create", Receiver: "MySqlDataSource", Namespaces: inConnector), new("UseMySql"), new("UseMySqlConnector"), new("AddMySql"),
            new("AddMySqlDataSource"), new("AddMySqlDbContext"), new("MySqlDatabase"),
        ],
        Words = ["mysql", "mariadb"],
        Builders = [Builder(ConnectorSpace, "MySqlConnectorFactory", owners: ["MySqlDataSourceBuilder"], rivals: [DataSpace, DataClientSpace])],
        Callbacks =
        [
            new("RemoteCertificateValidationCallback", ["MySqlConnection"], inConnector),
            new("UseRemoteCertificateValidationCallback", ["MySqlDataSourceBuilder"], inConnector, IsMethod: true, IsOwn: true),
        ],
    };

    public static DriverTraces Data { get; } = new()
    {
        Packages =
        [
            new("nuget", DataSpace, VersionUse.Same),
            new("nuget", "MySql.EntityFrameworkCore"),
            new("nuget", "MySql.Data.EntityFrameworkCore"),
            new("nuget", "MySql.Data.EntityFramework"),
        ],
        ProviderNames = [DataClientSpace],
        Namespaces = inData,
        Types = [new("MySqlConnection", Namespaces: inData), new("MySqlConnectionStringBuilder", Namespaces: inData)],
        Methods = [new("UseMySQL")],
        Builders = [Builder(DataClientSpace, "MySqlClientFactory", owners: [], rivals: [ConnectorSpace])],
    };

    private static BuilderShape Builder(string space, string factory, IReadOnlyList<string> owners, IReadOnlyList<string> rivals) => new(
        "MySqlConnectionStringBuilder",
        space,
        factory,
        owners,
        rivals,
        HostKeys: ["Server", "Host"],
        Properties:
        [
            new("SslMode", PropertyKind.Choice, "MySqlSslMode", modes) { TellsBuilder = true },
            new("SslCa", PropertyKind.Text),
            new("SslCert", PropertyKind.Text),
            new("SslKey", PropertyKind.Text),
            new("CertificateFile", PropertyKind.Text),
            new("Server", PropertyKind.Text),
            new("Port", PropertyKind.Number),
        ]);
}
