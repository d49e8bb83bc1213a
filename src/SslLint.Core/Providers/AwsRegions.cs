namespace SslLint.Providers;

/// <summary>Knows the names of AWS regions by their shape, so that new regions are known too.</summary>
public static class AwsRegions
{
    private static readonly string[] directions =
        ["north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest", "central"];

    /// <summary>Whether a text is the name of a region, such as <c>eu-west-1</c> or <c>us-gov-east-1</c>.</summary>
    public static bool Is(string text)
    {
        var parts = text.ToLowerInvariant().Split('-');
        return parts.Length >= 3
            && parts[0].Length == 2
            && parts[parts.Length - 1] is [>= '0' and <= '9']
            && directions.Contains(parts[parts.Length - 2])
            && parts.Take(parts.Length - 1).All(p => p.Length > 0 && p.All(c => c is >= 'a' and <= 'z'));
    }

    /// <summary>The region that a host name of AWS names, in lower case, or null. The last one counts: the first label is the owner's choice.</summary>
    public static string? Of(string host) => host.ToLowerInvariant().Split('.').LastOrDefault(Is);
}
