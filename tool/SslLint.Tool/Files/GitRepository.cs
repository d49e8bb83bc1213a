namespace SslLint.Tool.Files;

/// <summary>A git work tree: where its files, its index and its exclude files are, read without running git.</summary>
internal sealed class GitRepository
{
    private const string GitEntry = ".git";

    private readonly string gitFolder;
    private readonly string commonFolder;

    private GitRepository(string workTree, string gitFolder)
    {
        WorkTree = workTree;
        this.gitFolder = gitFolder;
        var common = Path.Combine(gitFolder, "commondir");
        commonFolder = File.Exists(common) ? Path.GetFullPath(File.ReadAllText(common).Trim(), gitFolder) : gitFolder;
    }

    /// <summary>The top folder of the work tree.</summary>
    public string WorkTree { get; }

    /// <summary>The repository whose work tree holds a folder; null outside any.</summary>
    public static GitRepository? Discover(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Open(at) is { } repository)
            {
                return repository;
            }
        }

        return null;
    }

    /// <summary>The repository whose top folder is <paramref name="folder"/>, or null. Worktrees and submodules have a <c>.git</c> file that names the place.</summary>
    public static GitRepository? Open(string folder)
    {
        var entry = Path.Combine(folder, GitEntry);
        try
        {
            if (Directory.Exists(entry))
            {
                return File.Exists(Path.Combine(entry, "HEAD")) ? new GitRepository(folder, entry) : null;
            }

            const string prefix = "gitdir:";
            if (File.Exists(entry) && File.ReadAllText(entry) is var text && text.StartsWith(prefix, StringComparison.Ordinal))
            {
                var place = Path.GetFullPath(text[prefix.Length..].Trim(), folder);
                return Directory.Exists(place) ? new GitRepository(folder, place) : null;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        return null;
    }

    /// <summary>The tracked files, relative to the work tree. A repository without an index tracks none.</summary>
    /// <exception cref="InvalidDataException">The index can't be read here; the message says why.</exception>
    public List<string> ReadTrackedPaths()
    {
        var index = Path.Combine(gitFolder, "index");
        try
        {
            return File.Exists(index) ? GitIndex.ReadPaths(File.ReadAllBytes(index), HashLength()) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException("it can't be opened", e);
        }
    }

    /// <summary>The exclude files that hold for the whole work tree, the weakest first: the user's, then the repository's.</summary>
    public IEnumerable<IgnoreList> LoadExcludes(Func<string, string?> variable)
    {
        if (GlobalExcludesFile(variable) is { } global && IgnoreList.Load(global, "") is { } globalList)
        {
            yield return globalList;
        }

        if (IgnoreList.Load(Path.Combine(commonFolder, "info", "exclude"), "") is { } own)
        {
            yield return own;
        }
    }

    private int HashLength() =>
        string.Equals(GitConfig.Read(Path.Combine(commonFolder, "config"), "extensions", "objectformat"), "sha256", StringComparison.OrdinalIgnoreCase) ? 32 : 20;

    private string? GlobalExcludesFile(Func<string, string?> variable)
    {
        var home = variable("HOME") ?? variable("USERPROFILE");
        var xdg = variable("XDG_CONFIG_HOME") is { Length: > 0 } set ? set : home is null ? null : Path.Combine(home, ".config");
        string?[] files =
        [
            Path.Combine(commonFolder, "config"),
            variable("GIT_CONFIG_GLOBAL") ?? (home is null ? null : Path.Combine(home, ".gitconfig")),
            xdg is null ? null : Path.Combine(xdg, "git", "config"),
            OperatingSystem.IsWindows() ? null : "/etc/gitconfig",
        ];
        var named = files.OfType<string>().Select(f => GitConfig.Read(f, "core", "excludesfile")).FirstOrDefault(v => v is not null);
        if (named is null)
        {
            return xdg is null ? null : Path.Combine(xdg, "git", "ignore");
        }

        if (named.StartsWith("~/", StringComparison.Ordinal))
        {
            return home is null ? null : Path.Combine(home, named[2..]);
        }

        return named.Length == 0 ? null : Path.GetFullPath(named, WorkTree);
    }
}
