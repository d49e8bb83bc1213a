using SslLint.Dialects;
using SslLint.Providers;

namespace SslLint.Drivers;

/// <summary>A database engine: its drivers, and what names them.</summary>
/// <remarks>One folder for each engine below <c>Engines</c>; the catalogue there knows them all.</remarks>
public abstract class Engine
{
    /// <summary>The name that reports use: <c>postgresql</c>, <c>sqlserver</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The name in prose: <c>PostgreSQL</c>.</summary>
    public abstract string DisplayName { get; }

    /// <summary>The protocol that its drivers speak, by which a host's provider is found.</summary>
    public abstract DatabaseEngines Protocol { get; }

    /// <summary>The drivers whose strings are read.</summary>
    public virtual IReadOnlyList<Driver> Drivers => [];

    /// <summary>The drivers that may read a string of a dialect where nothing names one, the first of which is taken for its reader;
    /// none where none does.</summary>
    public virtual IReadOnlyList<Driver> ReadersOf(Dialect dialect) => [];

    /// <summary>Whether strings of a dialect that nothing names a reader of are read as by the first of <see cref="ReadersOf"/>, since no other would make
    /// something else of them; else they raise no finding.</summary>
    public virtual bool HasUsualReader(Dialect dialect) => true;

    /// <summary>The driver that reads strings of a dialect where nothing names another one; null where none does.</summary>
    public Driver? ReaderOf(Dialect dialect) => ReadersOf(dialect) is [var first, ..] ? first : null;

    /// <summary>Drivers and programs that are known by name: their strings raise no finding and are never rewritten.</summary>
    public virtual IReadOnlyList<UnreadDriver> Unread => [];

    /// <summary>The schemes of its URIs, behind <c>jdbc:</c> and what else may stand before them.</summary>
    public virtual IReadOnlyList<string> Schemes => [];

    /// <summary>How its JDBC URLs are read; null where none are.</summary>
    public virtual Dialect? Jdbc => null;

    /// <summary>How its JDBC URLs of one of its schemes are read, where that differs.</summary>
    public virtual Dialect? JdbcOf(string scheme) => Jdbc;

    /// <summary>The driver that alone reads a URI of its schemes, by its form or its parameters; null where neither tells.</summary>
    /// <param name="uri">The URI as <see cref="UriDialect"/> reads it.</param>
    /// <param name="goesOn">What stands behind its end: more of it for some readers. Null where nothing does.</param>
    public virtual string? ReaderOfUri(ConnectionString uri, char? goesOn) => null;

    /// <summary>The driver that an ODBC connection string names, by the name or the path that it is installed under; null for other engines'.</summary>
    public virtual Driver? OdbcDriver(string name) => null;

    /// <summary>The dialects that <see cref="Convert"/> writes.</summary>
    public virtual IReadOnlyList<Dialect> Targets => [];

    /// <summary>Writes a string of one of its drivers in another dialect.</summary>
    /// <remarks>TLS goes over by what the drivers do, not by its words. Nothing is left out silently: what has no counterpart is an obstacle.</remarks>
    /// <param name="source">The string.</param>
    /// <param name="driver">The driver that reads it.</param>
    /// <param name="version">The version of that driver.</param>
    /// <param name="target">The dialect to write.</param>
    public virtual ConvertedString Convert(ConnectionString source, Driver driver, DriverVersion version, Dialect target) =>
        new() { Obstacle = $"'{target.Name}' can't be written" };

    /// <summary>Strings of pairs that are its alone, or null.</summary>
    public virtual KeywordForm? Keywords => null;

    /// <summary>Strings that are found by a mark in them, or null.</summary>
    public virtual MarkedForm? Marked => null;

    /// <summary>What tells its ADO.NET strings; null where none of its drivers takes any.</summary>
    public virtual AdoNetTraces? AdoNet => null;

    /// <summary>The families of variables that its connections may be spread over.</summary>
    public virtual IReadOnlyList<VariableForm> Variables => [];

    /// <summary>Programs whose options on a command line are a connection of one of its drivers.</summary>
    public virtual IReadOnlyList<CommandForm> Commands => [];

    /// <summary>How its settings stand beside each other under any names, or null.</summary>
    public virtual SiblingForm? Siblings => null;

    /// <summary>The objects of programs and JSON that its connections may be.</summary>
    public virtual IReadOnlyList<ObjectForm> Objects => [];

    /// <summary>The port of a server where nothing names one; null where connections aren't tried.</summary>
    public virtual int? DefaultPort => null;

    /// <summary>How a connection with a posture begins, up to the TLS handshake; null where connections aren't tried.</summary>
    public virtual IPreamble? StartOf(TlsPosture posture) => null;

    /// <summary>Whether what falls back to plaintext also does so where TLS begins and the certificate doesn't suit.</summary>
    public virtual bool RetriesInPlaintext => false;

    /// <summary>What files are searched for.</summary>
    public virtual SearchWords Search { get; } = new();
}

/// <summary>Words without one of which no file holds a connection of an engine, besides those that all engines share. ASCII, compared without case.</summary>
public sealed record SearchWords
{
    /// <summary>Words of its strings and variables, as they are written.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Further words, of forms that stand in no C#: calls and objects of other languages, drivers that a file names for them.</summary>
    public IReadOnlyList<string> WordsOutsideCSharp { get; init; } = [];

    /// <summary>Keys that name a server or the mode in its strings of pairs, by their letters.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Parts of the names of its variables, by their letters.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];
}

/// <summary>A driver or program that is known by name, and whose strings aren't read.</summary>
/// <param name="Name">The name that evidence gives.</param>
/// <param name="Dialects">The dialects that it takes; none for a language of its own, or where that isn't known.</param>
/// <param name="Traces">What names it.</param>
public sealed record UnreadDriver(string Name, IReadOnlyList<Dialect> Dialects, DriverTraces Traces)
{
    /// <summary>Whether no setting that a user gives makes its strings another driver's: a program with a language of its own.</summary>
    public bool IsProgram { get; init; }
}
