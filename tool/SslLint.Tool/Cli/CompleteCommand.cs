using System.CommandLine;

namespace SslLint.Tool.Cli;

/// <summary><c>complete</c>: called by the scripts of <see cref="CompletionCommand"/>, not by people.</summary>
internal sealed class CompleteCommand : Command
{
    private readonly Argument<string[]> words = new("WORD") { Arity = ArgumentArity.ZeroOrMore };
    private readonly ToolHost host;

    /// <summary>Makes the command for one run.</summary>
    public CompleteCommand(ToolHost host)
        : base("complete", "Print what the last of several words can become, each with a tab and what it means.")
    {
        this.host = host;
        Hidden = true;
        Add(words);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var given = parsed.GetValue(words) ?? [];
        var last = given.LastOrDefault("");
        var equals = last.StartsWith("--", StringComparison.Ordinal) ? last.IndexOf('=') : -1;
        var (option, value) = equals < 0 ? ("", last) : (last[..(equals + 1)], last[(equals + 1)..]);

        // What a word can become follows from the command and from an option before it. The library looks at options' values in text only.
        Command root = parsed.RootCommandResult.Command, command = root;
        var line = new List<string>();
        foreach (var name in given.SkipLast(1).TakeWhile(w => command.Subcommands.Any(c => c.Name == w)))
        {
            command = command.Subcommands.First(c => c.Name == name);
            line.Add(name);
        }

        line.AddRange(option.Length > 0 ? [option[..^1]] : given.SkipLast(1).TakeLast(1).Where(w => w.StartsWith('-')));
        line.Add(value);
        var text = string.Join(' ', line.Select(w => w.Replace(' ', '_').Replace('"', '_')));
        foreach (var item in root.Parse(text, CommandTree.Parser).GetCompletions(text.Length).Where(i => Fits(i.Label, value)))
        {
            host.Output.WriteLine($"{option}{item.Label}\t{item.Detail}");
        }

        return ExitCode.Clean;
    }

    /// <summary>Options are offered where one has been begun, else files are what is wanted.</summary>
    private static bool Fits(string offered, string begun) =>
        offered.StartsWith(begun, StringComparison.Ordinal) && (begun.StartsWith('-') || !(offered.StartsWith('-') || offered.StartsWith('/')));
}
