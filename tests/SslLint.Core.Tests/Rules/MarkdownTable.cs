using System.Text;

namespace SslLint.Core.Tests.Rules;

/// <summary>Writes tables into documents.</summary>
internal static class MarkdownTable
{
    /// <summary>A table whose columns stand under each other in a terminal too; the first row is its head.</summary>
    public static string Of(IReadOnlyList<string[]> rows)
    {
        var widths = rows[0].Select((_, column) => rows.Max(r => r[column].Length)).ToArray();
        var text = new StringBuilder();
        for (var row = 0; row < rows.Count; row++)
        {
            text.Append("| ").AppendJoin(" | ", rows[row].Select((cell, column) => cell.PadRight(widths[column]))).Append(" |\n");
            if (row == 0)
            {
                text.Append("| ").AppendJoin(" | ", widths.Select(w => new string('-', w))).Append(" |\n");
            }
        }

        return text.ToString();
    }

    /// <summary>The document with the table between its marks brought up to date; null if it has no marks.</summary>
    public static string? Put(string text, string mark, string table)
    {
        var open = $"<!-- {mark} -->";
        var start = text.IndexOf(open, StringComparison.Ordinal);
        var end = text.IndexOf($"<!-- /{mark} -->", StringComparison.Ordinal);
        return start < 0 || end < start ? null : $"{text[..(start + open.Length)]}\n{table}{text[end..]}";
    }
}
