using System.Text;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.OpenSsl;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using SslLint.Certificates;

namespace SslLint.Tool.Stores;

/// <summary>Reads private keys: PKCS#1, PKCS#8 or SEC 1 in PEM, encrypted or not, or PKCS#8 in DER.</summary>
internal static class PrivateKeyFile
{
    private const string Encrypted = "the private key is encrypted: give its password with --key-password-stdin, --key-password-env or --key-password-file";
    private const string NotOpened = "the password does not open the private key, or the key is damaged";
    private const string Damaged = "the private key is damaged, or of a kind that is not read: it may be PKCS#1, PKCS#8 or SEC 1 in PEM, or PKCS#8 in DER";
    private const byte Sequence = 0x30;

    /// <summary>The key of a file.</summary>
    /// <param name="path">The path as the caller wrote it.</param>
    /// <param name="content">The file.</param>
    /// <param name="password">The password; null where none was given.</param>
    /// <exception cref="CommandException">It holds no key, or the password is missing or wrong.</exception>
    public static AsymmetricKeyParameter Read(string path, byte[] content, char[]? password)
    {
        if (content is [Sequence, ..])
        {
            return ReadDer(path, content, password);
        }

        var file = CertificateFile.Read(content);
        if (file.PrivateKeys is not [var block])
        {
            throw new CommandException($"{path}: it holds {(file.PrivateKeys.Count == 0 ? "no private key" : $"{file.PrivateKeys.Count} private keys")}, "
                + "and one in PEM or DER is needed");
        }

        if (block.Label == "OPENSSH PRIVATE KEY")
        {
            throw new CommandException($"{path}:{block.Line}: it is a key of OpenSSH: 'ssh-keygen -p -m PEM -f {path}' turns it into PEM, in place");
        }

        return block.Label == "ENCRYPTED PRIVATE KEY"
            ? ReadEncrypted($"{path}:{block.Line}", Decode(BlockAt(content, block.Line)), password)
            : ReadPem($"{path}:{block.Line}", BlockAt(content, block.Line), password);
    }

    private static AsymmetricKeyParameter ReadPem(string place, string block, char[]? password)
    {
        var finder = new GivenPassword(password);
        try
        {
            using var text = new StringReader(block);
            using var reader = new PemReader(text, finder);
            var item = reader.ReadObject();
            if ((item is AsymmetricCipherKeyPair pair ? pair.Private : item as AsymmetricKeyParameter) is { IsPrivate: true } key)
            {
                return key;
            }
        }
        catch (Exception e) when (StoreFormatException.IsOfLibrary(e))
        {
            throw new CommandException($"{place}: " + (!finder.IsAsked ? Damaged : password is null ? Encrypted : NotOpened));
        }

        throw new CommandException($"{place}: {Damaged}");
    }

    private static AsymmetricKeyParameter ReadDer(string path, byte[] content, char[]? password)
    {
        try
        {
            return PrivateKeyFactory.CreateKey(content);
        }
        catch (Exception e) when (StoreFormatException.IsOfLibrary(e))
        {
            return ReadEncrypted(path, content, password);
        }
    }

    private static AsymmetricKeyParameter ReadEncrypted(string place, byte[] content, char[]? password)
    {
        EncryptedPrivateKeyInfo encrypted;
        bool isByOther;
        try
        {
            encrypted = EncryptedPrivateKeyInfo.GetInstance(content);
            isByOther = IsByOtherDerivation(encrypted.EncryptionAlgorithm);
        }
        catch (Exception e) when (StoreFormatException.IsOfLibrary(e))
        {
            throw new CommandException($"{place}: {Damaged}");
        }

        if (password is null)
        {
            throw new CommandException($"{place}: {Encrypted}");
        }

        if (isByOther)
        {
            throw new CommandException($"{place}: the private key is encrypted in a way that is not read, "
                + "such as scrypt: 'openssl pkcs8 -topk8 -v2 aes-256-cbc' writes it in one that is");
        }

        try
        {
            return PrivateKeyFactory.DecryptKey(LibraryPassword.For(encrypted.EncryptionAlgorithm.Algorithm, password), encrypted);
        }
        catch (Exception e) when (StoreFormatException.IsOfLibrary(e))
        {
            throw new CommandException($"{place}: {NotOpened}");
        }
    }

    private static bool IsByOtherDerivation(AlgorithmIdentifier algorithm) =>
        algorithm.Algorithm.Equals(PkcsObjectIdentifiers.IdPbeS2)
        && !PbeS2Parameters.GetInstance(algorithm.Parameters).KeyDerivationFunc.Algorithm.Equals(PkcsObjectIdentifiers.IdPbkdf2);

    /// <summary>The bytes of the block that a text begins with; none where it is damaged.</summary>
    private static byte[] Decode(string block)
    {
        var lines = block.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        try
        {
            return Convert.FromBase64String(string.Concat(lines.Skip(1).TakeWhile(l => !l.StartsWith('-'))));
        }
        catch (FormatException)
        {
            return [];
        }
    }

    /// <summary>The lines from a block's begin on: what stands before, such as parameters of a curve or a certificate, is none of the key's.</summary>
    private static string BlockAt(byte[] content, int line)
    {
        var text = Encoding.Latin1.GetString(content);
        var start = 0;
        for (var number = 1; number < line; number++)
        {
            var end = text.AsSpan(start).IndexOfAny('\n', '\r');
            start += end + (text.AsSpan(start + end).StartsWith("\r\n", StringComparison.Ordinal) ? 2 : 1);
        }

        return text[start..];
    }

    private sealed class GivenPassword(char[]? password) : IPasswordFinder
    {
        public bool IsAsked { get; private set; }

        public char[] GetPassword()
        {
            IsAsked = true;
            return password is null ? throw new Org.BouncyCastle.OpenSsl.PasswordException("no password") : LibraryPassword.Utf8(password);
        }
    }
}
