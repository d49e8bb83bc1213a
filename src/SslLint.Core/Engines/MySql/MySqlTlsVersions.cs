namespace SslLint.Engines.MySql;

/// <summary>Lists of TLS versions as the ADO.NET drivers take them: <c>TLS 1.2, TLS 1.3</c>, <c>[TLSv1.2]</c>, <c>Tls12</c>.</summary>
internal static class MySqlTlsVersions
{
    private static readonly char[] brackets = ['(', ')', '[', ']', ' '];

    /// <summary>The versions of a list, as <c>1.2</c>; null for what is none. <c>TLS</c> alone is 1.0; a blank text lists none.</summary>
    public static IReadOnlyList<string?> Parse(string list) =>
        string.IsNullOrWhiteSpace(list) ? [] : [.. list.Trim(brackets).Split(',').Select(static v => One(v.Trim()))];

    /// <summary>The lowest of some; null where there is none.</summary>
    public static string? Lowest(IEnumerable<string?> versions) => versions.OfType<string>().OrderBy(static v => v, StringComparer.Ordinal).FirstOrDefault();

    private static string? One(string version)
    {
        if (!version.StartsWith("tls", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var rest = version.Substring(3);
        rest = rest.StartsWith(" ", StringComparison.Ordinal) ? rest.Substring(1) : rest;
        rest = rest.StartsWith("v", StringComparison.OrdinalIgnoreCase) ? rest.Substring(1) : rest;
        return rest switch
        {
            "" or "1" or "10" or "1.0" => "1.0",
            "11" or "1.1" => "1.1",
            "12" or "1.2" => "1.2",
            "13" or "1.3" => "1.3",
            _ => null,
        };
    }
}
