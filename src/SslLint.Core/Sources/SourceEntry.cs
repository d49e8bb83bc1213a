using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Text;

namespace SslLint.Sources;

/// <summary>What a decoded text is to its file.</summary>
public enum EntryKind
{
    /// <summary>A value of its own: a configuration value, an assignment, a string literal of a program.</summary>
    Value,

    /// <summary>Text in which a connection string may stand somewhere: a shell command, a script block, a line of an unknown format.</summary>
    FreeText,
}

/// <summary>A decoded text of a file with what the file says about it.</summary>
public sealed record SourceEntry
{
    /// <summary>The decoded text with its map to the source.</summary>
    public required Literal Value { get; init; }

    /// <summary>Whether the text is a value or may hold one.</summary>
    public EntryKind Kind { get; init; }

    /// <summary>The key that the value is given for (<c>DefaultConnection</c>, <c>PGSSLMODE</c>, <c>MB_DB_CONNECTION_URI</c>), or null.</summary>
    public string? Key { get; init; }

    /// <summary>Where the key stands; empty if there is none.</summary>
    public SourceSpan KeySpan { get; init; }

    /// <summary>The path of the map that holds the key, parts joined by <c>:</c> (<c>ConnectionStrings</c>, <c>services:web:environment</c>).
    /// Entries of one file with equal sections are siblings and may together be one connection.</summary>
    public string Section { get; init; } = "";

    /// <summary>The key behind its section, parts joined by <c>:</c>.</summary>
    internal string Path => Section.Length == 0 ? Key ?? "" : Section + ":" + Key;

    /// <summary>What the code around the text says about who reads it, such as the call it is passed to.</summary>
    public IReadOnlyList<DriverEvidence> Evidence { get; init; } = [];

    /// <summary>Whether the place rules out a connection that is ever opened: an expected value of an assertion, an attribute argument, a log text.</summary>
    public bool IsInert { get; init; }

    /// <summary>What takes a URI of this text apart before a driver sees it (<c>urlparse</c>), or null.</summary>
    public string? TakenApartBy { get; init; }
}

/// <summary>How much a sign of a driver weighs; a stronger one silences weaker ones.</summary>
public enum EvidenceStrength
{
    /// <summary>The nearest project references the driver's package.</summary>
    Project,

    /// <summary>The name of the key or variable, or another string of the same file.</summary>
    Name,

    /// <summary>Keys of the string that only this driver knows, or its scheme.</summary>
    Syntax,

    /// <summary>The call or option that the string is passed to.</summary>
    Call,

    /// <summary>The user said so.</summary>
    Configured,
}

/// <summary>A sign that a driver reads a string.</summary>
/// <param name="Driver">The driver's name, also of drivers that the engine can't read yet (<c>prisma</c>, <c>sqlclient</c>).</param>
/// <param name="Version">The version, where the sign tells it.</param>
/// <param name="Strength">How much it weighs.</param>
/// <param name="Source">What the sign is, for people: <c>UseNpgsql</c>, <c>package.json: pg</c>.</param>
public sealed record DriverEvidence(string Driver, Drivers.DriverVersion? Version, EvidenceStrength Strength, string Source);

/// <summary>Settings that together are one connection though no string holds them: properties of a connection string builder.</summary>
public sealed record SettingGroup
{
    /// <summary>The driver whose keys these are.</summary>
    public required string Driver { get; init; }

    /// <summary>The settings under the driver's own key names; spans are in the file.</summary>
    public required IReadOnlyList<Setting> Settings { get; init; }

    /// <summary>What is shown where no single setting is to blame.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>Whether everything is known: false for a builder that wraps an unknown string, which is judged only by the TLS settings that it sets.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The string that the settings begin with, for what may be shown of it; null where none is written in the file.</summary>
    public (Literal Literal, ConnectionString Parsed)? Text { get; init; }

    /// <summary>Turns a change into edits of the file; null where this group can't be changed.</summary>
    public Func<SettingChange, IReadOnlyList<TextEdit>?> Edit { get; init; } = static _ => null;

    /// <summary>Turns several changes into edits that do not overlap: commas and blocks depend on what else changes. Null where the
    /// group can't be changed so, or where each change stands alone and <see cref="Edit"/> serves.</summary>
    public Func<IReadOnlyList<SettingChange>, IReadOnlyList<TextEdit>?>? EditAll { get; init; }
}

/// <summary>An argument of a call, or a member of an object that is one.</summary>
/// <param name="Name">Its name; empty for one that has its place alone, or unpacks others (<c>**settings</c>).</param>
/// <param name="Value">What is given for it.</param>
public sealed record CallArgument(SourceSpan Name, SourceSpan Value);

/// <summary>A call of a function that opens a connection with the settings that are its arguments.</summary>
/// <param name="Name">The function's name as written, with what it is called on.</param>
/// <param name="Section">The section of the entries that are its arguments.</param>
/// <param name="Arguments">The arguments in their order.</param>
public sealed record CallSite(SourceSpan Name, string Section, IReadOnlyList<CallArgument> Arguments);

/// <summary>A certificate validation callback on a database connection that accepts every certificate.</summary>
/// <param name="Span">The callback.</param>
/// <param name="Driver">The driver's name.</param>
/// <param name="What">What accepts everything, for the message: <c>lambda that returns true</c>.</param>
/// <param name="Removal">Edits that take it out, or null where that can't be done safely.</param>
public sealed record CallbackSite(SourceSpan Span, string Driver, string What, IReadOnlyList<TextEdit>? Removal)
{
    /// <summary>The string or builder of the connection that it is set on; null where the file doesn't show it.</summary>
    public SourceSpan? Connection { get; init; }

    /// <summary>A builder of the connection on which nothing is set yet: its changes take the callback's place. Null where the place has none.</summary>
    public SettingGroup? Instead { get; init; }
}

/// <summary>Code that takes part in the verification of a database connection: a callback that doesn't accept everything, or what names the roots.</summary>
/// <param name="Span">The callback, or what names the roots.</param>
/// <param name="Driver">The driver's name.</param>
/// <param name="Validation">What it does.</param>
/// <param name="Connection">The string or builder of the connection; null where the file doesn't show it.</param>
public sealed record ValidationSite(SourceSpan Span, string Driver, ServerValidation Validation, SourceSpan? Connection);

/// <summary>A part of the code in which its author suppresses a rule: <c>#pragma warning disable</c>, <c>[SuppressMessage]</c>.</summary>
/// <param name="Rule">The rule's id; null for all.</param>
/// <param name="Span">The part.</param>
/// <param name="Reason">What the author says; empty if nothing.</param>
public sealed record SuppressedRange(string? Rule, SourceSpan Span, string Reason);

/// <summary>Why a file was read only up to a place.</summary>
/// <param name="Offset">Where the reader gave up.</param>
/// <param name="Message">What is wrong there, without values.</param>
public sealed record ReadWarning(int Offset, string Message);

/// <summary>What a reader found in a file.</summary>
public sealed record ReadResult
{
    /// <summary>Nothing stands in the file.</summary>
    public static ReadResult Empty { get; } = new();

    /// <summary>The file is of a kind that is not read.</summary>
    public static ReadResult NotRead { get; } = new() { IsRead = false };

    /// <summary>Whether the file was read: in one that was not, no suppression is unused.</summary>
    public bool IsRead { get; init; } = true;

    /// <summary>The decoded texts in the order of the file.</summary>
    public IReadOnlyList<SourceEntry> Entries { get; init; } = [];

    /// <summary>Connections that are spread over properties.</summary>
    public IReadOnlyList<SettingGroup> Groups { get; init; } = [];

    /// <summary>Calls whose arguments are connections.</summary>
    public IReadOnlyList<CallSite> Calls { get; init; } = [];

    /// <summary>Callbacks that accept every certificate.</summary>
    public IReadOnlyList<CallbackSite> Callbacks { get; init; } = [];

    /// <summary>Code that verifies servers, or has its own roots for that.</summary>
    public IReadOnlyList<ValidationSite> Validations { get; init; } = [];

    /// <summary>What the code itself suppresses. Empty where the compiler sees to it.</summary>
    public IReadOnlyList<SuppressedRange> Suppressions { get; init; } = [];

    /// <summary>Changes edits that write a text, so that they take it from an expression of the code: the edits, the text, the expression. Null where the
    /// file is no code, or the code can't say it so; otherwise null is returned where one of the edits can't.</summary>
    public Func<IReadOnlyList<TextEdit>, string, string, IReadOnlyList<TextEdit>?>? WithExpression { get; init; }

    /// <summary>At most one warning per break: what precedes it was read.</summary>
    public IReadOnlyList<ReadWarning> Warnings { get; init; } = [];
}

/// <summary>Reads one family of files.</summary>
public interface IFileReader
{
    /// <summary>Whether the file is of this family, by its name (and, where names don't tell, its first lines).</summary>
    bool CanRead(SourceFile file);

    /// <summary>Reads the file. Never throws on bad input: what precedes a break is returned with one warning.</summary>
    ReadResult Read(SourceFile file, CancellationToken cancellation);
}
