using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace SslLint.Tool.Files;

/// <summary>What git is about to commit: the files of the index that differ from HEAD, with the content that the index has.</summary>
internal sealed class StagedFiles : IDisposable
{
    private const string RegularFile = "100";
    private const char Deleted = 'D';
    private const char Unmerged = 'U';

    /// <summary>Nothing of the repository's configuration changes what is listed, or has git run a program.</summary>
    private static readonly string[] Listing =
    [
        "diff", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-relative", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all",
        "--ita-invisible-in-index",
    ];

    private readonly IReadOnlyList<Entry> entries;
    private readonly Lazy<Process> reader;
    private readonly Lazy<Stream> content;

    private StagedFiles(GitProgram git, string workTree, IReadOnlyList<Entry> entries)
    {
        this.entries = entries;
        WorkTree = workTree;
        reader = new Lazy<Process>(() => StartReader(git));
        content = new Lazy<Stream>(() => new BufferedStream(reader.Value.StandardOutput.BaseStream, 64 * 1024));
    }

    /// <summary>The top folder of the work tree.</summary>
    public string WorkTree { get; }

    /// <summary>Asks git; <c>GIT_INDEX_FILE</c> and the like count, as <c>git commit</c> sets them for its hooks.</summary>
    /// <param name="host">The run, in whose folder the repository is looked for.</param>
    /// <exception cref="CommandException">There is no git, or no work tree around the folder.</exception>
    public static StagedFiles Find(ToolHost host)
    {
        var gate = new FileGate(host.WorkingDirectory, [host.WorkingDirectory]);
        if (GitRepository.Discover(host.WorkingDirectory, gate)?.FindObstacle() is { } obstacle)
        {
            throw new CommandException($"--staged asks git, which would wait for ever: {obstacle.Line}");
        }

        var git = GitProgram.Find(host);
        var place = git.Read("rev-parse", "--is-inside-work-tree", "--show-cdup").Split('\n');
        if (place[0] != "true")
        {
            throw new CommandException("--staged needs the work tree of a git repository, and this folder is in none");
        }

        var workTree = Path.TrimEndingDirectorySeparator(Path.GetFullPath(place[1].TrimEnd('\r'), host.WorkingDirectory));
        return new StagedFiles(git, workTree, Parse(git.Read(Listing)));
    }

    /// <summary>The staged files that are asked for.</summary>
    /// <param name="request">Paths and patterns; ignore files don't count, since what is staged is tracked.</param>
    /// <exception cref="CommandException">A path lies outside of the work tree.</exception>
    public FileSelection Select(SelectionRequest request)
    {
        if (request.Paths.FirstOrDefault(p => !ScanRoot.Holds(WorkTree, p)) is { } foreign)
        {
            throw new CommandException($"{ScanRoot.Relative(request.Root, foreign)}: it is not in the work tree of this repository");
        }

        var selection = new FileSelection();
        var files = new List<SelectedFile>();
        var staged = entries.Select(e => (Entry: e, FullPath: Path.GetFullPath(e.Path, WorkTree))).ToList();
        selection.Errors.AddRange(request.Paths.Where(p => !Path.Exists(p) && !staged.Exists(s => ScanRoot.Holds(p, s.FullPath)))
            .Select(p => $"{ScanRoot.Relative(request.Root, p)}: no such file or folder, and nothing staged"));
        selection.Errors.AddRange(entries.Where(e => !GitIndex.IsPathOfFile(e.Path))
            .Select(e => $"{e.Path}: not read, since git's index names it, and git itself takes no such path for that of a file in the work tree"));
        foreach (var (entry, full) in staged.Where(
            s => s.Entry.Status != Deleted && GitIndex.IsPathOfFile(s.Entry.Path) && request.Paths.Any(p => ScanRoot.Holds(p, s.FullPath))))
        {
            var relative = ScanRoot.Relative(request.Root, full);
            if (request.Outputs.Contains(full) || !request.Wants(relative))
            {
                continue;
            }

            if (entry.Status == Unmerged)
            {
                selection.Warnings.Add($"{relative}: not read, since its conflict is not resolved");
            }
            else if (entry.Mode.StartsWith(RegularFile, StringComparison.Ordinal))
            {
                files.Add(new SelectedFile(full, relative, IsNamed: request.Paths.Contains(full)) { Blob = entry.Blob });
            }
        }

        selection.Files = [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)];
        return selection;
    }

    /// <summary>Reads the content of a file in the index. Several threads may ask.</summary>
    /// <param name="blob">The name of the content.</param>
    /// <param name="maximum">The largest size that is read, in bytes.</param>
    /// <param name="buffer">Takes the content.</param>
    /// <param name="failure">Why it can't be read; null otherwise.</param>
    public SkipReason Read(string blob, long maximum, FileBuffer buffer, out string? failure)
    {
        failure = null;
        lock (reader)
        {
            try
            {
                reader.Value.StandardInput.Write(blob + "\n");
                reader.Value.StandardInput.Flush();
                var header = ReadLine().Split(' ');
                if (header is not [_, "blob", var number])
                {
                    failure = "git does not have its content";
                    return SkipReason.Unreadable;
                }

                var size = long.Parse(number, CultureInfo.InvariantCulture);
                var skip = size <= maximum ? buffer.Take(content.Value, (int)size) : SkipReason.TooLarge;
                failure = skip == SkipReason.TooLarge ? FileLimit.Examined(maximum).Excess : null;
                Pass((size <= maximum ? 0 : size) + 1);
                return skip;
            }
            catch (IOException)
            {
                failure = "git has ended";
                return SkipReason.Unreadable;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (reader.IsValueCreated)
        {
            reader.Value.Kill();
            reader.Value.WaitForExit();
            reader.Value.Dispose();
        }
    }

    private static Process StartReader(GitProgram git)
    {
        var process = git.Start("cat-file", "--batch");
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    private string ReadLine()
    {
        var line = new StringBuilder();
        for (var b = content.Value.ReadByte(); b != '\n'; b = content.Value.ReadByte())
        {
            line.Append(b < 0 ? throw new EndOfStreamException() : (char)b);
        }

        return line.ToString();
    }

    private void Pass(long count)
    {
        Span<byte> waste = stackalloc byte[4096];
        for (; count > 0; count -= Math.Min(count, waste.Length))
        {
            content.Value.ReadExactly(waste[..(int)Math.Min(count, waste.Length)]);
        }
    }

    /// <summary>Reads <c>:oldmode newmode oldblob newblob status NUL path NUL</c>, over and over (git-diff(1), raw output format).</summary>
    private static List<Entry> Parse(string listing)
    {
        var parts = listing.Split('\0');
        var found = new List<Entry>();
        for (var i = 0; i + 1 < parts.Length; i += 2)
        {
            var fields = parts[i].Split(' ');
            found.Add(new Entry(parts[i + 1], fields[1], fields[3], fields[4][0]));
        }

        return found;
    }

    private sealed record Entry(string Path, string Mode, string Blob, char Status);
}
