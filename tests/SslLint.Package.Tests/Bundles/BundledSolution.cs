using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace SslLint.Package.Tests.Bundles;

/// <summary>Projects in a folder of their own that bring CA bundles by the package, built twice for all tests.</summary>
public sealed class BundledSolution
{
    private const string Library = "<TargetFramework>net10.0</TargetFramework>";
    private const string Application = Library + "<OutputType>Exe</OutputType>";

    private static readonly string[] Projects = ["Auto", "Library", "App", "Both", "MultiTarget", "Warned", "Nothing"];

    private readonly PackedFeed feed;

    public BundledSolution(PackedFeed feed)
    {
        this.feed = feed;
        Folder = feed.NewFolder();
        Write("nuget.config", $"""<configuration><packageSources><add key="packed" value="{feed.Feed}" /></packageSources></configuration>""");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Build.props", "<Project><PropertyGroup><NuGetAudit>false</NuGetAudit></PropertyGroup></Project>");
        WriteProjects();
        Write("All.slnx", $"<Solution>{string.Concat(Projects.Select(p => $"""<Project Path="{p}/{p}.csproj" />"""))}</Solution>");
        FirstBuild = AnalyzedSolution.Build(Folder, "All.slnx");
        TimesAfterFirstBuild = Times();
        SecondBuild = AnalyzedSolution.Build(Folder, "All.slnx", "--no-restore");
    }

    internal string Folder { get; }

    internal BuildLog FirstBuild { get; }

    internal BuildLog SecondBuild { get; }

    internal IReadOnlyDictionary<string, DateTime> TimesAfterFirstBuild { get; }

    /// <summary>When each copied certificate file and each assembly was last written.</summary>
    internal Dictionary<string, DateTime> Times() => Projects
        .SelectMany(p => Directory.EnumerateFiles(PathOf(p, "bin"), "*", SearchOption.AllDirectories))
        .Where(f => Path.GetExtension(f) is ".pem" or ".dll")
        .ToDictionary(f => f, File.GetLastWriteTimeUtc);

    internal string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);

    /// <summary>The certificate files in an output folder, by name.</summary>
    internal IReadOnlyList<string> CertificatesIn(params string[] parts) => Directory.Exists(PathOf([.. parts, "certs"]))
        ? [.. Directory.EnumerateFileSystemEntries(PathOf([.. parts, "certs"])).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>SHA-256 of a bundle, as the manifest says.</summary>
    internal static string HashOf(string bundle)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("src/SslLint.CaBundles/bundles/manifest.json")));
        return manifest.RootElement.GetProperty("bundles").EnumerateArray().Single(b => b.GetProperty("name").GetString() == bundle).GetProperty("sha256").GetString()!;
    }

    internal string Write(string path, string content)
    {
        var file = PathOf(path.Split('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return file;
    }

    /// <summary>Writes a project that references the package.</summary>
    internal void WriteProject(string name, string properties, string items) => Write($"{name}/{name}.csproj", $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>{properties}</PropertyGroup>
          <ItemGroup>
            <PackageReference Include="SslLint.CaBundles" Version="{feed.Version}" />
            {items}
          </ItemGroup>
        </Project>
        """);

    /// <summary>A CA, valid for so many days from now, as PEM.</summary>
    internal static string Authority(string name, int days, bool isAuthority = true, bool withKey = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, critical: true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-1), DateTimeOffset.UtcNow.AddDays(days));
        return certificate.ExportCertificatePem() + "\n" + (withKey ? key.ExportPkcs8PrivateKeyPem() + "\n" : "");
    }

    private void WriteProjects()
    {
        // Nothing but the package: its own search finds what the project needs.
        WriteProject("Auto", Application, "");
        Write("Auto/appsettings.json", """{ "ConnectionStrings": { "Shop": "Host=shop.c0ffee.eu-west-1.rds.amazonaws.com;SSL Mode=VerifyFull;Root Certificate=certs/aws-rds.pem" } }""");
        Write("Auto/appsettings.Production.json", """{ "ConnectionStrings": { "Stock": "Host=stock.postgres.database.azure.com;SSL Mode=VerifyFull;Root Certificate=certs/azure.pem" } }""");
        Write("Auto/Program.cs", """
            foreach (var path in new[] { CaBundles.AwsRds, CaBundles.Azure, CaBundles.Supabase })
            {
                System.Console.WriteLine($"{path} {System.IO.File.Exists(path)}");
            }
            """);

        WriteProject("Library", Library + "<SslLintCaBundles>supabase</SslLintCaBundles>", "");
        Write("Library/Store.cs", "namespace Shop { public static class Store { public static string Ca => CaBundles.Supabase; } }");
        Write("App/App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup>{Application}</PropertyGroup><ItemGroup><ProjectReference Include="../Library/Library.csproj" /></ItemGroup></Project>
            """);
        Write("App/Program.cs", "System.Console.WriteLine($\"{Shop.Store.Ca} {System.IO.File.Exists(Shop.Store.Ca)}\");");
        WriteProject("Both", Application + "<SslLintCaBundles>supabase;yandex</SslLintCaBundles>", """<ProjectReference Include="../Library/Library.csproj" />""");
        Write("Both/Program.cs", "System.Console.WriteLine($\"{CaBundles.Yandex} {Shop.Store.Ca}\");");

        WriteProject(
            "MultiTarget",
            "<TargetFrameworks>netstandard2.0;net10.0</TargetFrameworks><SslLintCaBundles>aws-rds-eu-west-1</SslLintCaBundles><TreatWarningsAsErrors>true</TreatWarningsAsErrors>",
            """<SslLintCaBundle Include="trust/own-ca.pem" Provider="db.example.com" />""");
        Write("MultiTarget/trust/own-ca.pem", Authority("Own CA", days: 1000));
        Write("MultiTarget/Store.cs", "namespace Shop { public static class Two { public static string[] Paths() { return new[] { CaBundles.OwnCa, CaBundles.AwsRdsEuWest1 }; } } }");

        WriteProject(
            "Warned",
            Library + "<SslLintCaBundles>aws-rsd;azure</SslLintCaBundles><SslLintSetPgSslRootCert>true</SslLintSetPgSslRootCert>",
            """<SslLintCaBundle Include="trust/old-ca.pem;trust/ending-ca.pem" /><Content Include="mine.pem" Link="certs/azure.pem" CopyToOutputDirectory="PreserveNewest" />""");
        Write("Warned/trust/old-ca.pem", Authority("Old CA", days: -1));
        Write("Warned/trust/ending-ca.pem", Authority("Other CA", days: 1000) + Authority("Ending CA", days: 80));
        Write("Warned/mine.pem", "mine\n");
        Write("Warned/appsettings.json", """{ "ConnectionStrings": { "Shop": "Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=trust/old-ca.pem" } }""");

        WriteProject("Nothing", Library + "<SslLintCaBundles>none</SslLintCaBundles>", "");
        Write("Nothing/appsettings.json", File.ReadAllText(PathOf("Auto", "appsettings.json")).Replace("Root Certificate=certs/aws-rds.pem", "Root Certificate=/app/ca.pem", StringComparison.Ordinal));
    }
}
