using System.Diagnostics;
using System.Text;
using SslLint.Tool.Output;

namespace SslLint.Tool.Files;

/// <summary>The user's own git, run so that it runs nothing that the repository names.</summary>
internal sealed class GitProgram
{
    private readonly string program;
    private readonly string folder;

    private GitProgram(string program, string folder)
    {
        this.program = program;
        this.folder = folder;
    }

    /// <summary>Finds git.</summary>
    /// <param name="host">The run, whose PATH counts and in whose folder git is run.</param>
    /// <exception cref="CommandException">There is none.</exception>
    public static GitProgram Find(ToolHost host)
    {
        // The runtime would look in the current folder first, which is the repository's: a file named git in it would be run.
        var name = OperatingSystem.IsWindows() ? "git.exe" : "git";
        var program = (host.Variable("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathFullyQualified).Select(f => Path.Combine(f, name))
            .FirstOrDefault(IsProgram);
        return program is null
            ? throw new CommandException("--staged asks git, which is not on PATH: install it, or scan without --staged")
            : new GitProgram(program, host.WorkingDirectory);
    }

    /// <summary>Runs git to its end.</summary>
    /// <param name="args">Its arguments.</param>
    /// <returns>What it wrote.</returns>
    /// <exception cref="CommandException">It failed; the message is git's.</exception>
    public string Read(params IEnumerable<string> args)
    {
        using var process = Start(args);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new CommandException($"git can't tell what is staged: {Printable.Of(Reason(error.Result))}");
    }

    /// <summary>Starts git with all its streams redirected.</summary>
    /// <param name="args">Its arguments.</param>
    /// <exception cref="CommandException">It can't be started.</exception>
    public Process Start(params IEnumerable<string> args)
    {
        var start = new ProcessStartInfo(program, ["-c", "core.fsmonitor=false", "--no-pager", .. args])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };

        // Writes nothing, fetches nothing, and says what is wrong in one language.
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new CommandException("--staged asks git, which can't be started");
        }
    }

    private static string Reason(string error)
    {
        const string prefix = "fatal: ";
        var line = error.Split('\n')[0].Trim();
        return line.StartsWith(prefix, StringComparison.Ordinal) ? line[prefix.Length..] : line.Length > 0 ? line : "it gives no reason";
    }

    private static bool IsProgram(string path)
    {
        const UnixFileMode execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & execute) != 0);
    }
}
