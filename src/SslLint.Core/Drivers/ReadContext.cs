namespace SslLint.Drivers;

/// <summary>What a driver's reading may depend on besides the string.</summary>
public sealed class ReadContext
{
    /// <summary>Nothing is known: files that a string names are taken to exist, the driver's default files not to.</summary>
    public static ReadContext Unknown { get; } = new();

    /// <summary>Says whether a file exists; null where it can't be known. libpq's <c>require</c> verifies only if the root file exists.</summary>
    public Func<string, bool?> FileExists { get; init; } = static _ => null;

    /// <summary>What the application's code does about the server's certificate; null where it leaves all to the driver, or nothing is known of it.</summary>
    public ServerValidation? Validation { get; init; }
}
