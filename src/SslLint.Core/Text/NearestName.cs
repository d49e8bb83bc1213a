namespace SslLint.Text;

/// <summary>Finds the name that was meant.</summary>
public static class NearestName
{
    /// <summary>What is longer was meant to be something else, and comparing it costs.</summary>
    private const int MaximumLength = 64;

    private const int MaximumDistance = 3;

    /// <summary>The name with the fewest letters to change, if they are few: at most a third of them; null otherwise.</summary>
    public static string? Of(string text, IEnumerable<string> names) => text.Length is 0 or > MaximumLength ? null
        : names.Select(n => (Name: n, Distance: Distance(text.ToLowerInvariant(), n.ToLowerInvariant())))
            .Where(n => n.Distance <= Math.Min(MaximumDistance, (text.Length + 2) / 3))
            .OrderBy(n => n.Distance).ThenBy(n => n.Name, StringComparer.Ordinal)
            .Select(n => n.Name).FirstOrDefault();

    /// <summary>A question that names it, with a blank in front; empty where there is none near.</summary>
    public static string Question(string text, IEnumerable<string> names) => Of(text, names) is { } nearest ? $" (did you mean {nearest}?)" : "";

    /// <summary>Letters to insert, remove or replace (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
