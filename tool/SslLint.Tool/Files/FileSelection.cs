namespace SslLint.Tool.Files;

/// <summary>What to examine.</summary>
internal sealed record SelectionRequest
{
    private FileGate? gate;

    /// <summary>The folder that reported paths are relative to.</summary>
    public required string Root { get; init; }

    /// <summary>Absolute paths of files and folders.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Decides which files may be opened. Made when it is first asked for: what is changed of the request by <c>with</c> after that,
    /// it doesn't know.</summary>
    public FileGate Gate => gate ??= new FileGate(Root, Paths);

    /// <summary>Whether ignore files are honoured.</summary>
    public bool HonourIgnoreFiles { get; init; } = true;

    /// <summary>If any: only files that match one of these, relative to <see cref="Root"/>.</summary>
    public IReadOnlyList<IgnorePattern> Include { get; init; } = [];

    /// <summary>Files and folders that match one of these are left out.</summary>
    public IReadOnlyList<IgnorePattern> Exclude { get; init; } = [];

    /// <summary>Absolute paths that are never read: the files that this run writes.</summary>
    public IReadOnlySet<string> Outputs { get; init; } = new HashSet<string>();

    /// <summary>Whether what killed runs left behind is looked for in the folder of every file, and not only where the walk comes by.</summary>
    public bool FindsEveryLeftover { get; init; }

    /// <summary>Reads an environment variable.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Whether a file is among those that are asked for, there or not.</summary>
    /// <param name="relative">Its path relative to <see cref="Root"/>.</param>
    public bool AsksFor(string relative)
    {
        var full = Path.GetFullPath(relative, Root);
        return Wants(relative) && Paths.Any(p => ScanRoot.Holds(p, full));
    }

    /// <summary>Whether <see cref="Include"/> and <see cref="Exclude"/> leave a file.</summary>
    /// <param name="relative">Its path relative to <see cref="Root"/>.</param>
    public bool Wants(string relative) => (Include.Count == 0 || MatchesAny(Include, relative)) && !MatchesAny(Exclude, relative);

    /// <summary>Whether the file or a folder that holds it matches.</summary>
    private static bool MatchesAny(IReadOnlyList<IgnorePattern> patterns, string relative)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.IsMatch(relative, isFolder: false))
            {
                return true;
            }

            for (var slash = relative.IndexOf('/'); slash > 0; slash = relative.IndexOf('/', slash + 1))
            {
                if (pattern.IsMatch(relative.AsSpan(0, slash), isFolder: true))
                {
                    return true;
                }
            }
        }

        return false;
    }
}

/// <summary>A file to examine.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="Path">What it is called in reports: relative to the root, with <c>/</c>; absolute outside of it.</param>
/// <param name="IsNamed">Whether the caller named it, so that not reading it is an error.</param>
internal readonly record struct SelectedFile(string FullPath, string Path, bool IsNamed)
{
    /// <summary>The name of its content in git's index; null where the file itself is read.</summary>
    public string? Blob { get; init; }
}

/// <summary>The files to examine and what was left out on the way.</summary>
internal sealed class FileSelection
{
    /// <summary>The files, each once, in ordinal order of their paths.</summary>
    public IReadOnlyList<SelectedFile> Files { get; set; } = [];

    /// <summary>Named paths that can't be examined, with the reason.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>What could not be read on the way, one line each.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>Absolute paths of what killed runs left behind: passed over.</summary>
    public IReadOnlyList<string> Leftovers { get; set; } = [];

    /// <summary>Folders that couldn't be listed.</summary>
    public int UnreadableFolders { get; set; }

    /// <summary>Symlinks that lead out of the tree, nowhere, or in a circle.</summary>
    public int Symlinks { get; set; }
}
