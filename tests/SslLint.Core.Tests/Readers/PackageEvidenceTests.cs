using SslLint.Readers;
using SslLint.Sources;

namespace SslLint.Core.Tests.Readers;

public class PackageEvidenceTests
{
    private const string Project = """
        <Project><ItemGroup>
          <PackageReference Include="Npgsql" Version="9.0.3" />
          <PackageReference Include="Npgsql.EntityFrameworkCore.PostgreSQL"><Version>8.0.11</Version></PackageReference>
          <PackageReference Include="Microsoft.Data.SqlClient" />
          <PackageReference Include="Other" Version="1.0.0" />
        </ItemGroup></Project>
        """;

    private const string Locked = """
        {
          "version": 1,
          "dependencies": {
            "net8.0": {
              "Npgsql": { "type": "Direct", "requested": "[8.0.0, )", "resolved": "8.0.3", "contentHash": "x" },
              "Microsoft.Data.SqlClient": { "type": "Transitive", "resolved": "5.1.5", "dependencies": { "System.Data.SqlClient": "4.8.6" } },
              "shop.data": { "type": "Project", "dependencies": { "System.Data.SqlClient": "[4.8.6, )" } }
            },
            "net8.0/linux-x64": { "Npgsql": { "type": "Direct", "resolved": "8.0.3" } },
            "netstandard2.0": { "Npgsql": { "type": "Transitive", "resolved": "6.0.13" } }
          }
        }
        """;

    [Theory]
    [InlineData("a.csproj", Project, "npgsql 9.0.3, sqlclient")]
    [InlineData("packages.config", """<packages><package id="Npgsql" version="7.0.0" /></packages>""", "npgsql 7")]
    [InlineData(
        "package.json",
        """{ "dependencies": { "pg": "^8.11.3", "@prisma/client": "5.x" }, "scripts": { "pg": "x" }, "devDependencies": { "postgres": ">=3" } }""",
        "node-postgres 8.11.3, prisma 5, postgres.js")]
    [InlineData("requirements-dev.txt", "# psycopg\npsycopg[binary]==3.1.18 ; x\npsycopg2_binary\nasyncpg>=0.29", "psycopg 3.1.18, psycopg, asyncpg")]
    [InlineData(
        "pyproject.toml",
        "[project]\ndependencies = [\n  \"psycopg[binary]>=3.1\",\n]\n[tool.poetry.dependencies]\nasyncpg = \"^0.29\"",
        "psycopg, asyncpg 0.29")]
    [InlineData("go.mod", "module x\nrequire (\n\tgithub.com/jackc/pgx/v5 v5.5.0\n)\nrequire github.com/lib/pq v1.10.9", "pgx 5.5, lib-pq 1.10.9")]
    [InlineData(
        "pom.xml",
        "<project><dependencies><dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId><version>42.7.4</version>"
            + "</dependency><dependency><groupId>org.postgresql</groupId><artifactId>r2dbc-postgresql</artifactId></dependency></dependencies></project>",
        "pgjdbc 42.7.4, r2dbc-postgresql")]
    [InlineData(
        "build.gradle.kts", "dependencies {\n  runtimeOnly(\"org.postgresql:postgresql:42.5.5\") // \"org.postgresql:r2dbc-postgresql:1\"\n}", "pgjdbc 42.5.5")]
    [InlineData("Gemfile", "gem \"pg\", \"~> 1.5\"", "ruby-pg")]
    [InlineData("schema.prisma", "datasource db {}", "prisma")]
    [InlineData("packages.lock.json", Locked, "npgsql 8.0.3, sqlclient 5.1.5, npgsql 6.0.13")]
    [InlineData("packages.Shop.lock.json", Locked, "npgsql 8.0.3, sqlclient 5.1.5, npgsql 6.0.13")]
    public void Manifests_name_their_drivers(string path, string text, string expected)
    {
        Assert.True(PackageEvidence.IsManifest(path));
        Assert.Equal(
            expected,
            string.Join(", ", PackageEvidence.EvidenceOf(new SourceFile(path, text), CancellationToken.None).Select(e => $"{e.Driver} {e.Version}".TrimEnd())));
    }

    [Fact]
    public void What_is_farther_away_counts_where_nothing_nearer_names_a_version()
    {
        var nearer = PackageEvidence.EvidenceOf([new("nuget", "Npgsql", "9.0.3"), new("nuget", "Microsoft.Data.SqlClient", null)], "a.csproj");
        var farther = PackageEvidence.EvidenceOf(
            [new("nuget", "Npgsql", "8.0.5"), new("nuget", "Microsoft.Data.SqlClient", "5.1.5"), new("nuget", "MySqlConnector", null)], "b.csproj");

        Assert.Equal(
            "npgsql 9.0.3, sqlclient, sqlclient 5.1.5, mysqlconnector",
            string.Join(", ", PackageEvidence.WithFarther(nearer, farther).Select(e => $"{e.Driver} {e.Version}".TrimEnd())));
    }

    [Fact]
    public void Central_versions_are_no_references_but_complete_them()
    {
        const string Central = """<Project><ItemGroup><PackageVersion Include="microsoft.data.sqlclient" Version="6.0.1" /></ItemGroup></Project>""";
        var central = PackageEvidence.Read(new SourceFile("Directory.Packages.props", Central), CancellationToken.None);
        var references = PackageEvidence.Read(new SourceFile("a.csproj", Project), CancellationToken.None);

        Assert.Empty(PackageEvidence.EvidenceOf(central, "Directory.Packages.props"));
        Assert.Contains(PackageEvidence.Join(references, central), p => (p.Name, p.Version) == ("Microsoft.Data.SqlClient", "6.0.1"));
    }

    [Theory]
    [InlineData("$(NpgsqlVersion)")]
    [InlineData("[8.0,9.0)")]
    public void A_version_that_is_not_known_is_none(string version)
    {
        var text = $"""<Project><ItemGroup><PackageReference Include="Npgsql" Version="{version}" /></ItemGroup></Project>""";

        Assert.Null(Assert.Single(PackageEvidence.EvidenceOf(new SourceFile("a.csproj", text), CancellationToken.None)).Version);
    }
}
