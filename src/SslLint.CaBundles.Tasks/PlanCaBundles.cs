using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using SslLint.Providers;
using SslLint.Readers;
using SslLint.Rules;

namespace SslLint.CaBundles.Tasks;

/// <summary>Decides which CA bundles a project brings, checks them, and writes the list and the generated class for the build to go on with.</summary>
/// <remarks>The targets run it only where an input has changed. After warnings the stamp is not written, so that they come again with the next build.</remarks>
public sealed class PlanCaBundles : Microsoft.Build.Utilities.Task
{
    private const string Automatic = "auto";
    private const string None = "none";
    private static readonly UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly DateTime now = DateTime.UtcNow;
    private bool hasWarned;

    /// <summary>Names of bundles, <c>auto</c>, or <c>none</c>.</summary>
    [Required]
    public string[] Bundles { get; set; } = [];

    /// <summary>Files of the project's own.</summary>
    public ITaskItem[] OwnBundles { get; set; } = [];

    /// <summary>Code, which <c>auto</c> searches for providers.</summary>
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>Configuration files, which <c>auto</c> searches and whose root certificates are judged.</summary>
    public ITaskItem[] ConfigurationFiles { get; set; } = [];

    /// <summary>Files that the project copies to its output.</summary>
    public ITaskItem[] CopiedFiles { get; set; } = [];

    /// <summary>The packages that the project references.</summary>
    public ITaskItem[] Packages { get; set; } = [];

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

    /// <summary>Where the class is written; empty for none.</summary>
    public string ClassFile { get; set; } = "";

    /// <summary>Whether the application makes its only bundle the default of Npgsql.</summary>
    public bool SetPgSslRootCert { get; set; }

    /// <summary>Whether the framework has the attribute of module initializers.</summary>
    public bool HasModuleInitializer { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            var copied = CopiedByProject();
            var bundles = Shipped().Concat(Own()).Where(b => !IsTaken(b, copied)).ToList();
            bundles.RemoveAll(b => !IsUsable(b));
            WriteClass(bundles);
            WriteIfDifferent(PlanFile, string.Concat(bundles.Select(b => b.Source + "\n")));
            JudgeConfiguration(bundles, copied);
            if (!hasWarned && !Log.HasLoggedErrors)
            {
                File.WriteAllText(StampFile, "");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.LogError(null, "SSL8006", null, ProjectFile, 0, 0, 0, 0, "SslLint.CaBundles can't go on: {0}", e.Message);
        }

        return !Log.HasLoggedErrors;
    }

    private IEnumerable<BundleFile> Shipped()
    {
        var carried = Directory.GetFiles(BundlesFolder, "*.pem").ToDictionary(f => Path.GetFileNameWithoutExtension(f), Path.GetFullPath);
        var wanted = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var name in Bundles.Select(b => b.Trim()).Where(b => b.Length > 0 && !Is(b, None)))
        {
            if (Is(name, Automatic))
            {
                wanted.UnionWith(Sources.Concat(ConfigurationFiles).Select(TextOf).OfType<string>().SelectMany(t => BundleNeeds.Find(t, carried.Keys)));
            }
            else if (carried.ContainsKey(name))
            {
                wanted.Add(name);
            }
            else
            {
                var meant = NearestName.Of(name, carried.Keys) is { } nearest ? $"Did you mean '{nearest}'? " : "";
                Warn("SSL8001", ProjectFile, 0, $"There is no bundle '{name}'. {meant}`dotnet sslconnect bundle list` shows all; a file of your own is <SslLintCaBundle Include=\"…\" />.");
            }
        }

        return wanted.Select(n => new BundleFile(carried[n], n));
    }

    private IEnumerable<BundleFile> Own()
    {
        foreach (var item in OwnBundles)
        {
            var path = item.GetMetadata("FullPath");
            if (File.Exists(path))
            {
                yield return new BundleFile(path, Path.GetFileNameWithoutExtension(path));
            }
            else
            {
                Log.LogError(null, "SSL8004", null, ProjectFile, 0, 0, 0, 0, "The CA bundle '{0}' does not exist: correct the path of <SslLintCaBundle>.", item.ItemSpec);
            }
        }
    }

    /// <summary>What the project copies to its output, by target path.</summary>
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

    /// <summary>The user's own file at the same place wins.</summary>
    private bool IsTaken(BundleFile bundle, Dictionary<string, string> copied)
    {
        if (!copied.TryGetValue(bundle.Target, out var other) || other == bundle.Source)
        {
            return false;
        }

        Warn("SSL8003", other, 0, $"The project copies this file to {bundle.Target}, the place of the bundle '{bundle.Name}', which is left out. Rename the file, or take '{bundle.Name}' out of the bundles.");
        return true;
    }

    private bool IsUsable(BundleFile bundle)
    {
        var isUsable = true;
        foreach (var defect in BundleCheck.Judge(File.ReadAllBytes(bundle.Source), now))
        {
            if (defect.IsFatal)
            {
                isUsable = false;
                Log.LogError(null, "SSL8004", null, bundle.Source, defect.Line, 0, 0, 0, "The CA bundle can't be used: {0}.", defect.Message);
            }
            else
            {
                Warn("SSL8002", bundle.Source, defect.Line, defect.Message + ".");
            }
        }

        return isUsable;
    }

    private void WriteClass(List<BundleFile> bundles)
    {
        var setsDefault = SetPgSslRootCert && bundles.Count == 1;
        if (SetPgSslRootCert && bundles.Count != 1)
        {
            Warn("SSL8005", ProjectFile, 0, $"SslLintSetPgSslRootCert needs exactly one bundle, and the project brings {bundles.Count}: PGSSLROOTCERT is not set. Name one in <SslLintCaBundles>.");
        }

        if (ClassFile.Length == 0)
        {
            return;
        }

        var members = GeneratedClass.Members(bundles, out var clash);
        if (clash is not null)
        {
            Log.LogError(null, "SSL8004", null, clash.Source, 0, 0, 0, 0, "The file '{0}' gives no member of the class CaBundles, or the one of another bundle: rename it.", Path.GetFileName(clash.Source));
        }

        // Where nothing is brought there is no class: a test project then sees that of the project that it tests.
        if (members.Count == 0)
        {
            File.Delete(ClassFile);
        }
        else
        {
            WriteIfDifferent(ClassFile, GeneratedClass.Text(members, setsDefault, HasModuleInitializer));
        }
    }

    private void JudgeConfiguration(List<BundleFile> bundles, Dictionary<string, string> copied)
    {
        foreach (var bundle in bundles)
        {
            copied[bundle.Target] = bundle.Source;
        }

        var check = new ConfigurationCheck(
            Path.GetDirectoryName(ProjectFile)!,
            copied,
            bundles.ConvertAll(b => b.Name),
            Packages.Select(p => new PackageReference("nuget", p.ItemSpec, p.GetMetadata("Version") is { Length: > 0 } version ? version : null)),
            now);
        foreach (var item in ConfigurationFiles)
        {
            if (TextOf(item) is not { } text)
            {
                continue;
            }

            foreach (var (finding, start, end) in check.Judge(item.GetMetadata("FullPath"), text).Where(f => f.Finding.Level >= Level.Warning))
            {
                hasWarned = true;
                Log.LogWarning(null, finding.Rule.Id, null, item.GetMetadata("FullPath"), start.Line, start.Column, end.Line, end.Column, "{0}; {1}", finding.Message, finding.Help);
            }
        }
    }

    /// <summary>A file that can't be read says nothing here: the compiler, or who reads the configuration, will tell.</summary>
    private static string? TextOf(ITaskItem item)
    {
        try
        {
            return File.ReadAllText(item.GetMetadata("FullPath"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void Warn(string code, string file, int line, string message)
    {
        hasWarned = true;
        Log.LogWarning(null, code, null, file, line, 0, 0, 0, "{0}", message);
    }

    /// <summary>What stays the same keeps its time, so that nothing is compiled again.</summary>
    private static void WriteIfDifferent(string path, string text)
    {
        if (!File.Exists(path) || File.ReadAllText(path) != text)
        {
            File.WriteAllText(path, text, utf8);
        }
    }

    private static bool Is(string text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);
}
