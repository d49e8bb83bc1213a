using SslLint.Drivers.Tests.Lab;
using SslLint.Drivers.Tests.Matrix;
using SslLint.Drivers.Tests.Prediction;
using SslLint.Engines;
using SslLint.Hardening;

namespace SslLint.Drivers.Tests.MySql;

/// <summary>The lab of MySQL and MariaDB: servers of MariaDB 10.11, before which clients and servers know no TLS without configuration.</summary>
internal sealed class MySqlLab() : EngineLab("mysql", Clients)
{
    private LabCertificates certificates = null!;

    /// <summary>Users whose passwords hold what a careless reader takes for settings or delimiters.</summary>
    private static readonly (string Name, string Password)[] users =
    [
        ("lab", "lab-secret"),
        ("semicolon", "x;SslMode=None"),
        ("ampersand", "a&sslMode=disabled"),
        ("quotes", """it's "q" ="""),
        ("plus", "a+b c%41"),
        ("slash", "p@ss:w/o?tls=false#d"),
    ];

    public static IReadOnlyList<ClientKind> Clients { get; } =
    [
        new("mysqlconnector", new(2, 4, 0), "2.4", ClientKind.DotnetProgram("SslLint.Lab.MySqlConnector24")),
        new("mysqlconnector", new(2, 6, 2), "2.6", ClientKind.DotnetProgram("SslLint.Lab.MySqlConnector26")),
        new("mysql.data", new(26, 10, 0), "26", ClientKind.DotnetProgram("SslLint.Lab.MySqlData26")),
        ClientKind.Java("mariadb-connector-j", new(2, 7, 6), "2.7", Installation.MariaDbJar, "MariaDbClient", "2.7.6"),
        ClientKind.Java("mariadb-connector-j", new(3, 3, 3), "3.3", Installation.MariaDb3Jar, "MariaDbClient", "3.3.3"),
        Node("mysql2", new(3, 24, 6), "3"),
        Node("mysql-node", new(2, 18, 1), "2", "mysql"),
        Node("mariadb-node", new(3, 5, 4), "3", "mariadb"),
        Python("pymysql", new(1, 0, 2), "1.0", "pymysql"),
        Python("mysqlclient", new(1, 4, 6), "1.4", "MySQLdb"),
        new("go-sql-driver", new(1, 5, 0), "1.5", "{lab}/mysql-go", "1.5.0"),
    ];

    /// <inheritdoc/>
    internal override string? Obstacle => Installation.MySqlObstacle;

    /// <inheritdoc/>
    internal override string DocumentHead => """
        Each string was given to the real driver on real servers (MariaDB 10.11): a right one, one that insists on TLS (1.2 at most),
        one that demands a client certificate, one whose
        certificate names another host, one of another CA, an expired one, one without TLS, and an interceptor that takes TLS out of what the server
        says it can do. `{ca}` is the file of the right CA, `{otherca}` of another, `{missing}` doesn't exist. For drivers that take no file of a CA
        (go-sql-driver, those of Node.js) the right CA is among the system's roots. Where versions of a driver differ, each has its line.

        MariaDB 11.4 and later let some clients accept an unknown certificate by the password (zero-configuration TLS): MySqlConnector, MariaDB
        Connector/J 3.5, npm mariadb. There a string that is strict here accepts who proves to know the password.

        """;

    /// <inheritdoc/>
    private protected override async Task StartAsync()
    {
        certificates = new LabCertificates(Folder);
        Directory.CreateDirectory(Path.Combine(Folder, "home"));
        await Task.WhenAll(CompileJavaClientAsync(), CompileGoClientAsync(), StartServersAsync());
    }

    /// <inheritdoc/>
    internal override string? Token(string name, Server server) => name switch
    {
        "port" => server.Port.ToString(),
        "ca" => certificates.PathOf("root.pem"),
        "otherca" => certificates.PathOf("other.pem"),
        "bothca" => certificates.PathOf("both.pem"),
        "missing" => certificates.PathOf("missing.pem"),
        "catext" => File.ReadAllText(certificates.PathOf("root.pem")).ReplaceLineEndings("\\n"),
        "othercatext" => File.ReadAllText(certificates.PathOf("other.pem")).ReplaceLineEndings("\\n"),
        "clientcert" => certificates.PathOf("client.pem"),
        "clientkey" => certificates.PathOf("client.key"),
        "clientpfx" => certificates.PathOf("client.pfx"),
        "rsacert" => certificates.PathOf("client-rsa.pem"),
        "rsakey" => certificates.PathOf("client-rsa.key"),
        "home" => Path.Combine(Folder, "home"),
        _ => null,
    };

    /// <inheritdoc/>
    internal override IReadOnlyDictionary<string, string> AmbientOf(string driver) => driver switch
    {
        "go-sql-driver" => new Dictionary<string, string> { ["SSL_CERT_FILE"] = "{ca}", ["SSL_CERT_DIR"] = "{home}" },
        "mysql2" or "mysql-node" or "mariadb-node" => new Dictionary<string, string> { ["NODE_EXTRA_CA_CERTS"] = "{ca}" },
        _ => new Dictionary<string, string>(),
    };

    /// <inheritdoc/>
    internal override CellPrediction Predict(ClientKind kind, string text, IReadOnlyDictionary<string, string> environment) =>
        MySqlPrediction.Of(kind, text, environment);

    /// <inheritdoc/>
    internal override HardenedText Harden(ClientKind kind, MatrixRow row, Server server)
    {
        var driver = DriverCatalog.Find(kind.Driver)!.Value.Driver;
        var isMySqlData = kind.Driver == "mysql.data";
        return HardenedText.Of(Hardener.Apply(driver, MySqlPrediction.Parse(kind, row.TextFor(this, server)), [kind.Version], new HardeningOptions
        {
            Anchor = isMySqlData || driver.Anchors.HasFlag(AnchorForms.File) ? new TrustAnchor.File(Token("ca", server)!) : new TrustAnchor.System(),
            ClientCertificate = isMySqlData ? Token("rsacert", server) : null,
            ClientKey = isMySqlData ? Token("rsakey", server) : null,
        }));
    }

    /// <inheritdoc/>
    /// <remarks>MySqlConnector adds a file to the system's roots, and where those know the CA it asks for revocation lists, which the lab's don't
    /// publish: such a string is strict without a file.</remarks>
    internal override bool IsDecidedBeside(MatrixRow row) => row.Driver == "mysqlconnector" && row.Environment.ContainsKey("SSL_CERT_FILE");

    /// <inheritdoc/>
    internal override bool NeedsMore(CellPrediction prediction, Server server) =>
        (server.WantsClientCertificate && prediction.Reading.Posture is not { ClientCertificate: true })
        || (server.MaximumTls == "1.2" && prediction.Reading.Posture is { MinimumTls: "1.3" })
        || prediction.Reading.Posture is { Revocation: true };

    /// <inheritdoc/>
    internal override string Describe(IReadOnlyDictionary<string, Outcome> at)
    {
        if (at.Values.All(outcome => outcome == Outcome.Refused))
        {
            return "refused";
        }

        var words = new List<string>();
        switch (at["right"])
        {
            case Outcome.Plaintext:
                words.Add("plaintext");
                break;
            case Outcome.Encrypted:
                words.Add(at["interceptor"] == Outcome.Plaintext ? "TLS, plaintext if the server says no" : "TLS or nothing");
                words.Add((at["other-ca"], at["wrong-host"]) switch
                {
                    (Outcome.Encrypted, Outcome.Encrypted) => "any certificate",
                    (Outcome.Encrypted, _) => "any CA for the right name",
                    (_, Outcome.Encrypted) => "chain verified, name not",
                    _ => "chain and name verified",
                });
                break;
            default:
                words.Add("the right server is refused, reached are: "
                    + string.Join(", ", at.Where(entry => entry.Value != Outcome.Refused)
                        .Select(entry => $"{entry.Key} ({entry.Value.ToString().ToLowerInvariant()})")));
                break;
        }

        if (at["right"] == Outcome.Encrypted && at["tls-only"] == Outcome.Refused)
        {
            words.Add("TLS 1.3 at least");
        }

        if (at["client-cert"] == Outcome.Encrypted)
        {
            words.Add("client certificate sent");
        }

        return string.Join("; ", words);
    }

    private async Task StartServersAsync()
    {
        var template = await MariaDbTemplate.CreateAsync(Path.Combine(Folder, "servers", "mariadb"));
        var ports = Loopback.FreePorts(8);
        (Server Server, string? Certificate, string Options)[] plan =
        [
            (new Server("right", ports[0]), "right", ""),
            (new Server("tls-only", ports[1]) { TakesPlaintext = false, MaximumTls = "1.2" }, "right", "--require-secure-transport=ON --tls-version=TLSv1.2"),
            (new Server("client-cert", ports[2]) { TakesPlaintext = false, WantsClientCertificate = true }, "right", ""),
            (new Server("wrong-host", ports[3]) { CertificateName = "elsewhere.example" }, "wrong-host", ""),
            (new Server("other-ca", ports[4]) { Authority = Authority.Other }, "other-ca", ""),
            (new Server("expired", ports[5]) { IsExpired = true }, "expired", ""),
            (new Server("no-tls", ports[6]) { OffersTls = false }, null, "--skip-ssl"),
        ];
        StopAtTheEnd(await Task.WhenAll(plan.Select(entry => template.StartAsync(
            entry.Server.Name,
            entry.Server.Port,
            Users(entry.Server.WantsClientCertificate ? " require x509" : ""),
            $"{(entry.Certificate is { } name ? TlsOf(name) : "")} {entry.Options}"))));
        StopAtTheEnd([new MySqlInterceptor(ports[7], target: ports[0])]);
        Servers = [.. plan.Select(entry => entry.Server), new Server("interceptor", ports[7]) { OffersTls = false }];
    }

    private string TlsOf(string certificate)
    {
        var path = certificates.PathOf(certificate);
        return $"--ssl-cert='{path}.pem' --ssl-key='{path}.key' --ssl-ca='{certificates.PathOf("clients.pem")}'";
    }

    private static IEnumerable<string> Users(string requirement) => users.Select(user =>
        $"create user '{user.Name}'@'%' identified by '{user.Password.Replace("'", "''", StringComparison.Ordinal)}'{requirement};");

    private Task CompileJavaClientAsync()
    {
        var sources = Path.Combine(Installation.ProjectFolder, "clients", "java");
        return RunAsync("javac", "-d", Folder, Path.Combine(sources, "Exchange.java"), Path.Combine(sources, "MariaDbClient.java"));
    }

    /// <summary>Debian's packages of Go are sources in a path of the old kind; what the compiler has done is kept for the next run.</summary>
    private Task CompileGoClientAsync() => RunAsync(
        "env", "GO111MODULE=off", "GOPATH=/usr/share/gocode", $"GOCACHE={Path.Combine(Repository.Root, "artifacts", "lab", "go-cache")}", "HOME=" + Folder,
        "go", "build", "-o", Path.Combine(Folder, "mysql-go"), Path.Combine(Installation.ProjectFolder, "clients", "go", "mysql.go"));

    private static ClientKind Node(string driver, DriverVersion version, string label, string? package = null)
    {
        var kind = ClientKind.Node(driver, version, label, "mysql.js");
        return kind with { Command = [.. kind.Command, package ?? driver] };
    }

    private static ClientKind Python(string driver, DriverVersion version, string label, string module) =>
        new(driver, version, label, "/usr/bin/python3", Path.Combine(Installation.ProjectFolder, "clients", "python", "sqlalchemy_client.py"), module);
}
