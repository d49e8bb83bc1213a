using SslLint.Core.Tests.Rules;
using SslLint.Providers;

namespace SslLint.Core.Tests.Providers;

/// <summary>Holds <c>docs/providers.md</c> against the catalogue.</summary>
public class ProvidersDocumentTests
{
    private const string Document = "docs/providers.md";

    private static readonly (DatabaseEngines Engine, string Name)[] engines =
    [
        (DatabaseEngines.PostgreSql, "PostgreSQL"),
        (DatabaseEngines.MySql, "MySQL"),
        (DatabaseEngines.SqlServer, "SQL Server"),
        (DatabaseEngines.Oracle, "Oracle"),
        (DatabaseEngines.MongoDb, "MongoDB"),
        (DatabaseEngines.Redis, "Redis"),
    ];

    [Fact]
    public void The_table_lists_the_catalogue()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, Document));
        var expected = MarkdownTable.Put(text, "providers", MarkdownTable.Of(
        [
            ["Id", "Provider", "Engines", "Signed by", "Bundle", "Confirmed"],
            .. ProviderCatalog.All.Select(Row),
        ]));

        Assert.NotNull(expected);
        WrittenDocument.AssertUpToDate(Document, text, expected);
    }

    private static string[] Row(Provider provider) =>
    [
        provider.Id,
        provider.Name,
        string.Join(", ", engines.Where(e => provider.Engines.HasFlag(e.Engine)).Select(e => e.Name)),
        provider.Ca switch
        {
            CaKind.Private => "its own CA",
            CaKind.Public => "a public CA",
            CaKind.PerInstance => "a CA of each instance or account",
            _ => "depends on the plan",
        },
        provider.Bundle ?? "",
        provider.IsConfirmed ? "yes" : "no",
    ];
}
