namespace SslLint.Engines.MySql;

/// <summary>The numbers of <c>MySqlSslMode</c>, which both ADO.NET drivers have.</summary>
internal static class MySqlMode
{
    public const int None = 0;
    public const int Preferred = 1;
    public const int Required = 2;
    public const int VerifyCA = 3;
    public const int VerifyFull = 4;

    /// <summary>The words of MySqlConnector.</summary>
    public static IReadOnlyDictionary<string, int> Words { get; } = Members("None", "Disabled");

    /// <summary>The words of MySql.Data 26.</summary>
    public static IReadOnlyDictionary<string, int> NewData { get; } = Members("Disabled");

    /// <summary>The words of MySql.Data up to 8.0.19.</summary>
    public static IReadOnlyDictionary<string, int> OldData { get; } = Members("None", "Prefered");

    /// <summary>The words that some version of MySql.Data takes; which of them those between take was not seen.</summary>
    public static IReadOnlyDictionary<string, int> AnyData { get; } = Members("None", "Disabled", "Prefered");

    private static Dictionary<string, int> Members(params string[] others)
    {
        var members = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
        {
            ["Preferred"] = Preferred, ["Required"] = Required, ["VerifyCA"] = VerifyCA, ["VerifyFull"] = VerifyFull,
        };
        foreach (var other in others)
        {
            members[other] = other == "Prefered" ? Preferred : None;
        }

        return members;
    }
}
