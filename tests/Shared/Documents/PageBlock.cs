namespace SslLint.Tests.Shared.Documents;

/// <summary>A block of code in a page.</summary>
/// <param name="Language">The first word after the fence; empty for an indented block.</param>
/// <param name="File">The file that the block is the content of, from <c>file=PATH</c> after the language; null if it is none.</param>
/// <param name="Lines">Its lines, without fences or indentation.</param>
/// <param name="FirstLine">Where its content starts: the number of the line in the page, from 0.</param>
/// <param name="NotRun">Why its commands are not run, from a comment <c>&lt;!-- not run: reason --&gt;</c> above it; null if there is none.</param>
/// <param name="Before">The last line of text above it.</param>
internal sealed record PageBlock(string Language, string? File, IReadOnlyList<string> Lines, int FirstLine, string? NotRun, string Before)
{
    private static readonly string[] Programs = ["dotnet", "docker", "export", "git", "java", "keytool", "openssl", "psql", "sslconnect"];

    /// <summary>Whether its commands are run.</summary>
    public bool IsRun => Language == "console";

    /// <summary>Whether it shows commands, in whatever form.</summary>
    public bool ShowsCommands => IsRun || CallsOfTool.Any() || (File is null && Lines.Any(IsCommand));

    /// <summary>What calls the tool, from its name to the end of the line.</summary>
    public IEnumerable<string> CallsOfTool =>
        from line in Lines
        let start = new[] { "dotnet sslconnect ", "dotnet-sslconnect " }.Select(n => (line + " ").IndexOf(n, StringComparison.Ordinal)).Max()
        where start >= 0
        select line[start..];

    private static bool IsCommand(string line) =>
        line.StartsWith("$ ", StringComparison.Ordinal)
            || (line.StartsWith("eng/", StringComparison.Ordinal) && line.Contains(".sh", StringComparison.Ordinal))
            || Programs.Contains(line.Split(' ')[0], StringComparer.Ordinal);
}
