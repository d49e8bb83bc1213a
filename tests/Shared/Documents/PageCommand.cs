using System.Text.RegularExpressions;

namespace SslLint.Tests.Shared.Documents;

/// <summary>A command in a block of the language <c>console</c>, and what the page shows that it prints.</summary>
/// <param name="Text">The command, for bash.</param>
/// <param name="Output">The lines of its output. <c>…</c> alone on a line stands for any lines, inside of a line for any text.</param>
/// <param name="ExitCode">Its exit code, from a last line <c>(exit code 1)</c>.</param>
internal sealed record PageCommand(string Text, IReadOnlyList<string> Output, int ExitCode)
{
    private const string Prompt = "$ ";
    private const string Omitted = "…";
    private const string ExitCodeStart = "(exit code ";

    /// <summary>The commands of a block: a line that starts with <c>$ </c>, and those after it while a backslash ends the line.</summary>
    public static IReadOnlyList<PageCommand> Parse(PageBlock block)
    {
        var commands = new List<PageCommand>();
        for (var i = 0; i < block.Lines.Count;)
        {
            Assert.True(
                block.Lines[i].StartsWith(Prompt, StringComparison.Ordinal),
                $"'{block.Lines[i]}' belongs to no command: a block of the language console begins with one.");
            var end = i + 1;
            while (end < block.Lines.Count && block.Lines[end - 1].EndsWith('\\'))
            {
                end++;
            }

            var text = string.Join('\n', block.Lines.Take(i..end))[Prompt.Length..];
            var output = block.Lines.Skip(end).TakeWhile(l => !l.StartsWith(Prompt, StringComparison.Ordinal)).ToList();
            i = end + output.Count;
            var exitCode = 0;
            if (output.Count > 0 && output[^1].StartsWith(ExitCodeStart, StringComparison.Ordinal))
            {
                exitCode = int.Parse(output[^1].AsSpan()[ExitCodeStart.Length..^1], System.Globalization.CultureInfo.InvariantCulture);
                output.RemoveAt(output.Count - 1);
            }

            commands.Add(new PageCommand(text, output, exitCode));
        }

        return commands;
    }

    /// <summary>Whether the page tells the truth about a run of the command.</summary>
    public bool Agrees(PageCommand run)
    {
        var pattern = string.Concat(Output.Select(l => l == Omitted ? "(.*\n)*?" : string.Join("[^\n]*", l.Split(Omitted).Select(Regex.Escape)) + "\n"));
        return ExitCode == run.ExitCode
            && Regex.IsMatch(string.Concat(run.Output.Select(l => l + "\n")), $@"\A{pattern}\z", RegexOptions.None, TimeSpan.FromSeconds(10));
    }

    /// <summary>The lines that show the command in a page.</summary>
    public IEnumerable<string> Lines => [.. (Prompt + Text).Split('\n'), .. Output, .. ExitCode == 0 ? Array.Empty<string>() : [$"{ExitCodeStart}{ExitCode})"]];
}
