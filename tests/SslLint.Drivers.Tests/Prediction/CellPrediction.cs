using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SslLint.Drivers.Tests.Lab;

namespace SslLint.Drivers.Tests.Prediction;

/// <summary>What the engine says about a string, turned into what each server of the lab must see.</summary>
/// <remarks>Only the posture and the endpoints have a say: no look at the text, none at the driver.</remarks>
internal abstract class CellPrediction(Reading reading)
{
    /// <summary>The engine's reading.</summary>
    public Reading Reading { get; } = reading;

    /// <summary>The outcome at a server; null where the engine says that it can't know.</summary>
    public virtual Outcome? At(Server server)
    {
        if (!Reading.IsAccepted)
        {
            return Outcome.Refused;
        }

        if (Reading.Posture is not { } posture)
        {
            return null;
        }

        var tls = ReachesOverTls(posture, server);
        return posture.Encryption switch
        {
            Encryption.Never => server.TakesPlaintext ? Outcome.Plaintext : Outcome.Refused,
            Encryption.PlaintextFirst => server.TakesPlaintext ? Outcome.Plaintext : tls ? Outcome.Encrypted : Outcome.Refused,
            Encryption.Fallback => tls ? Outcome.Encrypted : server.TakesPlaintext && FallsBack(server) ? Outcome.Plaintext : Outcome.Refused,
            _ => tls ? Outcome.Encrypted : Outcome.Refused,
        };
    }

    /// <summary>Whether a wrong server is reached through a gap of the driver's version, which the engine names.</summary>
    public virtual bool IsGap(Server server) => false;

    /// <summary>Whether plaintext is tried where TLS came to nothing.</summary>
    protected virtual bool FallsBack(Server server) => true;

    /// <summary>Whether a session over TLS comes about.</summary>
    protected abstract bool ReachesOverTls(TlsPosture posture, Server server);

    /// <summary>The lab's authorities whose certificates stand in a file.</summary>
    protected static IReadOnlyList<Authority> AuthoritiesIn(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        // keytool's trust store holds the lab's root alone.
        if (Path.GetExtension(path) is ".truststore" or ".p12")
        {
            return [Authority.Root];
        }

        var certificates = new X509Certificate2Collection();
        try
        {
            if (path.EndsWith(".der", StringComparison.Ordinal))
            {
                certificates.Add(X509CertificateLoader.LoadCertificateFromFile(path));
            }
            else
            {
                certificates.ImportFromPemFile(path);
            }
        }
        catch (CryptographicException)
        {
            return [];
        }

        return [.. certificates.Select(certificate => certificate.Subject == "CN=Lab Root" ? Authority.Root : Authority.Other)];
    }
}
