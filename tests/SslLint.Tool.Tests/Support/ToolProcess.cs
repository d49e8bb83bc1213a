using System.Diagnostics;

namespace SslLint.Tool.Tests.Support;

/// <summary>The built program as a process of its own.</summary>
internal static class ToolProcess
{
    private static readonly string program = Path.Combine(AppContext.BaseDirectory, "dotnet-sslconnect.dll");

    /// <summary>How a shell calls it.</summary>
    public static string Command => $"dotnet '{program}'";

    /// <summary>Whoever runs the tests in the background of a shell has Ctrl-C ignored, which is handed on to what they start.</summary>
    private static readonly string[] heeding = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT,TERM,HUP"] : [];

    /// <summary>Starts it; standard input stays open.</summary>
    public static Process Start(string folder, params string[] args) => Start(folder, [.. heeding, "dotnet", program], args);

    /// <summary>Runs it as root, which gives files to others.</summary>
    public static ToolRun RunAsRoot(string folder, params string[] args) => Finish(Start(folder, AsRoot("dotnet", program), args));

    /// <summary>Runs it as a user to whom no file belongs.</summary>
    public static ToolRun RunAsNobody(string folder, params string[] args) =>
        Finish(Start(folder, AsRoot("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "dotnet", program), args));

    /// <summary>Gives a file to a user and a group.</summary>
    public static void ChangeOwner(string path, uint owner, uint group)
    {
        var command = AsRoot("chown", $"{owner}:{group}", path);
        ExternalProgram.Run("/", command[0], [], command[1..]);
    }

    /// <summary>Sends a signal.</summary>
    public static void Signal(Process process, string name) =>
        ExternalProgram.Run("/", "kill", [], "-s", name, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Waits for its end, far longer than it can take.</summary>
    public static ToolRun Finish(Process process)
    {
        using (process)
        {
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            Assert.True(process.WaitForExit(TimeSpan.FromMinutes(5)), "it does not end");
            return new ToolRun(process.ExitCode, output.Result, error.Result);
        }
    }

    /// <summary>A command as root runs it. Where the tests don't run as root they need sudo without a password, as CI servers have it.</summary>
    private static string[] AsRoot(params string[] command) =>
        Environment.IsPrivilegedProcess ? command : ["sudo", "-n", "env", "PATH=" + Environment.GetEnvironmentVariable("PATH"), .. command];

    private static Process Start(string folder, string[] command, string[] args)
    {
        var start = new ProcessStartInfo(command[0], [.. command[1..], .. args])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = folder + ".home";
        start.Environment.Remove("FORCE_COLOR");
        return Process.Start(start)!;
    }
}
