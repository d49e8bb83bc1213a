namespace SslLint.Tool.Files;

/// <summary>A git work tree: where its files, its index and its exclude files are, read without running git.</summary>
internal sealed class GitRepository
{
    private const string GitEntry = ".git";

    private readonly string gitFolder;
    private readonly string commonFolder;
    private readonly FileGate gate;

    private GitRepository(string workTree, string gitFolder, FileGate gate)
    {
        this.gate = gate;
        WorkTree = workTree;
        this.gitFolder = gitFolder;
        commonFolder = PlaceIn(Path.Combine(gitFolder, "commondir"), "", gitFolder, gate) ?? gitFolder;
    }

    /// <summary>The top folder of the work tree.</summary>
    public string WorkTree { get; }

    /// <summary>The repository whose work tree holds a folder; null outside any.</summary>
    public static GitRepository? Discover(string folder, FileGate gate)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Open(at, gate) is { } repository)
            {
                return repository;
            }
        }

        return null;
    }

    /// <summary>The top of the work tree that holds a folder, without links; nothing outside any.</summary>
    public static IReadOnlyList<string> Around(string folder) =>
        Discover(RealPath.OfTarget(folder), new FileGate(folder, [folder])) is { } repository ? [repository.WorkTree] : [];

    /// <summary>The repository whose top folder is <paramref name="folder"/>, or null.
    /// Worktrees and submodules have a <c>.git</c> file that names the place.</summary>
    public static GitRepository? Open(string folder, FileGate gate)
    {
        var entry = Path.Combine(folder, GitEntry);
        if (Directory.Exists(entry))
        {
            return File.Exists(Path.Combine(entry, "HEAD")) ? new GitRepository(folder, entry, gate) : null;
        }

        return PlaceIn(entry, "gitdir:", folder, gate) is { } place && Directory.Exists(place) ? new GitRepository(folder, place, gate) : null;
    }

    /// <summary>What stands in the place of a file that git opens and is none: git would wait for a pipe. Null where nothing does.</summary>
    public FileRefusal? FindObstacle()
    {
        string[] files =
        [
            .. new[] { "HEAD", "index", "commondir" }.Select(f => Path.Combine(gitFolder, f)),
            .. new[] { "config", "packed-refs", "shallow", "info/exclude", "info/attributes", "objects/info/alternates" }
                .Select(f => Path.Combine(commonFolder, f)),
        ];
        foreach (var file in files)
        {
            try
            {
                using var opened = OpenedFile.TryOpen(file);
            }
            catch (FileRefusedException e)
            {
                gate.Refuse(file, e);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // git says it better.
            }
        }

        return gate.Refusals.FirstOrDefault(r => r.Skip == SkipReason.NotRegular);
    }

    /// <summary>The tracked files, relative to the work tree. A repository without an index tracks none.</summary>
    /// <exception cref="InvalidDataException">The index can't be read here; the message says why.</exception>
    public List<string> ReadTrackedPaths()
    {
        return gate.TryRead(Path.Combine(gitFolder, "index"), FileLimit.GitIndex, LinkRule.Anywhere) is { } index
            ? GitIndex.ReadPaths(index, HashLength())
            : [];
    }

    /// <summary>The exclude files that hold for the whole work tree, the weakest first: the user's, then the repository's.</summary>
    public IEnumerable<IgnoreList> LoadExcludes(Func<string, string?> variable)
    {
        if (GlobalExcludesFile(variable) is { } global && IgnoreList.Load(gate, global, LinkRule.Anywhere, "") is { } globalList)
        {
            yield return globalList;
        }

        if (IgnoreList.Load(gate, Path.Combine(commonFolder, "info", "exclude"), LinkRule.Anywhere, "") is { } own)
        {
            yield return own;
        }
    }

    /// <summary>The folder that a file of git names; null where there is none.</summary>
    private static string? PlaceIn(string file, string prefix, string folder, FileGate gate)
    {
        if (gate.TryRead(file, FileLimit.GitPath, LinkRule.Anywhere) is not { } content
            || TextEncoding.Decode(content).Text is var text && !text.StartsWith(prefix, StringComparison.Ordinal))
        {
            return null;
        }

        text = text[prefix.Length..].Trim();
        return text.Length == 0 || text.Contains('\0', StringComparison.Ordinal) ? null : Path.GetFullPath(text, folder);
    }

    private int HashLength() =>
        string.Equals(
            GitConfig.Read(gate, Path.Combine(commonFolder, "config"), "extensions", "objectformat"),
            "sha256",
            StringComparison.OrdinalIgnoreCase) ? 32 : 20;

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
        var named = files.OfType<string>().Select(f => GitConfig.Read(gate, f, "core", "excludesfile")).FirstOrDefault(v => v is not null);
        if (named is null)
        {
            return xdg is null ? null : Path.Combine(xdg, "git", "ignore");
        }

        if (named.StartsWith("~/", StringComparison.Ordinal))
        {
            return home is null ? null : Path.Combine(home, named[2..]);
        }

        return named.Length == 0 || named.Contains('\0', StringComparison.Ordinal) ? null : Path.GetFullPath(named, WorkTree);
    }
}
