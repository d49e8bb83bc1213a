using System.Text.RegularExpressions;
using SslLint.Tests.Shared;

namespace SslLint.Core.Tests;

/// <summary>Keeps which folder of the engine may know which: the picture in <c>docs/architecture.md</c>. Namespaces follow the folders.</summary>
public partial class FolderReferenceTests
{
    /// <summary>Each folder with those that it knows. A folder below <c>Engines</c> is one engine, and known to the catalogue alone.</summary>
    private static readonly Dictionary<string, string[]> arrows = new()
    {
        ["Text"] = [],
        ["Certificates"] = [],
        ["Providers"] = [],
        ["Dialects"] = ["Text"],
        ["Drivers"] = ["Dialects", "Providers", "Text"],
        ["Sources"] = ["Dialects", "Drivers", "Text"],
        ["Hardening"] = ["Dialects", "Drivers", "Text"],
        ["Engines/PostgreSql"] = ["Dialects", "Drivers", "Hardening", "Providers", "Sources", "Text"],
        ["Engines/SqlServer"] = ["Dialects", "Drivers", "Hardening", "Providers", "Text"],
        ["Engines/MySql"] = ["Dialects", "Drivers", "Hardening", "Providers"],
        ["Engines/Others"] = ["Dialects", "Drivers", "Providers"],
        ["Engines"] = ["Dialects", "Drivers", "Engines/MySql", "Engines/Others", "Engines/PostgreSql", "Engines/SqlServer", "Sources", "Text"],
        ["Secrets"] = ["Dialects", "Drivers", "Engines", "Engines/PostgreSql", "Text"],
        ["Readers"] = ["Drivers", "Engines", "Providers", "Sources", "Text"],
        ["Rules"] = ["Certificates", "Dialects", "Drivers", "Providers", "Secrets", "Sources"],
        ["Projects"] = ["Certificates", "Providers", "Readers", "Rules", "Sources", "Text"],
        ["Configuration"] = ["Drivers", "Engines", "Projects", "Rules", "Sources", "Text"],
        ["Discovery"] = ["Dialects", "Drivers", "Engines", "Sources", "Text"],
        ["Attribution"] = ["Dialects", "Discovery", "Drivers", "Engines", "Projects", "Providers", "Sources", "Text"],
        ["Redaction"] = ["Attribution", "Dialects", "Discovery", "Readers", "Secrets", "Sources", "Text"],
        ["Fixes"] = ["Attribution", "Dialects", "Discovery", "Drivers", "Hardening", "Projects", "Providers", "Rules", "Text"],
        ["Analysis"] =
        [
            "Attribution", "Certificates", "Dialects", "Discovery", "Drivers", "Engines", "Engines/PostgreSql", "Fixes", "Projects", "Providers",
            "Readers", "Redaction", "Rules", "Secrets", "Sources", "Text",
        ],
    };

    [Fact]
    public void Folders_know_those_below_them_only()
    {
        var found = Found();
        Assert.Equal(arrows.Keys.Order(), found.Keys.Order());
        Assert.All(arrows, a => Assert.Equal(a.Value.Order(), found[a.Key].Order()));
    }

    [Fact]
    public void No_way_leads_back_to_where_it_began()
    {
        var open = arrows.ToDictionary(static a => a.Key, static a => a.Value.ToHashSet());

        while (open.FirstOrDefault(static a => a.Value.Count == 0) is { Key: { } bottom })
        {
            open.Remove(bottom);
            foreach (var known in open.Values)
            {
                known.Remove(bottom);
            }
        }

        Assert.Empty(open.Keys);
    }

    private static Dictionary<string, HashSet<string>> Found()
    {
        var root = Repository.PathOf("src/SslLint.Core");
        var found = new Dictionary<string, HashSet<string>>();
        foreach (var path in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories))
        {
            var folder = FolderOf(Path.GetRelativePath(root, Path.GetDirectoryName(path)!).Replace('\\', '/'));
            if (folder is "." or "obj" or "bin")
            {
                continue;
            }

            var text = File.ReadAllText(path);
            var known = found.TryGetValue(folder, out var there) ? there : found[folder] = [];
            known.UnionWith(Using().Matches(text).Select(static m => FolderOf(m.Groups[1].Value.Replace('.', '/'))).Where(f => f != folder));
            known.UnionWith(Qualified().Matches(Comment().Replace(text, "")).Select(static m => m.Groups[1].Value)
                .Where(f => f != folder && arrows.ContainsKey(f)));
        }

        return found;
    }

    private static string FolderOf(string path)
    {
        var parts = path.Split('/');
        return parts[0] == "Engines" && parts.Length > 1 ? $"{parts[0]}/{parts[1]}" : parts[0];
    }

    [GeneratedRegex(@"^using SslLint\.([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();

    /// <summary>A type named through its namespace; what stands behind a dot or is a call isn't one.</summary>
    [GeneratedRegex(@"(?<![\w.""])([A-Z]\w+)\.[A-Z]\w+(?=[ ?>)\[.;,])(?!\()")]
    private static partial Regex Qualified();

    [GeneratedRegex(@"//.*")]
    private static partial Regex Comment();
}
