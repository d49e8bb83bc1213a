using SslLint.Tool.Files;
using SslLint.Tool.Fixing;

namespace SslLint.Tool.Initialization;

/// <summary>The folder that gets the files: the top of a repository, or a plain folder.</summary>
/// <param name="root">Its absolute path.</param>
/// <param name="isRepository">Whether git has it.</param>
internal sealed class InitFolder(string root, bool isRepository)
{
    private const string Own = "sslconnect";

    /// <summary>Its absolute path.</summary>
    public string Root => root;

    /// <summary>Whether git has it.</summary>
    public bool IsRepository => isRepository;

    /// <summary>The place of a file or folder.</summary>
    /// <param name="path">Its path below the folder, with <c>/</c>.</param>
    public string this[string path] => Path.Combine(root, path);

    /// <summary>Where a file is written: a link stands for what it leads to, within the folder.</summary>
    /// <exception cref="WriteRefusedException">It leads out.</exception>
    public TreePlace PlaceOf(string path)
    {
        var realRoot = RealPath.OfTarget(root);
        var real = RealPath.OfTarget(this[path]);
        return ScanRoot.Holds(realRoot, real) && real.Length > realRoot.Length
            ? TreePlace.Below(realRoot, real)
            : throw new WriteRefusedException("a link leads out of the folder");
    }

    /// <summary>Whether there is such a file or folder.</summary>
    public bool Has(string path) => Path.Exists(this[path]);

    /// <summary>Whether a path leads out of the folder, since it or a folder on its way is a link.</summary>
    public bool LeadsOut(string path)
    {
        var at = root;
        foreach (var part in path.Split('/'))
        {
            at = Path.Combine(at, part);
            if (new FileInfo(at).LinkTarget is not null && !IsWithin(at))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsWithin(string link)
    {
        try
        {
            return File.ResolveLinkTarget(link, returnFinalTarget: true) is { } target && ScanRoot.Holds(root, target.FullName);
        }
        catch (IOException)
        {
            // A circle.
            return false;
        }
    }

    /// <summary>Reads a file.</summary>
    /// <returns>Its content; null where there is none.</returns>
    /// <exception cref="CommandException">It can't be read.</exception>
    public byte[]? Read(string path)
    {
        try
        {
            if (LeadsOut(path))
            {
                throw new CommandException($"{path}: it would be written through a link that leads out of the folder; nothing is written");
            }

            return Has(path) ? FileGate.ReadRegular(this[path], FileLimit.Initialized) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path}: it can't be read, since {FileFailure.Reason(e)}");
        }
    }

    /// <summary>Whether one of the files names the tool already.</summary>
    /// <exception cref="CommandException">One can't be read.</exception>
    public bool Mentions(params IEnumerable<string> paths) =>
        paths.Any(p => !LeadsOut(p) && Read(p) is { } content && TextEncoding.Decode(content).Text.Contains(Own, StringComparison.OrdinalIgnoreCase));

    /// <summary>The YAML files of a folder.</summary>
    public IEnumerable<string> YamlFiles(string folder)
    {
        try
        {
            return Directory.Exists(this[folder])
                ? [.. Directory.EnumerateFiles(this[folder]).Select(f => Path.GetFileName(f))
                    .Where(n => n.EndsWith(".yml", StringComparison.Ordinal) || n.EndsWith(".yaml", StringComparison.Ordinal)).Select(n => $"{folder}/{n}")]
                : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{folder}: the folder can't be listed, since {FileFailure.Reason(e)}");
        }
    }
}
