namespace SslLint.CSharp.Strings;

/// <summary>Words in names that hint at a driver.</summary>
internal static class DriverWords
{
    private static readonly (string Word, string Driver)[] Words =
    [
        ("npgsql", "npgsql"),
        ("postgres", "npgsql"),
        ("mysql", "mysqlconnector"),
        ("mariadb", "mysqlconnector"),
        ("sqlserver", "sqlclient"),
        ("mssql", "sqlclient"),
        ("oracle", "odp.net"),
        ("sqlite", "sqlite"),
        ("mongo", "mongodb"),
        ("redis", "stackexchange.redis"),
    ];

    /// <summary>The driver that a name hints at; null if none or more than one.</summary>
    public static string? Hint(string name)
    {
        string? hint = null;
        foreach (var (word, driver) in Words)
        {
            if (name.IndexOf(word, StringComparison.OrdinalIgnoreCase) < 0 || driver == hint)
            {
                continue;
            }

            if (hint is not null)
            {
                return null;
            }

            hint = driver;
        }

        return hint;
    }
}
