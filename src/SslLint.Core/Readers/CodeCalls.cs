using SslLint.Engines;
using SslLint.Sources;

namespace SslLint.Readers;

/// <summary>What the name of a called function says about the strings that it is given.</summary>
internal static class CodeCalls
{
    /// <summary>Functions that print or log what they get, if called on such an object.</summary>
    private static readonly string[] LogMethods = ["log", "info", "warn", "warning", "error", "debug", "trace", "verbose", "fatal", "critical"];

    private static readonly string[] LogObjects = ["console", "logger", "log", "logging", "slog", "consola", "winston", "pino"];

    /// <summary>Functions that print, name a test, or compare with what they get. Constructors of exceptions do too: see <see cref="IsInert"/>.</summary>
    private static readonly string[] InertFunctions =
    [
        "print", "println", "printf", "eprintln", "puts", "fprintf", "Println", "Printf", "Print", "expect", "describe", "it", "test", "context", "suite",
        "Write-Host", "Write-Output", "Write-Error", "Write-Warning", "Write-Verbose",
    ];

    private static readonly string[] InertPrefixes =
        ["assert", "Assert", "toBe", "toEqual", "toStrictEqual", "toMatch", "toHave", "toContain", "toThrow", "toReturn"];

    /// <summary>Functions that open connections: the name, a text that the file must hold for the name to mean that, and the driver.</summary>
    private static readonly IReadOnlyList<(string Name, string? Needs, string Driver)> connectors =
        [.. EngineCatalog.Known.SelectMany(static k => k.Traces.Calls, static (k, c) => (c.Name, c.Needs, k.Name))];

    /// <summary>Functions that take a URI apart, for code or a library that makes a connection of the parts.</summary>
    /// <remarks>Standard libraries of Python, JavaScript, Ruby, Go, Java, PHP and .NET; dj-database-url and Npgsql.FSharp by their documentation.</remarks>
    private static readonly string[] UriTakers =
    [
        "urlparse", "urllib.parse.urlparse", "parse.urlparse", "urlsplit", "urllib.parse.urlsplit", "parse.urlsplit",
        "URL", "url.parse", "URI", "URI.parse", "URI.create",
        "url.Parse", "Uri", "Uri.parse", "System.Uri", "parse_url", "Sql.fromUri", "dj_database_url.parse", "dj_database_url.config",
    ];

    /// <summary>Who takes a URI apart that is an argument of this call, as the beginning of a sentence; null if it doesn't.</summary>
    public static string? TakerOf(string callee) => Array.IndexOf(UriTakers, callee) >= 0 ? $"'{callee}' takes this URI apart before a driver sees it" : null;

    /// <summary>Whether arguments of this call are shown or compared, never connected to.</summary>
    /// <param name="callee">The called name with what stands before its dots: <c>console.log</c>.</param>
    public static bool IsInert(string callee)
    {
        var dot = callee.LastIndexOf('.');
        var name = callee.Substring(dot + 1);
        if (dot > 0 && Array.IndexOf(LogMethods, name) >= 0)
        {
            var holder = callee.Substring(0, dot);
            holder = holder.Substring(holder.LastIndexOf('.') + 1);
            return LogObjects.Any(o => holder.EndsWith(o, StringComparison.OrdinalIgnoreCase));
        }

        return Array.IndexOf(InertFunctions, name) >= 0
            || name.EndsWith("Error", StringComparison.Ordinal)
            || name.EndsWith("Exception", StringComparison.Ordinal)
            || InertPrefixes.Any(p => name.StartsWith(p, StringComparison.Ordinal))
            || callee.StartsWith("assert.", StringComparison.Ordinal);
    }

    /// <summary>The driver that a call connects with, or null.</summary>
    /// <param name="callee">The called name with what stands before its dots.</param>
    /// <param name="holds">Whether the file holds a text.</param>
    public static DriverEvidence? Connector(string callee, Func<string, bool> holds)
    {
        foreach (var (name, needs, driver) in connectors)
        {
            if (callee == name && (needs is null || holds(needs)))
            {
                return new DriverEvidence(driver, null, EvidenceStrength.Call, callee);
            }
        }

        return null;
    }
}
