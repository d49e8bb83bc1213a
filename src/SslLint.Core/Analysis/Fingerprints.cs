using System.Security.Cryptography;

namespace SslLint.Analysis;

/// <summary>Marks by which a finding is known again when lines have moved.</summary>
internal static class Fingerprints
{
    /// <summary>The mark of a finding.</summary>
    /// <param name="rule">The rule's id.</param>
    /// <param name="path">The file.</param>
    /// <param name="redacted">The text that it is about, without secrets.</param>
    public static string Of(string rule, string path, string redacted)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(rule + "\n" + path + "\n" + redacted);
#if NET
        var hash = SHA256.HashData(bytes);
#else
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(bytes);
#endif
        var hex = new System.Text.StringBuilder(32);
        for (var i = 0; i < 16; i++)
        {
            hex.Append(hash[i].ToString("x2"));
        }

        return hex.ToString();
    }
}
