using System.Text;
using Org.BouncyCastle.Security;
using SslLint.Certificates;

namespace SslLint.Tool.Stores;

/// <summary>What a store holds.</summary>
/// <param name="Type">Its type: <c>pkcs12</c>, <c>jks</c>, <c>pem</c> or <c>der</c>.</param>
/// <param name="Entries">Its entries in its order.</param>
/// <param name="Notes">What the user must know, as clauses.</param>
internal sealed record StoreListing(string Type, IReadOnlyList<StoreEntry> Entries, IReadOnlyList<string> Notes)
{
    /// <summary>Reads a store, or a file of certificates.</summary>
    /// <param name="path">The path as the caller wrote it.</param>
    /// <param name="content">The file.</param>
    /// <param name="password">The password; null where none was given.</param>
    /// <exception cref="CommandException">It is no store, or the password does not open it.</exception>
    public static StoreListing Read(string path, byte[] content, char[]? password)
    {
        var file = CertificateFile.Read(content);
        try
        {
            return file.Form switch
            {
                CertificateFileForm.Pkcs12 => Pkcs12Reader.Read(content, password ?? []),
                CertificateFileForm.JavaKeyStore => ReadJks(content, password),
                CertificateFileForm.Pem or CertificateFileForm.Der when file.Certificates.Count + file.PrivateKeys.Count > 0 => OfFile(file),
                _ => throw new CommandException($"{path}: {OtherForm(path, content, file)}"),
            };
        }
        catch (StoreFormatException e)
        {
            throw new CommandException($"{path}: " + (e.Message == StoreFormatException.Damaged && password is null
                ? "it is damaged, or has a password: give it with --password-stdin, --password-env or --password-file"
                : e.Message));
        }
    }

    /// <summary>A certificate of a store.</summary>
    /// <exception cref="StoreFormatException">It can't be read.</exception>
    public static CertificateEntry CertificateOf(byte[] der) =>
        CertificateFile.Read(der).Certificates is [var one] ? one : throw new StoreFormatException("it holds a certificate that can't be read");

    private static StoreListing OfFile(CertificateFile file) => new(
        file.Form == CertificateFileForm.Pem ? "pem" : "der",
        [
            .. file.Certificates.Select(c => new StoreEntry("", StoreEntryKind.Certificate, [c])),
            .. file.PrivateKeys.Select(k => new StoreEntry($"line {k.Line}", StoreEntryKind.Key, [])),
        ],
        [.. file.Defects.Select(d => $"line {d.Line} is not read: {d.Message}")]);

    private static StoreListing ReadJks(byte[] content, char[]? password)
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
        catch (Exception e) when (StoreFormatException.IsOfLibrary(e))
        {
            // Without a password nothing is tried that could be wrong.
            throw new StoreFormatException(password is null ? "it is damaged" : StoreFormatException.Damaged);
        }

        return new StoreListing(
            "jks",
            [.. store.Aliases.Select(a => store.IsKeyEntry(a)
                ? new StoreEntry(AliasOf(a), StoreEntryKind.Key, [.. store.GetCertificateChain(a).Select(c => CertificateOf(c.GetEncoded()))])
                : new StoreEntry(AliasOf(a), StoreEntryKind.Trusted, [CertificateOf(store.GetCertificate(a).GetEncoded())]))],
            password is null ? ["it was listed without its password: nobody knows whether it was changed"] : []);
    }

    /// <summary>The library writes aliases as UTF-8, as Java does, and reads them byte by byte.</summary>
    private static string AliasOf(string read) => read.All(c => c <= byte.MaxValue) ? Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(read)) : read;

    private static string OtherForm(string path, byte[] content, CertificateFile file) => content switch
    {
        // com.sun.crypto.provider.JceKeyStore
        [0xCE, 0xCE, 0xCE, 0xCE, ..] => "it is a JCEKS store, which is not read: "
            + $"'keytool -importkeystore -srckeystore {path} -srcstoretype jceks -destkeystore {path}.p12 -deststoretype pkcs12' makes PKCS#12 of it",

        // org.bouncycastle.jcajce.provider.keystore.bc.BcKeyStoreSpi: its version
        [0, 0, 0, 1 or 2, ..] => "it is a BKS store, which is not read: Android and BouncyCastle for Java use it",
        _ => CertificateInput.Otherwise(path, file) ?? "it is no PKCS#12 or JKS store, and holds no certificate in PEM or DER",
    };
}
