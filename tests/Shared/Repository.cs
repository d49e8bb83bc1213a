namespace SslLint.Tests.Shared;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>A file or folder of it.</summary>
    /// <param name="relative">The path from its top, with <c>/</c>.</param>
    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SslLint.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"SslLint.sln stands in no folder above {start}");
    }
}
