namespace SslLint.Package.Tests;

public sealed class ToolPackageTests(PackedFeed feed)
{
    [Fact]
    public void The_feed_holds_one_version_of_each_package() =>
        Assert.Equal(
            [
                $"SslLint.{feed.Version}.nupkg",
                $"SslLint.CaBundles.{feed.Version}.nupkg",
                $"dotnet-sslconnect.{feed.Version}.nupkg",
                $"dotnet-sslconnect.any.{feed.Version}.nupkg",
                $"dotnet-sslconnect.linux-x64.{feed.Version}.nupkg"
            ],
            Directory.EnumerateFiles(feed.Feed).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void The_pointer_holds_no_program() =>
        Assert.Equal(
            ["README.md", "THIRD-PARTY-NOTICES", "dotnet-sslconnect.nuspec", "tools/any/any/DotnetToolSettings.xml"], feed.FilesOf("dotnet-sslconnect"));

    [Fact]
    public void The_native_package_holds_one_program_and_no_symbols() =>
        Assert.Equal(
            [
                "README.md", "THIRD-PARTY-NOTICES", "dotnet-sslconnect.linux-x64.nuspec", "tools/any/linux-x64/DotnetToolSettings.xml",
                "tools/any/linux-x64/dotnet-sslconnect"
            ],
            feed.FilesOf("dotnet-sslconnect.linux-x64"));

    [Fact]
    public void The_portable_package_holds_the_assemblies_that_it_needs() =>
        Assert.Equal(
            [
                "README.md", "THIRD-PARTY-NOTICES", "dotnet-sslconnect.any.nuspec",
                .. new[]
                {
                    "BouncyCastle.Cryptography.dll", "DiffPlex.dll", "DotnetToolSettings.xml", "Microsoft.CodeAnalysis.CSharp.dll",
                    "Microsoft.CodeAnalysis.dll", "Spectre.Console.Ansi.dll", "Spectre.Console.dll", "SslLint.CSharp.dll", "SslLint.Core.dll",
                    "System.CommandLine.dll", "YamlDotNet.dll", "dotnet-sslconnect.deps.json", "dotnet-sslconnect.dll", "dotnet-sslconnect.runtimeconfig.json",
                }.Select(f => "tools/net10.0/any/" + f),
            ],
            feed.FilesOf("dotnet-sslconnect.any"));

    [Fact]
    public void The_installed_tool_scans_and_rewrites()
    {
        var folder = feed.NewFolder();
        var tool = feed.Tool;
        File.WriteAllText(Path.Combine(folder, ".env"), "DATABASE_URL=postgres://app:hunter2@db.example.com/app?sslmode=require\n");
        Assert.Equal((0, feed.Version + "\n"), PackedFeed.Run(tool, folder, "--version"));
        var (code, output) = PackedFeed.Run(tool, folder, "scan", "--format", "concise");
        Assert.Equal(1, code);
        Assert.StartsWith(".env(1,", output);
        Assert.Contains("SSL1003", output);
        Assert.Equal(
            (0, "postgres://app@db.example.com/app?sslmode=verify-full&sslrootcert=ca.pem\n"),
            PackedFeed.Run(tool, folder, "rewrite", "--root-cert", "ca.pem", "postgres://app@db.example.com/app?sslmode=require"));
        Assert.Equal(2, PackedFeed.Run(tool, folder, "scan", "--no-such-option").ExitCode);
        Assert.Contains("SSL1001", PackedFeed.Run(tool, folder, "scan", "--format", "sarif").Output);
        Assert.Contains(
            "encryption: always", PackedFeed.Run(tool, folder, "explain", "--driver", "libpq", "postgres://db.example.com/app?sslmode=require").Output);
        Assert.Contains("--- a/.env", PackedFeed.Run(tool, folder, "fix", "--diff", "--root-cert", "ca.pem").Output);
    }

    [Fact]
    public void The_installed_tool_is_compiled_with_all_that_stores_and_bundles_need()
    {
        var folder = feed.NewFolder();
        File.WriteAllText(Path.Combine(folder, "password.txt"), "changeit\n");
        Assert.Equal((0, "certs/azure.pem written\n"), PackedFeed.Run(feed.Tool, folder, "bundle", "export", "azure", "--out", "certs/azure.pem"));
        Assert.StartsWith("1 file with 3 certificates: 0 errors, 0 warnings", PackedFeed.Run(feed.Tool, folder, "bundle", "check").Output);
        foreach (var store in new[] { "store.p12", "store.jks" })
        {
            Assert.Equal(
                (0, $"{store}: 3 trusted certificates\n"),
                PackedFeed.Run(feed.Tool, folder, "truststore", "create", "--cert", "certs/azure.pem", "--password-file", "password.txt", "--out", store));
            var (code, output) = PackedFeed.Run(feed.Tool, folder, "truststore", "show", store, "--password-file", "password.txt", "--format", "json");
            Assert.Equal(0, code);
            Assert.Contains("DigiCert Global Root G2", output);
        }

        // Nothing listens there; what matters is that the whole of HTTPS is in.
        var update = PackedFeed.Run(feed.Tool, folder, "bundle", "update", "azure", "--url", "https://localhost:1/x.pem", "--ca-file", "certs/azure.pem");
        Assert.Equal(2, update.ExitCode);
        Assert.Contains("no connection", update.Output);
        Assert.Equal((0, "0 connections\n"), PackedFeed.Run(feed.Tool, folder, "inventory"));
    }

    [Fact]
    public void The_installed_tool_is_native_and_knows_what_it_completes_to()
    {
        var folder = feed.NewFolder();
        File.WriteAllText(Path.Combine(folder, ".env"), "DATABASE_URL=postgres://app:hunter2@db.example.com/app?sslmode=require\n");
        Assert.StartsWith($"version:   {feed.Version}, native, linux-x64\n", PackedFeed.Run(feed.Tool, folder, "--info").Output);
        Assert.Contains("complete -o default", PackedFeed.Run(feed.Tool, folder, "completion", "bash").Output);
        foreach (var (command, code) in new[] { ("scan", 1), ("inventory", 0) })
        {
            var formats = PackedFeed.Run(feed.Tool, folder, "complete", "--", command, "--format", "").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => l.Split('\t')[0]).ToList();
            Assert.True(formats.Count >= 4, string.Join(' ', formats));
            foreach (var format in formats)
            {
                var run = PackedFeed.Run(feed.Tool, folder, command, "--format", format);
                Assert.Equal(code, run.ExitCode);
                Assert.Contains(command == "scan" ? "SSL1003" : "db.example.com", run.Output);
                Assert.DoesNotContain("hunter2", run.Output);
            }
        }
    }
}
