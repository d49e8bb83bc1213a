namespace SslLint.CaBundles.Tasks;

/// <summary>Tells whether an application can make its bundle the default of Npgsql and libpq, by PGSSLROOTCERT.</summary>
internal static class DefaultBundle
{
    /// <summary>The first version of C# with module initializers.</summary>
    private const int ModuleInitializers = 9;

    /// <summary>Why it can't, as a clause; null where it can.</summary>
    /// <param name="bundles">The bundles that the project brings.</param>
    /// <param name="hasClass">Whether the class is generated, which does it.</param>
    /// <param name="languageVersion">The version of C#.</param>
    public static string? ObstacleTo(IReadOnlyList<BundleFile> bundles, bool hasClass, string languageVersion)
    {
        if (bundles.Count != 1)
        {
            var names = bundles.Count == 0 ? "none" : string.Join(", ", bundles.Select(b => b.Name));
            return $"it takes exactly one bundle, and the project brings {names}; name one in <SslLintCaBundles>, or the path in each connection";
        }

        return !hasClass ? "the class CaBundles does it, which is generated in C# alone, and not with <SslLintCaBundlesClass>false</SslLintCaBundlesClass>"
            : IsOlder(languageVersion) ? $"C# {languageVersion} has no module initializers; set <LangVersion>{ModuleInitializers}</LangVersion> or later"
            : null;
    }

    /// <summary>Words such as <c>latest</c> stand for what the compiler has.</summary>
    private static bool IsOlder(string languageVersion) =>
        languageVersion.StartsWith("iso", StringComparison.OrdinalIgnoreCase)
        || (int.TryParse(languageVersion.Split('.')[0], out var version) && version < ModuleInitializers);
}
