using System.Globalization;
using System.Text.RegularExpressions;

namespace SslLint.Package.Tests;

/// <summary>What a build printed, and the findings in it.</summary>
internal sealed partial record BuildLog(int ExitCode, string Output)
{
    /// <summary>The findings of a project, once for each target framework, as <c>level ID file(line,column)</c> with the file's path
    /// within the project.</summary>
    /// <param name="folder">The project's folder.</param>
    public IEnumerable<string> Findings(string folder) =>
        Finding().Matches(Output.Split(Summary)[0])
            .Where(m => Path.GetDirectoryName(m.Groups["project"].Value) == folder)
            .Select(m => string.Create(
                CultureInfo.InvariantCulture,
                $"{m.Groups["level"].Value} {m.Groups["rule"].Value} "
                    + $"{Path.GetRelativePath(folder, m.Groups["file"].Value)}({m.Groups["line"].Value},{m.Groups["column"].Value})"))
            .Order(StringComparer.Ordinal);

    // After it everything that was printed before is printed once more.
    private const string Summary = "\nBuild ";

    // MSBuild's form: FILE(LINE,COLUMN): LEVEL ID: MESSAGE [PROJECT] or [PROJECT::TargetFramework=…].
    [GeneratedRegex(
        @"^\s*(?<file>/[^(\n]+)\((?<line>\d+),(?<column>\d+)\): (?<level>warning|error|info) (?<rule>SSL\d+): .*\[(?<project>[^\]\n:]+)(::[^\]\n]*)?\]$",
        RegexOptions.Multiline)]
    private static partial Regex Finding();
}
