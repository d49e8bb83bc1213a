using System.Globalization;
using SslLint.CaBundles;
using SslLint.Certificates;
using SslLint.Rules;

namespace SslLint.Tool.Bundles;

/// <summary>Judges a file of certificates. What concerns many certificates alike is one finding, since a bundle may hold hundreds.</summary>
internal sealed class CertificateFileCheck
{
    private const int ShownNames = 3;

    /// <summary>How many of the certificates must be a bundle's for a file to be a copy of it, old or edited.</summary>
    private const double CopyShare = 0.5;

    private readonly DateTime now = DateTime.UtcNow;

    /// <summary>How many days ahead the end of a certificate is told.</summary>
    public int NoticeDays { get; init; } = CertificateEntry.NoticeDays;

    /// <summary>The bundle whose servers every file shall verify, or null.</summary>
    public Bundle? Wanted { get; init; }

    /// <summary>What is wrong with a file.</summary>
    /// <param name="path">Its path as reported.</param>
    /// <param name="file">Its content.</param>
    /// <param name="isNamed">Whether the caller named it, so that it is meant to hold certificates.</param>
    public IEnumerable<CertificateFinding> Judge(string path, CertificateFile file, bool isNamed)
    {
        var findings = Unreadable(file, isNamed).Concat(Keys(file)).ToList();
        if (file.Certificates.Count > 0)
        {
            findings.AddRange(Validity(file.Certificates));
            findings.AddRange(Strength(
                [.. file.Certificates.Where(c => c.ValidityAt(now) != CertificateValidity.Expired && RetiredRoots.Find(c) is null)], file.Certificates.Count));
            findings.AddRange(Content(path, file));
        }

        // In a test a key, an end that has passed and a weak signature are what is tested.
        return IsTest(path) && !isNamed ? findings.Select(f => f with { Level = Level.Info }) : findings;
    }

    private static IEnumerable<CertificateFinding> Unreadable(CertificateFile file, bool isNamed)
    {
        foreach (var defect in file.Defects)
        {
            yield return new("unreadable", Level.Error, defect.Line, $"a certificate can't be read: {defect.Message}", "take the file from its publisher anew");
        }

        if (file.Certificates.Count > 0 || file.Defects.Count > 0)
        {
            yield break;
        }

        var (what, help) = file.Form switch
        {
            CertificateFileForm.Pkcs7 => ("it is PKCS#7 in DER, which no database driver reads", "'openssl pkcs7 -inform der -print_certs' turns it into PEM"),
            CertificateFileForm.Pkcs12 => ("it is a PKCS#12 store", "'dotnet sslconnect truststore show' lists it"),
            CertificateFileForm.JavaKeyStore => ("it is a Java key store", "'dotnet sslconnect truststore show' lists it"),
            CertificateFileForm.Utf16 => ("it is UTF-16 text, which no TLS library reads", "save it as ASCII or UTF-8"),
            CertificateFileForm.Html => ("it is a web page and holds no certificate", "the download gave a page instead of the file: fetch it anew"),
            _ => ("it holds no certificate", "name a file in PEM or DER"),
        };
        if (isNamed && file.PrivateKeys.Count == 0)
        {
            yield return new(
                "no-certificate", file.Form is CertificateFileForm.Pkcs12 or CertificateFileForm.JavaKeyStore ? Level.Info : Level.Error, 1, what, help);
        }
        else if (file.Form is CertificateFileForm.Utf16 or CertificateFileForm.Pkcs7 or CertificateFileForm.Html)
        {
            yield return new("no-certificate", Level.Warning, 1, what, help);
        }
    }

    private static IEnumerable<CertificateFinding> Keys(CertificateFile file) => file.PrivateKeys.Select(key =>
        key.Label.StartsWith("ENCRYPTED", StringComparison.Ordinal)
            ? new CertificateFinding(
                "private-key",
                Level.Warning,
                key.Line,
                $"a private key stands in the file ({key.Label})",
                "keep keys out of the repository, also encrypted ones: the password may be guessed")
            : new CertificateFinding(
                "private-key",
                Level.Error,
                key.Line,
                $"a private key stands in the file ({key.Label})",
                "take it out of the repository and its history, and replace the key: it must be taken for known"));

    private IEnumerable<CertificateFinding> Validity(IReadOnlyList<CertificateEntry> certificates)
    {
        var retired = certificates.Where(c => RetiredRoots.Find(c) is not null).ToList();
        foreach (var group in retired.GroupBy(c => RetiredRoots.Find(c)!))
        {
            yield return Of(
                "retired",
                Level.Warning,
                [.. group],
                certificates.Count,
                group.Key.Message,
                $"'dotnet sslconnect bundle export {group.Key.Bundle}' writes what is used now");
        }

        foreach (var (kind, validity, what) in new[]
        {
            ("expired", CertificateValidity.Expired, "expired"),
            ("ends-soon", CertificateValidity.EndsSoon, "ends soon"),
            ("not-yet-valid", CertificateValidity.NotYetValid, "is not valid yet"),
        })
        {
            if (certificates.Except(retired).Where(c => c.ValidityAt(now, NoticeDays) == validity).OrderBy(c => c.NotAfter).ToList() is { Count: > 0 } found)
            {
                var days = validity == CertificateValidity.NotYetValid
                    ? $"from {Day(found[0].NotBefore)}"
                    : $"{Day(found[0].NotAfter)}{(Day(found[0].NotAfter) == Day(found[^1].NotAfter) ? "" : $" to {Day(found[^1].NotAfter)}")}";
                yield return Of(kind, Level.Warning, found, certificates.Count, $"{what} ({days})", "take the current file from its publisher");
            }
        }
    }

    /// <summary>What is over is over, however strong it was.</summary>
    private static IEnumerable<CertificateFinding> Strength(IReadOnlyList<CertificateEntry> certificates, int all)
    {
        var keys = certificates.Where(c => c is { KeyAlgorithm: "RSA", KeySize: < 2048 } or { KeyAlgorithm: "EC", KeySize: < 256 }).ToList();
        if (keys.Count > 0)
        {
            yield return Of(
                "weak-key",
                Level.Warning,
                keys,
                all,
                $"has a weak key ({keys[0].KeyAlgorithm} {keys[0].KeySize} bits)",
                "RSA needs 2048 bits, EC 256: TLS libraries refuse less");
        }

        // The signature of a root is checked by nobody: it is trusted for being in the file.
        var signatures = certificates.Where(c =>
            !c.IsSelfIssued
                && (c.SignatureAlgorithm.Contains("sha1", StringComparison.OrdinalIgnoreCase)
                    || c.SignatureAlgorithm.Contains("md5", StringComparison.OrdinalIgnoreCase)))
            .ToList();
        if (signatures.Count > 0)
        {
            yield return Of(
                "weak-signature",
                Level.Warning,
                signatures,
                all,
                $"has a weak signature ({signatures[0].SignatureAlgorithm})",
                "have it signed anew: TLS libraries refuse SHA-1 and MD5");
        }
    }

    private IEnumerable<CertificateFinding> Content(string path, CertificateFile file)
    {
        var certificates = file.Certificates;
        var repeated = certificates.GroupBy(c => c.Sha256).Where(g => g.Count() > 1).Select(g => g.Last()).ToList();
        if (repeated.Count > 0)
        {
            yield return Of("duplicate", Level.Info, repeated, certificates.Count, "is in the file more than once", "one is enough");
        }

        var leftOut = BundleCatalog.Manifest.LeftOut.ToDictionary(c => c.Sha256);
        var refused = certificates.Where(c => leftOut.ContainsKey(c.Sha256) && c.ValidityAt(now) != CertificateValidity.Expired).ToList();
        if (refused.Count > 0)
        {
            yield return Of(
                "left-out",
                Level.Info,
                refused,
                certificates.Count,
                "is in the publisher's file and in no bundle of this tool",
                leftOut[refused[0].Sha256].Why);
        }

        var wanted = Wanted ?? BundleCatalog.Find(Path.GetFileNameWithoutExtension(path));
        if (certificates.All(c => !c.IsAuthority))
        {
            if (wanted is not null)
            {
                yield return new(
                    "not-a-ca",
                    Level.Error,
                    certificates[0].Line,
                    $"{certificates[0].Name} is no certificate of a CA, so that nothing is verified with it",
                    $"'dotnet sslconnect bundle export {wanted.Name}' writes the CAs");
            }

            yield break;
        }

        var held = certificates.Select(c => c.Sha256).ToHashSet(StringComparer.Ordinal);
        if (wanted is not null && !wanted.Certificates.Any(held.Contains))
        {
            yield return new(
                "wrong-provider",
                Level.Error,
                certificates[0].Line,
                $"it holds none of the roots that verify {wanted.Purpose}",
                $"'dotnet sslconnect bundle export {wanted.Name}' writes them");
        }
        else if ((wanted ?? CopiedBundle(held, certificates)) is { } bundle && BundleCompleteness.Missing(bundle, held) is var (level, message))
        {
            yield return new("outdated", level, 1, message, $"'dotnet sslconnect bundle export {bundle.Name}' writes the current bundle");
        }
    }

    /// <summary>The bundle that a file is a copy of. Roots of public CAs tell nothing: they may be there for anything.</summary>
    private static Bundle? CopiedBundle(HashSet<string> held, IReadOnlyList<CertificateEntry> certificates) =>
        new[] { "aws-rds", "supabase", "yandex" }.Select(n => BundleCatalog.Find(n)!)
            .FirstOrDefault(b =>
                b.Certificates.Count(held.Contains) is var known && known > 0 && known >= certificates.Count(c => RetiredRoots.Find(c) is null) * CopyShare);

    private static CertificateFinding Of(string kind, Level level, List<CertificateEntry> found, int all, string message, string help) => new(
        kind,
        level,
        found[0].Line,
        found.Count == 1
            ? $"{found[0].Name}: {message}"
            : $"{found.Count} of {all} certificates: {message}: "
                + $"{string.Join(", ", found.Take(ShownNames).Select(c => c.Name))}{(found.Count > ShownNames ? " …" : "")}",
        help);

    private static bool IsTest(string path)
    {
        string[] words =
            ["test", "tests", "testdata", "testing", "fixture", "fixtures", "mock", "mocks", "spec", "specs", "example", "examples", "sample", "samples"];
        return path.Split('/').SkipLast(1).Any(folder =>
            folder.Split('-', '_', '.').Any(w =>
                words.Contains(w, StringComparer.OrdinalIgnoreCase)
                    || w.EndsWith("Tests", StringComparison.Ordinal)
                    || w.EndsWith("Test", StringComparison.Ordinal)));
    }

    private static string Day(DateTime time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
