namespace SslLint.Tool.Files;

/// <summary>How large a file of a kind may be: what is larger is none of that kind, and isn't read. Every limit of the tool stands here.</summary>
/// <param name="What">The kind, for a sentence; null where the caller chose the limit by <c>--max-file-size</c>.</param>
/// <param name="Bytes">The largest size in bytes.</param>
internal sealed record FileLimit(string? What, long Bytes)
{
    private const long Kibi = 1024;
    private const long Mebi = 1024 * Kibi;

    /// <summary><c>.gitignore</c> and other exclude files.</summary>
    public static FileLimit IgnoreFile { get; } = new("ignore file", Mebi);

    /// <summary>Configuration of git.</summary>
    public static FileLimit GitConfiguration { get; } = new("configuration of git", Mebi);

    /// <summary>Files of git that hold one path.</summary>
    public static FileLimit GitPath { get; } = new("file of git that holds a path", 16 * Kibi);

    /// <summary>git's index. A million files take 100 MiB.</summary>
    public static FileLimit GitIndex { get; } = new("index of git", 512 * Mebi);

    /// <summary><c>.editorconfig</c> and <c>.globalconfig</c>.</summary>
    public static FileLimit Configuration { get; } = new("configuration file", 4 * Mebi);

    /// <summary>Project files, and manifests and lock files of packages.</summary>
    public static FileLimit Manifest { get; } = new("project file", 4 * Mebi);

    /// <summary>Compose files, manifests of Kubernetes and code of Aspire hosts, where they are read for the names of services.</summary>
    public static FileLimit Services { get; } = new("file that names services", Mebi);

    /// <summary>Files that <c>init</c> extends or looks into.</summary>
    public static FileLimit Initialized { get; } = new("file that init extends", 4 * Mebi);

    /// <summary>Baselines.</summary>
    public static FileLimit Baseline { get; } = new("baseline", 64 * Mebi);

    /// <summary>Reports of <c>verify</c>.</summary>
    public static FileLimit VerifiedReport { get; } = new("report of verify", 64 * Mebi);

    /// <summary>Certificates that a connection string names.</summary>
    public static FileLimit RootCertificate { get; } = new("file of root certificates", 16 * Mebi);

    /// <summary>Certificates, keys and stores that the caller names.</summary>
    public static FileLimit Certificates { get; } = new("file of certificates or keys", 64 * Mebi);

    /// <summary>Files with a password.</summary>
    public static FileLimit Password { get; } = new("file with a password", Mebi);

    /// <summary>Files that <c>fix</c> changes: as much as <c>--max-file-size</c> can allow.</summary>
    public static FileLimit Changed { get; } = new("file that is changed", 2048 * Mebi);

    /// <summary>Files that are examined.</summary>
    public static FileLimit Examined(long bytes) => new(null, bytes);

    /// <summary>What is said of a file that is larger.</summary>
    public string Excess => What is null ? "it is larger than --max-file-size"
        : Bytes >= Mebi ? $"it is larger than {Bytes / Mebi} MiB, and no {What} is"
        : $"it is larger than {Bytes / Kibi} KiB, and no {What} is";
}
