using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines.Others;
using SslLint.Engines.PostgreSql;
using SslLint.Sources;

namespace SslLint.Engines;

/// <summary>A name that evidence may give: of a driver that is read, or of one that isn't.</summary>
/// <param name="Name">The driver's name.</param>
/// <param name="Engine">The engine that it talks to.</param>
/// <param name="Dialects">The dialects that it takes.</param>
/// <param name="Traces">What names it.</param>
/// <param name="Driver">The driver, or null where it isn't read.</param>
public sealed record KnownDriver(string Name, Engine Engine, IReadOnlyList<Dialect> Dialects, DriverTraces Traces, Driver? Driver)
{
    /// <summary>Whether it is a program with a language of its own.</summary>
    public bool IsProgram { get; init; }
}

/// <summary>The engines that are known, and the names of all their drivers.</summary>
public static class EngineCatalog
{
    /// <summary>All engines, those that are read first.</summary>
    public static IReadOnlyList<Engine> All { get; } = EngineList.All;

    /// <summary>The names of all drivers, engine by engine.</summary>
    public static IReadOnlyList<KnownDriver> Known { get; } =
    [
        .. All.SelectMany(static e => e.Drivers.Select(d => new KnownDriver(d.Name, e, d.Dialects, d.Traces, d))
            .Concat(e.Unread.Select(u => new KnownDriver(u.Name, e, u.Dialects, u.Traces, null) { IsProgram = u.IsProgram }))),
    ];

    /// <summary>The name of what is known to be no driver's that is read.</summary>
    public const string OtherDriver = OtherEngine.OtherDriver;

    private static readonly Dictionary<string, KnownDriver> byName = Known.ToDictionary(static k => k.Name, StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, string> byVariable = Known
        .SelectMany(static k => k.Traces.Variables, static (k, v) => (Variable: v, k.Name))
        .ToDictionary(static v => v.Variable, static v => v.Name, StringComparer.Ordinal);

    private static readonly IReadOnlyList<(string Prefix, string Driver)> prefixes =
        [.. Known.SelectMany(static k => k.Traces.VariablePrefixes, static (k, prefix) => (prefix, k.Name))];

    private static readonly Dictionary<string, string> byParameter = Known
        .SelectMany(static k => k.Traces.Parameters, static (k, p) => (Parameter: p, k.Name))
        .ToDictionary(static p => p.Parameter, static p => p.Name, StringComparer.Ordinal);

    private static readonly Dictionary<string, (KnownDriver Driver, KeywordCall Call)> keywordCalls = Known
        .SelectMany(static k => k.Traces.KeywordCalls, static (k, c) => (Driver: k, Call: c))
        .ToDictionary(static c => c.Call.Name, StringComparer.Ordinal);

    /// <summary>The driver that a function of Python connects with, whose arguments are its settings; null for any other function.</summary>
    public static (KnownDriver Driver, KeywordCall Call)? KeywordCallOf(string name) => keywordCalls.TryGetValue(name, out var call) ? call : null;

    /// <summary>The driver that the part of a URI's scheme behind <c>+</c> names, in any case; null for an unknown one.</summary>
    public static string? DriverOfScheme(string suffix) =>
        Known.FirstOrDefault(k => k.Traces.SchemeSuffixes.Contains(suffix, StringComparer.OrdinalIgnoreCase))?.Name;

    /// <summary>The driver that ODBC loads under a name or from a path, which braces may stand around; null for an unknown one.</summary>
    public static KnownDriver? OfOdbc(string name)
    {
        if (All.Select(e => e.OdbcDriver(name)).FirstOrDefault(static d => d is not null) is { } driver)
        {
            return Find(driver.Name);
        }

        var file = name.Trim('{', '}', ' ', '\t');
        file = file.Substring(file.LastIndexOfAny(['/', '\\']) + 1);
        file = file.StartsWith("lib", StringComparison.OrdinalIgnoreCase) ? file.Substring("lib".Length) : file;
        return Known.FirstOrDefault(k => k.Traces.OdbcNames.Any(n => file.StartsWith(n, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>What is known under a driver's name, whose case doesn't matter; null for an unknown one.</summary>
    public static KnownDriver? Find(string driver) => byName.TryGetValue(driver, out var known) ? known : null;

    /// <summary>The driver of the engine that the beginning of a variable's name says, or null.</summary>
    public static string? DriverOfPrefix(string variable) =>
        prefixes.FirstOrDefault(p => variable.StartsWith(p.Prefix, StringComparison.OrdinalIgnoreCase)).Driver;

    /// <summary>The driver that reads its string from a variable, or null.</summary>
    public static string? DriverOfVariable(string variable) => byVariable.TryGetValue(variable, out var driver) ? driver : null;

    /// <summary>The driver that alone takes a parameter of a URI, or that value of it (<c>key=value</c> among the traces); null if there is none.</summary>
    public static string? DriverOfParameter(Setting parameter) =>
        byParameter.TryGetValue(parameter.Key, out var driver) || byParameter.TryGetValue($"{parameter.Key}={parameter.Value}", out driver) ? driver : null;

    /// <summary>Adds to each entry what a program reads that has a language of its own that it does, before connections are looked for.</summary>
    public static IReadOnlyList<SourceEntry> Mark(SourceFile file, IReadOnlyList<SourceEntry> entries) => PgBouncerConfiguration.Mark(file, entries);
}
