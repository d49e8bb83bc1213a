using System.Text;

namespace SslLint.Tool.Files;

/// <summary>The patterns of one ignore file.</summary>
internal sealed class IgnoreList
{
    private readonly IgnorePattern[] patterns;

    private IgnoreList(string folder, IgnorePattern[] patterns)
    {
        Folder = folder;
        this.patterns = patterns;
    }

    /// <summary>The folder that the patterns are relative to, relative to the root, with a final <c>/</c>; empty for the root.</summary>
    public string Folder { get; }

    /// <summary>Reads patterns, one a line.</summary>
    public static IgnoreList Parse(string text, string folder) =>
        new(folder, [.. text.TrimStart('\uFEFF').Split('\n').Select(IgnorePattern.Parse).OfType<IgnorePattern>()]);

    /// <summary>Reads an ignore file; null where it doesn't exist, isn't read or holds no pattern.</summary>
    public static IgnoreList? Load(FileGate gate, string file, LinkRule links, string folder)
    {
        var list = gate.TryRead(file, FileLimit.IgnoreFile, links) is { } content ? Parse(Encoding.UTF8.GetString(content), folder) : null;
        return list?.patterns.Length > 0 ? list : null;
    }

    /// <summary>What the last matching pattern says: ignored, taken in again, or null where none matches.</summary>
    /// <param name="path">The path relative to the root, below <see cref="Folder"/>.</param>
    /// <param name="isFolder">Whether it is a folder.</param>
    public bool? Decide(ReadOnlySpan<char> path, bool isFolder)
    {
        var relative = path[Folder.Length..];
        for (var i = patterns.Length - 1; i >= 0; i--)
        {
            if (patterns[i].IsMatch(relative, isFolder))
            {
                return !patterns[i].IsNegated;
            }
        }

        return null;
    }
}
