namespace SslLint.Package.Tests.Bundles;

/// <summary>One library that references the package and nothing else.</summary>
internal sealed class BundledProject
{
    public BundledProject(PackedFeed feed)
    {
        Folder = feed.NewFolder();
        Write("nuget.config", $"""<configuration><packageSources><add key="packed" value="{feed.Feed}" /></packageSources></configuration>""");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Build.props", "<Project><PropertyGroup><NuGetAudit>false</NuGetAudit></PropertyGroup></Project>");
        Write("One.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="SslLint.CaBundles" Version="{feed.Version}" /></ItemGroup>
            </Project>
            """);
    }

    public string Folder { get; }

    /// <summary>Writes a configuration that names a host.</summary>
    public void Settings(string host) => Write("appsettings.json", $$"""{ "ConnectionStrings": { "Shop": "Host={{host}};SSL Mode=Require" } }""");

    /// <summary>The certificate files in the output.</summary>
    public IReadOnlyList<string> Certificates()
    {
        var folder = Path.Combine(Folder, "bin", "Debug", "net10.0", "certs");
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>Runs a command of the SDK.</summary>
    public void Dotnet(params string[] arguments)
    {
        var (code, output) = PackedFeed.Run("dotnet", Folder, [.. arguments, "-nologo"]);
        Assert.True(code == 0, output);
    }

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(Folder, name), content);
}
