using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Security;

namespace SslLint.Tool.Stores;

/// <summary>A store or key can't be read.</summary>
/// <param name="message">Why, as a clause about it.</param>
#pragma warning disable CA1032 // It has no use without a message, and wraps nothing: the library's messages may quote what they failed on.
internal sealed class StoreFormatException(string message) : Exception(message)
#pragma warning restore CA1032
{
    /// <summary>Damage and a wrong password can't be told apart.</summary>
    public const string Damaged = "it is damaged, or the password is wrong";

    /// <summary>Whether an exception is what the library throws on bytes that are not what they should be.</summary>
    public static bool IsOfLibrary(Exception exception) => exception
        is IOException
        or ArgumentException
        or InvalidOperationException
        or NotSupportedException
        or InvalidCastException
        or FormatException
        or IndexOutOfRangeException
        or NullReferenceException
        or OverflowException
        or CryptoException
        or GeneralSecurityException
        or SecurityUtilityException;
}
