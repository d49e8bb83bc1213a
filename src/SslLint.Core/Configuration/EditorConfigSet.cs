namespace SslLint.Configuration;

/// <summary>The configuration files around a file.</summary>
public static class EditorConfigSet
{
    /// <summary>The keys that hold for a file: of global files, then of those above it from the root down, a later one over an earlier one.</summary>
    /// <param name="files">Every file that counts, in any order.</param>
    /// <param name="path">The file's absolute path, with <c>/</c>.</param>
    public static IReadOnlyDictionary<string, string> KeysFor(IEnumerable<EditorConfigFile> files, string path)
    {
        var compared = AsCompared(path);
        var all = files.ToList();
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        var globals = all.Where(f => f.IsGlobal).OrderBy(f => f.GlobalLevel).ToList();
        globals.ForEach(g => Add(keys, g.Global.Where(k => k.Key is not ("is_global" or "global_level"))));

        // A section of a global file names one file by its whole path, and comes behind what is for all. A name with a colon is never found.
        foreach (var section in globals.SelectMany(g => g.Sections).Where(s => s.Glob == path && path == compared))
        {
            Add(keys, section.Values);
        }

        var above = all.Where(f => !f.IsGlobal && path.StartsWith(f.Folder + "/", StringComparison.Ordinal)).OrderBy(f => f.Folder.Length).ToList();
        var root = above.FindLastIndex(f => f.IsRoot);
        foreach (var file in above.Skip(Math.Max(0, root)))
        {
            file.Sections.Where(s => s.Matcher.Matches(file.Folder, compared)).ToList().ForEach(s => Add(keys, s.Values));
        }

        return keys;
    }

    /// <summary>The path as the compiler compares it: to it the name of a file begins behind a colon, wherever one stands in it.</summary>
    private static string AsCompared(string path)
    {
        var name = path.LastIndexOf('/') + 1;
        var colon = path.LastIndexOf(':');
        return colon < name ? path : path.Substring(0, name) + path.Substring(colon + 1);
    }

    private static void Add(Dictionary<string, string> keys, IEnumerable<KeyValuePair<string, string>> values)
    {
        foreach (var pair in values)
        {
            keys[pair.Key] = pair.Value;
        }
    }
}
