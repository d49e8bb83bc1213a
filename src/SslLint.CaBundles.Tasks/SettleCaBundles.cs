using Microsoft.Build.Framework;

namespace SslLint.CaBundles.Tasks;

/// <summary>Decides which of several files at one place of the output is copied, where projects that reference each other bring them.</summary>
/// <remarks>A build would copy them over each other, a publish fails (NETSDK1152). A file of a project wins over a bundle of the package, and what this project
/// brings over what it gets. Files that have nothing to do with bundles are left to the SDK.</remarks>
public sealed class SettleCaBundles : Microsoft.Build.Utilities.Task
{
    /// <summary>What is about to be copied: full paths with their <c>TargetPath</c>, those of this project last.</summary>
    [Required]
    public ITaskItem[] Placed { get; set; } = [];

    /// <summary>The bundles that this project brings.</summary>
    public ITaskItem[] Brought { get; set; } = [];

    /// <summary>Whether a file that takes the place of a bundle is reported.</summary>
    public bool IsReported { get; set; }

    /// <summary>What must not be copied.</summary>
    [Output]
    public ITaskItem[] Losers { get; set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        var brought = new HashSet<string>(Brought.Select(b => b.GetMetadata("FullPath")), StringComparer.Ordinal);
        var losers = new List<ITaskItem>();
        foreach (var place in Placed.GroupBy(p => p.GetMetadata("TargetPath").Replace('\\', '/'), StringComparer.OrdinalIgnoreCase))
        {
            var files = place.Select(p => p.GetMetadata("FullPath")).Distinct(StringComparer.Ordinal).ToList();
            if (files.Count > 1 && WinnerOf(files, brought) is { } winner)
            {
                var lost = files.Where(f => f != winner && (brought.Contains(winner) || IsOfPackage(f))).ToList();
                losers.AddRange(place.Where(p => lost.Contains(p.GetMetadata("FullPath"))));
                Report(place.Key, winner, lost);
            }
        }

        Losers = [.. losers];
        return true;
    }

    /// <summary>The file that is copied; null where no bundle is among them.</summary>
    private static string? WinnerOf(List<string> files, HashSet<string> brought)
    {
        var ofProjects = files.Where(f => !IsOfPackage(f)).ToList();
        return ofProjects.Find(brought.Contains)
            ?? (ofProjects.Count == files.Count ? null : ofProjects.LastOrDefault())
            ?? files.Find(brought.Contains)
            ?? (ofProjects.Count == 0 ? files.LastOrDefault() : null);
    }

    private void Report(string target, string winner, List<string> lost)
    {
        if (IsReported && (!IsOfPackage(winner) || lost.Exists(f => !IsOfPackage(f))))
        {
            new Reports(Log).Warn("SSL8003", winner, $"This file is copied to {target}, where a project that is referenced, or this one, "
                + $"brings another one: {string.Join(", ", lost)}, which is left out. Rename one of them.");
        }
    }

    /// <summary>Whether a file is a bundle of the package, of any version of it: projects hand on a path and nothing else.</summary>
    private static bool IsOfPackage(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        return File.Exists(Path.Combine(folder, "manifest.json")) && File.Exists(Path.Combine(folder, "..", "build", "SslLint.CaBundles.targets"));
    }
}
