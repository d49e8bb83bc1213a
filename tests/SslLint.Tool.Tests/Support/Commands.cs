using System.CommandLine;
using SslLint.Tool.Cli;

namespace SslLint.Tool.Tests.Support;

/// <summary>The tool's commands, as it has them.</summary>
internal static class Commands
{
    public static RootCommand Root { get; } = CommandTree.Build(
        new ToolHost { Input = new(Stream.Null), Output = TextWriter.Null, Error = TextWriter.Null, WorkingDirectory = "/" }, CancellationToken.None);

    /// <summary>All, each behind the group that it belongs to, with the words that call it.</summary>
    public static IReadOnlyList<(string Words, Command Command)> All { get; } = [.. Below(Root, "")];

    /// <summary>Those that do something, by the words that call them.</summary>
    public static IReadOnlyDictionary<string, Command> Leaves { get; } = All.Where(c => c.Command.Subcommands.Count == 0).ToDictionary(
        c => c.Words, c => c.Command, StringComparer.Ordinal);

    private static IEnumerable<(string Words, Command Command)> Below(Command parent, string words) =>
        parent.Subcommands.SelectMany(c => Below(c, $"{words}{c.Name} ").Prepend(($"{words}{c.Name}", c)));
}
