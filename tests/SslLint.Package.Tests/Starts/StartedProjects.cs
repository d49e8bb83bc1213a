namespace SslLint.Package.Tests.Starts;

/// <summary>An application and a test project that bring the same bundle and connect with each way of naming it.</summary>
internal static class StartedProjects
{
    /// <summary>Connects with a string to each server, and prints what came of it.</summary>
    public const string Try = """"
            private static void Try(string way, string text)
            {
                foreach (var server in new[] { "right", "other" })
                {
                    var port = Environment.GetEnvironmentVariable("SHOP_PORT_" + server.ToUpperInvariant());
                    Console.WriteLine($"RESULT {way} {server} {Outcome($"{text};Port={port};Timeout=300")}");
                }
            }

            private static string Outcome(string text)
            {
                try
                {
                    using var connection = new NpgsqlConnection(text);
                    connection.Open();
                    using var command = new NpgsqlCommand("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()", connection);
                    return (bool)command.ExecuteScalar() ? "connected" : "plaintext";
                }
                catch (Exception e)
                {
                    for (var cause = e; cause != null; cause = cause.InnerException)
                    {
                        if (cause is AuthenticationException) return "refused";
                        if (cause is FileNotFoundException or DirectoryNotFoundException or System.Security.Cryptography.CryptographicException) return "missing";
                    }

                    return e.GetType().Name + ": " + e.Message;
                }
            }
        """";

    /// <summary>What both compile: it prints a line <c>way server outcome</c> for each way of naming the bundle and each server.</summary>
    private const string Connections = """"
        using System;
        using System.IO;
        using System.Security.Authentication;
        using System.Text.Json;
        using Npgsql;

        internal static class Connections
        {
            public static void TryAll()
            {
                using var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "appsettings.json")));
                var byPath = settings.RootElement.GetProperty("ConnectionStrings").GetProperty("Shop").GetString();
                var common = "Host=localhost;Username=shop;Password=hunter2;Database=postgres;SSL Mode=VerifyFull;Pooling=false";
                Try("class", $"{common};Root Certificate={CaBundles.ShopCa}");
                Try("environment", common);
                Try("path", byPath);
            }

        """" + Try + """"

        }
        """";

    /// <summary>A test that writes what the application says to a file.</summary>
    public const string Tests = """
        using System;
        using System.IO;
        using Xunit;

        public class ConnectionTests
        {
            [Fact]
            public void The_outcomes_are_written_down()
            {
                using var writer = new StreamWriter(Environment.GetEnvironmentVariable("SHOP_RESULTS"));
                Console.SetOut(writer);
                Connections.TryAll();
            }
        }
        """;

    private const string Settings = """
        { "ConnectionStrings": { "Shop": "Host=localhost;Username=shop;Password=hunter2;Database=postgres;SSL Mode=VerifyFull;Pooling=false;Root Certificate=certs/shop-ca.pem" } }
        """;

    /// <summary>Writes both below a folder, with a feed that has the package.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="feed">The packages.</param>
    /// <param name="caFile">The CA of the right server.</param>
    public static void Write(string folder, PackedFeed feed, string caFile)
    {
        WriteSurroundings(folder, feed);
        Write(folder, "App/App.csproj", Project(feed.Version, "<OutputType>Exe</OutputType>", ""));
        Write(folder, "App/Program.cs", "Connections.TryAll();\n");
        Write(folder, "App.Tests/App.Tests.csproj", Project(
            feed.Version,
            "<OutputType>Exe</OutputType><UseMicrosoftTestingPlatformRunner>true</UseMicrosoftTestingPlatformRunner>"
                + "<TestingPlatformDotnetTestSupport>true</TestingPlatformDotnetTestSupport>",
            """<PackageReference Include="xunit.v3.mtp-v2" Version="4.0.2" />"""));
        Write(folder, "App.Tests/ConnectionTests.cs", Tests);
        foreach (var project in new[] { "App", "App.Tests" })
        {
            Write(folder, $"{project}/Connections.cs", Connections);
            Write(folder, $"{project}/appsettings.json", Settings);

            // Not where the string looks for it: only the build puts it there.
            Directory.CreateDirectory(Path.Combine(folder, project, "trust"));
            File.Copy(caFile, Path.Combine(folder, project, "trust", "shop-ca.pem"));
        }
    }

    /// <summary>Writes what stands around projects: the feed, the runner of tests, and nothing that comes from folders above.</summary>
    public static void WriteSurroundings(string folder, PackedFeed feed)
    {
        Write(folder, "nuget.config", $"""<configuration><packageSources><add key="packed" value="{feed.Feed}" /></packageSources></configuration>""");
        Write(folder, "global.json", """{ "test": { "runner": "Microsoft.Testing.Platform" } }""");
        Write(folder, "Directory.Build.targets", "<Project />");
        Write(folder, "Directory.Build.props", "<Project />");
    }

    /// <summary>Writes a file.</summary>
    public static void Write(string folder, string path, string content)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    private static string Project(string version, string properties, string items) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <NuGetAudit>false</NuGetAudit>
            <SslLintCaBundles>none</SslLintCaBundles>
            <SslLintSetPgSslRootCert>true</SslLintSetPgSslRootCert>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Npgsql" Version="10.0.3" />
            <PackageReference Include="SslLint.CaBundles" Version="{version}" />
            <SslLintCaBundle Include="trust/shop-ca.pem" />
            <None Update="appsettings.json" CopyToOutputDirectory="PreserveNewest" />
            {items}
          </ItemGroup>
        </Project>
        """;
}
