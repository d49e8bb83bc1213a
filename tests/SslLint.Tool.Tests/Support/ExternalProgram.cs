using System.Diagnostics;
using System.Text;

namespace SslLint.Tool.Tests.Support;

/// <summary>Runs programs that eng/install-test-deps.sh installs.</summary>
internal static class ExternalProgram
{
    /// <summary>Runs a program that must succeed; passwords are in the environment variable PW.</summary>
    /// <returns>What it wrote to both streams.</returns>
    public static string Run(string folder, string password, string program, params string[] arguments) =>
        Run(
            folder,
            program,
            new Dictionary<string, string>
            {
                ["PW"] = password,
                ["JAVA_TOOL_OPTIONS"] = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dsun.stdout.encoding=UTF-8 -Dstdout.encoding=UTF-8"
            },
            arguments);

    /// <summary>Runs a program that must succeed.</summary>
    /// <returns>What it wrote to both streams.</returns>
    public static string Run(string folder, string program, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {output}{error.Result}");
        return output + error.Result;
    }

    /// <summary><c>keytool -list -v</c>: every entry with its type and fingerprints. Java takes a second to start.</summary>
    public static string Keytool(string folder, string password, string store) =>
        Run(folder, password, "keytool", "-list", "-v", "-keystore", store, "-storepass:env", "PW");
}
