using System.Text;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.OpenSsl;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;
using SslLint.Certificates;

namespace SslLint.Tool.Stores;

/// <summary>A client certificate with its chain and its private key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Chain">The certificate of the key, then those that signed it.</param>
internal sealed record ClientIdentity(AsymmetricKeyParameter Key, IReadOnlyList<CertificateEntry> Chain)
{
    /// <summary>Puts a key and the certificate of it together.</summary>
    /// <param name="certificates">The certificates of a file, in any order.</param>
    /// <param name="certificatePath">Where they come from.</param>
    /// <param name="key">The key.</param>
    /// <param name="keyPath">Where it comes from.</param>
    /// <exception cref="CommandException">No certificate is the key's.</exception>
    public static ClientIdentity Of(IReadOnlyList<CertificateEntry> certificates, string certificatePath, AsymmetricKeyParameter key, string keyPath)
    {
        var publicKey = PublicKeyOf(key, keyPath);
        var own = certificates.FirstOrDefault(c => new X509Certificate(c.ToDer()).GetPublicKey().Equals(publicKey))
            ?? throw new CommandException($"the key in {keyPath} does not fit {(certificates.Count == 1 ? "the certificate" : "any certificate")} in {certificatePath} ({certificates[0].Name})");
        var chain = new List<CertificateEntry> { own };
        while (!chain[^1].IsSelfIssued && certificates.FirstOrDefault(c => c.Subject == chain[^1].Issuer && !chain.Contains(c)) is { } issuer)
        {
            chain.Add(issuer);
        }

        return new ClientIdentity(key, chain);
    }

    /// <summary>Reads a private key: PKCS#1, PKCS#8 or SEC 1 in PEM, encrypted or not, or PKCS#8 in DER.</summary>
    /// <param name="path">The path as the caller wrote it.</param>
    /// <param name="content">The file.</param>
    /// <param name="password">The password; null where none was given.</param>
    /// <exception cref="CommandException">It holds no key, or the password is missing or wrong.</exception>
    public static AsymmetricKeyParameter ReadKey(string path, byte[] content, char[]? password)
    {
        var file = CertificateFile.Read(content);
        if (file.Form == CertificateFileForm.Unknown && content.Length > 0 && content[0] == 0x30)
        {
            return ReadDer(path, content, password);
        }

        if (file.PrivateKeys.Count != 1)
        {
            throw new CommandException(file.PrivateKeys.Count == 0 ? $"{path}: it holds no private key in PEM or DER" : $"{path}: it holds {file.PrivateKeys.Count} private keys, and one is needed");
        }

        var finder = new GivenPassword(password);
        try
        {
            using var text = new StringReader(Encoding.Latin1.GetString(content));
            using var reader = new PemReader(text, finder);
            while (reader.ReadObject() is { } item)
            {
                if ((item as AsymmetricCipherKeyPair)?.Private is { } pair)
                {
                    return pair;
                }

                if (item is AsymmetricKeyParameter { IsPrivate: true } key)
                {
                    return key;
                }
            }
        }
        catch (Exception e) when (IsKeyFailure(e))
        {
            throw Failure(path, file.PrivateKeys[0].Line, finder.IsAsked, password);
        }

        throw new CommandException($"{path}:{file.PrivateKeys[0].Line}: the private key can't be read");
    }

    private static AsymmetricKeyParameter ReadDer(string path, byte[] content, char[]? password)
    {
        try
        {
            return PrivateKeyFactory.CreateKey(content);
        }
        catch (Exception e) when (IsKeyFailure(e))
        {
            if (password is null)
            {
                throw new CommandException($"{path}: it is no private key in DER, or it is encrypted: then give its password with --key-password-stdin, --key-password-env or --key-password-file");
            }
        }

        try
        {
            return PrivateKeyFactory.DecryptKey(password, content);
        }
        catch (Exception e) when (IsKeyFailure(e))
        {
            throw new CommandException($"{path}: it is no private key in DER, or the password is wrong");
        }
    }

    private static CommandException Failure(string path, int line, bool isEncrypted, char[]? password) => new(
        isEncrypted && password is null ? $"{path}:{line}: the private key is encrypted: give its password with --key-password-stdin, --key-password-env or --key-password-file"
        : isEncrypted ? $"{path}:{line}: the password does not open the private key"
        : $"{path}:{line}: the private key can't be read");

    private static AsymmetricKeyParameter PublicKeyOf(AsymmetricKeyParameter key, string path) => key switch
    {
        RsaPrivateCrtKeyParameters rsa => new RsaKeyParameters(false, rsa.Modulus, rsa.PublicExponent),
        ECPrivateKeyParameters ec => new ECPublicKeyParameters(ec.AlgorithmName, ec.Parameters.G.Multiply(ec.D).Normalize(), ec.Parameters),
        Ed25519PrivateKeyParameters ed => ed.GeneratePublicKey(),
        _ => throw new CommandException($"{path}: keys other than RSA, EC and Ed25519 are not supported"),
    };

    /// <summary>What the library throws on bad bytes and wrong passwords.</summary>
    private static bool IsKeyFailure(Exception e) =>
        e is IOException or CryptoException or ArgumentException or GeneralSecurityException or InvalidOperationException or InvalidCastException or FormatException;

    private sealed class GivenPassword(char[]? password) : IPasswordFinder
    {
        public bool IsAsked { get; private set; }

        public char[] GetPassword()
        {
            IsAsked = true;
            return password is null ? throw new Org.BouncyCastle.OpenSsl.PasswordException("no password") : (char[])password.Clone();
        }
    }
}
