using System.Globalization;

namespace SslLint.Readers;

/// <summary>Writes the paths that tell which entries of a file are siblings.</summary>
public static class Sections
{
    /// <summary>The path of a part of a section.</summary>
    public static string Join(string section, string part) => section.Length == 0 ? part : section + ":" + part;

    /// <summary>The path of a document of a file that may hold several: the first has none, so that most paths need no prefix.</summary>
    /// <param name="index">The document, from 0.</param>
    public static string OfDocument(int index) => index == 0 ? "" : "#" + (index + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The path of a bracket of a program.</summary>
    /// <param name="offset">Where the bracket stands in the file.</param>
    public static string OfBracket(int offset) => "@" + offset.ToString(CultureInfo.InvariantCulture);
}
