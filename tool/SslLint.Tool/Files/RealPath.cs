namespace SslLint.Tool.Files;

/// <summary>Where a path leads once all links on it are followed.</summary>
internal static class RealPath
{
    /// <summary>As many links as Linux follows (path_resolution(7)).</summary>
    private const int MaximumLinks = 40;

    /// <summary>The names of a process's open files: what they lead to may be a pipe, which has no path.</summary>
    private const string OpenFiles = "/proc/";

    /// <summary>The path without links; null where it leads nowhere, in a circle, or through a folder that can't be read.</summary>
    /// <param name="path">An absolute path.</param>
    public static string? Of(string path)
    {
        try
        {
            return Follow(path, meetLink: null) is { } real && Path.Exists(real) ? real : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The same of a path that may not exist yet: what is missing stays as it is written, and so does a path whose links lead in a circle.</summary>
    /// <param name="path">An absolute path.</param>
    /// <param name="meetLink">Told the real path of the folder of each link that is followed.</param>
    /// <exception cref="IOException">A folder on the way can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder on the way may not be read.</exception>
    public static string OfTarget(string path, Action<string>? meetLink = null) => Follow(path, meetLink) ?? path;

    private static string? Follow(string path, Action<string>? meetLink)
    {
        var links = 0;
        var at = Path.GetPathRoot(path)!;
        var left = new Stack<string>(Parts(path[at.Length..]));
        while (left.TryPop(out var name))
        {
            if (name == "..")
            {
                at = Path.GetDirectoryName(at) ?? at;
                continue;
            }

            var next = Path.Join(at, name);
            if (next.StartsWith(OpenFiles, StringComparison.Ordinal) || new FileInfo(next).LinkTarget is not { } target)
            {
                at = next;
                continue;
            }

            meetLink?.Invoke(at);
            if (++links > MaximumLinks)
            {
                return null;
            }

            if (Path.IsPathRooted(target))
            {
                at = Path.GetPathRoot(target)!;
                target = target[at.Length..];
            }

            foreach (var part in Parts(target))
            {
                left.Push(part);
            }
        }

        return at;
    }

    /// <summary>The names of a path, the last first.</summary>
    private static IEnumerable<string> Parts(string path) =>
        path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Where(p => p != ".").Reverse();
}
