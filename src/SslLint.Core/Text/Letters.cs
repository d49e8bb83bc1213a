using System.Text;

namespace SslLint.Text;

/// <summary>The form in which names are compared that people write in many ways.</summary>
internal static class Letters
{
    /// <summary>The letters and digits of a name in lower case, so that <c>Postgre_SQL</c> and <c>PostgreSql</c> are one word.</summary>
    public static string Of(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c))
            {
                letters.Append(char.ToLowerInvariant(c));
            }
        }

        return letters.ToString();
    }
}
