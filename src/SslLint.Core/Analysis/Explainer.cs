using SslLint.Dialects;
using SslLint.Discovery;
using SslLint.Drivers;
using SslLint.Rules;

namespace SslLint.Analysis;

/// <summary>One reading of a string with what the rules say about it.</summary>
/// <param name="Reading">How the driver reads the string.</param>
/// <param name="Hits">The rules that it breaks, each with its descriptor.</param>
public sealed record Explanation(Reading Reading, IReadOnlyList<(RuleDescriptor Rule, RuleHit Hit)> Hits);

/// <summary>Says how drivers read a single string, which <c>explain</c> and <c>rewrite</c> rest on.</summary>
public static class Explainer
{
    /// <summary>The drivers that may be meant by a string that stands alone, by its form; the first is the one that it is read as.</summary>
    public static IReadOnlyList<Driver> CandidatesFor(string text)
    {
        var (engine, dialect) = ConnectionFinder.FormOf(text);
        return ConnectionFinder.NamedIn(text, engine, dialect) is { } named ? [named]
            : dialect is AdoNetDialect && ConnectionFinder.EnginesOf(text) is { Count: > 1 } engines ? [.. engines.SelectMany(e => e.ReadersOf(dialect))]
            : engine.ReadersOf(dialect);
    }

    /// <summary>The engine that a string that stands alone is of, by its form.</summary>
    public static Engine EngineOf(string text) => ConnectionFinder.FormOf(text).Engine;

    /// <summary>The string in the dialect that a driver takes it for.</summary>
    public static ConnectionString Parse(Driver driver, string text)
    {
        var dialect = driver.Dialects.FirstOrDefault(d => d.Fits(text)) ?? driver.Dialects[0];
        return dialect.Parse(text, Placeholders.Find(text));
    }

    /// <summary>How one version of a driver reads a string.</summary>
    public static Explanation Explain(Driver driver, DriverVersion version, string text)
    {
        var reading = driver.Read(Parse(driver, text), version);
        var context = new RuleContext(reading, RuleContext.ProviderOf(reading), IsNamed: true, IsComplete: true);
        return new Explanation(reading, [.. RuleCatalog.All.SelectMany(r => r.Check(context).Select(h => (r.Descriptor, h)))]);
    }
}
