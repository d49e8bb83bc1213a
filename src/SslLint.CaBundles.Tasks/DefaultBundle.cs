namespace SslLint.CaBundles.Tasks;

/// <summary>Tells whether an application can make its bundle the default of Npgsql and libpq, by PGSSLROOTCERT.</summary>
internal static class DefaultBundle
{
    /// <summary>The first version of C# with module initializers.</summary>
    private const int ModuleInitializers = 9;

    /// <summary>Why it can't, as a clause; null where it can.</summary>
    /// <param name="bundles">The bundles that the project brings.</param>
    /// <param name="wanted">What the property says: <c>true</c> for the only one, or the name of one.</param>
    /// <param name="hasClass">Whether the class is generated, which does it.</param>
    /// <param name="languageVersion">The version of C#.</param>
    public static string? ObstacleTo(IReadOnlyList<BundleFile> bundles, string wanted, bool hasClass, string languageVersion)
    {
        if (Choose(bundles, wanted) is null)
        {
            var names = bundles.Count == 0 ? "none" : string.Join(", ", bundles.Select(b => b.Name));
            return bool.TryParse(wanted, out _)
                ? $"it takes exactly one bundle, and the project brings {names}; name one of them in the place of '{wanted}'"
                : $"there is no bundle '{wanted}', and the project brings {names}";
        }

        return !hasClass ? "the class CaBundles does it, which is generated in C# alone, and not with <SslLintCaBundlesClass>false</SslLintCaBundlesClass>"
            : IsOlder(languageVersion) ? $"C# {languageVersion} has no module initializers; set <LangVersion>{ModuleInitializers}</LangVersion> or later"
            : null;
    }

    /// <summary>Whether a value of the property asks for a default at all.</summary>
    public static bool IsWanted(string wanted) => wanted.Length > 0 && !(bool.TryParse(wanted, out var isOn) && !isOn);

    /// <summary>The bundle that a value of the property means; null where there is none or it isn't clear.</summary>
    public static BundleFile? Choose(IReadOnlyList<BundleFile> bundles, string wanted) =>
        bool.TryParse(wanted, out _) ? (bundles.Count == 1 ? bundles[0] : null) : bundles.FirstOrDefault(b => b.Name == wanted);

    /// <summary>Words such as <c>latest</c> stand for what the compiler has.</summary>
    private static bool IsOlder(string languageVersion) =>
        languageVersion.StartsWith("iso", StringComparison.OrdinalIgnoreCase)
        || (int.TryParse(languageVersion.Split('.')[0], out var version) && version < ModuleInitializers);
}
