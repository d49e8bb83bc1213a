using System.Text;
using SslLint.Tool;

namespace SslLint.Fuzz.Targets;

/// <summary>Runs command lines of the tool in this process, over one folder that is made anew for each input.</summary>
internal static class ToolRun
{
    private static readonly Dictionary<string, string?> environment = new(StringComparer.Ordinal);

    static ToolRun() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);

    /// <summary>The folder. In memory where the machine has a file system for that.</summary>
    public static string Folder { get; } = Directory.CreateDirectory(
        Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"ssllint-fuzz-{Environment.ProcessId}")).FullName;

    /// <summary>Puts files, and nothing else, into the folder.</summary>
    public static void Write(params (string Path, byte[] Content)[] files)
    {
        Clear();
        foreach (var (path, content) in files)
        {
            var full = Path.Combine(Folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllBytes(full, content);
        }
    }

    /// <summary>Every file of the folder with its content.</summary>
    public static Dictionary<string, byte[]> Files() =>
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(Folder, f), File.ReadAllBytes, StringComparer.Ordinal);

    /// <summary>Runs a command line and gives back what it prints on both streams. An exception inside the tool fails here.</summary>
    public static (int ExitCode, string Output, string Error) Run(params string[] line)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var host = new ToolHost
        {
            Input = new Lazy<Stream>(() => new MemoryStream()),
            Output = output,
            Error = error,
            WorkingDirectory = Folder,
            Variable = environment.GetValueOrDefault,
        };
        var code = ToolApp.Run(line, host);
        Assert.DoesNotContain("internal error", error.ToString(), StringComparison.Ordinal);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>A text as a file.</summary>
    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static void Clear()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        Directory.CreateDirectory(Folder);
    }
}
