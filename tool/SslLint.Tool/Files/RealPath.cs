namespace SslLint.Tool.Files;

/// <summary>Where a path leads once all links on it are followed.</summary>
internal static class RealPath
{
    /// <summary>As many links as Linux follows.</summary>
    private const int MaximumLinks = 40;

    /// <summary>The path without links; null where it leads nowhere or in a circle.</summary>
    /// <param name="path">An absolute path.</param>
    public static string? Of(string path)
    {
        var links = 0;
        var start = Path.GetPathRoot(path)!;
        var left = new Stack<string>(Parts(path[start.Length..]));
        var at = start;
        while (left.TryPop(out var name))
        {
            if (name == "..")
            {
                at = Path.GetDirectoryName(at) ?? start;
                continue;
            }

            var next = Path.Combine(at, name);
            string? target;
            try
            {
                target = new FileInfo(next).LinkTarget;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return null;
            }

            if (target is null)
            {
                at = next;
                continue;
            }

            if (++links > MaximumLinks)
            {
                return null;
            }

            if (Path.GetPathRoot(target) is { Length: > 0 } other)
            {
                (at, start) = (other, other);
                target = target[other.Length..];
            }

            foreach (var part in Parts(target))
            {
                left.Push(part);
            }
        }

        return Path.Exists(at) ? at : null;
    }

    /// <summary>The names of a path, the last first.</summary>
    private static IEnumerable<string> Parts(string path) =>
        path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Where(p => p != ".").Reverse();
}
