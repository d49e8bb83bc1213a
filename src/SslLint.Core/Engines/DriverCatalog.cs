using SslLint.Drivers;

namespace SslLint.Engines;

/// <summary>The drivers whose strings are read.</summary>
public static class DriverCatalog
{
    /// <summary>All drivers, engine by engine.</summary>
    public static IReadOnlyList<Driver> All { get; } = [.. EngineCatalog.All.SelectMany(static e => e.Drivers)];

    /// <summary>Finds <c>npgsql</c>, <c>npgsql@7</c>, <c>pgjdbc@42.7.4</c>; case doesn't matter.</summary>
    /// <returns>The driver and the version, which is null where none is named; null where there is no such driver or the version is no number.</returns>
    public static (Driver Driver, DriverVersion? Version)? Find(string name)
    {
        var at = name.IndexOf('@');
        var plain = at < 0 ? name : name.Substring(0, at);
        if (EngineCatalog.Find(plain)?.Driver is not { } driver)
        {
            return null;
        }

        if (at < 0)
        {
            return (driver, null);
        }

        return DriverVersion.TryParse(name.Substring(at + 1), out var version) ? (driver, version) : null;
    }
}
