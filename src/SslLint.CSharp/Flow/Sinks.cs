using SslLint.Drivers;
using SslLint.Engines;

namespace SslLint.CSharp.Flow;

/// <summary>A call, constructor or property that opens or configures connections of one driver.</summary>
/// <param name="Driver">The driver's name.</param>
/// <param name="Trace">What it looks like.</param>
internal sealed record Sink(string Driver, SinkTrace Trace);

/// <summary>Where connection strings go, by simple name.</summary>
internal static class Sinks
{
    /// <summary>Types whose constructors take a connection string.</summary>
    public static IReadOnlyDictionary<string, Sink> Types { get; } = EngineCatalog.Known
        .SelectMany(static k => k.Traces.Types, static (k, t) => new Sink(k.Name, t))
        .ToDictionary(static s => s.Trace.Name, StringComparer.Ordinal);

    /// <summary>Methods that take a connection string.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Sink>> Methods { get; } = EngineCatalog.Known
        .SelectMany(static k => k.Traces.Methods, static (k, t) => new Sink(k.Name, t))
        .GroupBy(static s => s.Trace.Name, StringComparer.Ordinal)
        .ToDictionary(static g => g.Key, static g => (IReadOnlyList<Sink>)[.. g], StringComparer.Ordinal);

    /// <summary>Properties that take a connection string, on the types above.</summary>
    public static IReadOnlyCollection<string> Properties { get; } = ["ConnectionString"];
}
