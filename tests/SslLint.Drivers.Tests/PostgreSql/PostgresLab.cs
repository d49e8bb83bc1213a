using System.Diagnostics;
using SslLint.Drivers.Tests.Lab;
using SslLint.Drivers.Tests.Matrix;
using SslLint.Drivers.Tests.Prediction;
using SslLint.Engines;
using SslLint.Engines.PostgreSql;
using SslLint.Hardening;

namespace SslLint.Drivers.Tests.PostgreSql;

/// <summary>PostgreSQL's lab: servers of two versions.</summary>
internal sealed class PostgresLab() : EngineLab("postgresql", Clients)
{
    private LabCertificates certificates = null!;

    /// <summary>Roles whose passwords hold what a careless reader takes for settings or delimiters.</summary>
    private static readonly Role[] roles =
    [
        new("lab", "lab-secret"),
        new("semicolon", "x;SSL Mode=Disable"),
        new("ampersand", "a&sslmode=disable"),
        new("quotes", """it's "q" \ ="""),
        new("plus", "a+b c%41"),
        new("at@corp", "p@ss:w/o?r#d"),
        new("space", "x sslmode=disable"),
    ];

    public static IReadOnlyList<ClientKind> Clients { get; } =
    [
        Npgsql("8", new(8)),
        Npgsql("9", new(9)),
        Npgsql("10", new(10)),
        Libpq("15", new(15), Installation.Libpq15),
        Libpq("18", new(18), Installation.Libpq18),
        Pgjdbc("pgjdbc", new(42, 5, 5), "42.5"),
        Pgjdbc("metabase", new(0), "on pgjdbc 42.5", "metabase"),
        ClientKind.Node("node-postgres", new(8), "8", "pg.js"),
    ];

    /// <inheritdoc/>
    internal override string? Obstacle => Installation.PostgreSqlObstacle;

    /// <inheritdoc/>
    internal override string DocumentHead => """
        Each string was given to the real driver on real servers: a right one (PostgreSQL 15; for strings about direct TLS also 18),
        one that insists on TLS (1.2 at most), one that demands a
        client certificate, one whose certificate names another host, one of another CA, an expired one, one without TLS, and an interceptor that says
        there is no TLS. `{ca}` is the file of the right CA, `{otherca}` of another, `{bothca}` of both, `{missing}` doesn't exist, `{garbage}` holds no
        certificate. Where versions of a driver differ, each has its line.

        """;

    /// <inheritdoc/>
    private protected override async Task StartAsync()
    {
        certificates = new LabCertificates(Folder);
        await Task.WhenAll(CreateKeyStoresAsync(), CompileJavaClientAsync());
        CreateHomes();

        var servers15 = Path.Combine(Folder, "servers", "15");
        var servers18 = Path.Combine(Folder, "servers", "18");
        var templates = await Task.WhenAll(
            PostgresTemplate.CreateAsync(Installation.Postgres15, servers15, roles),
            PostgresTemplate.CreateAsync(ReadableByAll(Installation.Postgres18), servers18, roles));
        await StartServersAsync(templates[0], templates[1]);
    }

    /// <inheritdoc/>
    internal override string? Token(string name, Server server) => name switch
    {
        "port" => server.Port.ToString(),
        "socket" => Path.Combine(Folder, "servers", $"{(server.TakesDirectTls ? "18" : "15")}-{server.Name}"),
        "ca" => certificates.PathOf("root.pem"),
        "ca-der" => certificates.PathOf("root.der"),
        "ca-folder" => Folder,
        "otherca" => certificates.PathOf("other.pem"),
        "bothca" => certificates.PathOf("both.pem"),
        "garbage" => certificates.PathOf("garbage.pem"),
        "missing" => certificates.PathOf("missing.pem"),
        "keylog" => certificates.PathOf("keylog.txt"),
        "truststore" => certificates.PathOf("root.truststore"),
        "clientcert" => certificates.PathOf("client.pem"),
        "clientkey" => certificates.PathOf("client.key"),
        "clientpk8" => certificates.PathOf("client.pk8"),
        "clientp12" => certificates.PathOf("client-user.p12"),
        "clientpfx" => certificates.PathOf("client.pfx"),
        "p12password" => LabCertificates.Pkcs12Password,
        "home" => Path.Combine(Folder, "home"),
        "home-with-root" => Path.Combine(Folder, "home-with-root"),
        "home-with-otherca" => Path.Combine(Folder, "home-with-otherca"),
        "newline" => "\n",
        "tab" => "\t",
        _ => null,
    };

    /// <inheritdoc/>
    internal override CellPrediction Predict(ClientKind kind, string text, IReadOnlyDictionary<string, string> environment) =>
        PostgresPrediction.Of(kind, text, environment);

    /// <inheritdoc/>
    internal override HardenedText Harden(ClientKind kind, MatrixRow row, Server server)
    {
        var driver = DriverCatalog.Find(kind.Driver)!.Value.Driver;
        var source = PostgresPrediction.Parse(kind, row.TextFor(this, server), new Dictionary<string, string>());
        var validation = PostgresPrediction.ValidationOf(row.EnvironmentFor(this));
        var withClientCertificate = row.Source == "default";

        // Beside a callback the string insists on TLS by a word that versions before 8 refuse.
        var versions = validation is { IsCallback: true } ? [kind.Version] : driver.Versions;
        return HardenedText.Of(Hardener.Apply(driver, source, versions, new HardeningOptions
        {
            Anchor = new TrustAnchor.File(Token("ca", server)!),
            Validation = validation,
            ClientCertificate = withClientCertificate ? Token("clientcert", server) : null,
            ClientKey = withClientCertificate ? Token(driver is PgjdbcDriver or MetabaseDriver ? "clientpk8" : "clientkey", server) : null,
        }));
    }

    /// <inheritdoc/>
    /// <remarks>The server of version 18 answers as that of 15 does but for direct TLS; a ninth of all connections would show nothing else.</remarks>
    internal override bool Runs(MatrixRow row, Server server) => !server.TakesDirectTls || row.MentionsNegotiation;

    /// <inheritdoc/>
    /// <remarks>All wrong servers, and of the right ones those that a strict string may be treated differently by: one that takes direct TLS matters
    /// to strings that ask for it, and a highest TLS version was tried in the matrix.</remarks>
    internal override IEnumerable<Server> ServersOfHardened(MatrixRow row) => Servers.Where(server =>
        !server.IsRight
        || server.WantsClientCertificate
        || (server.TakesDirectTls ? row.MentionsNegotiation : server.MaximumTls != "1.2"));

    /// <inheritdoc/>
    internal override bool IsDecidedBeside(MatrixRow row) =>
        PostgresPrediction.ValidationOf(row.EnvironmentFor(this)) is { IsCallback: true } callback
            && (callback.Chain, callback.HostName) != (Verified.Yes, Verified.Yes);

    /// <inheritdoc/>
    /// <remarks>A client certificate, direct TLS, an older TLS, a revocation list (the lab's authorities publish none).</remarks>
    internal override bool NeedsMore(CellPrediction prediction, Server server) =>
        (server.WantsClientCertificate && prediction.Reading.Posture is not { ClientCertificate: true })
        || (!server.TakesDirectTls && prediction.Reading.Posture is { DirectNegotiation: true })
        || (server.MaximumTls == "1.2" && prediction.Reading.Posture is { MinimumTls: "1.3" })
        || prediction.Reading.Posture is { Revocation: true };

    /// <inheritdoc/>
    internal override string Describe(IReadOnlyDictionary<string, Outcome> at)
    {
        if (at.Values.All(outcome => outcome == Outcome.Refused))
        {
            return "refused";
        }

        var server = at["right"] == Outcome.Refused && at.GetValueOrDefault("right-18", Outcome.Refused) != Outcome.Refused ? "right-18" : "right";
        var words = new List<string>();
        if (at[server] == Outcome.Plaintext)
        {
            words.Add(at["tls-only"] == Outcome.Encrypted ? "plaintext first, TLS if the server insists"
                : at["client-cert"] == Outcome.Encrypted ? "plaintext first"
                : "plaintext");
        }
        else if (at[server] == Outcome.Encrypted)
        {
            words.Add(at["interceptor"] == Outcome.Plaintext ? "TLS, plaintext if the server says no" : "TLS or nothing");
            if (server == "right")
            {
                words.Add(Verification(at["other-ca"], at["wrong-host"], at["expired"]));
            }
        }
        else
        {
            words.Add("the right server is refused, reached are: "
                + $"{string.Join(", ", at.Where(entry => entry.Value != Outcome.Refused)
                    .Select(entry => $"{entry.Key} ({entry.Value.ToString().ToLowerInvariant()})"))}");
        }

        if (server == "right-18")
        {
            // The wrong servers are of version 15: none answers, whatever its certificate.
            words.Add("needs PostgreSQL 17 or later, verification not seen");
        }
        else if (at[server] == Outcome.Encrypted && at["tls-only"] == Outcome.Refused)
        {
            words.Add("TLS 1.3 at least");
        }

        if (at["client-cert"] == Outcome.Encrypted)
        {
            words.Add("client certificate sent");
        }

        return string.Join("; ", words);
    }

    private static string Verification(Outcome otherAuthority, Outcome otherHost, Outcome expired) => (otherAuthority, otherHost) switch
    {
        (Outcome.Encrypted, Outcome.Encrypted) => "any certificate",
        (Outcome.Encrypted, _) => "any CA for the right name",
        (Outcome.Plaintext, Outcome.Encrypted) => "chain verified, and plaintext where that fails",
        (Outcome.Plaintext, _) => "verified, and plaintext where that fails",
        (_, Outcome.Encrypted) when expired == Outcome.Refused => "chain verified, name not",
        (_, Outcome.Encrypted) => "chain verified, name and expiry not",
        _ => "chain and name verified",
    };

    private static ClientKind Npgsql(string label, DriverVersion version) =>
        new("npgsql", version, label, ClientKind.DotnetProgram($"SslLint.Lab.Npgsql{label}"));

    private static ClientKind Libpq(string label, DriverVersion version, string library) =>
        new("libpq", version, label, ClientKind.DotnetProgram("SslLint.Lab.Libpq", library));

    private static ClientKind Pgjdbc(string driver, DriverVersion version, string label, params string[] arguments) =>
        ClientKind.Java(driver, version, label, Installation.PgjdbcJar, "PgjdbcClient", arguments);

    private async Task StartServersAsync(PostgresTemplate postgres15, PostgresTemplate postgres18)
    {
        const string Anyone = "host all all 127.0.0.1/32 scram-sha-256\nlocal all all scram-sha-256";
        const string TlsOnly = "hostssl all all 127.0.0.1/32 scram-sha-256";
        var ports = Loopback.FreePorts(9);
        (Server Server, PostgresTemplate Template, string Access, string? Certificate)[] plan =
        [
            (new Server("right", ports[0]), postgres15, Anyone, "right"),
            (new Server("right-18", ports[1]) { TakesDirectTls = true }, postgres18, Anyone, "right"),
            (new Server("tls-only", ports[2]) { TakesPlaintext = false, MaximumTls = "1.2" }, postgres15, TlsOnly, "right"),
            (new Server("client-cert", ports[3]) { TakesPlaintext = false, WantsClientCertificate = true }, postgres15, TlsOnly + " clientcert=verify-ca",
                "right"),
            (new Server("wrong-host", ports[4]) { CertificateName = "elsewhere.example" }, postgres15, Anyone, "wrong-host"),
            (new Server("other-ca", ports[5]) { Authority = Authority.Other }, postgres15, Anyone, "other-ca"),
            (new Server("expired", ports[6]) { IsExpired = true }, postgres15, Anyone, "expired"),
            (new Server("no-tls", ports[7]) { OffersTls = false }, postgres15, Anyone, null),
        ];
        var started = await Task.WhenAll(plan.Select(entry => entry.Template.StartAsync(
            entry.Server.Name, entry.Server.Port, entry.Access, InstallCertificate(entry.Certificate), Settings(entry.Server, entry.Certificate))));
        StopAtTheEnd([.. started, new Interceptor(ports[8], target: ports[7])]);
        Servers = [.. plan.Select(entry => entry.Server), new Server("interceptor", ports[8]) { OffersTls = false }];
    }

    private static IEnumerable<string> Settings(Server server, string? certificate)
    {
        if (certificate is not null)
        {
            yield return "ssl=on";
            yield return $"ssl_max_protocol_version=TLSv{server.MaximumTls}";
        }

        if (server.WantsClientCertificate)
        {
            yield return "ssl_ca_file=clients.pem";
        }
    }

    private string InstallCertificate(string? name) => name is null ? "" : $"""
        install -m 644 '{certificates.PathOf(name + ".pem")}' server.crt
        install -m 600 '{certificates.PathOf(name + ".key")}' server.key
        install -m 644 '{certificates.PathOf("clients.pem")}' clients.pem
        """;

    private void CreateHomes()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "home"));
        foreach (var (home, root) in new[] { ("home-with-root", "root.pem"), ("home-with-otherca", "other.pem") })
        {
            var target = Directory.CreateDirectory(Path.Combine(Folder, home, ".postgresql")).FullName;
            File.Copy(certificates.PathOf(root), Path.Combine(target, "root.crt"));
        }
    }

    private async Task CreateKeyStoresAsync()
    {
        // A JKS file gives its certificates away without a password, so that a cell needs only the file.
        await RunAsync("keytool",
            "-importcert", "-noprompt", "-alias", "lab", "-file", certificates.PathOf("root.pem"),
            "-storetype", "JKS", "-keystore", certificates.PathOf("root.truststore"), "-storepass", "changeit");
        // pgjdbc looks for the entry named "user" and for no other.
        await RunAsync("keytool",
            "-importkeystore", "-noprompt", "-srckeystore", certificates.PathOf("client.p12"), "-srcalias", "1",
            "-srcstorepass", LabCertificates.Pkcs12Password,
            "-destkeystore", certificates.PathOf("client-user.p12"), "-destalias", "user", "-deststoretype", "PKCS12", "-deststorepass",
            LabCertificates.Pkcs12Password);
    }

    private Task CompileJavaClientAsync()
    {
        var sources = Path.Combine(Installation.ProjectFolder, "clients", "java");
        return RunAsync(
            "javac", "-cp", Installation.PgjdbcJar, "-d", Folder, Path.Combine(sources, "Exchange.java"), Path.Combine(sources, "PgjdbcClient.java"));
    }

    /// <summary>The PostgreSQL in this folder, or a copy of it where the servers' user can't reach the checkout.</summary>
    private string ReadableByAll(string binaries)
    {
        const UnixFileMode Passable = UnixFileMode.OtherExecute;
        var reachable = true;
        for (var above = new DirectoryInfo(binaries); above is not null; above = above.Parent)
        {
            reachable &= (above.UnixFileMode & Passable) != 0;
        }

        if (reachable)
        {
            return binaries;
        }

        var copy = Path.Combine(Folder, "postgresql-18");
        using var process = Process.Start("cp", ["-r", Path.GetDirectoryName(binaries)!, copy]);
        process.WaitForExit();
        return Path.Combine(copy, "bin");
    }
}
