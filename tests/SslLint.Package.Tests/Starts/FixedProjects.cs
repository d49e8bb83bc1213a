namespace SslLint.Package.Tests.Starts;

/// <summary>An insecure application with a string in code and one in its settings, and tests that reference it: what <c>fix</c> is for.</summary>
internal static class FixedProjects
{
    /// <summary>Where the strings stand.</summary>
    public static string[] Ways { get; } = ["code", "settings"];

    private static string Connections(string host, string tls) => $$""""
        using System;
        using System.IO;
        using System.Security.Authentication;
        using System.Text.Json;
        using Npgsql;

        public static class Connections
        {
            public static void TryAll()
            {
                using var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "appsettings.json")));
                Try("code", "Host={{host}};Username=shop;Password=hunter2;Database=postgres;Pooling=false;{{tls}}");
                Try("settings", settings.RootElement.GetProperty("ConnectionStrings").GetProperty("Shop").GetString());
            }

        {{StartedProjects.Try}}
        }
        """";

    /// <summary>Writes both below a folder, with strings that encrypt to anyone.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="feed">The packages.</param>
    /// <param name="caFile">The CA of the right server.</param>
    public static void Write(string folder, PackedFeed feed, string caFile)
    {
        Write(folder, feed, BundleServers.ProviderHosts, "SSL Mode=Require");

        // Not where a string would look for it: only the build puts it there.
        StartedProjects.Write(folder, "App/trust/aws-rds.pem", File.ReadAllText(caFile));
    }

    /// <summary>Writes both below a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="feed">The packages.</param>
    /// <param name="hosts">The servers of the string in the settings and of the one in code.</param>
    /// <param name="tls">What the strings say about TLS.</param>
    public static void Write(string folder, PackedFeed feed, string[] hosts, string tls)
    {
        PackedFeed.Run("git", folder, "init", "-q");
        StartedProjects.WriteSurroundings(folder, feed);
        StartedProjects.Write(folder, ".gitignore", "bin/\nobj/\n/published/\n/single/\n/results.txt\n/hosts\n");
        StartedProjects.Write(folder, "App/App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">

              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>

              <ItemGroup>
                <PackageReference Include="Npgsql" Version="10.0.3" />
                <None Update="appsettings.json" CopyToOutputDirectory="PreserveNewest" />
                <!-- own -->
              </ItemGroup>

            </Project>

            """);
        StartedProjects.Write(folder, "App/Program.cs", "Connections.TryAll();\n");
        StartedProjects.Write(folder, "App/Connections.cs", Connections(hosts[1], tls));
        StartedProjects.Write(folder, "App/appsettings.json", $$"""
            {
              "ConnectionStrings": {
                "Shop": "Host={{hosts[0]}};Username=shop;Password=hunter2;Database=postgres;Pooling=false;{{tls}}"
              }
            }

            """);
        StartedProjects.Write(folder, "App.Tests/App.Tests.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
                <UseMicrosoftTestingPlatformRunner>true</UseMicrosoftTestingPlatformRunner>
                <TestingPlatformDotnetTestSupport>true</TestingPlatformDotnetTestSupport>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="xunit.v3.mtp-v2" Version="4.0.2" />
                <ProjectReference Include="../App/App.csproj" />
              </ItemGroup>
            </Project>

            """);
        StartedProjects.Write(folder, "App.Tests/ConnectionTests.cs", StartedProjects.Tests);
    }
}
