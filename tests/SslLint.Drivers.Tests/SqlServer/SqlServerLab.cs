using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SslLint.Drivers.Tests.Lab;
using SslLint.Drivers.Tests.Matrix;
using SslLint.Drivers.Tests.Prediction;
using SslLint.Engines;
using SslLint.Hardening;

namespace SslLint.Drivers.Tests.SqlServer;

/// <summary>The lab of SQL Server: a peer that speaks TDS as far as a login stands in for the server.</summary>
internal sealed class SqlServerLab() : EngineLab("sqlserver", Clients)
{
    /// <summary>A store of Java that holds the other CA.</summary>
    public const string OtherStore = "other.truststore";

    /// <summary>The name in the certificate that SQL Server makes itself where it is given none.</summary>
    private const string Fallback = "SSL_Self_Signed_Fallback";

    private const string StorePassword = "changeit";

    /// <summary>Users whose passwords hold what a careless reader takes for settings or delimiters.</summary>
    private static readonly Dictionary<string, string> users = new()
    {
        ["lab"] = "lab-secret",
        ["semicolon"] = "x;Encrypt=False;TrustServerCertificate=True",
        ["quotes"] = """it's "q" = \""",
    };

    private LabCertificates certificates = null!;

    /// <summary>The drivers.</summary>
    public static IReadOnlyList<ClientKind> Clients { get; } =
    [
        SqlClient("SqlClient21", new(2, 1, 4), "2.1.4"),
        SqlClient("SqlClient40", new(4), "4.0.0"),
        SqlClient("SqlClient50", new(5, 0, 1), "5.0.1"),
        SqlClient("SqlClient51", new(5, 1, 9), "5.1.9"),
        SqlClient("SqlClient52", new(5, 2, 2), "5.2.2"),
        SqlClient("SqlClient60", new(6, 0, 1), "6.0.1"),
        SqlClient("SqlClient61", new(6, 1, 8), "6.1.8"),
        SqlClient("SqlClient711", new(7, 1, 1), "7.1.1"),
        SqlClient("SqlClient71", new(7, 1, 2), "7.1.2"),
        new("system.data.sqlclient", new(4, 9, 1), "4.9.1", ClientKind.DotnetProgram("SslLint.Lab.SystemDataSqlClient")),
        Jdbc("mssql-jdbc", new(7, 4, 1), "7.4.1", Installation.MssqlJdbc7Jar, MssqlJdbcClass),
        Jdbc("mssql-jdbc", new(12, 6, 1), "12.6.1", Installation.MssqlJdbc12Jar, MssqlJdbcClass),
        Jdbc("jtds", new(1, 3, 1), "1.3.1", Installation.JtdsJar, "net.sourceforge.jtds.jdbc.Driver"),
        new("freetds", new(1), "1.3 through ODBC", "/usr/bin/python3", Path.Combine(Installation.ProjectFolder, "clients", "python", "odbc.py")),
        ClientKind.Node("mssql-node", new(12), "12", "mssql.js"),
        ClientKind.Node("tedious", new(19), "19", "tedious.js"),
    ];

    private const string MssqlJdbcClass = "com.microsoft.sqlserver.jdbc.SQLServerDriver";

    /// <inheritdoc/>
    internal override string? Obstacle => Installation.SqlServerObstacle;

    /// <inheritdoc/>
    internal override string DocumentHead => """
        Each string was given to the real driver. A peer that speaks TDS as far as a login stands in for the server, and saw whether login and session were
        encrypted: a right one; one without TDS 8 (TLS before anything else, SQL Server 2022); one that insists on encryption; wrong ones, whose certificate
        names another host, is of another CA, expired, or made by the server itself; one without TLS; and three interceptors before a right one: the first
        tells both sides that the other has no TLS, the second that only the login is to be encrypted, the third takes what is said of encryption out of the
        answer. The machine's roots (on Linux `SSL_CERT_FILE`, the Java runtime's store, Node.js's extra ones) hold the right CA `{ca}`, unless a row names
        another. `{otherca}` is another one, `{missing}` doesn't exist, `{…-certificate}` is the certificate of a server. Where versions of a driver differ,
        each has its line.

        """;

    /// <inheritdoc/>
    internal override int SharesPerKind => 1;

    /// <inheritdoc/>
    private protected override async Task StartAsync()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "home"));
        Directory.CreateDirectory(Path.Combine(Folder, "no-certificates"));
        certificates = new LabCertificates(Folder);
        StartServers();
        var sources = Path.Combine(Installation.ProjectFolder, "clients", "java");
        await RunAsync("javac", "-d", Folder, Path.Combine(sources, "Exchange.java"), Path.Combine(sources, "SqlServerClient.java"));
        await CreateStoreAsync("root.pem", "root.truststore", "JKS");
        await CreateStoreAsync("root.pem", "root.p12", "PKCS12");
        await CreateStoreAsync("other.pem", OtherStore, "JKS");
    }

    /// <inheritdoc/>
    internal override string? Token(string name, Server server) => name switch
    {
        "port" => server.Port.ToString(),
        "home" => Path.Combine(Folder, "home"),
        "no-certificates" => Path.Combine(Folder, "no-certificates"),
        "ca" => certificates.PathOf("root.pem"),
        "otherca" => certificates.PathOf("other.pem"),
        "bothca" => certificates.PathOf("both.pem"),
        "missing" => certificates.PathOf("missing.pem"),
        "truststore" => certificates.PathOf("root.truststore"),
        "truststore-pkcs12" => certificates.PathOf("root.p12"),
        "other-truststore" => certificates.PathOf(OtherStore),
        "right-certificate" => certificates.PathOf("right.pem"),
        "wrong-host-certificate" => certificates.PathOf("wrong-host.pem"),
        "other-ca-certificate" => certificates.PathOf("other-ca.pem"),
        "fallback-certificate" => certificates.PathOf("fallback.pem"),
        _ => null,
    };

    /// <inheritdoc/>
    internal override IReadOnlyDictionary<string, string> AmbientOf(string driver) => driver switch
    {
        "mssql-jdbc" or "jtds" => new Dictionary<string, string> { ["JAVA_TOOL_OPTIONS"] = "-Djavax.net.ssl.trustStore={truststore}" },
        "mssql-node" or "tedious" => new Dictionary<string, string> { ["NODE_EXTRA_CA_CERTS"] = "{ca}" },
        _ => new Dictionary<string, string> { ["SSL_CERT_FILE"] = "{ca}", ["SSL_CERT_DIR"] = "{no-certificates}" },
    };

    /// <inheritdoc/>
    internal override async Task<Observation> ObserveAsync(ClientProcess client, Cell cell)
    {
        var server = (SqlServerPeer)cell.Server;
        await server.Door.WaitAsync();
        try
        {
            var said = await client.ConnectAsync(cell.Text);
            var notes = await server.Peer.TakeNotesAsync();
            return said with { Outcome = SqlServerPeer.OutcomeOf(notes, said.Outcome != Outcome.Refused) };
        }
        finally
        {
            server.Door.Release();
        }
    }

    /// <inheritdoc/>
    internal override CellPrediction Predict(ClientKind kind, string text, IReadOnlyDictionary<string, string> environment) =>
        SqlServerPrediction.Of(kind, text, environment);

    /// <inheritdoc/>
    internal override HardenedText Harden(ClientKind kind, MatrixRow row, Server server)
    {
        var driver = DriverCatalog.Find(kind.Driver)!.Value.Driver;
        var source = SqlServerPrediction.Parse(kind.Driver, row.TextFor(this, server));
        return HardenedText.Of(Hardener.Apply(driver, source, driver.Versions, new HardeningOptions { Anchor = new TrustAnchor.System() }));
    }

    /// <inheritdoc/>
    /// <remarks>Other roots than the right CA's.</remarks>
    internal override bool IsDecidedBeside(MatrixRow row) => row.Environment.Count > 0;

    /// <inheritdoc/>
    /// <remarks>TLS before anything else, a revocation list (the lab's authorities publish none).</remarks>
    internal override bool NeedsMore(CellPrediction prediction, Server server) =>
        (!server.TakesDirectTls && prediction.Reading.Posture is { DirectNegotiation: true })
        || prediction.Reading.Posture is { Revocation: true };

    /// <inheritdoc/>
    internal override string Describe(IReadOnlyDictionary<string, Outcome> at)
    {
        if (at.Values.All(outcome => outcome == Outcome.Refused))
        {
            return "refused";
        }

        var right = at["right"];
        if (right == Outcome.Refused)
        {
            return "the right server is refused, reached are: "
                + string.Join(", ", at.Where(entry => entry.Value != Outcome.Refused).Select(entry => $"{entry.Key} ({InWords(entry.Value)})"));
        }

        string[] wrong = [.. new[] { "wrong-host", "other-ca", "expired", "fallback" }.Where(name => at[name] != Outcome.Refused)];
        var certificates = wrong.Length switch
        {
            0 => "chain and name verified",
            4 => "any certificate",
            _ => $"also reached: {string.Join(", ", wrong)}",
        };
        string[] downgraded = [.. new[] { "no-tls", "not-sup", "off", "strip" }.Where(name => at[name] != Outcome.Refused && at[name] != right)];
        string[] words =
        [
            InWords(right),
            .. right == Outcome.Plaintext ? [] : new[] { certificates },
            .. downgraded.Select(name => $"{name}: {InWords(at[name])}"),
            .. at["no-tds8"] == Outcome.Refused ? ["needs TDS 8"] : Array.Empty<string>(),
            .. at["forced"] == right ? Array.Empty<string>() : [$"forced: {InWords(at["forced"])}"],
        ];
        return string.Join("; ", words);
    }

    private static string InWords(Outcome outcome) => outcome switch
    {
        Outcome.Encrypted => "TLS",
        Outcome.LoginOnly => "login packet only",
        Outcome.Plaintext => "plaintext",
        _ => "refused",
    };

    private static ClientKind SqlClient(string project, DriverVersion version, string label) =>
        new("sqlclient", version, label, ClientKind.DotnetProgram($"SslLint.Lab.{project}"));

    private static ClientKind Jdbc(string driver, DriverVersion version, string label, string jar, string driverClass) =>
        ClientKind.Java(driver, version, label, jar, "SqlServerClient", driverClass);

    private void StartServers()
    {
        WriteFallback();
        var right = Load("right");
        Servers =
        [
            Start("right", right),
            Start("no-tds8", right, takesTds8: false) with { TakesDirectTls = false },
            Start("forced", right, isForced: true) with { TakesPlaintext = false },
            Start("wrong-host", Load("wrong-host"), file: "wrong-host") with { CertificateName = "elsewhere.example" },
            Start("other-ca", Load("other-ca"), file: "other-ca") with { Authority = Authority.Other },
            Start("expired", Load("expired"), file: "expired") with { IsExpired = true },
            Start("fallback", Load("fallback"), file: "fallback") with { Authority = Authority.Itself, CertificateName = Fallback },
            Start("no-tls", null) with { OffersTls = false, TakesDirectTls = false },
            Start("not-sup", right, Interception.NotSupported),
            Start("off", right, Interception.Off),
            Start("strip", right, Interception.Strip),
        ];
    }

    private SqlServerPeer Start(
        string name,
        X509Certificate2? certificate,
        Interception interception = Interception.None,
        bool isForced = false,
        bool takesTds8 = true,
        string file = "right")
    {
        var peer = new TdsServer(new TdsServerOptions { Certificate = certificate, IsForced = isForced, TakesTds8 = takesTds8, Users = users });
        StopAtTheEnd([peer]);
        var port = peer.Port;
        if (interception != Interception.None)
        {
            var interceptor = new TdsInterceptor(interception, peer.Port);
            StopAtTheEnd([interceptor]);
            port = interceptor.Port;
        }

        return new SqlServerPeer(name, port, peer)
        {
            Interception = interception,
            CertificateFile = certificate is null ? null : certificates.PathOf(file + ".pem"),
            OffersTls = interception == Interception.None,
            TakesDirectTls = interception == Interception.None,
        };
    }

    private X509Certificate2 Load(string name) =>
        X509Certificate2.CreateFromPemFile(certificates.PathOf(name + ".pem"), certificates.PathOf(name + ".key"));

    private void WriteFallback()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest($"CN={Fallback}", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        File.WriteAllText(certificates.PathOf("fallback.pem"), certificate.ExportCertificatePem() + "\n");
        File.WriteAllText(certificates.PathOf("fallback.key"), key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    private Task CreateStoreAsync(string certificate, string store, string type) => RunAsync("keytool",
        "-importcert", "-noprompt", "-alias", "lab", "-file", certificates.PathOf(certificate),
        "-storetype", type, "-keystore", certificates.PathOf(store), "-storepass", StorePassword);
}
