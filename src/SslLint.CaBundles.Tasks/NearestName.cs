namespace SslLint.CaBundles.Tasks;

/// <summary>Finds the name that was meant.</summary>
internal static class NearestName
{
    /// <summary>The name with the fewest letters to change, if they are few; null otherwise.</summary>
    public static string? Of(string text, IEnumerable<string> names) =>
        names.Select(n => (Name: n, Distance: Distance(text.ToLowerInvariant(), n)))
            .Where(n => n.Distance <= 3)
            .OrderBy(n => n.Distance).ThenBy(n => n.Name, StringComparer.Ordinal)
            .Select(n => n.Name).FirstOrDefault();

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
