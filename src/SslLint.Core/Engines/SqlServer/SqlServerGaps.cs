namespace SslLint.Engines.SqlServer;

/// <summary>What gets through a version whatever the string says, by the names of the reports.</summary>
internal static class SqlServerGaps
{
    /// <summary>An answer to the pre-login message without ENCRYPT: the login goes out in plaintext (CVE-2024-0056).</summary>
    public const string PreLogin = "prelogin";

    /// <summary>An answer to the pre-login message that says OFF: the session is plaintext.</summary>
    public const string PreLoginOff = "prelogin-off";

    /// <summary>A certificate of another CA may be accepted.</summary>
    public const string OtherCa = "other-ca";
}
