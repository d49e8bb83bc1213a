using System.Security.Cryptography;
using System.Text;

namespace SslLint.Certificates;

/// <summary>What a file of certificates is by its bytes.</summary>
public enum CertificateFileForm
{
    /// <summary>Nothing that holds certificates.</summary>
    Unknown,

    /// <summary>Text with <c>-----BEGIN …-----</c> blocks, of which none need be a certificate.</summary>
    Pem,

    /// <summary>One certificate, DER-encoded.</summary>
    Der,

    /// <summary>PKCS#7, DER-encoded (<c>.p7b</c>).</summary>
    Pkcs7,

    /// <summary>PKCS#12 (<c>.p12</c>, <c>.pfx</c>).</summary>
    Pkcs12,

    /// <summary>A key store of Java, JKS.</summary>
    JavaKeyStore,

    /// <summary>UTF-16 text, which no driver's TLS library reads.</summary>
    Utf16,

    /// <summary>A web page: what a download gave instead.</summary>
    Html,
}

/// <summary>Something in the file that is no certificate though it should be one.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Message">What is wrong, as a clause.</param>
public sealed record CertificateDefect(int Line, string Message);

/// <summary>A private key in the file. The key itself is not read.</summary>
/// <param name="Line">The line of its <c>BEGIN</c>, from 1.</param>
/// <param name="Label">The label, such as <c>RSA PRIVATE KEY</c>.</param>
public sealed record PrivateKeyBlock(int Line, string Label);

/// <summary>A file of certificates, read as OpenSSL reads it: blocks whose <c>BEGIN</c> starts a line, whatever stands between them.</summary>
public sealed record CertificateFile
{
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Dashes = "-----";

    /// <summary>What the file is.</summary>
    public CertificateFileForm Form { get; private init; }

    /// <summary>Its certificates, in its order.</summary>
    public IReadOnlyList<CertificateEntry> Certificates { get; private init; } = [];

    /// <summary>Its private keys.</summary>
    public IReadOnlyList<PrivateKeyBlock> PrivateKeys { get; private init; } = [];

    /// <summary>Blocks that can't be read.</summary>
    public IReadOnlyList<CertificateDefect> Defects { get; private init; } = [];

    /// <summary>Reads a file. Never throws on its content.</summary>
    public static CertificateFile Read(byte[] content)
    {
        if (content.Length > 1 && ((content[0] == 0xFF && content[1] == 0xFE) || (content[0] == 0xFE && content[1] == 0xFF)))
        {
            return new CertificateFile { Form = CertificateFileForm.Utf16 };
        }

        var form = DerForms.Of(content);
        if (form != CertificateFileForm.Der)
        {
            // What is not ASCII can only stand in comments, and need not be any encoding in particular.
            return form == CertificateFileForm.Unknown ? ReadPem(Encoding.GetEncoding("iso-8859-1").GetString(content)) : new CertificateFile { Form = form };
        }

        return TryRead(content, line: 1, out var failure) is { } certificate
            ? new CertificateFile { Form = form, Certificates = [certificate] }
            : new CertificateFile { Form = form, Defects = [new CertificateDefect(1, failure!)] };
    }

    private static CertificateFile ReadPem(string text)
    {
        var certificates = new List<CertificateEntry>();
        var keys = new List<PrivateKeyBlock>();
        var defects = new List<CertificateDefect>();
        var body = new StringBuilder();
        var (label, start, number, blocks) = ((string?)null, 0, 0, 0);
        using var lines = new StringReader(text.StartsWith("\u00EF\u00BB\u00BF", StringComparison.Ordinal) ? text.Substring(3) : text);
        while (lines.ReadLine() is { } line)
        {
            number++;
            if (LabelOf(line, Begin) is { } begun)
            {
                Close(isWhole: false);
                (label, start, blocks) = (begun, number, blocks + 1);
                body.Clear();
            }
            else if (LabelOf(line.TrimStart(), Begin) is { } indented)
            {
                blocks++;
                defects.Add(new CertificateDefect(number, $"the line BEGIN {indented} is indented, so that TLS libraries pass over what follows"));
            }
            else if (label is not null && LabelOf(line, End) is { } ended)
            {
                Close(isWhole: ended == label);
            }
            else
            {
                body.Append(label is null ? "" : line);
            }
        }

        Close(isWhole: false);
        return new CertificateFile
        {
            Form = blocks > 0 ? CertificateFileForm.Pem : IsHtml(text) ? CertificateFileForm.Html : CertificateFileForm.Unknown,
            Certificates = certificates,
            PrivateKeys = keys,
            Defects = [.. defects.OrderBy(d => d.Line)],
        };

        void Close(bool isWhole)
        {
            if (label is null)
            {
                return;
            }

            if (label.EndsWith("PRIVATE KEY", StringComparison.Ordinal))
            {
                keys.Add(new PrivateKeyBlock(start, label));
            }
            else if (label is "CERTIFICATE" or "X509 CERTIFICATE" or "TRUSTED CERTIFICATE" or "PKCS7" or "CMS")
            {
                var failure = isWhole ? null : $"the block BEGIN {label} has no END {label}: the file is cut off or was edited";
                var entry = failure is null ? Decode(label, body.ToString(), start, out failure) : null;
                if (entry is not null)
                {
                    certificates.Add(entry);
                }
                else
                {
                    defects.Add(new CertificateDefect(start, failure!));
                }
            }

            label = null;
        }
    }

    private static bool IsHtml(string text) => text.TrimStart() is var start
        && (start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase));

    private static string? LabelOf(string line, string prefix)
    {
        var trimmed = line.TrimEnd();
        return trimmed.StartsWith(prefix, StringComparison.Ordinal)
            && trimmed.EndsWith(Dashes, StringComparison.Ordinal)
            && trimmed.Length > prefix.Length + Dashes.Length
            ? trimmed.Substring(prefix.Length, trimmed.Length - prefix.Length - Dashes.Length)
            : null;
    }

    private static CertificateEntry? Decode(string label, string body, int line, out string? failure)
    {
        if (label is "TRUSTED CERTIFICATE" or "PKCS7" or "CMS")
        {
            failure = label == "TRUSTED CERTIFICATE"
                ? "it is in OpenSSL's own form TRUSTED CERTIFICATE: openssl x509 turns it into a CERTIFICATE"
                : "it is PKCS#7: openssl pkcs7 -print_certs turns it into PEM certificates";
            return null;
        }

        try
        {
            return TryRead(Convert.FromBase64String(body), line, out failure);
        }
        catch (FormatException)
        {
            failure = "what stands between BEGIN and END is no Base64";
            return null;
        }
    }

    private static CertificateEntry? TryRead(byte[] der, int line, out string? failure)
    {
        try
        {
            failure = null;
            return CertificateEntry.Read(der, line);
        }
        catch (CryptographicException)
        {
            failure = "it holds no X.509 certificate";
            return null;
        }
    }
}
