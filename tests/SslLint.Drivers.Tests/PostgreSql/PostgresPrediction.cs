using SslLint.Dialects;
using SslLint.Drivers.Tests.Lab;
using SslLint.Drivers.Tests.Prediction;
using SslLint.Engines;
using SslLint.Engines.PostgreSql;

namespace SslLint.Drivers.Tests.PostgreSql;

/// <summary>What the servers of PostgreSQL must see of a string.</summary>
internal sealed class PostgresPrediction(Reading reading, IReadOnlyDictionary<string, string> environment) : CellPrediction(reading)
{
    /// <summary>Reads a string as a client in this environment does.</summary>
    public static PostgresPrediction Of(ClientKind kind, string text, IReadOnlyDictionary<string, string> environment)
    {
        var driver = DriverCatalog.Find(kind.Driver)!.Value.Driver;
        var context = new ReadContext { FileExists = path => File.Exists(Resolve(path, environment)), Validation = ValidationOf(environment) };
        return new PostgresPrediction(driver.Read(Parse(kind, text, environment), kind.Version, context), environment);
    }

    /// <summary>What the client's code does about the server's certificate; null where it leaves that to the driver.</summary>
    public static ServerValidation? ValidationOf(IReadOnlyDictionary<string, string> environment) => environment.GetValueOrDefault("LAB_CALLBACK") switch
    {
        null => null,
        "roots" => ServerValidation.Roots,
        "chain" => ServerValidation.Callback(Verified.Yes, Verified.No),
        "name" => ServerValidation.Callback(Verified.No, Verified.Yes),
        _ => ServerValidation.Callback(Verified.Yes, Verified.Yes),
    };

    /// <summary>Reads the text in the dialect in which the driver takes it.</summary>
    public static ConnectionString Parse(ClientKind kind, string text, IReadOnlyDictionary<string, string> environment)
    {
        Dialect dialect = kind.Driver switch
        {
            "npgsql" => AdoNetDialect.Instance,
            "pgjdbc" => PgjdbcDialect.Instance,
            "node-postgres" => UriDialect.Instance,
            "metabase" => text.StartsWith("jdbc:", StringComparison.Ordinal) ? PgjdbcDialect.Instance : UriDialect.Instance,
            _ => text.StartsWith("postgresql://", StringComparison.Ordinal) || text.StartsWith("postgres://", StringComparison.Ordinal)
                ? UriDialect.Instance
                : LibpqKeywordDialect.Instance,
        };
        return dialect.Parse(ClientEnvironment.Apply(kind.Driver, kind.Version, environment, text));
    }

    protected override bool ReachesOverTls(TlsPosture posture, Server server) =>
        server.OffersTls
        && Reading.Endpoints.All(endpoint => endpoint.Kind != EndpointKind.Socket)
        && (!posture.DirectNegotiation || server.TakesDirectTls)
        && (!server.WantsClientCertificate || posture.ClientCertificate)
        && (posture.MinimumTls is null || string.CompareOrdinal(posture.MinimumTls, server.MaximumTls) <= 0)
        && (!posture.Chain || VerifiesChain(posture, server))
        && (!posture.HostName || Reading.Endpoints.All(endpoint => string.Equals(endpoint.Host, server.CertificateName, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The lab's authorities publish no revocation lists: whoever asks for them is refused.</summary>
    private bool VerifiesChain(TlsPosture posture, Server server) =>
        !server.IsExpired
        && !posture.Revocation
        && Roots(posture) is { } path
        && AuthoritiesIn(path).Contains(server.Authority);

    /// <summary>The file of trust anchors; null where there is none that knows the lab's authorities.</summary>
    private string? Roots(TlsPosture posture) => posture.Roots switch
    {
        Drivers.Roots.File => Resolve(posture.RootCertificate ?? environment["LAB_CA"], environment),
        Drivers.Roots.DriverDefault when File.Exists(Resolve("~/.postgresql/root.crt", environment)) => Resolve("~/.postgresql/root.crt", environment),
        // Npgsql takes the system's roots where its default file is missing; libpq and pgjdbc refuse to go on.
        Drivers.Roots.DriverDefault when Reading.Driver.Name == "npgsql" => SystemRoots,
        Drivers.Roots.System => SystemRoots,
        _ => null,
    };

    private string? SystemRoots =>
        environment.GetValueOrDefault("SSL_CERT_FILE")
        ?? environment.GetValueOrDefault("NODE_EXTRA_CA_CERTS")
        ?? environment.GetValueOrDefault("JAVA_TOOL_OPTIONS")?.Split("trustStore=")[1];

    private static string Resolve(string path, IReadOnlyDictionary<string, string> environment) =>
        Path.Combine(environment["HOME"], path.StartsWith("~/", StringComparison.Ordinal) ? path[2..] : path);
}
