using SslLint.Drivers;
using SslLint.Engines;

namespace SslLint.Core.Tests.Engines;

public class EngineCatalogTests
{
    [Fact]
    public void Each_trace_belongs_to_one_driver()
    {
        // A name that two drivers claim would make the order of a table decide. Methods and callbacks may share names: their receivers tell them apart.
        Assert.All(
            new Func<DriverTraces, IEnumerable<string>>[]
            {
                static t => t.Packages.Select(static p => $"{p.Ecosystem} {p.Name}"),
                static t => t.ProviderNames,
                static t => t.Namespaces,
                static t => t.Types.Select(static s => $"{s.Name} {string.Join(' ', s.Namespaces ?? [])}"),
                static t => t.Methods.Select(static m => $"{m.Receiver}.{m.Name} {m.Import}"),
                static t => t.Calls.Select(static c => $"{c.Name} {c.Needs}"),
                static t => t.Parameters,
                static t => t.SchemeSuffixes,
                static t => t.Words,
                static t => t.Builders.Select(static b => $"{b.Namespace}.{b.Name}"),
            },
            names =>
            {
                var all = EngineCatalog.Known.SelectMany(k => names(k.Traces)).ToList();
                Assert.NotEmpty(all);
                Assert.Equal(all.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), all.Order(StringComparer.Ordinal));
            });
    }

    [Fact]
    public void Each_name_is_known_once_whatever_its_case()
    {
        Assert.All(EngineCatalog.Known, static k => Assert.Same(k, EngineCatalog.Find(k.Name.ToUpperInvariant())));
        Assert.Equal(EngineCatalog.Known.Count, EngineCatalog.Known.Select(static k => k.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Null(EngineCatalog.Find("no such driver"));
    }

    [Fact]
    public void A_driver_says_which_engine_it_talks_to() =>
        Assert.All(EngineCatalog.All, static e => Assert.All(e.Drivers, d => Assert.Same(e, d.Engine)));

    [Fact]
    public void A_driver_that_is_read_and_its_engine_agree_on_who_reads_what() =>
        Assert.All(EngineCatalog.All, static e => Assert.All(e.Drivers.SelectMany(static d => d.Dialects).Distinct(), dialect =>
            Assert.Contains(dialect, e.ReaderOf(dialect)!.Dialects)));

    [Fact]
    public void Words_are_letters_and_digits_in_lower_case() =>
        Assert.All(EngineCatalog.Known.SelectMany(static k => k.Traces.Words), static w => Assert.Matches("^[a-z0-9]+$", w));

    [Theory]
    [InlineData("psycopg2", "psycopg")]
    [InlineData("ASYNCPG", "asyncpg")]
    [InlineData("pg9000", null)]
    public void The_scheme_of_a_URI_names_a_driver(string suffix, string? driver) => Assert.Equal(driver, EngineCatalog.DriverOfScheme(suffix));
}
