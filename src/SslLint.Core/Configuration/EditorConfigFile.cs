using System.Globalization;

namespace SslLint.Configuration;

/// <summary>A section of an <c>.editorconfig</c>.</summary>
/// <param name="Glob">What stands between the brackets.</param>
/// <param name="Values">Its keys, in lower case, with their values.</param>
public sealed record EditorConfigSection(string Glob, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Tells which paths the section is for.</summary>
    internal SectionGlob Matcher { get; } = new(Glob);
}

/// <summary>An <c>.editorconfig</c> or <c>.globalconfig</c>, read as the C# compiler reads it.</summary>
/// <remarks>Source: Roslyn 4.8, <c>AnalyzerConfig.Parse</c>. Tests hold this reader against <c>AnalyzerConfigSet</c>.</remarks>
public sealed record EditorConfigFile
{
    private const string GlobalFileName = ".globalconfig";

    private EditorConfigFile(string folder) => Folder = folder;

    /// <summary>The folder that it stands in, with <c>/</c> and none at its end; empty for the root of the file system.</summary>
    public string Folder { get; }

    /// <summary>Whether files above it don't count.</summary>
    public bool IsRoot { get; private init; }

    /// <summary>Whether it is for all files: it says so, or is called <c>.globalconfig</c>.</summary>
    public bool IsGlobal { get; private init; }

    /// <summary>Of two global files with the same key the one with the higher level wins.</summary>
    public int GlobalLevel { get; private init; }

    /// <summary>What stands before the first section.</summary>
    public IReadOnlyDictionary<string, string> Global { get; private init; } = new Dictionary<string, string>();

    /// <summary>The sections in their order; those of one name are one.</summary>
    public IReadOnlyList<EditorConfigSection> Sections { get; private init; } = [];

    /// <summary>Reads a file. Lines that are nothing are passed over, as the compiler does.</summary>
    /// <param name="path">Its absolute path, with <c>/</c>.</param>
    /// <param name="text">Its text.</param>
    public static EditorConfigFile Parse(string path, string text)
    {
        var global = new Dictionary<string, string>(StringComparer.Ordinal);
        var sections = new List<(string Glob, Dictionary<string, string> Values)>();
        var values = global;
        using var lines = new StringReader(text);
        while (lines.ReadLine() is { } line)
        {
            var trimmed = line.Trim();
            if (trimmed.Length == 0 || IsComment(trimmed[0]))
            {
                continue;
            }

            if (SectionOf(trimmed) is { } glob)
            {
                values = new Dictionary<string, string>(StringComparer.Ordinal);
                sections.Add((glob, values));
            }
            else if (PropertyOf(trimmed) is var (key, value))
            {
                values[key] = value;
            }
        }

        var slash = path.LastIndexOf('/');

        // The compiler looks at the key alone: a file that says "is_global = false" is global.
        var isGlobal = global.ContainsKey("is_global") || path.Substring(slash + 1).Equals(GlobalFileName, StringComparison.OrdinalIgnoreCase);
        return new EditorConfigFile(slash < 0 ? "" : path.Substring(0, slash))
        {
            Global = global,
            Sections = [.. sections.Select(s => new EditorConfigSection(s.Glob, s.Values))],
            IsRoot = global.TryGetValue("root", out var root) && IsTrue(root),
            IsGlobal = isGlobal,
            GlobalLevel =
                global.TryGetValue("global_level", out var level) && int.TryParse(level, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : path.EndsWith("/" + GlobalFileName, StringComparison.OrdinalIgnoreCase) ? 100
                    : 0,
        };
    }

    /// <summary>The file without sections that nobody reads: most of what they hold is for others, and each is matched against each file's path.</summary>
    /// <param name="isRead">Whether a key, in lower case, is read.</param>
    /// <returns>Null where nothing is left.</returns>
    public EditorConfigFile? Only(Func<string, bool> isRead)
    {
        var sections = Sections.Where(s => s.Values.Keys.Any(isRead)).ToList();
        return sections.Count > 0 || (IsGlobal && Global.Keys.Any(isRead)) ? this with { Sections = sections } : null;
    }

    private static bool IsTrue(string text) => text.Equals("true", StringComparison.OrdinalIgnoreCase);

    private static bool IsComment(char c) => c is '#' or ';';

    /// <summary>The name of a section: up to the last bracket before a comment, without unescaped comment signs in it.</summary>
    private static string? SectionOf(string line)
    {
        if (line[0] != '[')
        {
            return null;
        }

        var end = -1;
        for (var i = 1; i < line.Length; i++)
        {
            if (IsComment(line[i]) && line[i - 1] != '\\')
            {
                break;
            }

            end = line[i] == ']' && IsEnd(line, i + 1) ? i : end;
        }

        return end > 1 ? line.Substring(1, end - 1) : null;
    }

    private static bool IsEnd(string line, int at)
    {
        while (at < line.Length && char.IsWhiteSpace(line[at]))
        {
            at++;
        }

        return at == line.Length || IsComment(line[at]);
    }

    /// <summary><c>key = value</c> or <c>key: value</c>; a comment sign ends the value.</summary>
    private static (string Key, string Value)? PropertyOf(string line)
    {
        var end = 0;
        while (end < line.Length && (char.IsLetterOrDigit(line[end]) || line[end] is '_' or '.' or '-'))
        {
            end++;
        }

        var at = end;
        while (at < line.Length && char.IsWhiteSpace(line[at]))
        {
            at++;
        }

        if (end == 0 || at == line.Length || line[at] is not ('=' or ':'))
        {
            return null;
        }

        var value = line.Substring(at + 1);
        var comment = value.IndexOfAny(['#', ';']);
        return (line.Substring(0, end).ToLowerInvariant(), (comment < 0 ? value : value.Substring(0, comment)).Trim());
    }
}
