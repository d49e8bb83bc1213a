namespace SslLint.Engines.SqlServer;

/// <summary>What a string asks of SQL Server's protocol.</summary>
internal enum SqlEncrypt
{
    /// <summary>The login is encrypted, and all where the server insists.</summary>
    Optional,

    /// <summary>All is encrypted, once the server has been asked in the clear.</summary>
    Mandatory,

    /// <summary>TLS before anything else (TDS 8).</summary>
    Strict,
}

/// <summary>The words of SqlClient's <c>Encrypt</c> and of its switches.</summary>
internal static class SqlEncryptWords
{
    /// <summary>The words of a switch.</summary>
    public static IReadOnlyList<string> Switch { get; } = ["true", "yes", "false", "no"];

    /// <summary>The words of <c>Encrypt</c>.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Switch, "mandatory", "optional", "strict"];

    /// <summary>What a value asks for; null where it is refused.</summary>
    /// <param name="value">The value.</param>
    /// <param name="knowsWords">Whether more than a switch is taken, which isn't trimmed then (version 5 and later).</param>
    public static SqlEncrypt? Parse(string value, bool knowsWords) => knowsWords
        ? value.ToLowerInvariant() switch
        {
            "true" or "yes" or "mandatory" => SqlEncrypt.Mandatory,
            "false" or "no" or "optional" => SqlEncrypt.Optional,
            "strict" => SqlEncrypt.Strict,
            _ => null,
        }
        : ParseSwitch(value) switch
        {
            true => SqlEncrypt.Mandatory,
            false => SqlEncrypt.Optional,
            null => null,
        };

    /// <summary>Whether a switch is on; null where its value is refused.</summary>
    public static bool? ParseSwitch(string value) => value.Trim().ToLowerInvariant() switch
    {
        "true" or "yes" => true,
        "false" or "no" => false,
        _ => null,
    };
}
