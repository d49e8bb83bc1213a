namespace SslLint.Providers;

/// <summary>A file of root certificates that its publisher gives a name of its own.</summary>
/// <param name="Pattern">The file's name, as <see cref="NamePattern"/> reads it.</param>
/// <param name="Holds">What it holds, in prose.</param>
/// <param name="Roots">The roots that it may hold.</param>
public sealed record RootFile(string Pattern, string Holds, RootFamilies Roots)
{
    /// <summary>The one AWS region whose roots it holds, or null.</summary>
    public string? Region { get; init; }

    /// <summary>The day on which what it holds expired; null while it has not.</summary>
    public DateTime? Ended { get; init; }

    /// <summary>Whether it may verify a host of a provider; true where that is not known.</summary>
    public bool MayVerify(Provider provider, string host)
    {
        if (provider.Roots == RootFamilies.None)
        {
            return true;
        }

        return (Roots & provider.Roots) != 0
            && (Region is null || provider.Ca != CaKind.Private || AwsRegions.Of(host) is not { } region || region == Region);
    }
}

/// <summary>Knows files of root certificates by name, without looking into them.</summary>
/// <remarks>Names that anybody may give to a file of his own (<c>ca.pem</c>, <c>global-bundle.pem</c>, <c>prod-ca-2021.crt</c>) don't
/// stand here. AWS's files are taken to hold the roots of Amazon Trust Services as well: many add those for RDS Proxy.</remarks>
public static class RootFiles
{
    private const RootFamilies AmazonRds = RootFamilies.AmazonRds | RootFamilies.AmazonTrust;

    private static readonly char[] separators = ['/', '\\'];

    private static readonly RootFile[] all =
    [
        // The bundles that SslLint carries. Under the first name one may have put the roots of GovCloud or China.
        new("aws-rds.pem", "the roots of AWS RDS", AmazonRds | RootFamilies.AmazonRdsGovCloud | RootFamilies.AmazonRdsChina),
        new("azure.pem", "the roots of Azure", RootFamilies.Azure),
        new("supabase.pem", "the roots of Supabase", RootFamilies.Supabase),
        new("yandex.pem", "the root of Yandex", RootFamilies.Yandex),

        // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html, and the names that it had up to 2022
        new("rds-combined-ca-bundle.pem", "the roots of AWS RDS", AmazonRds),
        new("rds-ca-2019-root.pem", "a root of AWS RDS", AmazonRds) { Ended = new DateTime(2024, 8, 22, 0, 0, 0, DateTimeKind.Utc) },

        // https://www.amazontrust.com/repository/
        new("AmazonRootCA{id}.pem", "a root of Amazon Trust Services", RootFamilies.AmazonTrust),

        // https://cacerts.digicert.com/DigiCertGlobalRootG2.crt.pem, as Microsoft's documents link it
        new("DigiCertGlobalRootG2.crt.pem", "a root of DigiCert", RootFamilies.Azure),
        new("DigiCertGlobalRootCA.crt.pem", "a root of DigiCert", RootFamilies.Azure),

        // Azure's root up to 2022, under the name that Microsoft's documents linked; the certificate says until when.
        new("BaltimoreCyberTrustRoot.crt.pem", "a root of Baltimore", RootFamilies.Azure) { Ended = new DateTime(2025, 5, 12, 0, 0, 0, DateTimeKind.Utc) },

        // https://letsencrypt.org/certs/isrgrootx1.pem
        new("isrgrootx{id}.pem", "a root of Let's Encrypt", RootFamilies.LetsEncrypt),
    ];

    /// <summary>The bundles of one region: AWS's name for it, and ours.</summary>
    private static readonly string[] regional = ["{region}-bundle.pem", "aws-rds-{region}.pem"];

    /// <summary>The known file that a path names, or null.</summary>
    public static RootFile? Find(string path)
    {
        var name = path.Substring(path.LastIndexOfAny(separators) + 1);
        return regional.FirstOrDefault(p => NamePattern.Matches(p, name)) is { } pattern
            ? Regional(pattern, name)
            : Array.Find(all, f => NamePattern.Matches(f.Pattern, name));
    }

    private static RootFile Regional(string pattern, string name)
    {
        var start = pattern.IndexOf('{');
        var tail = pattern.Length - pattern.IndexOf('}') - 1;
        var region = name.Substring(start, name.Length - start - tail).ToLowerInvariant();
        var roots = region.StartsWith("us-gov-", StringComparison.Ordinal) ? RootFamilies.AmazonRdsGovCloud
            : region.StartsWith("cn-", StringComparison.Ordinal) ? RootFamilies.AmazonRdsChina
            : RootFamilies.AmazonRds;
        return new RootFile(pattern, $"the roots of AWS RDS in {region}", roots | RootFamilies.AmazonTrust) { Region = region };
    }
}
