using System.IO.Enumeration;
using SslLint.Sources;
using SslLint.Tool.Fixing;

namespace SslLint.Tool.Files;

/// <summary>Finds the files to examine: what git tracks or would track; outside git, what ignore files leave.</summary>
internal sealed class FileSelector
{
    // What the folder itself says of an entry, its name and whether it is a link or a folder, costs no look at the entry; its attributes would.
    private static readonly EnumerationOptions EveryEntry = new() { AttributesToSkip = 0, IgnoreInaccessible = false };
    private static readonly EnumerationOptions NoLinks = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    private readonly SelectionRequest request;
    private readonly FileSelection selection = new();
    private readonly Dictionary<string, SelectedFile> files = new(StringComparer.Ordinal);
    private readonly Leftovers leftovers = new();
    private readonly HashSet<string> leftBehind = new(StringComparer.Ordinal);
    private readonly Action<SelectedFile>? found;
    private readonly CancellationToken cancellation;

    private FileSelector(SelectionRequest request, Action<SelectedFile>? found, CancellationToken cancellation)
    {
        this.request = request;
        this.found = found;
        this.cancellation = cancellation;
    }

    /// <summary>Finds the files.</summary>
    /// <param name="request">Which ones.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <param name="found">Is given each file as soon as it is found, so that it can be examined meanwhile.</param>
    public static FileSelection Select(SelectionRequest request, CancellationToken cancellation, Action<SelectedFile>? found = null)
    {
        var selector = new FileSelector(request, found, cancellation);
        foreach (var path in request.Paths)
        {
            selector.AddNamed(path);
        }

        if (request.FindsEveryLeftover)
        {
            selector.leftBehind.UnionWith(selector.files.Keys.Select(f => Path.GetDirectoryName(f)!).Distinct().SelectMany(selector.leftovers.In));
        }

        selector.selection.Leftovers = [.. selector.leftBehind.Except(request.Paths).Order(StringComparer.Ordinal)];
        selector.selection.Files = [.. selector.files.Values.OrderBy(f => f.Path, StringComparer.Ordinal)];
        return selector.selection;
    }

    private void AddNamed(string path)
    {
        if (Directory.Exists(path))
        {
            var folder = Path.TrimEndingDirectorySeparator(path);
            if (!request.HonourIgnoreFiles)
            {
                Walk(folder, Tree.Plain(folder), []);
            }
            else if (GitRepository.Discover(folder, request.Gate) is { } repository)
            {
                AddRepository(repository, folder);
            }
            else
            {
                Walk(folder, Tree.Plain(folder), []);
            }
        }
        else if (File.Exists(path))
        {
            // One that a walk has met before is named all the same.
            var isNew = !files.ContainsKey(path);
            files[path] = new SelectedFile(path, Relative(path), IsNamed: true);
            if (isNew)
            {
                found?.Invoke(files[path]);
            }
        }
        else
        {
            selection.Errors.Add($"{Relative(path)}: no such file or folder");
        }
    }

    private void AddRepository(GitRepository repository, string folder)
    {
        var tree = new Tree(folder, repository.WorkTree, repository, new HashSet<string>(StringComparer.Ordinal));
        try
        {
            var prefix = tree.Relative(folder);
            prefix = prefix.Length == 0 ? "" : prefix + "/";
            foreach (var path in repository.ReadTrackedPaths())
            {
                if (!GitIndex.IsPathOfFile(path))
                {
                    request.Gate.Refuse(
                        path,
                        new FileRefusedException(
                            SkipReason.Outside,
                            "git's index names it, and git itself takes no such path for that of a file in the work tree"));
                }
                else if (path.StartsWith(prefix, StringComparison.Ordinal))
                {
                    tree.Tracked.Add(path);
                }
            }
        }
        catch (InvalidDataException e)
        {
            selection.Warnings.Add(
                $"{Relative(repository.WorkTree)}: git's index is not read, since {e.Message}; tracked files that .gitignore names are left out");
        }

        List<IgnoreList> lists = [.. repository.LoadExcludes(request.Variable)];
        foreach (var ancestor in tree.AncestorsOf(folder))
        {
            AddIgnoreFile(lists, ancestor, tree);
        }

        Walk(folder, tree, lists);

        // What the walk didn't meet stands in ignored folders.
        foreach (var path in tree.Tracked)
        {
            AddTracked(Path.Combine(repository.WorkTree, path), tree);
        }
    }

    /// <summary>Tracked files that a sparse checkout or a deletion left absent are no error. What lies behind a link is another file
    /// than the one that git tracks.</summary>
    private void AddTracked(string path, Tree tree)
    {
        var relative = Relative(path);
        if (request.Outputs.Contains(path) || files.ContainsKey(path) || !request.Wants(relative))
        {
            return;
        }

        if (LinkOnTheWay(path, tree) is { } link)
        {
            request.Gate.Refuse(link, new FileRefusedException(SkipReason.Link, "it is a link, and git tracks files under this name"));
        }
        else if (File.Exists(path))
        {
            Add(path, relative);
        }
    }

    private void Add(string path, string relative)
    {
        var file = new SelectedFile(path, relative, IsNamed: false);
        files.Add(path, file);
        found?.Invoke(file);
    }

    private static string? LinkOnTheWay(string path, Tree tree)
    {
        string? link = null;
        for (var at = path; at is not null && at.Length > tree.Start.Length; at = Path.GetDirectoryName(at))
        {
            link = new FileInfo(at).LinkTarget is null ? link : at;
        }

        return link;
    }

    private void Walk(string folder, Tree tree, IReadOnlyList<IgnoreList> inherited)
    {
        cancellation.ThrowIfCancellationRequested();
        List<(string Name, EntryKind Kind)> entries;
        try
        {
            entries = Entries(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            selection.UnreadableFolders++;
            selection.Warnings.Add($"{Relative(folder)}: the folder can't be listed ({FileFailure.Reason(e)})");
            return;
        }

        if (request.HonourIgnoreFiles && folder != tree.Start && entries.Exists(e => e.Name == ".git")
            && GitRepository.Open(folder, request.Gate) is { } nested)
        {
            // Git looks into no repository within a repository; where none is around it, each is read by its own rules.
            if (tree.Repository is null)
            {
                AddRepository(nested, folder);
            }

            return;
        }

        var lists = new List<IgnoreList>(inherited);
        if (request.HonourIgnoreFiles && entries.Exists(e => e.Name == ".gitignore"))
        {
            AddIgnoreFile(lists, folder, tree);
        }

        foreach (var (name, kind) in entries)
        {
            Visit(Path.Join(folder, name), name, kind, tree, lists);
        }
    }

    private void Visit(string path, string name, EntryKind kind, Tree tree, List<IgnoreList> lists)
    {
        if (name == ".git" || request.Outputs.Contains(path) || files.ContainsKey(path))
        {
            return;
        }

        if (kind == EntryKind.File && leftovers.Holds(path))
        {
            leftBehind.Add(path);
            return;
        }

        if (!IsTracked(path, kind, tree) && lists.Count > 0 && IsIgnored(tree.Relative(path), kind == EntryKind.Folder, lists))
        {
            return;
        }

        switch (kind)
        {
            case EntryKind.Link:
                tree.Tracked.Remove(tree.Relative(path));
                if (LeadsOut(path, tree))
                {
                    selection.Symlinks++;
                }

                break;
            case EntryKind.Folder:
                if (!request.Exclude.Any(p => p.IsMatch(Relative(path), isFolder: true)))
                {
                    Walk(path, tree, lists);
                }

                break;
            default:
                var relative = Relative(path);
                if (request.Wants(relative))
                {
                    Add(path, relative);
                }

                break;
        }
    }

    /// <summary>Whether git tracks the file, so that no ignore file counts; the file is met and needn't be looked for any more.</summary>
    private static bool IsTracked(string path, EntryKind kind, Tree tree) =>
        kind == EntryKind.File && tree.Tracked.Count > 0 && tree.Tracked.Remove(tree.Relative(path));

    private static bool IsIgnored(string path, bool isFolder, List<IgnoreList> lists)
    {
        for (var i = lists.Count - 1; i >= 0; i--)
        {
            if (lists[i].Decide(path, isFolder) is { } ignored)
            {
                return ignored;
            }
        }

        return false;
    }

    private static List<(string Name, EntryKind Kind)> Entries(string folder)
    {
        List<string> names = [.. new FileSystemEnumerable<string>(folder, static (ref e) => e.FileName.ToString(), EveryEntry)];
        List<(string Name, EntryKind Kind)> entries =
        [
            .. new FileSystemEnumerable<(string, EntryKind)>(
                folder, static (ref e) => (e.FileName.ToString(), e.IsDirectory ? EntryKind.Folder : EntryKind.File), NoLinks)
        ];
        if (entries.Count < names.Count)
        {
            entries.AddRange(names.Except(entries.Select(e => e.Name)).ToList().Select(name => (name, EntryKind.Link)));
        }

        return entries;
    }

    private void AddIgnoreFile(List<IgnoreList> lists, string folder, Tree tree)
    {
        var relative = tree.Relative(folder);
        if (IgnoreList.Load(request.Gate, Path.Combine(folder, ".gitignore"), LinkRule.Nowhere, relative.Length == 0 ? "" : relative + "/") is { } list)
        {
            lists.Add(list);
        }
    }

    /// <summary>A link within the tree is not followed, since its target is found under its own name; one that leads out is counted.</summary>
    private static bool LeadsOut(string link, Tree tree)
    {
        try
        {
            return File.ResolveLinkTarget(link, returnFinalTarget: true) is not { } target || !Path.Exists(target.FullName) || !tree.Holds(target.FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private string Relative(string path) => ScanRoot.Relative(request.Root, path);

    private enum EntryKind
    {
        File,
        Folder,
        Link,
    }

    /// <summary>The tree that is walked: ignore patterns are relative to its top.</summary>
    /// <param name="Start">Where the walk starts.</param>
    /// <param name="Top">The work tree of git; the start where there is none.</param>
    /// <param name="Repository">The repository, or null.</param>
    /// <param name="Tracked">The tracked files that the walk has not met yet, relative to the top.</param>
    private sealed record Tree(string Start, string Top, GitRepository? Repository, HashSet<string> Tracked)
    {
        public static Tree Plain(string folder) => new(folder, folder, null, []);

        public string Relative(string path) => ScanRoot.Relative(Top, path) is var relative && relative == "." ? "" : relative;

        public bool Holds(string path) => ScanRoot.Holds(Top, path);

        /// <summary>The folders above <paramref name="folder"/> within the tree, the top first.</summary>
        public IEnumerable<string> AncestorsOf(string folder)
        {
            var chain = new Stack<string>();
            for (var at = Path.GetDirectoryName(folder); at is not null && Holds(at); at = Path.GetDirectoryName(at))
            {
                chain.Push(at);
            }

            return chain;
        }
    }
}
