using System.CommandLine;
using System.Globalization;
using SslLint.Tool.Files;
using SslLint.Tool.Scanning;

namespace SslLint.Tool.Cli;

/// <summary>Which files a command examines: shared by <c>scan</c> and <c>fix</c>.</summary>
internal sealed class SelectionOptions
{
    private readonly Argument<string[]> paths = new("PATH")
    {
        Description = "Files and folders (default: the current folder).",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly RepeatedOption<IgnorePattern> include = new(
        "--include", "GLOB", "Only files that match, as in .gitignore. Repeatable.", ReadGlob);

    private readonly RepeatedOption<IgnorePattern> exclude = new(
        "--exclude", "GLOB", "No files or folders that match, as in .gitignore. Repeatable.", ReadGlob);

    private readonly Flag noIgnore = new("--no-ignore", "Read files that ignore files name, too.");

    private readonly ValueOption<long> maximumFileSize = new(
        "--max-file-size", "SIZE", "Skip larger files: bytes, or with K, M, G (default: 16M).", ScanRequest.DefaultMaximumFileSize, ReadSize);

    private readonly ValueOption<int> threads = new(
        "--threads", "N", "Files examined at once (default: one per processor).", Environment.ProcessorCount, ReadThreads);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        paths.Validators.Add(OptionValue.RefuseOptionsAndStrings);
        command.Add(paths);
        command.Add(include);
        command.Add(exclude);
        command.Add(noIgnore);
        command.Add(maximumFileSize);
        command.Add(threads);
    }

    /// <summary>The paths as written.</summary>
    public IReadOnlyList<string> Paths(ParseResult parsed) => parsed.GetValue(paths) ?? [];

    /// <summary>Whether ignored files are asked for.</summary>
    public bool ReadsIgnored(ParseResult parsed) => parsed.GetValue(noIgnore);

    /// <summary>The largest file that is read, in bytes.</summary>
    public long MaximumFileSize(ParseResult parsed) => maximumFileSize.Of(parsed);

    /// <summary>Files examined at once.</summary>
    public int Threads(ParseResult parsed) => threads.Of(parsed);

    /// <summary>What to examine.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="host">Where it is run.</param>
    /// <param name="outputs">Files that the command writes.</param>
    public SelectionRequest Request(ParseResult parsed, ToolHost host, IEnumerable<string> outputs)
    {
        var written = Paths(parsed);
        IReadOnlyList<string> full = written.Count == 0 ? [host.WorkingDirectory] : [.. written.Select(p => ResolvePath(p, host)).Distinct()];
        return new SelectionRequest
        {
            Root = ScanRoot.Of(host.WorkingDirectory, full),
            Paths = full,
            HonourIgnoreFiles = !parsed.GetValue(noIgnore),
            Include = include.Of(parsed),
            Exclude = exclude.Of(parsed),
            Outputs = outputs.Select(host.Resolve).ToHashSet(StringComparer.Ordinal),
            Variable = host.Variable,
        };
    }

    private static string ResolvePath(string path, ToolHost host) =>
        path.Length == 0 || path.Contains('\0')
            ? throw new CommandException("a path is empty or holds a NUL")
            : Path.TrimEndingDirectorySeparator(host.Resolve(path));

    private static IgnorePattern ReadGlob(string text) =>
        IgnorePattern.Parse(text) is { IsNegated: false } pattern
            ? pattern
            : throw new CommandException("--include and --exclude take a pattern as in .gitignore, without '!' and '#' before it");

    private static long ReadSize(string text)
    {
        var number = text.TrimEnd('B', 'b').TrimEnd('i').TrimEnd('K', 'k', 'M', 'm', 'G', 'g');
        var unit = text[number.Length..].TrimStart();
        var factor = unit.Length == 0 ? 1L : char.ToUpperInvariant(unit[0]) switch { 'K' => 1L << 10, 'M' => 1L << 20, 'G' => 1L << 30, _ => 1L };
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0 && size <= int.MaxValue / factor
            ? size * factor
            : throw new CommandException("--max-file-size takes a size of at most 2 GiB, such as 500K or 16M");
    }

    private static int ReadThreads(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 1024
            ? count
            : throw new CommandException("--threads takes a number from 1 to 1024");
}
