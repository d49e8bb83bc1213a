namespace SslLint.Drivers;

/// <summary>What an option of a driver has to say about TLS: what rules, fixes and hardening ask for, instead of a key.</summary>
public enum OptionRole
{
    /// <summary>How encryption and verification are done.</summary>
    Mode,

    /// <summary>The root certificates.</summary>
    Roots,

    /// <summary>The client certificate.</summary>
    ClientCertificate,

    /// <summary>The client key.</summary>
    ClientKey,

    /// <summary>The lowest TLS version.</summary>
    MinimumTls,

    /// <summary>Something else about TLS.</summary>
    Tls,
}
