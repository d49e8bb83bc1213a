using System.Collections.Concurrent;
using SslLint.Certificates;
using SslLint.Tool.Files;

namespace SslLint.Tool.Projects;

/// <summary>Looks files of root certificates up where an application that is started in its project, or beside its configuration, would find them.</summary>
/// <remarks>Only relative paths can be judged: an absolute one belongs to the machine that the application runs on.</remarks>
/// <param name="root">The folder above which nothing is read.</param>
internal sealed class RootCertificateLookup(string root)
{
    private readonly ConcurrentDictionary<string, CertificateFile?> files = new(StringComparer.Ordinal);
    private readonly DateTime now = DateTime.UtcNow;

    /// <summary>What is known of a file.</summary>
    /// <param name="path">The path that a string names.</param>
    /// <param name="configuration">The file that the string stands in.</param>
    /// <param name="project">The project around it.</param>
    public RootCertificateFile? Find(string path, string configuration, ProjectFolder project)
    {
        if (!RootCertificatePaths.IsJudged(path) || path.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        var folder = Path.GetDirectoryName(configuration)!;
        for (var above = folder; above is not null && ScanRoot.Holds(root, above); above = Path.GetDirectoryName(above))
        {
            var candidate = Path.GetFullPath(path, above);
            if (ScanRoot.Holds(root, candidate) && File.Exists(candidate))
            {
                return files.GetOrAdd(candidate, Read) is { } content ? RootCertificateFile.Found(content, now) with { Path = Named(candidate) } : null;
            }
        }

        // What the project copies or links in from elsewhere, it names.
        if (project.Mentions(Path.GetFileName(path)))
        {
            return null;
        }

        return project.IsMsBuild
            ? RootCertificateFile.NotFound($"it is neither in the folder of the project ({Named(project.Folder)}) nor above", isCertain: true)
            : RootCertificateFile.NotFound($"it is neither in the folder of the file ({Named(folder)}) nor above", isCertain: false);
    }

    private string Named(string path) => ScanRoot.Relative(root, path);

    private static CertificateFile? Read(string path)
    {
        try
        {
            return FileGate.ReadRegular(path, FileLimit.RootCertificate) is { Length: > 0 } content ? CertificateFile.Read(content) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The application may be allowed to read what the scan isn't.
            return null;
        }
    }
}
