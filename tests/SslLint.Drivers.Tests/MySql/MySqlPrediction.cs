using SslLint.Dialects;
using SslLint.Drivers.Tests.Lab;
using SslLint.Drivers.Tests.Prediction;
using SslLint.Engines;
using SslLint.Engines.MySql;

namespace SslLint.Drivers.Tests.MySql;

/// <summary>What the servers of MySQL and MariaDB must see of a string.</summary>
internal sealed class MySqlPrediction(Reading reading, IReadOnlyDictionary<string, string> environment) : CellPrediction(reading)
{
    /// <summary>Reads a string as a client in this environment does.</summary>
    public static MySqlPrediction Of(ClientKind kind, string text, IReadOnlyDictionary<string, string> environment) => new(
        DriverCatalog.Find(kind.Driver)!.Value.Driver.Read(
            Parse(kind, text), kind.Version, new ReadContext { FileExists = path => File.Exists(Path.Combine(environment["HOME"], path)) }),
        environment);

    /// <summary>Reads the text in the dialect in which the driver takes it.</summary>
    public static ConnectionString Parse(ClientKind kind, string text)
    {
        Dialect dialect = kind.Driver switch
        {
            "mysqlconnector" or "mysql.data" => AdoNetDialect.Instance,
            "go-sql-driver" => GoDsnDialect.Instance,
            "mariadb-connector-j" => text.StartsWith("jdbc:mariadb:", StringComparison.Ordinal) ? MySqlJdbcDialect.MariaDb : MySqlJdbcDialect.MySql,
            _ => UriDialect.Instance,
        };
        return dialect.Parse(text);
    }

    /// <inheritdoc/>
    protected override bool ReachesOverTls(TlsPosture posture, Server server) =>
        server.OffersTls
        && Reading.Endpoints.All(endpoint => endpoint.Kind == EndpointKind.Network)
        && (!server.WantsClientCertificate || posture.ClientCertificate)
        && (posture.MinimumTls is null || string.CompareOrdinal(posture.MinimumTls, server.MaximumTls) <= 0)
        && (!posture.Chain || VerifiesChain(posture, server))
        && (!posture.HostName || Reading.Endpoints.All(endpoint => string.Equals(endpoint.Host, server.CertificateName, StringComparison.OrdinalIgnoreCase)));

    /// <inheritdoc/>
    /// <remarks>Where the server says no, and not where its certificate is refused.</remarks>
    protected override bool FallsBack(Server server) => !server.OffersTls;

    /// <summary>The lab's authorities publish no revocation lists: who asks for them, which only the system's verification does, is refused.</summary>
    private bool VerifiesChain(TlsPosture posture, Server server) =>
        !server.IsExpired && RootsOf(posture).Contains(server.Authority) && !(posture.Revocation && OfSystem().Contains(server.Authority));

    /// <summary>Whose certificates are trusted.</summary>
    private IEnumerable<Authority> RootsOf(TlsPosture posture) => posture.Roots switch
    {
        Roots.File { WithSystem: true } => [.. Given(posture), .. OfSystem()],
        Roots.File or Roots.Store => Given(posture),
        Roots.System => OfSystem(),
        _ => [],
    };

    private IReadOnlyList<Authority> Given(TlsPosture posture) =>
        posture.RootCertificate is { } path ? AuthoritiesIn(Path.Combine(environment["HOME"], path)) : [];

    private IReadOnlyList<Authority> OfSystem() =>
        (environment.GetValueOrDefault("SSL_CERT_FILE") ?? environment.GetValueOrDefault("NODE_EXTRA_CA_CERTS")
            ?? environment.GetValueOrDefault("JAVA_TOOL_OPTIONS")?.Split("trustStore=")[1]) is { } file
            ? AuthoritiesIn(file)
            : [];
}
