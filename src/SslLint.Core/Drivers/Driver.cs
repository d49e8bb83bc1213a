using SslLint.Dialects;

namespace SslLint.Drivers;

/// <summary>The meaning of connection strings to one database driver: aliases, defaults, versions, and how to harden.</summary>
/// <remarks>One class, one file per driver. Every fact in it is a cell of the lab's matrix or carries its source.</remarks>
public abstract class Driver
{
    /// <summary>The name on the command line: <c>npgsql</c>, <c>libpq</c>, <c>pgjdbc</c>, <c>metabase</c>, <c>node-postgres</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The name in prose.</summary>
    public abstract string DisplayName { get; }

    /// <summary>The engine that it talks to.</summary>
    public abstract Engine Engine { get; }

    /// <summary>What names it in the files around its strings.</summary>
    public virtual DriverTraces Traces { get; } = new();

    /// <summary>The versions that stand for every behaviour this driver has had, oldest first.</summary>
    public abstract IReadOnlyList<DriverVersion> Versions { get; }

    /// <summary>What the versions are called where they are listed, parallel to <see cref="Versions"/>: <c>6-7</c>, <c>8-9</c>, <c>10</c>.</summary>
    public abstract IReadOnlyList<string> VersionLabels { get; }

    /// <summary>The dialects that the driver takes, the preferred first.</summary>
    public abstract IReadOnlyList<Dialect> Dialects { get; }

    /// <summary>Reads a string as this driver does.</summary>
    public abstract Reading Read(ConnectionString source, DriverVersion version, ReadContext context);

    /// <summary>Reads a string when nothing else is known.</summary>
    public Reading Read(ConnectionString source, DriverVersion version) => Read(source, version, ReadContext.Unknown);

    /// <summary>What must change so that every one of <paramref name="versions"/> accepts the string and reaches only the right server.</summary>
    public abstract HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options);

    /// <summary>The variable by which an application can name the roots for all its connections, setting it in its own process; null where the driver
    /// reads none, or has copied the environment before.</summary>
    public virtual string? RootVariable => null;

    /// <summary>What a string can name as trust anchors. Where that is the machine's roots alone, whoever signs with another CA puts it there.</summary>
    public virtual AnchorForms Anchors => AnchorForms.System | AnchorForms.File;

    /// <summary>The most that a string can make of it, where none is strict: what can't be better is no finding on a string. Null for most.</summary>
    internal virtual TlsPosture? Best => null;

    /// <summary>Where a CA goes that no string can name, as the end of a sentence: "which …".</summary>
    public virtual string TrustHelp => "goes into the store of the machine that runs it";

    /// <summary>Whether a string can name roots of its own, in a file or a store.</summary>
    internal bool NamesRoots => (Anchors & (AnchorForms.File | AnchorForms.Store)) != AnchorForms.None;

    /// <summary>Which store the system's roots are to it, for people; null where it is the operating system's.</summary>
    public virtual string? SystemRoots => null;

    /// <summary>Whether a setting for the roots asks for the system's by a word, and names no file.</summary>
    internal virtual bool MeansSystemRoots(Setting setting) => false;

    /// <summary>When the common name of a certificate counts.</summary>
    public virtual CommonNameUse CommonName => CommonNameUse.WithoutOtherNames;

    /// <summary>What goes beside a callback that validates certificates; null where the driver has none, or all goes.</summary>
    internal virtual CallbackTerms? BesideCallback => null;

    /// <summary>What no string of a version can do, the gravest first; none for most.</summary>
    internal virtual IEnumerable<DriverAdvice> AdviceFor(DriverVersion version) => [];

    /// <summary>Why a string stays as it is when a file is repaired, as a sentence for people; null for most.</summary>
    internal virtual string? LeftAlone(Reading reading) => null;

    /// <summary>Whether a key is one of its options, in any version.</summary>
    internal abstract bool HasOption(string key);

    /// <summary>What one of its options says about TLS; null where it says nothing.</summary>
    internal abstract OptionRole? RoleOfOption(string key);

    /// <summary>What a key is about: as the driver's own option, else what is meant by it where it stands for one in another spelling; null where that
    /// isn't TLS.</summary>
    internal OptionRole? RoleOf(string key) => HasOption(key) ? RoleOfOption(key) : TlsKeys.Find(key);

    /// <summary>The words that an option must be one of; empty where anything goes, or it has no such option.</summary>
    internal virtual IReadOnlyList<string> WordsOf(string key) => [];

    /// <summary>The string split as this driver splits it, where that differs from what its dialect reads: same text, other settings.</summary>
    internal virtual ConnectionString AsRead(ConnectionString source) => source;
}
