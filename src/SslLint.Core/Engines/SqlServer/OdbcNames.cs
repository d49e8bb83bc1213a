using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.SqlServer;

/// <summary>A driver that an ODBC connection string names.</summary>
/// <param name="Driver">The driver.</param>
/// <param name="Version">Its version, where the name says it.</param>
/// <param name="IsLegacy">Whether it is the one that comes with Windows.</param>
internal sealed record OdbcName(Driver Driver, DriverVersion? Version, bool IsLegacy = false);

/// <summary>The names and paths under which ODBC drivers of SQL Server are installed.</summary>
/// <remarks>Source: the installation pages of Microsoft's driver; FreeTDS' user guide. The native client and the drivers before 17 read the keys that
/// SslLint looks at as 17 does.</remarks>
internal static class OdbcNames
{
    /// <summary>The key that names the driver.</summary>
    public const string Key = "Driver";

    private const string Head = "odbc driver ";
    private const string Tail = " for sql server";
    private const string Library = "msodbcsql";

    private static readonly DriverVersion seventeen = new(17);

    /// <summary>The names that may be shown.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "ODBC Driver 18 for SQL Server", "ODBC Driver 17 for SQL Server", "ODBC Driver 13.1 for SQL Server", "ODBC Driver 13 for SQL Server",
        "ODBC Driver 11 for SQL Server", "SQL Server Native Client 11.0", "SQL Server Native Client 10.0", "SQL Server", "FreeTDS",
    ];

    /// <summary>The driver of a name, which braces may stand around; null where it is none of SQL Server.</summary>
    public static OdbcName? Find(string text)
    {
        var name = text.Trim('{', '}', ' ', '\t').ToLowerInvariant();
        if (name.StartsWith(Head, StringComparison.Ordinal) && name.EndsWith(Tail, StringComparison.Ordinal)
            && name.Length > Head.Length + Tail.Length
            && DriverVersion.TryParse(name.Substring(Head.Length, name.Length - Head.Length - Tail.Length), out var version))
        {
            return Of(version);
        }

        if (name == "sql server")
        {
            return new OdbcName(OdbcSqlServerDriver.Instance, seventeen, IsLegacy: true);
        }

        if (name.StartsWith("sql server native client", StringComparison.Ordinal))
        {
            return new OdbcName(OdbcSqlServerDriver.Instance, seventeen);
        }

        if (name == "freetds" || name.Contains("libtdsodbc"))
        {
            return new OdbcName(FreeTdsDriver.Instance, null);
        }

        var library = name.LastIndexOf(Library, StringComparison.Ordinal);
        return library < 0 ? null
            : DriverVersion.TryParse(name.Substring(library + Library.Length).TrimStart('-', '.', '_'), out version) ? Of(version)
            : new OdbcName(OdbcSqlServerDriver.Instance, null);
    }

    /// <summary>The setting of a string that names a driver: the first, as for every key of ODBC.</summary>
    public static Setting? In(ConnectionString source) =>
        source.Settings.FirstOrDefault(static s => s.Place == SettingPlace.Pair && s.Key.Equals(Key, StringComparison.OrdinalIgnoreCase));

    private static OdbcName Of(DriverVersion version) =>
        new(OdbcSqlServerDriver.Instance, version.CompareTo(seventeen) < 0 ? seventeen : new DriverVersion(version.Major));
}
