using SslLint.Dialects;
using SslLint.Providers;

namespace SslLint.Drivers;

/// <summary>A database engine: its drivers, and what names them.</summary>
/// <remarks>One folder for each engine below <c>Engines</c>; the catalogue there knows them all.</remarks>
public abstract class Engine
{
    /// <summary>The name that reports use: <c>postgresql</c>, <c>sqlserver</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The protocol that its drivers speak, by which a host's provider is found.</summary>
    public abstract DatabaseEngines Protocol { get; }

    /// <summary>The drivers whose strings are read.</summary>
    public virtual IReadOnlyList<Driver> Drivers => [];

    /// <summary>The driver that reads strings of a dialect where nothing names another one; null where none does.</summary>
    public virtual Driver? ReaderOf(Dialect dialect) => null;

    /// <summary>Drivers and programs that are known by name: their strings raise no finding and are never rewritten.</summary>
    public virtual IReadOnlyList<UnreadDriver> Unread => [];
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
