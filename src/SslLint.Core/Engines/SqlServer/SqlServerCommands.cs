using SslLint.Drivers;

namespace SslLint.Engines.SqlServer;

/// <summary>Programs of SQL Server's that are told on the command line how to connect.</summary>
/// <remarks>Source: the reference pages of sqlcmd, bcp, Invoke-Sqlcmd (SqlServer module 22) and SqlPackage.</remarks>
internal static class SqlServerCommands
{
    private const string Server = "Server";
    private const string Encrypt = "Encrypt";
    private const string Trust = "TrustServerCertificate";
    private const string Odbc = "odbc-sqlserver";
    private const string SqlClient = "sqlclient";

    /// <summary>The letters of sqlcmd and bcp.</summary>
    private static readonly Dictionary<string, string> modes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["s"] = "strict",
        ["m"] = "mandatory",
        ["o"] = "optional",
        ["true"] = "yes",
        ["t"] = "yes",
        ["1"] = "yes",
        ["false"] = "no",
        ["f"] = "no",
        ["0"] = "no",
        ["disable"] = "no",
    };

    public static IReadOnlyList<CommandForm> All { get; } =
    [
        new()
        {
            Driver = Odbc,
            Programs = ["sqlcmd"],
            Options =
            [
                new("-S", Server) { IsHost = true, TakesNext = true },
                new("--server", Server) { IsHost = true, TakesNext = true },
                new("-C", Trust, "yes"),
                new("--trust-server-certificate", Trust, "yes"),
                new("-N", Encrypt, "yes") { TakesNext = true, Words = modes },
                new("--encrypt-connection", Encrypt, "yes") { TakesNext = true, Words = modes },
            ],
        },
        new()
        {
            Driver = Odbc,
            Programs = ["bcp"],
            Options = [new("-S", Server) { IsHost = true, TakesNext = true }, new("-u", Trust, "yes"), new("-Y", Encrypt, "yes") { Words = modes }],
        },
        new()
        {
            Driver = SqlClient,
            Programs = ["invoke-sqlcmd"],
            IgnoresCase = true,
            Options =
            [
                new("-ServerInstance", Server) { IsHost = true, TakesNext = true },
                new("-TrustServerCertificate", Trust, "true") { Words = Switch() },
                new("-Encrypt", Encrypt, "true") { TakesNext = true },
                new("-EncryptConnection", Encrypt, "true") { Words = Switch() },
                new("-HostNameInCertificate", "HostNameInCertificate") { TakesNext = true },
            ],
        },
        Package("Target", "t"),
        Package("Source", "s"),
    ];

    /// <summary>One of the two connections of SqlPackage.</summary>
    private static CommandForm Package(string side, string letter) => new()
    {
        Driver = SqlClient,
        Programs = ["sqlpackage"],
        IgnoresCase = true,
        Options =
        [
            new($"-{side}ServerName", Server) { IsHost = true },
            new($"-{letter}sn", Server) { IsHost = true },
            new($"-{side}TrustServerCertificate", Trust),
            new($"-{letter}tsc", Trust),
            new($"-{side}EncryptConnection", Encrypt),
            new($"-{letter}ec", Encrypt),
            new($"-{side}HostNameInCertificate", "HostNameInCertificate"),
        ],
    };

    /// <summary>A switch of PowerShell with a value: <c>-Switch:$true</c>.</summary>
    private static Dictionary<string, string> Switch() => new(StringComparer.OrdinalIgnoreCase) { ["$true"] = "true", ["$false"] = "false" };
}
