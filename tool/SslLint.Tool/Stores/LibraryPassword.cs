using System.Text;
using Org.BouncyCastle.Asn1;

namespace SslLint.Tool.Stores;

/// <summary>Passwords in the form in which the library has to be given them. It cuts each character to a byte where OpenSSL and others take UTF-8
/// (RFC 8018, 3); only the algorithms of PKCS#12 take characters of two bytes (RFC 7292, B.1).</summary>
internal static class LibraryPassword
{
    private static readonly DerObjectIdentifier pkcs12Algorithms = new("1.2.840.113549.1.12.1");

    /// <summary>The password for an algorithm.</summary>
    public static char[] For(DerObjectIdentifier algorithm, char[] password) => algorithm.On(pkcs12Algorithms) ? password : Utf8(password);

    /// <summary>A character for each byte of UTF-8.</summary>
    public static char[] Utf8(char[] password) => Array.ConvertAll(Encoding.UTF8.GetBytes(password), b => (char)b);

    /// <summary>Whether Java takes it for PKCS#12 and encrypted keys (JDK, <c>com.sun.crypto.provider.PBEKey</c>).</summary>
    public static bool IsForJava(char[] password) => Array.TrueForAll(password, c => c is >= ' ' and <= '~');
}
