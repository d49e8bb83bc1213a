using System.Diagnostics;
using SslLint.Drivers.Tests.Lab;
using SslLint.Drivers.Tests.PostgreSql;

namespace SslLint.Drivers.Tests.Truststores;

/// <summary>The stores that the tool makes of the lab's certificates, each by a command line as a user writes it.</summary>
internal static class StoreFiles
{
    /// <summary>The password of every store.</summary>
    public const string Password = "lab-store-7";

    private static readonly string[][] commands =
    [
        ["--cert", "{ca}", "--out", "trust.p12"],
        ["--cert", "{ca}", "--out", "trust.jks"],
        ["--cert", "{otherca}", "--out", "trust-other.p12"],
        ["--client-cert", "{clientcert}", "--client-key", "{clientkey}", "--out", "client.p12"],
        ["--client-cert", "{clientcert}", "--client-key", "{clientkey}", "--out", "client.jks"],
        ["--client-cert", "{clientcert}", "--client-key", "{clientkey}", "--alias", "lab", "--out", "client-lab.p12"],
        ["--client-key", "{clientkey}", "--out", "client-encrypted.pk8"],
        ["--client-cert", "{clientcert}", "--client-key", "{clientkey}", "--cert", "{ca}", "--out", "both.p12"],
    ];

    // A password would encrypt the one; the other holds no secret.
    private static readonly string[][] openCommands =
    [
        ["--client-key", "{clientkey}", "--out", "client.pk8"],
        ["--cert", "{clientcert}", "--type", "der", "--out", "client.der"],
    ];

    /// <summary>Makes them once, in a folder of the lab.</summary>
    /// <returns>The folder.</returns>
    public static string Create(PostgresLab lab)
    {
        var folder = Path.Combine(lab.Folder, "stores");
        if (Directory.Exists(folder))
        {
            return folder;
        }

        Directory.CreateDirectory(folder);
        foreach (var command in commands)
        {
            Run(lab, folder, [.. command, "--password-env", "STORE_PASSWORD"]);
        }

        foreach (var command in openCommands)
        {
            Run(lab, folder, command);
        }

        return folder;
    }

    private static void Run(PostgresLab lab, string folder, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Installation.Tool, "truststore", "create", .. arguments.Select(a => Fill(lab, a))])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["STORE_PASSWORD"] = Password;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', arguments)}: {output.Result}{error}");
    }

    private static string Fill(PostgresLab lab, string argument) =>
        argument is ['{', .., '}'] ? lab.Token(argument[1..^1], lab.Servers[0])! : argument;
}
