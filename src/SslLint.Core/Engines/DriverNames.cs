using SslLint.Text;

namespace SslLint.Engines;

/// <summary>Words in the names of keys, sections, files and types that hint at an engine.</summary>
public static class DriverNames
{
    private static readonly IReadOnlyList<(string Word, string Driver)> words =
        [.. EngineCatalog.Known.SelectMany(static k => k.Traces.Words, static (k, word) => (word, k.Name))];

    /// <summary>The driver that a name hints at for ADO.NET strings, or null. A name that hints at two engines hints at none.</summary>
    public static string? Hint(string name)
    {
        var letters = Letters.Of(name);
        string? hint = null;
        foreach (var (word, driver) in words)
        {
            if (!letters.Contains(word) || driver == hint)
            {
                continue;
            }

            if (hint is not null)
            {
                return null;
            }

            hint = driver;
        }

        return hint;
    }
}
