using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;
using SslLint.Certificates;

namespace SslLint.Tool.Stores;

/// <summary>An entry of a store.</summary>
/// <param name="Alias">Its alias; empty in files that have none.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Chain">Its certificate, for a key followed by those that signed it.</param>
internal sealed record StoreEntry(string Alias, StoreEntryKind Kind, IReadOnlyList<CertificateEntry> Chain);

/// <summary>What an entry is.</summary>
internal enum StoreEntryKind
{
    /// <summary>A certificate that Java trusts.</summary>
    Trusted,

    /// <summary>A private key with its certificates.</summary>
    Key,

    /// <summary>A certificate in a file that is no store.</summary>
    Certificate,
}

/// <summary>What a store holds.</summary>
/// <param name="Type">The type in prose.</param>
/// <param name="Entries">Its entries in its order.</param>
/// <param name="Note">What the user must know, or null.</param>
internal sealed record StoreListing(string Type, IReadOnlyList<StoreEntry> Entries, string? Note)
{
    /// <summary>Reads a store, or a file of certificates.</summary>
    /// <param name="path">The path as the caller wrote it.</param>
    /// <param name="content">The file.</param>
    /// <param name="password">The password; null where none was given.</param>
    /// <exception cref="CommandException">It is no store, or the password does not open it.</exception>
    public static StoreListing Read(string path, byte[] content, char[]? password)
    {
        var file = CertificateFile.Read(content);
        return file.Form switch
        {
            CertificateFileForm.Pkcs12 => ReadPkcs12(path, content, password),
            CertificateFileForm.JavaKeyStore => ReadJks(path, content, password),
            CertificateFileForm.Pem or CertificateFileForm.Der when file.Certificates.Count + file.PrivateKeys.Count > 0 => new StoreListing(
                file.Form == CertificateFileForm.Pem ? "PEM" : "DER",
                [.. file.Certificates.Select(c => new StoreEntry("", StoreEntryKind.Certificate, [c])), .. file.PrivateKeys.Select(k => new StoreEntry($"line {k.Line}", StoreEntryKind.Key, []))],
                file.Defects is [var defect, ..] ? $"line {defect.Line} is not read: {defect.Message}" : null),
            _ => throw new CommandException($"{path}: {OtherForm(content, file)}"),
        };
    }

    private static StoreListing ReadPkcs12(string path, byte[] content, char[]? password)
    {
        var store = new Pkcs12StoreBuilder().Build();
        try
        {
            using var stream = new MemoryStream(content);
            store.Load(stream, password ?? []);
        }
        catch (Exception e) when (IsFailure(e))
        {
            throw WrongPassword(path, password);
        }

        return new StoreListing("PKCS#12", [.. store.Aliases.Select(a => store.IsKeyEntry(a)
            ? new StoreEntry(a, StoreEntryKind.Key, [.. store.GetCertificateChain(a)?.Select(c => Entry(c.Certificate)) ?? []])
            : new StoreEntry(a, StoreEntryKind.Trusted, [Entry(store.GetCertificate(a).Certificate)]))], null);
    }

    private static StoreListing ReadJks(string path, byte[] content, char[]? password)
    {
        var store = new JksStore();
        try
        {
            using var stream = new MemoryStream(content);
            if (password is null)
            {
                store.LoadUnchecked(stream);
            }
            else
            {
                store.Load(stream, password);
            }
        }
        catch (Exception e) when (IsFailure(e))
        {
            throw WrongPassword(path, password);
        }

        return new StoreListing(
            "JKS",
            [.. store.Aliases.Select(a => store.IsKeyEntry(a)
                ? new StoreEntry(a, StoreEntryKind.Key, [.. store.GetCertificateChain(a).Select(Entry)])
                : new StoreEntry(a, StoreEntryKind.Trusted, [Entry(store.GetCertificate(a))]))],
            password is null ? "without a password nobody knows whether the file was changed" : null);
    }

    private static CertificateEntry Entry(X509Certificate certificate) => CertificateFile.Read(certificate.GetEncoded()).Certificates[0];

    private static CommandException WrongPassword(string path, char[]? password) => new(password is null
        ? $"{path}: it is damaged, or has a password: give it with --password-stdin, --password-env or --password-file"
        : $"{path}: it is damaged, or the password is wrong");

    /// <summary>What the library throws on damaged stores and wrong passwords.</summary>
    private static bool IsFailure(Exception e) =>
        e is IOException or ArgumentException or InvalidOperationException or GeneralSecurityException or InvalidCastException or Org.BouncyCastle.Crypto.CryptoException or IndexOutOfRangeException or NullReferenceException;

    private static string OtherForm(byte[] content, CertificateFile file) => content switch
    {
        // com.sun.crypto.provider.JceKeyStore
        [0xCE, 0xCE, 0xCE, 0xCE, ..] => "it is a JCEKS store, which is not read: 'keytool -importkeystore -deststoretype pkcs12' turns it into PKCS#12",

        // org.bouncycastle.jcajce.provider.keystore.bc.BcKeyStoreSpi: its version
        [0, 0, 0, 1 or 2, ..] => "it is a BKS store, which is not read",
        _ when file.Form == CertificateFileForm.Pkcs7 => "it is PKCS#7: 'openssl pkcs7 -inform der -print_certs' turns it into PEM",
        _ => "it is no PKCS#12 or JKS store, and no certificate in PEM or DER",
    };
}
