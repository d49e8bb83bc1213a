using System.Text;

namespace SslLint.Tool.Files;

/// <summary>One line of a <c>.gitignore</c> (gitignore(5)).</summary>
internal sealed class IgnorePattern
{
    private readonly string pattern;
    private readonly int literalLength;
    private readonly bool matchesNameOnly;
    private readonly bool matchesFoldersOnly;

    private IgnorePattern(string pattern, bool isNegated, bool matchesFoldersOnly, bool matchesNameOnly)
    {
        this.pattern = AsBytes(pattern);
        this.matchesFoldersOnly = matchesFoldersOnly;
        this.matchesNameOnly = matchesNameOnly;
        IsNegated = isNegated;
        var special = this.pattern.AsSpan().IndexOfAny("*?[\\");
        literalLength = special < 0 ? this.pattern.Length : special;
    }

    /// <summary>Whether what matches is taken in again (<c>!pattern</c>).</summary>
    public bool IsNegated { get; }

    /// <summary>Reads a line; null for blank lines, comments and patterns without content.</summary>
    public static IgnorePattern? Parse(string line)
    {
        line = TrimTrailingSpaces(line.EndsWith('\r') ? line[..^1] : line);
        if (line.Length == 0 || line[0] == '#')
        {
            return null;
        }

        var isNegated = line[0] == '!';
        var text = isNegated ? line[1..] : line;
        var foldersOnly = text.EndsWith('/');
        if (foldersOnly)
        {
            text = text[..^1];
        }

        var nameOnly = !text.Contains('/');
        if (text.StartsWith('/'))
        {
            text = text[1..];
        }

        text = WithoutRepeatedFolders(text);
        return text.Length == 0 ? null : new IgnorePattern(text, isNegated, foldersOnly, nameOnly);
    }

    /// <summary>Whether a path matches.</summary>
    /// <param name="path">The path relative to the folder of the ignore file, with <c>/</c>.</param>
    /// <param name="isFolder">Whether it is a folder.</param>
    public bool IsMatch(ReadOnlySpan<char> path, bool isFolder)
    {
        if (matchesFoldersOnly && !isFolder)
        {
            return false;
        }

        if (!Ascii.IsValid(path))
        {
            path = AsBytes(path);
        }

        if (matchesNameOnly)
        {
            var name = path[(path.LastIndexOf('/') + 1)..];
            return literalLength == pattern.Length ? name.SequenceEqual(pattern) : Wildcard.IsMatch(pattern, name, isPath: false);
        }

        // Git compares the part before the first wildcard as text and starts the wildcards behind it:
        // in "a**/b" the stars then stand at a start, and so cross folders.
        var literal = pattern.AsSpan(0, literalLength);
        return path.StartsWith(literal)
            && (literalLength == pattern.Length
                ? path.Length == literalLength
                : Wildcard.IsMatch(pattern.AsSpan(literalLength), path[literalLength..], isPath: true));
    }

    /// <summary><c>**/**/</c> means what <c>**/</c> means, and takes as many ways to find that out as it has stars.</summary>
    private static string WithoutRepeatedFolders(string pattern)
    {
        if (!pattern.Contains("**/**", StringComparison.Ordinal))
        {
            return pattern;
        }

        var parts = pattern.Split('/');
        return string.Join('/', parts.Where((part, i) => part != "**" || i == 0 || parts[i - 1] != "**"));
    }

    /// <summary>Git matches bytes: a character beyond ASCII counts as many as it has in UTF-8.</summary>
    private static string AsBytes(ReadOnlySpan<char> text)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, bytes);
        return Encoding.Latin1.GetString(bytes);
    }

    private static string TrimTrailingSpaces(string line)
    {
        var end = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\')
            {
                i++;
                end = Math.Min(i + 1, line.Length);
            }
            else if (line[i] != ' ')
            {
                end = i + 1;
            }
        }

        return line[..end];
    }
}
