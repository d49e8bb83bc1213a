namespace SslLint.Drivers;

/// <summary>When a driver encrypts a connection.</summary>
public enum Encryption
{
    /// <summary>Never: the connection is plaintext.</summary>
    Never,

    /// <summary>The packet with the login is encrypted, to anyone, and nothing else (SQL Server).</summary>
    LoginOnly,

    /// <summary>Plaintext is tried first; TLS only if the server insists (libpq's <c>allow</c>).</summary>
    PlaintextFirst,

    /// <summary>TLS is tried first; plaintext if it can't be had (libpq's <c>prefer</c>). An interceptor decides.</summary>
    Fallback,

    /// <summary>TLS or no connection.</summary>
    Always,
}

/// <summary>What a driver really does with a connection string: what a server or an interceptor meets.</summary>
/// <remarks>Drivers make it, rules read it; neither knows the other.</remarks>
public sealed record TlsPosture
{
    /// <summary>When the connection is encrypted.</summary>
    public required Encryption Encryption { get; init; }

    /// <summary>Whether the certificate chain is verified up to a trust anchor (when TLS is used).</summary>
    public bool Chain { get; init; }

    /// <summary>Whether the host name is compared with the certificate (when TLS is used).</summary>
    public bool HostName { get; init; }

    /// <summary>The name that is compared instead of the host's; null for most.</summary>
    public string? ExpectedName { get; init; }

    /// <summary>A name that is accepted beside the host's; null for most.</summary>
    public string? AdditionalName { get; init; }

    /// <summary>Where the trust anchors come from.</summary>
    public Roots Roots { get; init; } = new Roots.None();

    /// <summary>Whether these roots are asked for without a file: by a class that takes the runtime's store, or by the application's code.</summary>
    public bool RootsAreNamed { get; init; }

    /// <summary>Whether code that isn't seen decides which certificates are accepted.</summary>
    public bool IsDecidedByCode { get; init; }

    /// <summary>The path of the root certificate that is really used; null if none is.</summary>
    public string? RootCertificate => Roots.Path;

    /// <summary>The lowest TLS version allowed, such as <c>1.2</c>; null if the driver's or system's default.</summary>
    public string? MinimumTls { get; init; }

    /// <summary>Whether a client certificate is named.</summary>
    public bool ClientCertificate { get; init; }

    /// <summary>Whether the client starts TLS at once, without asking (PostgreSQL 17, SQL Server 2022 and later answer to that).</summary>
    public bool DirectNegotiation { get; init; }

    /// <summary>Whether revocation is checked online: a private CA without CRL or OCSP is then refused.</summary>
    public bool Revocation { get; init; }

    /// <summary>What gets through this version whatever the string says, by the names of the reports; empty for most.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>Whether only the right server can be reached: always TLS, chain and host name verified, or one certificate alone accepted.</summary>
    public bool IsStrict => Encryption == Encryption.Always && ((Chain && HostName) || Roots is Roots.Pinned);

    /// <summary>Whether it does all that another one does.</summary>
    internal bool IsAsGoodAs(TlsPosture other) =>
        Strength >= other.Strength && (Chain || !other.Chain) && (HostName || !other.HostName);

    /// <summary>How much is verified, for comparing readings: the smaller, the weaker.</summary>
    public int Strength => Encryption switch
    {
        Encryption.Never => 0,
        Encryption.LoginOnly => 1,
        Encryption.PlaintextFirst => 2,
        Encryption.Fallback => 3,
        _ => (Chain, HostName) switch
        {
            _ when IsStrict => 6,
            (true, false) => 5,
            _ => 4,
        },
    };
}
