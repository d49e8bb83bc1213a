using SslLint.Tool.Files;

namespace SslLint.Tool.Fixing;

/// <summary>The place of a file below a folder. On the way down no link is followed.</summary>
/// <param name="Base">The absolute path of the folder; links on the way to it are the caller's word.</param>
/// <param name="Folder">The folders on the way down, with <c>/</c> between; empty where there are none.</param>
/// <param name="Name">The name of the file.</param>
internal sealed record TreePlace(string Base, string Folder, string Name)
{
    /// <summary>The absolute path.</summary>
    public string FullPath => Path.Combine(Base, Folder, Name);

    /// <summary>The place of a path, which the folder holds.</summary>
    /// <param name="folder">The absolute path of the folder.</param>
    /// <param name="path">The absolute path of the file.</param>
    public static TreePlace Below(string folder, string path)
    {
        var relative = ScanRoot.Relative(folder, path);
        var slash = relative.LastIndexOf('/');
        return new TreePlace(folder, slash < 0 ? "" : relative[..slash], relative[(slash + 1)..]);
    }
}
