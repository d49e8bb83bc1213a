using System.Text.Json;
using SslLint.Dialects;
using SslLint.Drivers.Tests.Lab;
using SslLint.Drivers.Tests.Prediction;
using SslLint.Engines;
using SslLint.Engines.SqlServer;

namespace SslLint.Drivers.Tests.SqlServer;

/// <summary>What the servers of SQL Server must see of a string.</summary>
internal sealed class SqlServerPrediction(Reading reading, IReadOnlyDictionary<string, string> environment) : CellPrediction(reading)
{
    private const string PreLogin = "prelogin";
    private const string PreLoginOff = "prelogin-off";

    /// <summary>Reads a string as a client in this environment does.</summary>
    public static SqlServerPrediction Of(ClientKind kind, string text, IReadOnlyDictionary<string, string> environment)
    {
        var driver = DriverCatalog.Find(kind.Driver)!.Value.Driver;
        var context = new ReadContext { FileExists = static path => File.Exists(path) };
        return new SqlServerPrediction(driver.Read(Parse(kind.Driver, text), kind.Version, context), environment);
    }

    /// <summary>Reads the text in the dialect in which the driver takes it.</summary>
    public static ConnectionString Parse(string driver, string text)
    {
        if (driver == "tedious")
        {
            return ParseObject(text);
        }

        Dialect dialect = driver switch
        {
            "mssql-jdbc" => SqlServerJdbcDialect.Instance,
            "jtds" => JtdsDialect.Instance,
            "freetds" => OdbcDialect.Instance,
            _ => text.Contains("://", StringComparison.Ordinal) ? UriDialect.Instance : AdoNetDialect.Instance,
        };
        return dialect.Parse(text);
    }

    /// <inheritdoc/>
    public override Outcome? At(Server server)
    {
        if (!Reading.IsAccepted)
        {
            return Outcome.Refused;
        }

        if (Reading.Posture is not { } posture)
        {
            return null;
        }

        var peer = (SqlServerPeer)server;
        if (Reading.Endpoints.Any(endpoint => endpoint.Kind == EndpointKind.InProcess))
        {
            return Outcome.Refused;
        }

        var tls = ReachesOverTls(posture, server) ? Outcome.Encrypted : Outcome.Refused;
        if (posture.DirectNegotiation)
        {
            return peer.TakesDirectTls ? tls : Outcome.Refused;
        }

        return (posture.Encryption, Heard(peer)) switch
        {
            (Encryption.Never, _) => peer.TakesPlaintext ? Outcome.Plaintext : Outcome.Refused,
            (Encryption.Always, TdsEncryption.On) => tls,
            (Encryption.Always, TdsEncryption.Off) => IsGap(server) ? Outcome.LoginOnly : Outcome.Refused,
            (Encryption.Always, null) => IsGap(server) ? Outcome.Plaintext : Outcome.Refused,
            (Encryption.Always, _) => Outcome.Refused,
            (_, TdsEncryption.NotSupported or null) => Outcome.Plaintext,
            (Encryption.LoginOnly, _) when !peer.TakesPlaintext => posture.Revocation ? Outcome.Refused : tls,
            (Encryption.LoginOnly, _) => posture.Chain && tls == Outcome.Refused ? Outcome.Refused : Outcome.LoginOnly,
            (_, TdsEncryption.Off) => Outcome.Plaintext,
            _ => tls,
        };
    }

    /// <inheritdoc/>
    public override bool IsGap(Server server) => Reading.Posture is { DirectNegotiation: false } posture && (SqlServerPeer)server switch
    {
        { Interception: Interception.Strip } => posture.Gaps.Contains(PreLogin),
        { Interception: Interception.Off } => posture.Gaps.Contains(PreLoginOff),
        _ => false,
    };

    /// <inheritdoc/>
    protected override bool ReachesOverTls(TlsPosture posture, Server server)
    {
        if (posture.Roots is Roots.Pinned pin && IsPinned(pin.Path, (SqlServerPeer)server))
        {
            return true;
        }

        return posture.Roots is not Roots.Pinned { WithSystem: false }
            && (!posture.Chain || VerifiesChain(posture, server))
            && (!posture.HostName || Reading.Endpoints.All(endpoint => IsName(posture, endpoint, server.CertificateName)));
    }

    /// <summary>What a client hears about encryption that asks for it: null is nothing.</summary>
    private static TdsEncryption? Heard(SqlServerPeer peer) => peer switch
    {
        { Interception: Interception.Strip } => null,
        { Interception: Interception.NotSupported } or { CertificateFile: null } => TdsEncryption.NotSupported,
        { Interception: Interception.Off } => TdsEncryption.Off,
        _ => TdsEncryption.On,
    };

    private static bool IsPinned(string? path, SqlServerPeer peer) =>
        File.Exists(path) && peer.CertificateFile is { } own && File.ReadAllText(path) == File.ReadAllText(own);

    private static bool IsName(TlsPosture posture, Endpoint endpoint, string certified) =>
        string.Equals(posture.ExpectedName ?? endpoint.Host, certified, StringComparison.OrdinalIgnoreCase)
        || string.Equals(posture.AdditionalName, certified, StringComparison.OrdinalIgnoreCase);

    /// <summary>The lab's authorities publish no revocation lists: whoever asks for them is refused.</summary>
    private bool VerifiesChain(TlsPosture posture, Server server) =>
        !server.IsExpired
        && !posture.Revocation
        && (posture.Roots is Roots.Pinned ? SystemRoots : posture.Roots.Path ?? SystemRoots) is { } path
        && Authorities(path).Contains(server.Authority);

    private string? SystemRoots =>
        environment.GetValueOrDefault("SSL_CERT_FILE")
        ?? environment.GetValueOrDefault("NODE_EXTRA_CA_CERTS")
        ?? environment.GetValueOrDefault("JAVA_TOOL_OPTIONS")?.Split("trustStore=")[1];

    private static IReadOnlyList<Authority> Authorities(string path) =>
        Path.GetFileName(path) == SqlServerLab.OtherStore ? [Authority.Other] : AuthoritiesIn(path);

    /// <summary>What stands in the object <c>options</c> of tedious' configuration, as readers of files find it.</summary>
    private static ConnectionString ParseObject(string text)
    {
        string[] read = ["encrypt", "trustServerCertificate"];
        using var document = JsonDocument.Parse($"{{{text}}}");
        var settings = document.RootElement.EnumerateObject()
            .Where(property => read.Contains(property.Name))
            .Select(property => new Setting
            {
                Key = property.Name,
                Value = property.Value.ToString(),
                IsQuoted = property.Value.ValueKind == JsonValueKind.String,
            })
            .Prepend(new Setting { Key = "server", Value = "localhost", IsQuoted = true });
        return new ConnectionString(SpreadDialect.Instance, text, [], [.. settings], null, null);
    }
}
