using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Readers;

/// <summary>The commands of a Makefile or Justfile, which a shell reads line by line, and what is filled into them.</summary>
/// <remarks>GNU make manual, chapter 5; just manual, "Recipe lines". Neither reads a backslash, quote or <c>&amp;</c> of a command itself.</remarks>
internal sealed class Recipes
{
    private readonly bool isMake;
    private readonly bool isShell;
    private readonly HashSet<string> filledInBare;

    private Recipes(bool isMake, bool isShell, HashSet<string> filledInBare)
    {
        this.isMake = isMake;
        this.isShell = isShell;
        this.filledInBare = filledInBare;
    }

    /// <summary>The recipes of a Makefile: lines that begin with a tab.</summary>
    public static Recipes OfMake(string text) =>
        new(isMake: true, !text.Contains(".RECIPEPREFIX") && NamesPosixShell(text), [.. References(text, "$(", ")"), .. References(text, "${", "}")]);

    /// <summary>The recipes of a Justfile: lines that are indented.</summary>
    public static Recipes OfJust(string text)
    {
        // With a shell of its own choice, an interpreter behind "#!" or strings of several lines, a line that is indented may be anything.
        string[] others = ["set shell", "set windows-", "#!", "\"\"\"", "\'\'\'"];
        return new(isMake: false, !others.Any(text.Contains), [.. References(text, "{{", "}}")]);
    }

    /// <summary>Whether a line is a command, or the beginning of one.</summary>
    public bool IsCommand(string text, int start, int end) =>
        isShell && end > start && (text[start] == '\t' || (!isMake && text[start] == ' ')) && TextLines.SkipBlanks(text, start, end) < end;

    /// <summary>Whether the value of a variable is put into the text somewhere without quotes around it, where a shell may read it as a command.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="isQuoted">Whether its value is quoted where it is set: make takes the quotes along.</param>
    public bool IsFilledInBare(string name, bool isQuoted) => !(isMake && isQuoted) && filledInBare.Contains(name);

    /// <summary>The command on a line, without the marks that say how its output and its errors are treated.</summary>
    public static SourceSpan Command(string text, int start, int end)
    {
        start = TextLines.SkipBlanks(text, start, end);
        while (start < end && text[start] is '@' or '-' or '+')
        {
            start = TextLines.SkipBlanks(text, start + 1, end);
        }

        return SourceSpan.FromBounds(start, end);
    }

    /// <summary>The end of the last line that a backslash joins to the one that ends at <paramref name="end"/>.</summary>
    public static int EndOfCommand(string text, int end, int limit)
    {
        while (end > 0 && end < limit && text[end - 1] == '\\')
        {
            end = Math.Min(TextLines.EndOfLine(text, TextLines.NextLine(text, end)), limit);
        }

        return end;
    }

    /// <summary>Whether make's <c>SHELL</c> is one of POSIX, as it is where nobody sets it.</summary>
    private static bool NamesPosixShell(string text)
    {
        for (var at = 0; at < text.Length; at = TextLines.NextLine(text, TextLines.EndOfLine(text, at)))
        {
            if (TextLines.StartsAt(text, at, "SHELL"))
            {
                var end = TextLines.EndOfLine(text, at);
                var words = text.Substring(at, end - at).Split([' ', '\t', ':', '?', '=', '/'], StringSplitOptions.RemoveEmptyEntries);
                if (words.Length > 1 && !words.Skip(1).Any(ShellReader.IsShell))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>The names between brackets that no quote stands right before.</summary>
    private static IEnumerable<string> References(string text, string open, string close)
    {
        const int longestName = 100;
        for (var at = text.IndexOf(open, StringComparison.Ordinal); at >= 0; at = text.IndexOf(open, at + 1, StringComparison.Ordinal))
        {
            var start = at + open.Length;
            var end = text.IndexOf(close, start, Math.Min(longestName, text.Length - start), StringComparison.Ordinal);
            if (end >= 0 && (at == 0 || text[at - 1] is not ('"' or '\'')))
            {
                yield return text.Substring(start, end - start).Trim();
            }
        }
    }
}
