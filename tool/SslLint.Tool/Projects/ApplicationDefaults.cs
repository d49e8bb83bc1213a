using System.Collections.Concurrent;
using SslLint.Analysis;
using SslLint.Drivers;
using SslLint.Projects;
using SslLint.Providers;
using SslLint.Readers;
using SslLint.Text;
using SslLint.Tool.Bundles;
using SslLint.Tool.Files;
using SslLint.Tool.Scanning;

namespace SslLint.Tool.Projects;

/// <summary>Knows which bundle an application makes the default of Npgsql, and whether it could be made to do so: <c>PGSSLROOTCERT</c> holds for its
/// whole process.</summary>
/// <param name="root">The folder that reported paths are relative to.</param>
/// <param name="projects">The projects around files.</param>
/// <param name="files">The files that git tracks or would track below the root: no other one is read or written.</param>
/// <param name="connections">The connections of a file; null where it can't be read.</param>
/// <param name="gate">Decides which of these files may be opened.</param>
internal sealed class ApplicationDefaults(
    string root,
    ProjectIndex projects,
    Func<IReadOnlyList<SelectedFile>> files,
    Func<SelectedFile, IReadOnlyList<ReportedConnection>?> connections,
    FileGate gate)
{
    private readonly Lazy<IReadOnlyList<SelectedFile>> files = new(files);
    private readonly ConcurrentDictionary<string, Lazy<IReadOnlyCollection<string>>> needs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Project, DefaultRoot Wanted), Lazy<DefaultRootOffer>> offers = new();

    /// <summary>The bundle that a project makes the default; null where it makes none.</summary>
    public DefaultRoot? Of(ProjectFolder project) => project.Bundles?.DefaultOf(BundleCatalog.Names, () => NeedsOf(project));

    /// <summary>What it takes to make a bundle the default of a project.</summary>
    public DefaultRootOffer Offer(ProjectFolder project, DefaultRoot wanted) =>
        offers.GetOrAdd((string.Join('|', project.ProjectFiles), wanted), _ => new Lazy<DefaultRootOffer>(() => Make(project, wanted))).Value;

    private DefaultRootOffer Make(ProjectFolder project, DefaultRoot wanted)
    {
        if (project is not { Bundles: { } settings, ProjectFiles: [var file] })
        {
            return new DefaultRootOffer(null, "several projects share the folder");
        }

        var path = ScanRoot.Relative(root, file);
        if (!file.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) || settings.HasModuleInitializers != true)
        {
            return new DefaultRootOffer(null, $"which takes the class {BundleNames.ClassName} and C# 9, and {path} does not show both");
        }

        var isAlone = settings.OnlyBundle(BundleCatalog.Names, () => NeedsOf(project)) == wanted.Bundle;
        if (settings.SetsDefault is { } set && (isAlone || !set.Equals("true", StringComparison.OrdinalIgnoreCase)))
        {
            return new DefaultRootOffer(null, $"which {path} sets to '{set}'");
        }

        if (!files.Value.Any(f => f.FullPath == file) || File.ResolveLinkTarget(file, returnFinalTarget: false) is not null || TextOf(file) is not { } text)
        {
            return new DefaultRootOffer(null, $"and {path} is none of the files that may be written");
        }

        var (edits, obstacle) = ProjectProperty.Set(path, text, isAlone ? "true" : wanted.Bundle);
        if (edits is null)
        {
            return new DefaultRootOffer(null, $"but {obstacle}");
        }

        var (conflict, isCertain) = Conflict(project, wanted);
        return new DefaultRootOffer(isCertain ? null : new FileEdits(path, edits), conflict);
    }

    /// <summary>A connection of the application that the default would cut, else the first that it could cut, as a clause; null where there is none.</summary>
    private (string? Clause, bool IsCertain) Conflict(ProjectFolder project, DefaultRoot wanted)
    {
        string? possible = null;
        var process = InOneProcessWith(project.ProjectFiles[0]);
        foreach (var file in files.Value)
        {
            var around = projects.Around(file.FullPath);
            if (around.ProjectFiles.Count > 0 && !around.ProjectFiles.Any(process.Contains))
            {
                continue;
            }

            if (connections(file) is not { } found)
            {
                possible ??= $"{file.Path} can't be read";
                continue;
            }

            foreach (var other in found.Where(c => IsCutBy(wanted, c.Connection, around)))
            {
                if (other.Connection.Provider is not null)
                {
                    return ($"{file.Path}:{other.Start.Line} is one that {wanted.Bundle} does not verify", true);
                }

                possible ??= $"{file.Path}:{other.Start.Line} is one that {wanted.Bundle} may not verify";
            }
        }

        return (possible, false);
    }

    /// <summary>Whether a connection verifies its server, or will after a fix, without naming a root certificate, and the bundle isn't known to be right
    /// for it.</summary>
    private static bool IsCutBy(DefaultRoot wanted, ConnectionRecord connection, ProjectFolder around)
    {
        var provider = ProviderCatalog.All.FirstOrDefault(p => p.Id == connection.Provider);
        if (connection is not { Reading: { Driver.RootVariable: not null, IsAccepted: true } reading, HostClass: not HostClass.Local }
            || wanted.Verifies(provider))
        {
            return false;
        }

        if (reading.Posture is not { } posture)
        {
            return true;
        }

        if (posture.Chain)
        {
            return posture.RootCertificate is null;
        }

        // What verifies nothing is made strict unasked in the same run where its provider is known: in code by the class, else without a root certificate.
        var name = Path.GetFileName(connection.Path);
        var isBrought = provider is { NoHostName: null, Bundle: { } bundle } && around.Bundles?.BroughtFor(name, BundleCatalog.Names).Contains(bundle) == true;
        return isBrought ? !(IsCode(name) && around.Bundles!.HasClass) : provider is not null && reading.Endpoints.All(e => provider.TakesSystemRoots(e.Host));
    }

    /// <summary>The projects whose code runs in a process of this one: what it references, what references it, and what those reference.</summary>
    private HashSet<string> InOneProcessWith(string project)
    {
        var references = files.Value.Where(f => f.Path.EndsWith("proj", StringComparison.OrdinalIgnoreCase)).Select(f => projects.Around(f.FullPath))
            .SelectMany(p => p.ProjectFiles.Select(file => (file, p.References))).DistinctBy(p => p.file)
            .ToDictionary(p => p.file, p => p.References, StringComparer.Ordinal);
        var process = Closure([project], p => references.GetValueOrDefault(p) ?? []);
        var above = Closure([project], p => references.Where(r => r.Value.Contains(p)).Select(r => r.Key));
        process.UnionWith(Closure(above, p => references.GetValueOrDefault(p) ?? []));
        return process;
    }

    private static HashSet<string> Closure(IEnumerable<string> start, Func<string, IEnumerable<string>> next)
    {
        var reached = new HashSet<string>(start, StringComparer.Ordinal);
        var open = new Queue<string>(reached);
        while (open.TryDequeue(out var project))
        {
            foreach (var other in next(project).Where(reached.Add))
            {
                open.Enqueue(other);
            }
        }

        return reached;
    }

    /// <summary>The bundles that <c>auto</c> brings: those that the project's code and configuration ask for.</summary>
    private IReadOnlyCollection<string> NeedsOf(ProjectFolder project) =>
        needs.GetOrAdd(string.Join('|', project.ProjectFiles), _ => new Lazy<IReadOnlyCollection<string>>(() => FindNeeds(project))).Value;

    private HashSet<string> FindNeeds(ProjectFolder project)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files.Value.Where(
            f => BundleSettings.IsSource(Path.GetFileName(f.Path)) && !f.Path.Split('/').Any(part => part is "bin" or "obj")))
        {
            if (projects.Around(file.FullPath).ProjectFiles.SequenceEqual(project.ProjectFiles) && TextOf(file.FullPath) is { } text)
            {
                found.UnionWith(BundleNeeds.Find(text, BundleCatalog.Names));
            }
        }

        return found;
    }

    private static bool IsCode(string path) => path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    private string? TextOf(string path) =>
        gate.TryRead(path, FileLimit.Examined(ScanRequest.DefaultMaximumFileSize), LinkRule.InTree) is { } content && !TextEncoding.IsBinary(content)
            ? TextEncoding.Decode(content).Text
            : null;
}
