using System.Globalization;
using System.Security.Cryptography;

namespace SslLint.CaBundles;

/// <summary>How the file of a bundle is written.</summary>
internal static class BundleText
{
    /// <summary>A certificate with a comment above it that says what it is and until when; drivers pass over comments.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="notAfter">The end of its validity, UTC.</param>
    /// <param name="der">The encoded certificate.</param>
    public static string Of(string name, DateTime notAfter, ReadOnlySpan<byte> der) =>
        $"# {name}, until {notAfter.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\n{PemEncoding.WriteString("CERTIFICATE", der)}\n";
}
