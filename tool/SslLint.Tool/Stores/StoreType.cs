namespace SslLint.Tool.Stores;

/// <summary>What is written.</summary>
internal enum StoreType
{
    /// <summary>PKCS#12, which Java 9 and later make by default.</summary>
    Pkcs12,

    /// <summary>JKS, the store of older Java versions.</summary>
    Jks,

    /// <summary>A private key as PKCS#8 in DER, which pgjdbc takes as <c>sslkey</c>.</summary>
    Pk8,

    /// <summary>One certificate in DER.</summary>
    Der,

    /// <summary>A folder with <c>ewallet.p12</c>, which Oracle's drivers open as a wallet.</summary>
    OracleWallet,
}

/// <summary>The names of the types on the command line.</summary>
internal static class StoreTypes
{
    private static readonly (string Name, StoreType Type)[] names =
        [("pkcs12", StoreType.Pkcs12), ("jks", StoreType.Jks), ("pk8", StoreType.Pk8), ("der", StoreType.Der), ("oracle-wallet", StoreType.OracleWallet)];

    /// <summary>The names.</summary>
    public static string[] Names { get; } = [.. names.Select(n => n.Name)];

    /// <summary>The type with a name.</summary>
    public static StoreType Of(string name) => names.Single(n => n.Name == name).Type;

    /// <summary>The type that a file's name tells; PKCS#12 where it tells none.</summary>
    public static StoreType OfFile(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".jks" => StoreType.Jks,
        ".pk8" => StoreType.Pk8,
        ".der" or ".cer" => StoreType.Der,
        _ => StoreType.Pkcs12,
    };
}
