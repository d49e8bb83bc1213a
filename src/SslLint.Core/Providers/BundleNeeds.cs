namespace SslLint.Providers;

/// <summary>Which bundles a text asks for: it names a host of a provider, the path of a bundle, or its member of the generated class.</summary>
/// <remarks>A search and no reading: a host in a comment brings a bundle that nobody needs, which does no harm; a host that is missed cuts a connection.</remarks>
public static class BundleNeeds
{
    private const string Folder = "certs/";
    private const string Extension = ".pem";
    private const DatabaseEngines AnyEngine = (DatabaseEngines)(-1);

    /// <summary>The last two labels of every host name of a provider with a bundle, such as <c>amazonaws.com</c>.</summary>
    private static readonly string[] tails =
        [.. ProviderCatalog.All.Where(p => p is { Bundle: not null, IsConfirmed: true }).SelectMany(p => p.Hosts).Select(TailOf).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The bundles that a text asks for.</summary>
    /// <param name="text">Code or configuration.</param>
    /// <param name="carried">The bundles that there are.</param>
    public static IReadOnlyCollection<string> Find(string text, IReadOnlyCollection<string> carried)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tail in tails)
        {
            foreach (var at in Occurrences(text, tail))
            {
                if (BundleAt(text, at, at + tail.Length) is { } bundle && carried.Contains(bundle))
                {
                    needed.Add(bundle);
                }
            }
        }

        foreach (var at in Occurrences(text, Folder))
        {
            var name = WordAt(text, at + Folder.Length, static c => IsHostCharacter(c) && c != '.');
            if (carried.Contains(name) && string.CompareOrdinal(text, at + Folder.Length + name.Length, Extension, 0, Extension.Length) == 0)
            {
                needed.Add(name);
            }
        }

        foreach (var at in Occurrences(text, BundleNames.ClassName + "."))
        {
            var member = WordAt(text, at + BundleNames.ClassName.Length + 1, static c => char.IsLetterOrDigit(c) || c == '_');
            needed.UnionWith(carried.Where(b => BundleNames.MemberOf(b) == member));
        }

        return needed;
    }

    /// <summary>The bundle of the host name around a range. Where a placeholder stands before it, the name goes on in what isn't known.</summary>
    private static string? BundleAt(string text, int start, int end)
    {
        while (start > 0 && IsHostCharacter(text[start - 1]))
        {
            start--;
        }

        while (end < text.Length && IsHostCharacter(text[end]))
        {
            end++;
        }

        var host = text.Substring(start, end - start).Trim('.', '-');
        return new[] { host, "x." + host }.Select(h => ProviderCatalog.Find(h, AnyEngine)).FirstOrDefault(p => p is not null) is { IsConfirmed: true } provider ? provider.Bundle : null;
    }

    private static IEnumerable<int> Occurrences(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.OrdinalIgnoreCase))
        {
            yield return at;
        }
    }

    private static string WordAt(string text, int start, Func<char, bool> isPart)
    {
        var end = start;
        while (end < text.Length && isPart(text[end]))
        {
            end++;
        }

        return text.Substring(start, end - start);
    }

    private static string TailOf(string pattern)
    {
        var labels = pattern.Split('.');
        return $"{labels[labels.Length - 2]}.{labels[labels.Length - 1]}";
    }

    private static bool IsHostCharacter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '.';
}
