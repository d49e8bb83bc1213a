using SslLint.Text;

namespace SslLint.Tool.Scanning;

/// <summary>Where secrets stand in a text.</summary>
internal static class SecretSpans
{
    /// <summary>The ranges, in order, not overlapping.</summary>
    public static IReadOnlyList<SourceSpan> Find(string text)
    {
        var result = new List<SourceSpan>();
        foreach (var key in new[] { "password=", "pwd=" })
        {
            for (var at = text.IndexOf(key, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(key, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                var start = at + key.Length;
                var end = text.AsSpan(start).IndexOfAny(";&\" '") is var length and >= 0 ? start + length : text.Length;
                if (end > start)
                {
                    result.Add(SourceSpan.FromBounds(start, end));
                }
            }
        }

        return [.. result.OrderBy(s => s.Start)];
    }
}
