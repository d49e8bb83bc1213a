namespace SslLint.Package.Tests;

/// <summary>The projects that are built with the package.</summary>
internal static class AnalyzedProjects
{
    private const string Insecure = """
        { "ConnectionStrings": { "Old": "Host=db.example.com;Username=app;Password=hunter2;SSL Mode=Require" } }
        """;

    public static AnalyzedProject Console { get; } = new("Console", new Dictionary<string, string>
    {
        ["Console.csproj"] = Project("Exe", "net10.0", Npgsql("10.0.3")),
        [".globalconfig"] = """
            is_global = true
            ssllint.root_certificate = certs/ca.pem
            """,
        ["Program.cs"] = """
            using Npgsql;

            using var remote = new NpgsqlConnection("Host=db.example.com;Username=app;Password=hunter2;{|SSL1003:SSL Mode=Require|}");

            // A service of the same network is worth an information, which a build doesn't show.
            using var service = new NpgsqlConnection("Host=db;Username=app;Password=hunter2;SSL Mode=Require");
            using var local = new NpgsqlConnection("Host=localhost;Username=app;Password=hunter2");
            """,
    });

    public static AnalyzedProject Web { get; } = new("Web", new Dictionary<string, string>
    {
        ["Web.csproj"] = """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Npgsql.EntityFrameworkCore.PostgreSQL" Version="10.0.3" />
              </ItemGroup>
            </Project>
            """,
        ["Program.cs"] = """
            using Microsoft.EntityFrameworkCore;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddDbContext<ShopContext>(o => o.UseNpgsql(builder.Configuration.GetConnectionString("Shop")));
            builder.Services.AddDbContext<StockContext>(o => o.UseNpgsql("Host=stock.example.com;Username=app;Password=hunter2;{|SSL1001:SSL Mode=Disable|}"));
            builder.Build().Run();

            sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options);

            sealed class StockContext(DbContextOptions<StockContext> options) : DbContext(options);
            """,
        ["appsettings.json"] = """
            {
              "ConnectionStrings": {
                "Shop": "Host=db.example.com;Username=app;Password=hunter2;{|SSL1003:SSL Mode=Require|}"
              }
            }
            """,
        ["Areas/Stock/appsettings.Production.json"] = """
            { "ConnectionStrings": { "Stock": "Host=db.example.com;Username=app;Password=hunter2;{|SSL1002:SSL Mode=Prefer|}" } }
            """,
        ["Properties/launchSettings.json"] = """
            { "profiles": { "Web": { "environmentVariables": { "ConnectionStrings__Shop": "Host=db.example.com;Password=hunter2;{|SSL1001:SSL Mode=Disable|}" } } } }
            """,
        ["web.config"] = """
            <configuration>
              <connectionStrings>
                <add name="Shop" connectionString="Host=db.example.com;Username=app;Password=hunter2;{|SSL1004:SSL Mode=VerifyCA|};Root Certificate=ca.pem" providerName="Npgsql" />
              </connectionStrings>
            </configuration>
            """,
        [".env"] = "DATABASE_URL=postgres://app:hunter2@db.example.com/shop?{|SSL1001:sslmode=disable|}\n",
        [".env.production"] = "DATABASE_URL=postgres://app:hunter2@db.example.com/shop?{|SSL1003:sslmode=require|}\n",
        ["ClientApp/node_modules/tool/appsettings.json"] = Insecure,
        ["Other/obj/appsettings.json"] = Insecure,
        [".idea/appsettings.json"] = Insecure,
    });

    public static AnalyzedProject MultiTarget { get; } = new("MultiTarget", new Dictionary<string, string>
    {
        ["MultiTarget.csproj"] = Project("Library", "net8.0;net10.0", Npgsql("8.0.9")),
        ["Store.cs"] = """
            using Npgsql;

            public static class Store
            {
                public static NpgsqlDataSource Open() => NpgsqlDataSource.Create("Host=db.example.com;Username=app;Password=hunter2;{|SSL1003:SSL Mode=Require|}");
            }
            """,
        ["appsettings.json"] = """
            { "ConnectionStrings": { "Store": "Host=db.example.com;Username=app;Password=hunter2;{|SSL1003:SSL Mode=Require|}" } }
            """,
    });

    /// <summary>Nothing to report, and a warning would break the build.</summary>
    public static AnalyzedProject Clean { get; } = new("Clean", new Dictionary<string, string>
    {
        ["Clean.csproj"] = Project("Exe", "net10.0", Npgsql("10.0.3"), "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>"),
        ["Program.cs"] = """
            using Npgsql;

            using var connection = new NpgsqlConnection("Host=db.example.com;Username=app;Password=hunter2;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");
            """,
        ["appsettings.json"] = """
            { "ConnectionStrings": { "Shop": "Host=localhost;Username=app;Password=hunter2" } }
            """,
    });

    /// <summary>Names a configuration file itself, takes others out, and copies one to an output folder below its own.</summary>
    public static AnalyzedProject OwnFiles { get; } = new("OwnFiles", new Dictionary<string, string>
    {
        ["OwnFiles.csproj"] = Project("Exe", "net10.0", $"""
            {Npgsql("10.0.3")}
                <AdditionalFiles Include="./appsettings.json" />
                <None Update="appsettings.json" CopyToOutputDirectory="PreserveNewest" />
                <SslLintConfigFile Remove="legacy/**" />
            """),
        ["Directory.Build.props"] = """
            <Project>
              <Import Project="../Directory.Build.props" />
              <PropertyGroup>
                <ArtifactsPath>$(MSBuildThisFileDirectory)out</ArtifactsPath>
              </PropertyGroup>
            </Project>
            """,
        ["Program.cs"] = "return;\n",
        ["appsettings.json"] = """
            { "ConnectionStrings": { "Shop": "Host=db.example.com;Username=app;Password=hunter2;{|SSL1003:SSL Mode=Require|}" } }
            """,
        ["legacy/appsettings.json"] = Insecure,
        ["out/bin/OwnFiles/debug/appsettings.json"] = Insecure,
    });

    /// <summary>Wants no configuration files read.</summary>
    public static AnalyzedProject CodeOnly { get; } = new("CodeOnly", new Dictionary<string, string>
    {
        ["CodeOnly.csproj"] = Project("Exe", "net10.0", Npgsql("10.0.3"), "<SslLintConfigFiles>false</SslLintConfigFiles>"),
        ["Program.cs"] = """
            using var connection = new Npgsql.NpgsqlConnection("Host=db.example.com;Username=app;Password=hunter2;{|SSL1003:SSL Mode=Require|}");
            """,
        ["appsettings.json"] = Insecure,
    });

    public static AnalyzedProject WarningsAsErrors { get; } = new("WarningsAsErrors", new Dictionary<string, string>
    {
        ["WarningsAsErrors.csproj"] = Project("Exe", "net10.0", Npgsql("10.0.3"), "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>"),
        ["Program.cs"] = CodeOnly.Files["Program.cs"],
        ["appsettings.json"] = MultiTarget.Files["appsettings.json"],
    });

    /// <summary>Wants every finding as an error. Its .editorconfig is heard for code, but not for configuration files (roslyn issue 31916).</summary>
    public static AnalyzedProject Severity { get; } = new("Severity", new Dictionary<string, string>
    {
        ["Severity.csproj"] = Project("Exe", "net10.0", Npgsql("10.0.3"), "<SslLintSeverity>error</SslLintSeverity>"),
        [".editorconfig"] = """
            root = true
            [*]
            dotnet_diagnostic.SSL1001.severity = none
            """,
        ["Program.cs"] = """
            using var connection = new Npgsql.NpgsqlConnection("Host=db.example.com;Username=app;Password=hunter2;SSL Mode=Disable");
            """,
        ["appsettings.json"] = """
            { "ConnectionStrings": { "Service": "Host=db;Username=app;Password=hunter2;{|SSL1001:SSL Mode=Disable|}" } }
            """,
    });

    private static string Npgsql(string version) => $"""<PackageReference Include="Npgsql" Version="{version}" />""";

    private static string Project(string outputType, string frameworks, string items, string properties = "")
    {
        var property = frameworks.Contains(';') ? "TargetFrameworks" : "TargetFramework";
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>{outputType}</OutputType>
                <{property}>{frameworks}</{property}>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {items}
              </ItemGroup>
            </Project>
            """;
    }
}
