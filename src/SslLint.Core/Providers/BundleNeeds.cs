namespace SslLint.Providers;

/// <summary>Which bundles a text asks for: it names a host of a provider, the path of a bundle, or its member of the generated class.</summary>
/// <remarks>A search and no reading: a host in a comment brings a bundle that nobody needs, which does no harm;
/// a host that is missed cuts a connection.</remarks>
public static class BundleNeeds
{
    private const string Folder = "certs/";
    private const string Extension = ".pem";
    private const DatabaseEngines AnyEngine = (DatabaseEngines)(-1);

    /// <summary>The length of a host name (RFC 1035, 2.3.4). What goes on for longer is none, and is not searched to its end again and again.</summary>
    private const int MaximumHostLength = 255;

    private static readonly char[] gapEnds = ['*', '}'];

    /// <summary>What may stand for the part of a host name that the text leaves to be filled in: nothing, a label or two,
    /// an instance with account and region.</summary>
    private static readonly string[] fillings = ["", "x.", "x.x.", "x.x.eu-west-1."];

    /// <summary>What every host name of a provider with a bundle ends with, such as <c>rds.amazonaws.com</c>.
    /// Only what holds one of them is looked at closer.</summary>
    private static readonly string[] tails =
    [
        .. ProviderCatalog.All.Where(p => p is { Bundle: not null, IsConfirmed: true }).SelectMany(p => p.Hosts).Select(TailOf)
            .Distinct(StringComparer.OrdinalIgnoreCase)
    ];

    /// <summary>The bundles that a text asks for.</summary>
    /// <param name="text">Code or configuration.</param>
    /// <param name="carried">The bundles that there are.</param>
    public static IReadOnlyCollection<string> Find(string text, IReadOnlyCollection<string> carried)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var host in tails.SelectMany(t => Occurrences(text, t).Select(at => HostAt(text, at, at + t.Length))).OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (BundleOf(host) is { } bundle && carried.Contains(bundle))
            {
                needed.Add(bundle);
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

    /// <summary>The host name around a range; null where it is too long for one.</summary>
    private static string? HostAt(string text, int start, int end)
    {
        var (first, last) = (Math.Max(0, start - MaximumHostLength), Math.Min(text.Length, end + MaximumHostLength));
        while (start > first && IsHostCharacter(text[start - 1]))
        {
            start--;
        }

        while (end < last && IsHostCharacter(text[end]))
        {
            end++;
        }

        return end - start > MaximumHostLength ? null : text.Substring(start, end - start).Trim('.', '-');
    }

    /// <summary>The bundle of a host name, of which a placeholder may have taken the beginning.</summary>
    private static string? BundleOf(string host) =>
        fillings.Select(f => ProviderCatalog.Find(f + host, AnyEngine)).FirstOrDefault(p => p is not null) is { IsConfirmed: true } provider
            ? provider.Bundle
            : null;

    private static IEnumerable<int> Occurrences(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            at >= 0;
            at = text.IndexOf(word, at + word.Length, StringComparison.OrdinalIgnoreCase))
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

    /// <summary>The labels of a pattern behind its last gap.</summary>
    private static string TailOf(string pattern)
    {
        var gap = pattern.LastIndexOfAny(gapEnds);
        return pattern.Substring(gap < 0 ? 0 : pattern.IndexOf('.', gap) + 1);
    }

    private static bool IsHostCharacter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '.';
}
