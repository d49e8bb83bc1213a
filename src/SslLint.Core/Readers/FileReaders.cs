namespace SslLint.Readers;

/// <summary>Picks the reader of a file by its name.</summary>
public sealed class FileReaders
{
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

    /// <summary>The reader of a file; null for documentation, which is not read.</summary>
    public IFileReader? Find(SourceFile file)
    {
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
        Find(file)?.Read(file, cancellation) ?? ReadResult.Empty;
}
