namespace SslLint.Drivers.Tests.Lab;

/// <summary>The certificate authority of a server's certificate.</summary>
internal enum Authority
{
    /// <summary>The one whose certificate is <c>{ca}</c>.</summary>
    Root,

    /// <summary>The one whose certificate is <c>{otherca}</c>.</summary>
    Other,

    /// <summary>None: the server has made it itself.</summary>
    Itself,
}

/// <summary>What a client meets at a server of the lab: all that a prediction may depend on.</summary>
/// <param name="Name">The column of the matrix.</param>
/// <param name="Port">Its port on 127.0.0.1.</param>
internal record Server(string Name, int Port)
{
    /// <summary>Whether the answer to a request for TLS is yes.</summary>
    public bool OffersTls { get; init; } = true;

    /// <summary>Whether a session without TLS is let in.</summary>
    public bool TakesPlaintext { get; init; } = true;

    /// <summary>Whether a client certificate is demanded.</summary>
    public bool WantsClientCertificate { get; init; }

    /// <summary>Whether TLS may begin without a request (PostgreSQL 17 and later).</summary>
    public bool TakesDirectTls { get; init; }

    /// <summary>The highest TLS version that it speaks.</summary>
    public string MaximumTls { get; init; } = "1.3";

    /// <summary>Who signed its certificate.</summary>
    public Authority Authority { get; init; } = Authority.Root;

    /// <summary>The host name in its certificate.</summary>
    public string CertificateName { get; init; } = "localhost";

    /// <summary>Whether its certificate has expired.</summary>
    public bool IsExpired { get; init; }

    /// <summary>Whether only this server, or one like it, may be reached by a strict string.</summary>
    public bool IsRight => OffersTls && Authority == Authority.Root && CertificateName == "localhost" && !IsExpired;
}
