namespace SslLint.Drivers;

/// <summary>What a driver's strings can name as trust anchors.</summary>
[Flags]
public enum AnchorForms
{
    /// <summary>Nothing: no string verifies the server.</summary>
    None = 0,

    /// <summary>The roots of the system or the runtime.</summary>
    System = 1,

    /// <summary>A file of certificates.</summary>
    File = 2,

    /// <summary>A key store of Java.</summary>
    Store = 4,
}
