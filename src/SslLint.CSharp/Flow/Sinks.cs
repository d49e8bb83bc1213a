using SslLint.Drivers;
using SslLint.Engines;

namespace SslLint.CSharp.Flow;

/// <summary>A call, constructor or property that opens or configures connections of one driver.</summary>
/// <param name="Driver">The driver's name.</param>
/// <param name="Trace">What it looks like.</param>
internal sealed record Sink(string Driver, SinkTrace Trace)
{
    /// <summary>Drivers with a type of the same name that it may be as well, as far as the file tells.</summary>
    public IReadOnlyList<string> Rivals { get; init; } = [];
}

/// <summary>Where connection strings go, by simple name.</summary>
internal static class Sinks
{
    /// <summary>Types whose constructors take a connection string.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Sink>> Types { get; } = ByName(static t => t.Types);

    /// <summary>Methods that take a connection string.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Sink>> Methods { get; } = ByName(static t => t.Methods);

    /// <summary>Properties that take a connection string, on the types above.</summary>
    public static IReadOnlyCollection<string> Properties { get; } = ["ConnectionString"];

    private static Dictionary<string, IReadOnlyList<Sink>> ByName(Func<DriverTraces, IReadOnlyList<SinkTrace>> traces) => EngineCatalog.Known
        .SelectMany(k => traces(k.Traces), static (k, t) => new Sink(k.Name, t))
        .GroupBy(static s => s.Trace.Name, StringComparer.Ordinal)
        .ToDictionary(static g => g.Key, static g => (IReadOnlyList<Sink>)[.. g], StringComparer.Ordinal);
}
