using System.Security.Cryptography;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Misc;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Security;
using SslLint.Certificates;

namespace SslLint.Tool.Stores;

/// <summary>Lists PKCS#12 files (RFC 7292) with what Java makes of each bag. The library's own store hides certificates without a name, and doesn't
/// tell which ones Java trusts. Private keys stay encrypted.</summary>
internal sealed class Pkcs12Reader
{
    /// <summary>A file that asks for more would keep the machine busy for minutes; Java's limit is 5,000,000, too.</summary>
    private const int MaximumIterations = 5_000_000;

    private readonly char[] password;
    private readonly List<(string Alias, string? KeyId)> keys = [];
    private readonly List<(string Alias, string? KeyId, bool IsTrusted, CertificateEntry Certificate)> certificates = [];
    private bool emptyIsZero = true;

    private Pkcs12Reader(char[] password) => this.password = password;

    /// <summary>Lists a file.</summary>
    /// <param name="content">The file.</param>
    /// <param name="password">The password; may be empty.</param>
    /// <exception cref="StoreFormatException">It is damaged, has another password, or holds what is not read.</exception>
    public static StoreListing Read(byte[] content, char[] password)
    {
        try
        {
            return new Pkcs12Reader(password).Read(Pfx.GetInstance(content));
        }
        catch (Exception e) when (StoreFormatException.IsOfLibrary(e))
        {
            throw new StoreFormatException(StoreFormatException.Damaged);
        }
    }

    private StoreListing Read(Pfx file)
    {
        if (!file.AuthSafe.ContentType.Equals(PkcsObjectIdentifiers.Data))
        {
            throw new StoreFormatException("it is signed with a key instead of a password, and such files are not read");
        }

        var authenticated = Asn1OctetString.GetInstance(file.AuthSafe.Content).GetOctets();
        if (file.MacData is { } mac)
        {
            Verify(mac, authenticated);
        }

        foreach (var safe in AuthenticatedSafe.GetInstance(authenticated).GetContentInfo())
        {
            foreach (var bag in Asn1Sequence.GetInstance(Open(safe)))
            {
                Add(SafeBag.GetInstance(bag));
            }
        }

        var entries = Entries();
        var notes = new List<string>();
        if (file.MacData is null)
        {
            notes.Add("it has no MAC: nobody knows whether it was changed");
        }

        var unseen = entries.Count(e => e.Kind == StoreEntryKind.Certificate);
        if (unseen > 0)
        {
            notes.Add($"{unseen} of its certificates {(unseen == 1 ? "has" : "have")} no attribute trustedKeyUsage, "
                + $"so that Java does not trust {(unseen == 1 ? "it" : "them")}: 'truststore create' makes a store that it does");
        }

        return new StoreListing("pkcs12", entries, notes);
    }

    private void Verify(MacData mac, byte[] authenticated)
    {
        var digest = mac.Mac.DigestAlgorithm.Algorithm;
        if (digest.Equals(PkcsObjectIdentifiers.IdPbmac1))
        {
            throw new StoreFormatException("its MAC is PBMAC1 (RFC 9579), which is not read");
        }

        var iterations = Bounded(mac.Iterations);
        bool Fits(bool zero)
        {
            emptyIsZero = zero;
            return CryptographicOperations.FixedTimeEquals(
                Pkcs12Mac.Of(digest, password, mac.MacSalt.GetOctets(), iterations, authenticated, zero), mac.Mac.Digest.GetOctets());
        }

        if (!Fits(zero: true) && (password.Length > 0 || !Fits(zero: false)))
        {
            throw new StoreFormatException(StoreFormatException.Damaged);
        }
    }

    private byte[] Open(ContentInfo safe)
    {
        if (safe.ContentType.Equals(PkcsObjectIdentifiers.Data))
        {
            return Asn1OctetString.GetInstance(safe.Content).GetOctets();
        }

        if (!safe.ContentType.Equals(PkcsObjectIdentifiers.EncryptedData))
        {
            throw new StoreFormatException("a part of it is encrypted for a key instead of a password, and such files are not read");
        }

        var data = EncryptedData.GetInstance(safe.Content);
        var algorithm = data.EncryptionAlgorithm;
        Bounded(algorithm.Algorithm.Equals(PkcsObjectIdentifiers.IdPbeS2)
            ? Pbkdf2Params.GetInstance(PbeS2Parameters.GetInstance(algorithm.Parameters).KeyDerivationFunc.Parameters).IterationCountObject
            : DerInteger.GetInstance(Asn1Sequence.GetInstance(algorithm.Parameters)[1]));
        var cipher = PbeUtilities.CreateEngine(algorithm) as IBufferedCipher ?? throw new StoreFormatException("it is encrypted in a way that is not read");
        cipher.Init(false, PbeUtilities.GenerateCipherParameters(algorithm, LibraryPassword.For(algorithm.Algorithm, password), emptyIsZero));
        return cipher.DoFinal(data.Content.GetOctets());
    }

    private void Add(SafeBag bag)
    {
        var alias = AttributeOf(bag, PkcsObjectIdentifiers.Pkcs9AtFriendlyName) is { } name ? DerBmpString.GetInstance(name).GetString() : "";
        var keyId = AttributeOf(bag, PkcsObjectIdentifiers.Pkcs9AtLocalKeyID) is { } id
            ? Convert.ToHexString(Asn1OctetString.GetInstance(id).GetOctets())
            : null;
        if (bag.BagID.Equals(PkcsObjectIdentifiers.Pkcs8ShroudedKeyBag) || bag.BagID.Equals(PkcsObjectIdentifiers.KeyBag))
        {
            keys.Add((alias, keyId));
        }
        else if (bag.BagID.Equals(PkcsObjectIdentifiers.CertBag)
            && CertBag.GetInstance(bag.BagValueEncodable) is var held
            && held.CertID.Equals(PkcsObjectIdentifiers.X509Certificate))
        {
            certificates.Add((alias, keyId, AttributeOf(bag, MiscObjectIdentifiers.id_oracle_pkcs12_trusted_key_usage) is not null,
                StoreListing.CertificateOf(Asn1OctetString.GetInstance(held.CertValueEncodable).GetOctets())));
        }
    }

    private List<StoreEntry> Entries()
    {
        var pool = certificates.ConvertAll(c => c.Certificate);
        var entries = new List<StoreEntry>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (alias, keyId) in keys)
        {
            var own = keyId is null ? null : certificates.FirstOrDefault(c => c.KeyId == keyId).Certificate;
            var chain = own is null ? [] : CertificateChain.From(own, pool);
            used.UnionWith(chain.Select(c => c.Sha256));
            entries.Add(new StoreEntry(alias, StoreEntryKind.Key, chain));
        }

        // What signed a key's certificate belongs to the key's entry, unless it is trusted for itself.
        entries.AddRange(certificates.Where(c => c.IsTrusted || !used.Contains(c.Certificate.Sha256))
            .Select(c => new StoreEntry(c.Alias, c.IsTrusted ? StoreEntryKind.Trusted : StoreEntryKind.Certificate, [c.Certificate])));
        return entries;
    }

    private static Asn1Encodable? AttributeOf(SafeBag bag, DerObjectIdentifier type) => bag.BagAttributes?
        .Select(a => Asn1Sequence.GetInstance(a))
        .Where(a => type.Equals(a[0]))
        .Select(a => Asn1Set.GetInstance(a[1])[0])
        .FirstOrDefault();

    private static int Bounded(DerInteger iterations) =>
        iterations.TryGetIntPositiveValueExact(out var count) && count <= MaximumIterations
            ? count
            : throw new StoreFormatException($"it asks for more than {MaximumIterations} iterations to try a password");
}
