using SslLint.Readers;
using SslLint.Sources;
using SslLint.Tool.Files;

namespace SslLint.Tool.Projects;

/// <summary>Knows the names that the files of a repository give to its own services. They are read once, and only where a host hangs on it.</summary>
/// <param name="files">The files.</param>
/// <param name="gate">Decides which of them may be opened.</param>
/// <param name="cancellation">Stops the reading.</param>
internal sealed class RepositoryServices(Func<IReadOnlyList<SelectedFile>> files, FileGate gate, CancellationToken cancellation)
{
    private readonly Lazy<HashSet<string>> names = new(() => Find(files(), gate, cancellation));

    /// <summary>Whether a service has this name.</summary>
    public bool Has(string name) => names.Value.Contains(name);

    /// <summary>The names, upper and lower case being the same, as in DNS. What can't be read gives none; the scan says so.</summary>
    private static HashSet<string> Find(IReadOnlyList<SelectedFile> files, FileGate gate, CancellationToken cancellation)
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        using var buffer = new FileBuffer();
        foreach (var file in files.Where(f => ServiceNames.IsSource(f.Path)))
        {
            cancellation.ThrowIfCancellationRequested();
            if (buffer.ReadText(gate, file.FullPath, FileLimit.Services.Bytes, cancellation, out _) == SkipReason.None)
            {
                found.UnionWith(ServiceNames.Find(new SourceFile(file.Path, TextEncoding.Decode(buffer.Content).Text)));
            }
        }

        return found;
    }
}
