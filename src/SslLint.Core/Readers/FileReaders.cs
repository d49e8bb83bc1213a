using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Readers;

/// <summary>Picks the reader of a file by its name.</summary>
public sealed class FileReaders
{
    /// <summary>Endings of what compilers, bundlers and package managers write.</summary>
    private static readonly string[] MachineWritten =
    [
        ".g.cs", ".g.i.cs", ".designer.cs", ".generated.cs", ".min.js", ".min.css", ".map",
        "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "composer.lock", "cargo.lock", "poetry.lock",
        "pipfile.lock", "gemfile.lock",
    ];

    private static readonly WordSearch anywhereInName = new(MachineWritten);

    /// <summary>As much of a file as says what it is.</summary>
    private const int HeadLength = 400;

    private readonly IFileReader[] readers;

    /// <summary>Takes the readers that the host brings, such as YAML and C#; they are asked first.</summary>
    public FileReaders(params IFileReader[] additional)
    {
        readers =
        [
            .. additional,
            new JsonReader(), new EnvReader(), new XmlConfigReader(), new PropertiesReader(), new DockerfileReader(), new ShellReader(), new CodeReader(),
            new FallbackReader(),
        ];
    }

    /// <summary>Whether a file of this name has a reader. Its content can choose between readers, not bring one.</summary>
    /// <param name="path">Its path relative to the scanned root, with <c>/</c>.</param>
    public bool Reads(string path) => Find(new SourceFile(path, "")) is not null;

    /// <summary>The reader of a file; null for documentation, snapshots and what tools write, which are not read.</summary>
    public IFileReader? Find(SourceFile file)
    {
        if (IsSnapshot(file) || IsMachineWritten(file.Name) || IsApiDocumentation(Head(file)) || IsReport(Head(file)))
        {
            return null;
        }

        foreach (var reader in readers)
        {
            if (reader.CanRead(file))
            {
                return reader;
            }
        }

        return null;
    }

    /// <summary>Reads a file with its reader. Never throws on bad input.</summary>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public ReadResult Read(SourceFile file, CancellationToken cancellation) =>
        Find(file)?.Read(file, cancellation) ?? ReadResult.NotRead;

    /// <summary>Whether the file is the expected output of a snapshot test: what stands in it is compared, never connected to.</summary>
    private static bool IsSnapshot(SourceFile file) =>
        file.Name.Contains(".verified.") || file.Name.Contains(".received.")
        || file.Path.Contains("__snapshots__/");

    /// <summary>Whether a tool wrote the file: nobody repairs it by hand, and what it was made from is read.</summary>
    /// <remarks>Every file of a tree is asked, and few have such an ending anywhere in their name.</remarks>
    private static bool IsMachineWritten(string name) => PackageEvidence.IsLockFile(name)
        || (anywhereInName.IsIn(name) && Array.Exists(MachineWritten, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));

    private static string Head(SourceFile file) => file.Text.Substring(0, Math.Min(file.Text.Length, HeadLength));

    /// <summary>Whether the text is the XML documentation of an assembly, as compilers write it.</summary>
    private static bool IsApiDocumentation(string head)
    {
        var root = head.IndexOf("<doc>", StringComparison.Ordinal);
        return root >= 0 && head.IndexOf("<assembly>", root, StringComparison.Ordinal) >= 0;
    }

    /// <summary>Whether the text is a report or a bill of materials (SARIF, CycloneDX, the tool's own page): it quotes what stands elsewhere,
    /// and that is read there.</summary>
    private static bool IsReport(string head)
    {
        return (head.Contains("\"$schema\"") && head.Contains("sarif") && head.Contains("\"2.1.0\""))
            || (head.Contains("\"bomFormat\"") && head.Contains("\"CycloneDX\""))
            || head.Contains("<meta name=\"generator\" content=\"dotnet-sslconnect");
    }
}
