using System.Diagnostics;
using System.Runtime.Versioning;

// The servers and drivers come from Debian's packages and a Linux build of PostgreSQL 18.
[assembly: SupportedOSPlatform("linux")]
[assembly: AssemblyFixture(typeof(SslLint.Drivers.Tests.Lab.LabFixture))]

namespace SslLint.Drivers.Tests.Lab;

/// <summary>The lab: real servers on loopback ports, the certificates, and the files that strings name. One for the whole run.</summary>
public sealed class LabFixture : IAsyncLifetime
{
    /// <summary>Where everything of this run lies.</summary>
    internal string Folder { get; } = Path.Combine(Path.GetTempPath(), $"ssllint-lab-{Environment.ProcessId}-{Guid.NewGuid():N}"[..32]);
    private readonly List<IAsyncDisposable> running = [];
    private Certificates certificates = null!;

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

    private readonly Dictionary<ClientKind, Lazy<Task<IReadOnlyList<ObservedCell>>>> observed;
    private readonly LabRun run;

    /// <summary>A lab whose matrix runs when a test asks for it, each driver version once.</summary>
    public LabFixture()
    {
        run = new LabRun(this);
        observed = ClientKind.All.ToDictionary(kind => kind, kind => new Lazy<Task<IReadOnlyList<ObservedCell>>>(() => run.RunMatrixAsync(kind)));
    }

    internal IReadOnlyList<Server> Servers { get; private set; } = [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Installation.Obstacle is not null)
        {
            return;
        }

        CreateFolder();
        certificates = new Certificates(Folder);
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
    public async ValueTask DisposeAsync()
    {
        foreach (var process in Enumerable.Reverse(running))
        {
            await process.DisposeAsync();
        }

        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>What a token of the matrix, such as <c>{ca}</c>, stands for; null for a token that the lab doesn't know.</summary>
    internal string? Token(string name, Server server) => name switch
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
        "p12password" => Certificates.Pkcs12Password,
        "home" => Path.Combine(Folder, "home"),
        "home-with-root" => Path.Combine(Folder, "home-with-root"),
        "home-with-otherca" => Path.Combine(Folder, "home-with-otherca"),
        "newline" => "\n",
        "tab" => "\t",
        _ => null,
    };

    /// <summary>Every cell of the matrix with what came of it, all driver versions at the same time.</summary>
    internal async Task<IReadOnlyList<ObservedCell>> ObservedAsync() =>
        [.. (await Task.WhenAll(ClientKind.All.Select(ObservedAsync))).SelectMany(cells => cells)];

    /// <summary>The cells of one driver version.</summary>
    internal Task<IReadOnlyList<ObservedCell>> ObservedAsync(ClientKind kind) => observed[kind].Value;

    /// <summary>Runs cells that stand in no matrix.</summary>
    internal Task<IReadOnlyList<ObservedCell>> RunAsync(IEnumerable<Cell> cells) => run.RunAsync(cells);

    /// <summary>The exact version of a driver that ran.</summary>
    internal string VersionOf(string kind) => run.Versions.GetValueOrDefault(kind, "");

    private async Task StartServersAsync(PostgresTemplate postgres15, PostgresTemplate postgres18)
    {
        const string Anyone = "host all all 127.0.0.1/32 scram-sha-256\nlocal all all scram-sha-256";
        const string TlsOnly = "hostssl all all 127.0.0.1/32 scram-sha-256";
        var ports = PostgresTemplate.FreePorts(9);
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
        running.AddRange(started);
        running.Add(new Interceptor(ports[8], target: ports[7]));
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

    private void CreateFolder()
    {
        const UnixFileMode All = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        Directory.CreateDirectory(Folder);
        // The servers' user, another one than the tests', makes its folders below this one.
        File.SetUnixFileMode(Directory.CreateDirectory(Path.Combine(Folder, "servers")).FullName, All);
    }

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
            "-importkeystore", "-noprompt", "-srckeystore", certificates.PathOf("client.p12"), "-srcalias", "1", "-srcstorepass", Certificates.Pkcs12Password,
            "-destkeystore", certificates.PathOf("client-user.p12"), "-destalias", "user", "-deststoretype", "PKCS12", "-deststorepass",
            Certificates.Pkcs12Password);
    }

    private Task CompileJavaClientAsync() => RunAsync("javac",
        "-cp", Installation.PgjdbcJar, "-d", Folder, Path.Combine(Installation.ProjectFolder, "clients", "java", "PgjdbcClient.java"));

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} failed: {errors}");
        }
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
