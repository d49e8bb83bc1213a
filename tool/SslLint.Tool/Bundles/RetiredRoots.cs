using SslLint.Certificates;

namespace SslLint.Tool.Bundles;

/// <summary>Roots that a provider no longer signs with, whatever the day on which they end.</summary>
/// <param name="Names">What the common name begins with.</param>
/// <param name="Message">What became of it, as a clause.</param>
/// <param name="Bundle">The bundle that holds what is used now.</param>
internal sealed record RetiredRoots(string[] Names, string Message, string Bundle)
{
    /// <summary>All that are known.</summary>
    public static IReadOnlyList<RetiredRoots> All { get; } =
    [
        // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL-certificate-rotation.html
        new(
            ["Amazon RDS Root 2019 CA", "Amazon RDS Root CA", "Amazon RDS eu-south-1 2019 CA", "Amazon RDS af-south-1 2019 CA"],
            "AWS RDS signs with it no longer: rds-ca-2019 ended on 2024-08-22 for most regions",
            "aws-rds"),

        // https://learn.microsoft.com/azure/postgresql/flexible-server/security-tls: since December 2022
        new(["Baltimore CyberTrust Root"], "Azure signs with it no longer since 2022, and it ended on 2025-05-12", "azure"),
    ];

    /// <summary>What is known about a certificate; null where it is in use.</summary>
    public static RetiredRoots? Find(CertificateEntry certificate) =>
        All.FirstOrDefault(r => r.Names.Contains(certificate.Name))
        ?? (certificate.Name.StartsWith("Amazon RDS ", StringComparison.Ordinal) && certificate.Name.EndsWith(" 2019 CA", StringComparison.Ordinal)
            ? All[0]
            : null);
}
