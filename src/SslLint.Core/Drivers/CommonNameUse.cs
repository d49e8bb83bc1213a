namespace SslLint.Drivers;

/// <summary>When a driver takes the common name of a certificate's subject for a name of the server.</summary>
public enum CommonNameUse
{
    /// <summary>Never: only the alternative names count.</summary>
    Never,

    /// <summary>Where the certificate has no alternative names (RFC 6125, 6.4.4).</summary>
    WithoutOtherNames,

    /// <summary>Always, beside the alternative names.</summary>
    Always,
}
