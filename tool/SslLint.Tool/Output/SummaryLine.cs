using System.Globalization;
using SslLint.Tool.Scanning;

namespace SslLint.Tool.Output;

/// <summary>The last line of a scan.</summary>
internal static class SummaryLine
{
    /// <summary>Counts per level, suppressed, files, seconds, and what was not read.</summary>
    public static string Of(ScanSummary summary)
    {
        List<string> parts =
        [
            $"{Counted.Of(summary.Errors, "error")}, {Counted.Of(summary.Warnings, "warning")}, {summary.Infos} info, {summary.Suppressed} suppressed",
            string.Create(CultureInfo.InvariantCulture, $"{Counted.Of(summary.Files, "file")} in {summary.Elapsed.TotalSeconds:0.00} s"),
            $"{Counted.Of(summary.NotRead, "string")} not read (another driver's{Names(summary.OtherReaders)})",
        ];
        if (summary.Baselined > 0)
        {
            parts.Insert(1, $"{summary.Baselined} in the baseline");
        }

        List<string> skipped = [];
        Add(skipped, summary.SkippedBinary, "binary");
        Add(skipped, summary.SkippedLarge, "too large");
        Add(skipped, summary.SkippedSymlinks, "symlinks out of the tree");
        Add(skipped, summary.SkippedNotRegular, "pipes, sockets or devices");
        Add(skipped, summary.SkippedOutside, "named outside of the tree");
        Add(skipped, summary.Unreadable, "unreadable");
        if (skipped.Count > 0)
        {
            parts.Add("skipped: " + string.Join(", ", skipped));
        }

        return string.Join("; ", parts);
    }

    private static string Names(IReadOnlyList<string> readers) => readers.Count == 0 ? "" : ": " + string.Join(", ", readers);

    private static void Add(List<string> parts, int count, string what)
    {
        if (count > 0)
        {
            parts.Add($"{count} {what}");
        }
    }
}
