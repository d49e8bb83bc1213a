namespace SslLint.Package.Tests;

public sealed class ToolPackageTests(PackedFeed feed)
{
    [Fact]
    public void The_feed_holds_one_version_of_each_package() =>
        Assert.Equal(
            [$"SslLint.{feed.Version}.nupkg", $"SslLint.CaBundles.{feed.Version}.nupkg", $"dotnet-sslconnect.{feed.Version}.nupkg", $"dotnet-sslconnect.any.{feed.Version}.nupkg", $"dotnet-sslconnect.linux-x64.{feed.Version}.nupkg"],
            Directory.EnumerateFiles(feed.Feed).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void The_pointer_holds_no_program() =>
        Assert.Equal(["README.md", "THIRD-PARTY-NOTICES", "dotnet-sslconnect.nuspec", "tools/any/any/DotnetToolSettings.xml"], feed.FilesOf("dotnet-sslconnect"));

    [Fact]
    public void The_native_package_holds_one_program_and_no_symbols() =>
        Assert.Equal(
            ["README.md", "THIRD-PARTY-NOTICES", "dotnet-sslconnect.linux-x64.nuspec", "tools/any/linux-x64/DotnetToolSettings.xml", "tools/any/linux-x64/dotnet-sslconnect"],
            feed.FilesOf("dotnet-sslconnect.linux-x64"));

    [Fact]
    public void The_portable_package_holds_the_assemblies_that_it_needs() =>
        Assert.Equal(
            [
                "README.md", "THIRD-PARTY-NOTICES", "dotnet-sslconnect.any.nuspec",
                .. new[]
                {
                    "BouncyCastle.Cryptography.dll", "DiffPlex.dll", "DotnetToolSettings.xml", "Microsoft.CodeAnalysis.CSharp.dll", "Microsoft.CodeAnalysis.dll", "Spectre.Console.Ansi.dll", "Spectre.Console.dll",
                    "SslLint.CSharp.dll", "SslLint.Core.dll", "System.CommandLine.dll", "YamlDotNet.dll", "dotnet-sslconnect.deps.json", "dotnet-sslconnect.dll", "dotnet-sslconnect.runtimeconfig.json",
                }.Select(f => "tools/net10.0/any/" + f),
            ],
            feed.FilesOf("dotnet-sslconnect.any"));

    [Fact]
    public void The_installed_tool_scans_and_rewrites()
    {
        var folder = feed.NewFolder();
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""<configuration><packageSources><clear/><add key="feed" value="{feed.Feed}"/></packageSources></configuration>""");
        var tools = Path.Combine(folder, "tools");
        var (code, output) = PackedFeed.Run("dotnet", folder, "tool", "install", "dotnet-sslconnect", "--version", feed.Version, "--tool-path", tools);
        Assert.True(code == 0, output);

        var tool = Path.Combine(tools, "dotnet-sslconnect");
        File.WriteAllText(Path.Combine(folder, ".env"), "DATABASE_URL=postgres://app:hunter2@db.example.com/app?sslmode=require\n");
        Assert.Equal((0, feed.Version + "\n"), PackedFeed.Run(tool, folder, "--version"));
        (code, output) = PackedFeed.Run(tool, folder, "scan", "--format", "concise");
        Assert.Equal(1, code);
        Assert.StartsWith(".env(1,", output);
        Assert.Contains("SSL1003", output);
        Assert.Equal(
            (0, "postgres://app@db.example.com/app?sslmode=verify-full&sslrootcert=ca.pem\n"),
            PackedFeed.Run(tool, folder, "rewrite", "--root-cert", "ca.pem", "postgres://app@db.example.com/app?sslmode=require"));
        Assert.Equal(2, PackedFeed.Run(tool, folder, "scan", "--no-such-option").ExitCode);
        Assert.Contains("SSL1001", PackedFeed.Run(tool, folder, "scan", "--format", "sarif").Output);
        Assert.Contains("encryption: always", PackedFeed.Run(tool, folder, "explain", "--driver", "libpq", "postgres://db.example.com/app?sslmode=require").Output);
        Assert.Contains("--- a/.env", PackedFeed.Run(tool, folder, "fix", "--diff", "--root-cert", "ca.pem").Output);
    }
}
