using System.Collections.Concurrent;
using SslLint.Configuration;
using SslLint.Tool.Files;

namespace SslLint.Tool.Configurations;

/// <summary>The configuration of files, each <c>.editorconfig</c> and <c>.globalconfig</c> read once. Like the compiler it climbs to <c>root = true</c>,
/// above the scanned folder too.</summary>
internal sealed class ConfigurationIndex
{
    private static readonly string[] names = [".globalconfig", ".editorconfig"];

    private readonly ConcurrentDictionary<string, IReadOnlyList<EditorConfigFile>> folders = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> problems = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<EditorConfigFile>? given;

    private readonly FileGate? gate;

    private ConfigurationIndex(IReadOnlyList<EditorConfigFile>? given, FileGate? gate)
    {
        this.given = given;
        this.gate = gate;
    }

    /// <summary>Nothing is configured.</summary>
    public static ConfigurationIndex None { get; } = new([], gate: null);

    /// <summary>What is found around each file.</summary>
    public static ConfigurationIndex Discovered(FileGate gate) => new(given: null, gate);

    /// <summary>One file for everything, in the place of what would be found.</summary>
    /// <param name="path">The path as the caller wrote it.</param>
    /// <param name="host">The run.</param>
    /// <exception cref="CommandException">It can't be read.</exception>
    public static ConfigurationIndex Of(string path, ToolHost host)
    {
        try
        {
            // Its sections are read as those of a file in the current folder: that is where paths on the command line begin.
            var name = Path.GetFileName(path);
            var text = TextEncoding.Decode(FileGate.ReadNamed(host.Resolve(path), FileLimit.Configuration)).Text;
            return new([EditorConfigFile.Parse(Slashed(Path.Combine(host.WorkingDirectory, name)), text)], gate: null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path}: the configuration can't be read, since {FileFailure.Reason(e)}");
        }
    }

    /// <summary>What is wrong in configuration that was met, each once.</summary>
    public IEnumerable<string> Problems => problems.Keys.Order(StringComparer.Ordinal);

    /// <summary>What is configured for a file.</summary>
    /// <param name="path">Its absolute path.</param>
    public FileConfiguration For(string path)
    {
        var files = given ?? FilesAround(Path.GetDirectoryName(path)!);
        if (files.Count == 0)
        {
            return FileConfiguration.None;
        }

        var isCode = path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);
        var configuration = FileConfiguration.Of(EditorConfigSet.KeysFor(files, Slashed(path)), isCode);
        foreach (var problem in configuration.Problems)
        {
            problems.TryAdd(problem, 0);
        }

        return configuration;
    }

    private IReadOnlyList<EditorConfigFile> FilesAround(string folder)
    {
        if (folders.TryGetValue(folder, out var known))
        {
            return known;
        }

        var own = names.Select(n => Read(Path.Combine(folder, n), gate!)).OfType<EditorConfigFile>().ToList();
        var isRoot = own.Exists(f => f is { IsGlobal: false, IsRoot: true });
        var above = Path.GetDirectoryName(folder) is { } parent ? FilesAround(parent) : [];

        // Whether a file is the root is known by now: one that says nothing to anyone here is asked about no path.
        var read = own.Select(static f => f.Only(FileConfiguration.IsRead)).OfType<EditorConfigFile>();
        return folders.GetOrAdd(folder, [.. isRoot ? above.Where(f => f.IsGlobal) : above, .. read]);
    }

    private static EditorConfigFile? Read(string path, FileGate gate) =>
        gate.TryRead(path, FileLimit.Configuration, LinkRule.InTree) is { } content
            ? EditorConfigFile.Parse(Slashed(path), TextEncoding.Decode(content).Text)
            : null;

    private static string Slashed(string path) => Path.DirectorySeparatorChar == '/' ? path : path.Replace(Path.DirectorySeparatorChar, '/');
}
