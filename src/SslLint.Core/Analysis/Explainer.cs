using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Engines.PostgreSql;
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
        var trimmed = text.TrimStart();
        if (StartsWith(trimmed, "jdbc:"))
        {
            return Named("pgjdbc", "metabase");
        }

        if (trimmed.IndexOf("://", StringComparison.Ordinal) is > 0 and < 40 && IsScheme(trimmed))
        {
            return Named("libpq", "node-postgres", "metabase");
        }

        var keywords = LibpqKeywordDialect.Instance.Parse(trimmed, Placeholders.Find(trimmed));
        return trimmed.IndexOf(';') < 0 && keywords.Settings.Any(s => LibpqKeywords.IsKnown(s.Key)) && (keywords.Error is null || keywords.Settings.Count > 1)
            ? Named("libpq", "npgsql")
            : Named("npgsql");
    }

    /// <summary>The string in the dialect that a driver takes it for.</summary>
    public static ConnectionString Parse(Driver driver, string text)
    {
        var dialect = driver.Dialects[0];
        foreach (var candidate in driver.Dialects)
        {
            var fits = candidate switch
            {
                JdbcDialect => StartsWith(text, "jdbc:"),
                UriDialect => IsScheme(text),
                _ => false,
            };
            if (fits)
            {
                dialect = candidate;
                break;
            }
        }

        if (dialect is UriDialect && driver.Dialects.Contains(LibpqKeywordDialect.Instance) && !IsScheme(text))
        {
            dialect = LibpqKeywordDialect.Instance;
        }

        return dialect.Parse(text, Placeholders.Find(text));
    }

    /// <summary>How one version of a driver reads a string.</summary>
    public static Explanation Explain(Driver driver, DriverVersion version, string text)
    {
        var reading = driver.Read(Parse(driver, text), version);
        var providers = reading.Endpoints.Select(e => Providers.ProviderCatalog.Find(e.Host, reading.Driver.Engine.Protocol)).Distinct().ToList();
        var context = new RuleContext(reading, providers.Count == 1 ? providers[0] : null, IsNamed: true, IsComplete: true);
        return new Explanation(reading, [.. RuleCatalog.All.SelectMany(r => r.Check(context).Select(h => (r.Descriptor, h)))]);
    }

    private static IReadOnlyList<Driver> Named(params string[] names) => [.. names.Select(n => DriverCatalog.Find(n)!.Value.Driver)];

    private static bool StartsWith(string text, string prefix) => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the text begins with a scheme and <c>://</c>.</summary>
    private static bool IsScheme(string text)
    {
        var end = text.IndexOf("://", StringComparison.Ordinal);
        return end > 0 && text.Take(end).All(c => char.IsLetterOrDigit(c) || c is '+' or '-' or '.');
    }
}
