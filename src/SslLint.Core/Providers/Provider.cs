namespace SslLint.Providers;

/// <summary>Who signs the certificates of a managed service.</summary>
public enum CaKind
{
    /// <summary>A CA of the provider's own that no system store holds.</summary>
    Private,

    /// <summary>A CA that system stores hold.</summary>
    Public,

    /// <summary>A CA per instance, project or account: only the owner can fetch it.</summary>
    PerInstance,

    /// <summary>Depends on the product or plan.</summary>
    Mixed,
}

/// <summary>The protocols that a service speaks.</summary>
[Flags]
public enum DatabaseEngines
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>PostgreSQL, and what speaks its protocol.</summary>
    PostgreSql = 1,

    /// <summary>MySQL and MariaDB.</summary>
    MySql = 2,

    /// <summary>SQL Server.</summary>
    SqlServer = 4,

    /// <summary>Oracle.</summary>
    Oracle = 8,

    /// <summary>MongoDB, and what speaks its protocol.</summary>
    MongoDb = 16,

    /// <summary>Redis and Valkey.</summary>
    Redis = 32,

    /// <summary>Another one.</summary>
    Other = 64,
}

/// <summary>Roots that sign servers, or that a file holds.</summary>
[Flags]
public enum RootFamilies
{
    /// <summary>Not known.</summary>
    None = 0,

    /// <summary>The roots of Amazon RDS, one set for each commercial region.</summary>
    AmazonRds = 1,

    /// <summary>The roots of Amazon RDS in GovCloud.</summary>
    AmazonRdsGovCloud = 2,

    /// <summary>The roots of Amazon RDS in China.</summary>
    AmazonRdsChina = 4,

    /// <summary>Amazon Trust Services, a public CA.</summary>
    AmazonTrust = 8,

    /// <summary>DigiCert's and Microsoft's public roots, which Azure uses side by side.</summary>
    Azure = 16,

    /// <summary>Let's Encrypt, a public CA.</summary>
    LetsEncrypt = 32,

    /// <summary>Supabase's own CA.</summary>
    Supabase = 64,

    /// <summary>Yandex's own CA.</summary>
    Yandex = 128,

    /// <summary>A CA of the project or account, which no published file holds.</summary>
    Own = 256,
}

/// <summary>A managed database service, known by its host names.</summary>
public sealed record Provider
{
    /// <summary>The id that reports and configuration use, such as <c>aws-rds</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name in prose.</summary>
    public required string Name { get; init; }

    /// <summary>What it serves: a string of another engine does not lead to it.</summary>
    public required DatabaseEngines Engines { get; init; }

    /// <summary>Who signs its certificates.</summary>
    public required CaKind Ca { get; init; }

    /// <summary>Whether sources say who signs, and that such host names are this provider's alone. If not, it is named to the user, and
    /// neither a warning nor a rewrite rests on it.</summary>
    public bool IsConfirmed { get; init; } = true;

    /// <summary>The roots that sign it; none where that is not known for certain.</summary>
    public RootFamilies Roots { get; init; }

    /// <summary>The bundle that verifies its servers and that SslLint carries, such as <c>aws-rds</c>; null if none.</summary>
    public string? Bundle { get; init; }

    /// <summary>Why a host name check can't succeed, as a clause; null where it can.</summary>
    public string? NoHostName { get; init; }

    /// <summary>Whether a client can log in to PostgreSQL with a certificate; null where that is not known.</summary>
    public bool? TakesClientCertificates { get; init; }

    /// <summary>How to come by the CA where no bundle is carried, as a clause.</summary>
    public string? HowToGetCa { get; init; }

    /// <summary>Patterns of those of its hosts that always take TLS, with a public CA's certificate for that name: the roots of any machine verify them.
    /// Each has its source. Names below <c>privatelink</c> are none, whatever the pattern: they stand in no certificate.</summary>
    public IReadOnlyList<string> SystemRootsHosts { get; init; } = [];

    /// <summary>Whether the roots of any machine verify a host for certain.</summary>
    public bool TakesSystemRoots(string host) =>
        SystemRootsHosts.Any(p => NamePattern.Matches(p, host)) && !host.Split('.').Contains("privatelink", StringComparer.OrdinalIgnoreCase);

    /// <summary>Patterns of its host names, as <see cref="NamePattern"/> reads them.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }
}
