using System.Text;
using Microsoft.Build.Framework;
using SslLint.Configuration;
using SslLint.Readers;
using SslLint.Rules;

namespace SslLint.CaBundles.Tasks;

/// <summary>Decides which CA bundles a project brings, checks them, and writes the list and the generated class for the build to go on with.</summary>
/// <remarks>The targets run it only where an input has changed. After warnings the stamp is not written, so that they come again with the next build.</remarks>
public sealed class PlanCaBundles : Microsoft.Build.Utilities.Task
{
    private static readonly UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly DateTime now = DateTime.UtcNow;
    private readonly Reports reports;

    /// <summary>A task that has read nothing yet.</summary>
    public PlanCaBundles() => reports = new Reports(Log);

    /// <summary>Names of bundles, <c>auto</c>, or <c>none</c>.</summary>
    [Required]
    public string[] Bundles { get; set; } = [];

    /// <summary>Files of the project's own.</summary>
    public ITaskItem[] OwnBundles { get; set; } = [];

    /// <summary>Code, which <c>auto</c> searches for providers.</summary>
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>Configuration files, which <c>auto</c> searches and whose root certificates are judged.</summary>
    public ITaskItem[] ConfigurationFiles { get; set; } = [];

    /// <summary>The <c>.editorconfig</c> and <c>.globalconfig</c> files that the compiler is given.</summary>
    public ITaskItem[] AnalyzerConfigFiles { get; set; } = [];

    /// <summary>Files that the project copies to its output.</summary>
    public ITaskItem[] CopiedFiles { get; set; } = [];

    /// <summary>The packages that the project references.</summary>
    public ITaskItem[] Packages { get; set; } = [];

    /// <summary>The versions that are managed centrally.</summary>
    public ITaskItem[] PackageVersions { get; set; } = [];

    /// <summary>The framework of this build.</summary>
    public string TargetFramework { get; set; } = "";

    /// <summary>All frameworks of a project that is built for several, each in a build of its own.</summary>
    public string TargetFrameworks { get; set; } = "";

    /// <summary>The folder of the bundles that the package carries.</summary>
    [Required]
    public string BundlesFolder { get; set; } = "";

    /// <summary>The project file: where warnings about properties are shown.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>Where the paths of the files to copy are written, one a line.</summary>
    [Required]
    public string PlanFile { get; set; } = "";

    /// <summary>The file that tells MSBuild that nothing is to be done.</summary>
    [Required]
    public string StampFile { get; set; } = "";

    /// <summary>Where the class is written; empty where the project wants none or is not C#.</summary>
    public string ClassFile { get; set; } = "";

    /// <summary>The bundle that the application makes the default of Npgsql: <c>true</c> for its only one, or the name of one, which is then brought; empty or
    /// <c>false</c> for none.</summary>
    public string SetPgSslRootCert { get; set; } = "";

    /// <summary>Whether the framework has the attribute of module initializers.</summary>
    public bool HasModuleInitializer { get; set; }

    /// <summary>The version of C#, such as <c>7.3</c> or <c>latest</c>.</summary>
    public string LanguageVersion { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            // Of yesterday's answer nothing counts, and an error may end this one halfway.
            File.Delete(StampFile);
            var choice = new BundleChoice(reports, ProjectFile);
            var bundles = choice.Own(OwnBundles).ToList();
            bundles.AddRange(choice.Shipped(WithDefault(bundles), BundlesFolder, () => Sources.Concat(ConfigurationFiles).Select(TextOf).OfType<string>()));
            bundles.RemoveAll(b => !IsUsable(b));

            var copied = CopiedByProject();
            var plan = bundles.Where(b => TakesPlace(b, copied)).ToList();
            WriteClass([.. bundles.GroupBy(b => b.Target, StringComparer.OrdinalIgnoreCase).Select(g => g.First())]);
            WriteIfDifferent(PlanFile, string.Concat(plan.Select(b => b.Source + "\n")));
            Judge(bundles, copied);
            if (!reports.Any)
            {
                File.WriteAllText(StampFile, "");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            reports.Fail("SSL8006", ProjectFile, $"The CA bundles can't be prepared: {e.Message}");
        }

        return !Log.HasLoggedErrors;
    }

    /// <summary>The names of bundles, and that of the default where the package carries it.</summary>
    private IEnumerable<string> WithDefault(List<BundleFile> own)
    {
        SetPgSslRootCert = SetPgSslRootCert.Trim();
        var carried = Directory.GetFiles(BundlesFolder, "*.pem").Select(Path.GetFileNameWithoutExtension);
        return !own.Exists(b => b.Name == SetPgSslRootCert) && carried.Contains(SetPgSslRootCert)
            ? Bundles.Append(SetPgSslRootCert)
            : Bundles;
    }

    /// <summary>What the project copies to its output: source by target path.</summary>
    private Dictionary<string, string> CopiedByProject()
    {
        var copied = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var folder = Path.GetDirectoryName(ProjectFile) + Path.DirectorySeparatorChar;
        foreach (var item in CopiedFiles)
        {
            var source = item.GetMetadata("FullPath");
            var target = new[] { item.GetMetadata("TargetPath"), item.GetMetadata("Link") }.FirstOrDefault(t => t.Length > 0)
                ?? (source.StartsWith(folder, StringComparison.Ordinal) ? source.Substring(folder.Length) : Path.GetFileName(source));
            copied[target.Replace('\\', '/')] = source;
        }

        return copied;
    }

    /// <summary>Whether a bundle is to be copied, for which it takes its place among what is. The user's own file at the same place wins,
    /// and so does the first of two.</summary>
    private bool TakesPlace(BundleFile bundle, Dictionary<string, string> copied)
    {
        if (!copied.TryGetValue(bundle.Target, out var other))
        {
            copied[bundle.Target] = bundle.Source;
            return true;
        }

        // One <SslLintCaBundle> in the place of a bundle of the package says clearly which is wanted,
        // and a file that the project copies itself is in its place already.
        if (other != bundle.Source && (bundle.IsOwn || !OwnBundles.Any(o => o.GetMetadata("FullPath") == other)))
        {
            reports.Warn("SSL8003", other, $"The project copies this file to {bundle.Target}, the place of the bundle {bundle.Source}, which is left out. "
                + $"Rename the file, or take '{bundle.Name}' out of the bundles.");
        }

        return false;
    }

    private bool IsUsable(BundleFile bundle)
    {
        byte[] content;
        try
        {
            content = BuildFiles.ReadBytes(bundle.Source);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            reports.Fail("SSL8004", bundle.Source, $"The CA bundle can't be read: {e.Message}");
            return false;
        }

        var isUsable = true;
        foreach (var defect in BundleCheck.Judge(content, now))
        {
            if (defect.IsFatal)
            {
                isUsable = false;
                reports.Fail("SSL8004", bundle.Source, $"The CA bundle can't be used: {defect.Message}.", defect.Line);
            }
            else
            {
                reports.Warn("SSL8002", bundle.Source, defect.Message + ".", defect.Line);
            }
        }

        return isUsable;
    }

    private void WriteClass(IReadOnlyList<BundleFile> bundles)
    {
        var isWanted = DefaultBundle.IsWanted(SetPgSslRootCert);
        var obstacle = isWanted ? DefaultBundle.ObstacleTo(bundles, SetPgSslRootCert, ClassFile.Length > 0, LanguageVersion) : null;
        if (obstacle is not null)
        {
            reports.Warn("SSL8005", ProjectFile, $"SslLintSetPgSslRootCert does nothing, and PGSSLROOTCERT is not set: {obstacle}.");
        }

        if (ClassFile.Length == 0)
        {
            return;
        }

        var members = GeneratedClass.Members(bundles, out var clash);
        if (clash is not null)
        {
            reports.Fail("SSL8004", clash.Source, $"The file '{clash.FileName}' gives no member of the class CaBundles that could be its own: rename it.");
        }

        // Where nothing is brought there is no class: a test project then sees that of the project that it tests.
        if (members.Count == 0)
        {
            File.Delete(ClassFile);
        }
        else
        {
            var chosen = isWanted && obstacle is null ? DefaultBundle.Choose(bundles, SetPgSslRootCert) : null;
            WriteIfDifferent(ClassFile, GeneratedClass.Text(members, chosen, HasModuleInitializer));
        }
    }

    private void Judge(List<BundleFile> bundles, Dictionary<string, string> copied)
    {
        var packages = PackageEvidence.Join(
            Packages.Select(static p => PackageOf(p, isVersionOnly: false)), PackageVersions.Select(static p => PackageOf(p, isVersionOnly: true)));
        var targets = (TargetFrameworks.Trim().Length > 0 ? TargetFrameworks : TargetFramework).Split(';')
            .Select(static t => t.Trim()).Where(static t => t.Length > 0).ToList();
        var check = new ConfigurationCheck(
            Path.GetDirectoryName(ProjectFile)!,
            copied,
            bundles.ConvertAll(b => b.Name),
            packages,
            targets,
            [.. AnalyzerConfigFiles.Select(f => TextOf(f) is { } config ? EditorConfigFile.Parse(f.GetMetadata("FullPath").Replace('\\', '/'), config) : null)
                .OfType<EditorConfigFile>()],
            now);
        foreach (var item in ConfigurationFiles)
        {
            if (TextOf(item) is not { } text)
            {
                continue;
            }

            var path = item.GetMetadata("FullPath");
            foreach (var (finding, start, end) in check.Judge(path, text).Where(f => f.Finding.Level >= Level.Warning))
            {
                reports.Report(finding, path, start, end);
            }
        }

        // The project is the same in each of its builds.
        if (targets.Count < 2 || targets[0].Equals(TargetFramework, StringComparison.OrdinalIgnoreCase))
        {
            JudgeDriver(check);
        }
    }

    /// <summary>Reports the first line that brings a driver which can't verify: of the project, or of a file that it imports.</summary>
    private void JudgeDriver(ConfigurationCheck check)
    {
        var importing = Packages.Select(static p => p.GetMetadata("DefiningProjectFullPath")).Where(static p => p.Length > 0);
        foreach (var item in new[] { ProjectFile }.Concat(importing).Distinct().Select(static p => new Microsoft.Build.Utilities.TaskItem(p)))
        {
            var path = item.GetMetadata("FullPath");
            if (TextOf(item) is { } text && check.JudgeDriver(path, text) is [var (finding, start, end), ..])
            {
                reports.Report(finding, path, start, end);
                return;
            }
        }
    }

    private static PackageReference PackageOf(ITaskItem item, bool isVersionOnly)
    {
        var version = new[] { item.GetMetadata("VersionOverride"), item.GetMetadata("Version") }.FirstOrDefault(static v => v.Length > 0);
        return new PackageReference("nuget", item.ItemSpec, version) { IsVersionOnly = isVersionOnly };
    }

    /// <summary>A file that can't be read says nothing here: the compiler, or who reads the configuration, will tell.</summary>
    private static string? TextOf(ITaskItem item)
    {
        try
        {
            return BuildFiles.ReadText(item.GetMetadata("FullPath"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>What stays the same keeps its time, so that nothing is compiled again.</summary>
    private static void WriteIfDifferent(string path, string text)
    {
        if (!File.Exists(path) || File.ReadAllText(path) != text)
        {
            File.WriteAllText(path, text, utf8);
        }
    }
}
