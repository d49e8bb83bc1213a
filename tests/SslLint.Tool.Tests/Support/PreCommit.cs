using System.Diagnostics;

namespace SslLint.Tool.Tests.Support;

/// <summary>Runs programs in a repository whose hooks are pre-commit's, with the built tool as <c>dotnet-sslconnect</c> on PATH.</summary>
internal static class PreCommit
{
    public static bool IsInstalled { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Any(f => File.Exists(Path.Combine(f, "pre-commit")));

    /// <summary>Runs a program; its output and errors together.</summary>
    public static (int ExitCode, string Output) Run(TempTree tree, string program, params string[] args)
    {
        var tools = Directory.CreateDirectory(tree.Root + ".home/bin").FullName;
        var shim = Path.Combine(tools, "dotnet-sslconnect");
        File.WriteAllText(shim, $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "dotnet-sslconnect.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(shim, (UnixFileMode)0b111_101_101);
        }

        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = tree.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        foreach (var (name, value) in tree.Environment())
        {
            start.Environment[name] = value;
        }

        start.Environment["PATH"] = tools + ":" + start.Environment["PATH"];
        start.Environment["PRE_COMMIT_HOME"] = tree.Root + ".home/pre-commit";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }
}
