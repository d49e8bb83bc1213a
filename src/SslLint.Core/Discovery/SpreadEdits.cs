using System.Text.RegularExpressions;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Discovery;

/// <summary>Writes changes of settings that are spread over variables: a value in its place, a new variable beside one that stands there.</summary>
/// <remarks>What is written is made of the new setting alone: what else shares the line, a password perhaps, is never copied to another place.</remarks>
internal static class SpreadEdits
{
    /// <summary>No line of settings that people write begins with more than this before a key.</summary>
    private const int MaximumHead = 200;

    private const RegexOptions Options = RegexOptions.CultureInvariant;

    /// <summary>What may stand between a key and its value: <c>=</c>, <c>: </c>, quotes, <c>"] = "</c>, <c>" value="</c>.</summary>
    private static readonly Regex Joint = new(@"^(?:[""']?\]?\s*(?:[:=]|=>)\s*|[""']\s+value\s*=\s*)[""'`]?$", Options);

    /// <summary>What may stand before a key that has its line to itself, and may be written again before another.</summary>
    private static readonly Regex Lead = new(
        @"^\s*(?:-\s+|export\s+|declare\s+-x\s+|(?:[Ss][Ee][Tt]|ENV|env)\s+|Environment=|(?:[A-Za-z_][\w.]*)\[|process\.env\."
            + @"|<[A-Za-z][\w:]*\s+[A-Za-z]+\s*=\s*)?$",
        Options);

    /// <summary>What stands directly before a key and belongs to it: an option, as text or as a word of a list, or the drive of PowerShell.</summary>
    private static readonly Regex Option = new(@"(?:(?<=^|\s)(?:-e|--env)[ =]|(?<word>[""'])(?:-e|--env)\k<word>\s*,\s*|\$env:)$", Options);

    /// <summary>Commands that take the rest of their line as one value.</summary>
    private static readonly Regex OneValue = new(@"(?:^|[\s&@])(?:[Ss][Ee][Tt]|setenv|setx)\s", Options);

    /// <summary>The edits for one change, or null where it can't be made in place.</summary>
    /// <param name="file">The file.</param>
    /// <param name="settings">The settings with their places.</param>
    /// <param name="model">The setting beside which new ones stand.</param>
    /// <param name="change">The change.</param>
    /// <param name="variableOf">The variable of a setting that is added; null where it has none.</param>
    public static IReadOnlyList<TextEdit>? Of(
        SourceFile file, List<(SourceEntry Entry, Dialects.Setting Setting)> settings, SourceEntry model, Dialects.SettingChange change,
        Func<string, string?> variableOf)
    {
        switch (change)
        {
            case Dialects.SettingChange.Replace replace:
                var entry = settings.First(s => s.Setting == replace.Setting).Entry;
                return entry.Value.TryMapEdit(new TextEdit(new SourceSpan(0, entry.Value.Value.Length), replace.Value), out var edit) ? [edit] : null;
            case Dialects.SettingChange.Append append:
                return variableOf(append.Key) is { } variable && Add(file, model, variable, append.Value) is { } added ? [added] : null;
            default:
                return null;
        }
    }

    /// <summary>A new variable before its model: on a line of its own where the model has one, else on the model's line.</summary>
    private static TextEdit? Add(SourceFile file, SourceEntry model, string key, string value)
    {
        var text = file.Text;
        var line = file.Lines.LineSpan(file.Lines.PositionOf(model.KeySpan.Start).Line);
        var source = model.Value.SourceSpan;
        if (model.KeySpan.Start - line.Start > MaximumHead || model.KeySpan.End > source.Start || source.End > line.End
            || !model.Value.TryMapEdit(new TextEdit(new SourceSpan(0, model.Value.Value.Length), value), out var written)
            || IsExportedElsewhere(text, model))
        {
            return null;
        }

        var joint = SourceSpan.FromBounds(model.KeySpan.End, source.Start).Of(text);
        var start = model.KeySpan.Start;
        var quote = start > line.Start && text[start - 1] is '"' or '\'' ? text[--start] : '\0';
        var end = source.End;
        if (end < line.End && text[end] is '"' or '\'' or '`' && (text[end] == quote || joint.EndsWith(text[end].ToString(), StringComparison.Ordinal)))
        {
            end++;
        }

        var assignment = text.Substring(start, model.KeySpan.Start - start) + key + joint + written.NewText + text.Substring(source.End, end - source.End);
        var head = text.Substring(line.Start, start - line.Start);
        var tail = text.Substring(end, line.End - end).Trim();
        if (!Joint.IsMatch(joint))
        {
            // ENV KEY value, the old form of Dockerfiles: the rest of the line is the value.
            return string.IsNullOrWhiteSpace(joint) && head.Trim() == "ENV" && tail.Length == 0 ? NewLine(file, line.Start, head + assignment) : null;
        }

        var isContinued = tail.EndsWith("\\", StringComparison.Ordinal) || PreviousLine(text, line.Start).EndsWith("\\", StringComparison.Ordinal);
        if (!isContinued && Lead.IsMatch(head) && OwnEnd(tail, joint, text, line.End) is { } ending)
        {
            return NewLine(file, line.Start, head + assignment + ending);
        }

        return Beside(text, line, start, end, head, assignment);
    }

    /// <summary>What ends a new line like the model's: its comma or bracket, without the comment behind it; null where something else stands there.</summary>
    private static string? OwnEnd(string tail, string joint, string text, int lineEnd)
    {
        if (tail is "/>" or ">")
        {
            return tail == "/>" ? " />" : tail;
        }

        var mark = tail.Length > 0 && tail[0] is ',' or ';' ? tail.Substring(0, 1) : "";
        var rest = tail.Substring(mark.Length).TrimStart();
        if (rest.Length > 0 && rest[0] != '#' && !rest.StartsWith("//", StringComparison.Ordinal))
        {
            return null;
        }

        // The last of a list has no comma; before it one is needed.
        var next = lineEnd;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        return mark.Length == 0 && joint.Contains(':') && next < text.Length && text[next] is '}' or ')' ? "," : mark;
    }

    /// <summary>Puts an assignment in front of its model on the same line.</summary>
    private static TextEdit? Beside(string text, SourceSpan line, int start, int end, string head, string assignment)
    {
        var option = Option.Match(head).Value;
        start -= option.Length;
        if (OneValue.IsMatch(head) || head.Contains('<')
            || (start > line.Start && !(char.IsWhiteSpace(text[start - 1]) || text[start - 1] is '{' or '(' or '[' or ',')))
        {
            return null;
        }

        var before = head.Substring(0, start - line.Start).TrimEnd();
        var next = TextLines.SkipBlanks(text, end, line.End);
        var isList = (next < line.End && text[next] == ',') || (before.Length > 0 && before[before.Length - 1] is ',' or '{' or '[' or '(');
        var separator = option == "$env:" ? "; " : isList ? ", " : " ";
        return isList || end == line.End || char.IsWhiteSpace(text[end]) || text[end] is ';' or '&' or ')' or '|'
            ? new TextEdit(new SourceSpan(start, 0), option + assignment + separator)
            : null;
    }

    private static TextEdit NewLine(SourceFile file, int at, string text) =>
        new(new SourceSpan(at, 0), text + (file.Text.Contains("\r\n") ? "\r\n" : "\n"));

    private static string PreviousLine(string text, int lineStart)
    {
        var end = lineStart;
        while (end > 0 && text[end - 1] is '\n' or '\r')
        {
            end--;
        }

        return end == 0 ? "" : text.Substring(end - 1, 1);
    }

    /// <summary>Whether a script sets the variable in one place and exports it by name in another, where a new one would have to be named too.</summary>
    private static bool IsExportedElsewhere(string text, SourceEntry model)
    {
        // Scripts have no sections, so that a file is searched once.
        if (model.Section.Length > 0)
        {
            return false;
        }

        for (var at = text.IndexOf("export ", StringComparison.Ordinal); at >= 0; at = text.IndexOf("export ", at + 1, StringComparison.Ordinal))
        {
            var end = TextLines.EndOfLine(text, at);
            var words = text.Substring(at, end - at).Split([' ', '\t', ';'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Contains(model.Key!, StringComparer.Ordinal))
            {
                return true;
            }

            at = end - 1;
        }

        return false;
    }
}
