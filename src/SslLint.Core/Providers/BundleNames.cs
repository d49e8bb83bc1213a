using System.Text;

namespace SslLint.Providers;

/// <summary>The names that bundles have in code: the package <c>SslLint.CaBundles</c> generates a class with a member for each bundle that a
/// project brings.</summary>
public static class BundleNames
{
    /// <summary>The generated class, which stands in no namespace.</summary>
    public const string ClassName = "CaBundles";

    /// <summary>The constant of the class that names the bundle which the application makes the default of Npgsql.</summary>
    public const string DefaultBundle = "DefaultBundle";

    /// <summary>The constant of the class that names the provider of that bundle; empty where the bundle's name tells it.</summary>
    public const string DefaultProvider = "DefaultProvider";

    /// <summary>Members that the class has for itself, has from <see cref="object"/>, or can't have: that of its own name.</summary>
    private static readonly HashSet<string> reserved = new(StringComparer.Ordinal)
    {
        ClassName, "PathOf", "SetPgSslRootCert", DefaultBundle, DefaultProvider,
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    /// <summary>The bundles that providers are verified with, in the order of the catalogue.</summary>
    public static IReadOnlyList<string> OfProviders { get; } = [.. ProviderCatalog.All.Select(p => p.Bundle).OfType<string>().Distinct()];

    /// <summary>The member for a bundle: <c>AwsRds</c> for <c>aws-rds</c>; null where the name has no letter or digit,
    /// or gives a name that the class can't have.</summary>
    public static string? MemberOf(string bundle)
    {
        var member = new StringBuilder(bundle.Length + 1);
        var startsWord = true;
        foreach (var c in bundle)
        {
            if (char.IsLetterOrDigit(c))
            {
                member.Append(startsWord ? char.ToUpperInvariant(c) : c);
            }

            startsWord = !char.IsLetterOrDigit(c);
        }

        var name = member.Length > 0 && char.IsDigit(member[0]) ? "_" + member : member.ToString();
        return name.Length == 0 || reserved.Contains(name) ? null : name;
    }
}
