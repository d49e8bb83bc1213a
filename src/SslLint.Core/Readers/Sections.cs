using System.Globalization;

namespace SslLint.Readers;

/// <summary>Writes the paths that tell which entries of a file are siblings.</summary>
public static class Sections
{
    /// <summary>A longer path or part has a number in its place: paths of files that nest long names would grow with the square of the depth.</summary>
    private const int Longest = 512;

    /// <summary>The path of a part of a section.</summary>
    public static string Join(string section, string part) => section.Length == 0 ? Short(part) : Short(section) + ":" + Short(part);

    /// <summary>The path of a document of a file that may hold several: the first has none, so that most paths need no prefix.</summary>
    /// <param name="index">The document, from 0.</param>
    public static string OfDocument(int index) => index == 0 ? "" : "#" + (index + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The text, or a number of so many digits that no two texts of a file share it (FNV-1a, 64 bits).</summary>
    private static string Short(string text)
    {
        if (text.Length <= Longest)
        {
            return text;
        }

        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 1099511628211UL);
        }

        return "#" + hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>The path of a bracket of a program.</summary>
    /// <param name="offset">Where the bracket stands in the file.</param>
    public static string OfBracket(int offset) => "@" + offset.ToString(CultureInfo.InvariantCulture);
}
