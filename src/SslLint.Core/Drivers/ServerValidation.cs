namespace SslLint.Drivers;

/// <summary>Whether code verifies something, the weakest first.</summary>
public enum Verified
{
    /// <summary>It doesn't.</summary>
    No,

    /// <summary>It can't be seen.</summary>
    Unknown,

    /// <summary>It does.</summary>
    Yes,
}

/// <summary>What an application's code hands to its driver about the server's certificate, beside the connection string.</summary>
/// <param name="Chain">Whether the code verifies the chain.</param>
/// <param name="HostName">Whether the code compares the host name.</param>
/// <param name="IsCallback">Whether it is a callback that decides in the place of the driver; else the code only names the roots, and the
/// driver verifies with them where the string asks for that.</param>
public sealed record ServerValidation(Verified Chain, Verified HostName, bool IsCallback)
{
    /// <summary>Code that names the roots.</summary>
    public static ServerValidation Roots { get; } = new(Verified.No, Verified.No, IsCallback: false);

    /// <summary>A callback.</summary>
    public static ServerValidation Callback(Verified chain, Verified hostName) => new(chain, hostName, IsCallback: true);

    /// <summary>Whether something of it can't be seen.</summary>
    public bool IsUnknown => Chain == Verified.Unknown || HostName == Verified.Unknown;
}
