namespace SslLint.Tool.Files;

/// <summary>The folder that reported paths are relative to.</summary>
internal static class ScanRoot
{
    /// <summary>The current folder where it holds all that is named; else the deepest folder that does.</summary>
    /// <param name="workingDirectory">The current folder.</param>
    /// <param name="paths">Absolute paths.</param>
    public static string Of(string workingDirectory, IReadOnlyList<string> paths)
    {
        if (paths.All(p => Holds(workingDirectory, p)))
        {
            return workingDirectory;
        }

        var root = Directory.Exists(paths[0]) ? Path.TrimEndingDirectorySeparator(paths[0]) : Path.GetDirectoryName(paths[0])!;
        while (!paths.All(p => Holds(root, p)) && Path.GetDirectoryName(root) is { } parent)
        {
            root = parent;
        }

        return root;
    }

    /// <summary>Whether a path is a folder or lies below it.</summary>
    public static bool Holds(string folder, string path) =>
        path.StartsWith(folder, StringComparison.Ordinal)
        && (path.Length == folder.Length || Path.EndsInDirectorySeparator(folder) || path[folder.Length] == Path.DirectorySeparatorChar);

    /// <summary>A path relative to a folder, with <c>/</c>; <c>.</c> for the folder itself; absolute where it lies outside.</summary>
    public static string Relative(string folder, string path)
    {
        if (!Holds(folder, path))
        {
            return path;
        }

        var relative = path.AsSpan(folder.Length).TrimStart(Path.DirectorySeparatorChar);
        return relative.IsEmpty ? "." : Path.DirectorySeparatorChar == '/' ? relative.ToString() : relative.ToString().Replace('\\', '/');
    }
}
