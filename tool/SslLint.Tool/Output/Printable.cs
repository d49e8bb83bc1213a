namespace SslLint.Tool.Output;

/// <summary>Text from a repository as one line that steers neither a terminal nor a CI server.</summary>
internal static class Printable
{
    /// <summary>What GitHub's runner, Azure Pipelines and TeamCity obey wherever it stands in a line that a step prints.</summary>
    private static readonly string[] commands = ["##[", "##vso[", "##teamcity["];

    /// <summary>Control characters, those that turn the direction of what follows, and a character of what a CI server obeys become U+FFFD.</summary>
    public static string Of(string text)
    {
        text = text.Any(Breaks) ? string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = Breaks(source[i]) ? '\uFFFD' : source[i];
            }
        })
        : text;
        return text.Contains("##", StringComparison.Ordinal)
            ? commands.Aggregate(text, (line, command) => line.Replace(command, "#\uFFFD" + command[2..], StringComparison.OrdinalIgnoreCase))
            : text;
    }

    /// <summary>The same where the text begins a line: GitHub's runner obeys <c>::error::</c> there, whatever blanks stand before it.</summary>
    public static string AtLineStart(string text)
    {
        var line = Of(text);
        var start = line.Length - line.AsSpan().TrimStart().Length;
        return line.AsSpan(start).StartsWith("::") ? string.Concat(line.AsSpan(0, start), "\uFFFD", line.AsSpan(start + 1)) : line;
    }

    /// <summary>Whether a character must not be printed.</summary>
    public static bool Breaks(char c) =>
        char.IsControl(c) || c is '\u061C' or '\u200E' or '\u200F' or >= '\u2028' and <= '\u202E' or >= '\u2066' and <= '\u2069';
}
