using System.Diagnostics;

namespace SslLint.Tool.Tests.Support;

/// <summary>A folder of its own that goes away with the test.</summary>
internal sealed class TempTree : IDisposable
{
    public TempTree() => Root = Directory.CreateTempSubdirectory("ssllint-").FullName;

    public string Root { get; }

    public string this[string path] => Path.Combine(Root, path);

    public string Write(string path, string text) => Write(path, System.Text.Encoding.UTF8.GetBytes(text));

    public string Write(string path, byte[] content)
    {
        var full = this[path];
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
        return full;
    }

    /// <summary>The names in the folder.</summary>
    public IReadOnlyList<string> Names() => [.. Directory.EnumerateFileSystemEntries(Root).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal)];

    public string Read(string path) => File.ReadAllText(this[path]);

    /// <summary>Runs the real git, without the user's configuration.</summary>
    public string Git(params string[] args) => GitReading(input: null, args);

    public string GitReading(string? input, params string[] args)
    {
        var start = new ProcessStartInfo("git", args)
        {
            WorkingDirectory = Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Environment())
        {
            start.Environment[name] = value;
        }

        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var writing = Task.Run(() =>
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        });
        var output = process.StandardOutput.ReadToEnd();
        writing.Wait();
        process.WaitForExit();

        // check-ignore says 1 where nothing is ignored.
        Assert.True(process.ExitCode == 0 || (args[0] == "check-ignore" && process.ExitCode == 1), error.Result);
        return output;
    }

    public void GitInit()
    {
        Git("init", "-q");
        Git("config", "user.name", "Test");
        Git("config", "user.email", "test@example.com");
    }

    /// <summary>The environment in which git and the tool find no configuration but the tree's own.</summary>
    public Dictionary<string, string?> Environment() =>
        new() { ["HOME"] = Root + ".home", ["XDG_CONFIG_HOME"] = Root + ".home/xdg", ["GIT_CONFIG_GLOBAL"] = null };

    public void Dispose()
    {
        Delete(Root);
        Delete(Root + ".home");
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
