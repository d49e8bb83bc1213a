namespace SslLint.Readers;

/// <summary>Keys whose values are texts for people: help of a command line, a schema's example, a form's placeholder.</summary>
public static class InertKeys
{
    private static readonly string[] Keys =
        ["help", "description", "usage", "example", "examples", "placeholder", "title", "summary", "label", "tooltip", "hint", "$comment"];

    /// <summary>Whether what is given under a key is never connected to.</summary>
    public static bool Contains(string? key) => key is not null && Array.FindIndex(Keys, k => string.Equals(k, key, StringComparison.OrdinalIgnoreCase)) >= 0;
}
