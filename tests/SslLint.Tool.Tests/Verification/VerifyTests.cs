using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using SslLint.Tool.Cli;
using SslLint.Tool.Tests.Support;
using SslLint.Tool.Verification;

namespace SslLint.Tool.Tests.Verification;

#pragma warning disable SSL1001, SSL1002, SSL1003, SSL1004, SSL1005, SSL2001, SSL2005, SSL4001, SSL4002, SSL4004 // Strings to be verified.
public sealed class VerifyTests : IDisposable
{
    private const string Host = "db.example.com";
    private const string Secret = "hunter2-Zq";
    private const string Npgsql = "Host=db.example.com;Username=app-user;Password=hunter2-Zq;";
    private const string Full = Npgsql + "SSL Mode=VerifyFull;Root Certificate=ca.pem";
    private const string MySqlFull = "Server=db.example.com;User ID=app-user;Password=hunter2-Zq;SSL Mode=VerifyFull;SslCa=ca.pem";
    private const string SqlClient = "Server=db.example.com;User ID=app-user;Password=hunter2-Zq;Encrypt=True;";

    /// <summary>Far from what any answer takes.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    private readonly TempTree tree = new();
    private readonly X509Certificate2 authority = TestCertificates.Authority("Test CA", key: RSA.Create(2048));
    private readonly X509Certificate2 other = TestCertificates.Authority("Other CA", key: RSA.Create(2048));
    private readonly X509Certificate2 right;

    public VerifyTests()
    {
        right = Loaded(TestCertificates.Issue(authority, "server", Host));
        File.WriteAllText(Path.Combine(tree.Root, "ca.pem"), authority.Pem());
    }

    public void Dispose()
    {
        tree.Dispose();
        authority.Dispose();
        other.Dispose();
        right.Dispose();
    }

    [Theory]
    [InlineData("npgsql@10", Full, "Safe", "")]
    [InlineData("npgsql@10", Npgsql + "SSL Mode=VerifyFull;Root Certificate=missing.pem", "Broken", "the root certificate missing.pem isn't there")]
    [InlineData("npgsql@10", Npgsql + "SSL Mode=VerifyCA;Root Certificate=ca.pem", "Exposed",
        "an interceptor with a certificate of the same CA for another name gets through")]
    [InlineData("npgsql@10", Npgsql + "SSL Mode=Require", "Exposed", "an interceptor with any certificate gets through")]
    [InlineData("npgsql@10", Npgsql + "SSL Mode=Prefer", "Exposed", "an interceptor that says that it has no TLS gets through")]
    [InlineData("npgsql@10", Npgsql + "SSL Mode=Disable", "Exposed", "an interceptor that says that it has no TLS gets through")]
    [InlineData("npgsql@10", Npgsql + "SSL Mode=VerifyFull", "Broken", "the server's certificate is signed by 'Test CA', whose chain leads to no trusted root")]
    [InlineData("npgsql@10", Npgsql + "SSL Mode=Nonsense", "Broken", "Npgsql 10 refuses the string")]
    [InlineData("mysqlconnector", MySqlFull, "Safe", "")]
    [InlineData("mysqlconnector", "Server=db.example.com;SSL Mode=Required", "Exposed", "an interceptor with any certificate gets through")]
    [InlineData("sqlclient@6", SqlClient, "Broken", "the server's certificate is signed by 'Test CA', whose chain leads to no trusted root")]
    [InlineData("sqlclient@6", SqlClient + "TrustServerCertificate=True", "Exposed", "an interceptor with any certificate gets through")]
    public async Task The_right_server_is_judged_as_the_driver_does(string driver, string text, string verdict, string why)
    {
        using var peer = driver.StartsWith("npgsql", StringComparison.Ordinal) ? DatabasePeer.Postgres(right)
            : driver.StartsWith("mysql", StringComparison.Ordinal) ? DatabasePeer.MySql(right) : DatabasePeer.SqlServer(right);
        var check = await VerifyAsync(peer.Port, driver, text);
        Assert.Equal((verdict, why), (check.Verdict.ToString(), why.Length == 0 ? string.Join("; ", check.Why)
            : check.Why[0][..Math.Min(why.Length, check.Why[0].Length)]));
        AssertNoSecret(peer);
    }

    [Fact]
    public async Task Wrong_servers_break_a_strict_string()
    {
        var expired = Loaded(Expired());
        foreach (var (certificate, why) in new[]
        {
            (Loaded(TestCertificates.Issue(other, "server", Host)), "the server's certificate is signed by 'Other CA', whose chain leads to no trusted root"),
            (Loaded(TestCertificates.Issue(authority, "server", "else.example.com")),
                "the name on the certificate is else.example.com, and the string says " + Host),
            (Loaded(TestCertificates.Leaf(Host)), "the server's certificate has signed itself, and is none of the trusted ones"),
            (expired, "a certificate of the server has expired on"),
        })
        {
            using var peer = DatabasePeer.Postgres(certificate);
            var check = await VerifyAsync(peer.Port, "npgsql@10", Full);
            Assert.Equal(Verdict.Broken, check.Verdict);
            Assert.StartsWith(why, check.Why[0], StringComparison.Ordinal);
            Assert.False(check.StrictConnects);
            certificate.Dispose();
        }
    }

    [Fact]
    public async Task A_chain_without_its_intermediate_is_broken_and_with_it_safe()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Between", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var signed = request.Create(authority, authority.NotBefore, authority.NotAfter, [1, 2, 3]);
        using var between = signed.CopyWithPrivateKey(key);
        using var leaf = Loaded(TestCertificates.Issue(between, "server", Host));
        using var without = DatabasePeer.Postgres(leaf);
        using var with = DatabasePeer.Postgres(leaf, [signed]);
        Assert.Equal(Verdict.Broken, (await VerifyAsync(without.Port, "npgsql@10", Full)).Verdict);
        Assert.Equal(Verdict.Safe, (await VerifyAsync(with.Port, "npgsql@10", Full)).Verdict);
    }

    [Fact]
    public async Task A_server_without_TLS_breaks_what_insists_on_it_and_serves_the_rest()
    {
        using var peer = DatabasePeer.Answering("N"u8.ToArray());
        Assert.Equal(Verdict.Broken, (await VerifyAsync(peer.Port, "npgsql@10", Full)).Verdict);
        var loose = await VerifyAsync(peer.Port, "npgsql@10", Npgsql + "SSL Mode=Prefer");
        Assert.Equal((Verdict.Exposed, false), (loose.Verdict, loose.StrictConnects));
        Assert.Contains("the server has no TLS: strict strings can't connect", loose.Why);
        AssertNoSecret(peer);
    }

    [Fact]
    public async Task A_wish_for_a_client_certificate_is_said()
    {
        using var peer = DatabasePeer.Postgres(right, wantsClient: true);
        var check = await VerifyAsync(peer.Port, "npgsql@10", Full);
        Assert.Equal((Verdict.Safe, "the server asks for a client certificate, which only a login decides"), (check.Verdict, string.Join("; ", check.Why)));
    }

    [Fact]
    public async Task The_strict_string_is_judged_against_the_same_certificate()
    {
        using var peer = DatabasePeer.Postgres(right);
        var options = Options(peer.Port) with { RootCertificate = "ca.pem" };
        var check = (await Verifier.VerifyAsync(Npgsql + "SSL Mode=Require", DriverOption.Read("npgsql@10"), options, default))[0];
        Assert.Equal((Verdict.Exposed, true, null), (check.Verdict, check.StrictConnects, check.StrictNeeds));
        var without = await VerifyAsync(peer.Port, "npgsql@10", Npgsql + "SSL Mode=Require");
        Assert.False(without.StrictConnects);
        Assert.NotNull(without.StrictNeeds);
    }

    public static TheoryData<string, string, string> BrokenPeers => new()
    {
        { "ssh", "npgsql@10", "it speaks SSH" },
        { "http", "npgsql@10", "it speaks HTTP" },
        { "garbage", "npgsql@10", "it speaks something else" },
        { "hang up", "npgsql@10", "the server hangs up|it hangs up" },
        { "silent", "npgsql@10", "the start of the protocol took longer than" },
        { "silent in TLS", "npgsql@10", "the TLS handshake took longer than" },
        { "garbage in TLS", "npgsql@10", "the TLS handshake came to nothing" },
        { "alert in TLS", "npgsql@10", "the TLS handshake came to nothing" },
        { "half a record", "npgsql@10", "the TLS handshake came to nothing" },
        { "endless in TLS", "npgsql@10", "the TLS handshake" },
        { "drip in TLS", "npgsql@10", "the TLS handshake took longer than" },
        { "plaintext behind", "npgsql@10", "it sends plaintext behind its answer" },
        { "error", "npgsql@10", "it answers the request for TLS with an error" },
        { "http", "mysqlconnector", "it speaks HTTP" },
        { "silent", "mysqlconnector", "the start of the protocol took longer than" },
        { "old greeting", "mysqlconnector", "it greets with version 9" },
        { "mysql error", "mysqlconnector", "MySQL's error 1130" },
        { "half a greeting", "mysqlconnector", "it hangs up|the server hangs up" },
        { "http", "sqlclient@6", "it speaks HTTP" },
        { "endless", "sqlclient@6", "it sends more than any answer|it speaks something else" },
        { "unpacked", "sqlclient@6", "the TLS handshake came to nothing" },
    };

    [Theory]
    [MemberData(nameof(BrokenPeers))]
    public async Task A_broken_peer_is_one_line(string kind, string driver, string why)
    {
        using var peer = BrokenPeer(kind);
        var clock = Stopwatch.StartNew();
        var text = driver[0] == 'n' ? Full : driver[0] == 'm' ? MySqlFull : SqlClient;
        var check = (await Verifier.VerifyAsync(
            text, DriverOption.Read(driver), Options(peer.Port) with { Timeout = TimeSpan.FromSeconds(4) }, default).WaitAsync(patience))[0];
        Assert.Equal(Verdict.Unknown, check.Verdict);
        var line = Assert.Single(check.Why);
        Assert.True(why.Split('|').Any(w => line.Contains(w, StringComparison.Ordinal)), line);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, patience);
        AssertNoSecret(peer);
    }

    [Fact]
    public async Task A_refused_connection_and_an_unknown_name_are_one_line()
    {
        int port;
        using (var gone = DatabasePeer.Answering([]))
        {
            port = gone.Port;
        }

        Assert.Equal(["the connection is refused: nothing listens there, or a firewall says so"], (await VerifyAsync(port, "npgsql@10", Full)).Why);
        var unknown = (await Verifier.VerifyAsync(
            "Host=db.invalid;SSL Mode=VerifyFull", DriverOption.Read("npgsql@10"), new VerifyOptions { Folder = tree.Root }, default))[0];
        Assert.Equal(Verdict.Unknown, unknown.Verdict);
        Assert.Single(unknown.Why);
    }

    [Theory]
    [InlineData("Host=localhost;SSL Mode=Require")]
    [InlineData("Host=127.0.0.1;SSL Mode=Require")]
    [InlineData("Host=169.254.169.254;SSL Mode=Require")]
    [InlineData("Host=::ffff:127.0.0.1;SSL Mode=Require")]
    [InlineData("Host=fe80::1;SSL Mode=Require")]
    [InlineData("Host=0.0.0.0;SSL Mode=Require")]
    public async Task This_machine_is_dialled_only_when_asked(string text)
    {
        using var peer = DatabasePeer.Postgres(right);
        var check = (await Verifier.VerifyAsync(
            $"{text};Port={peer.Port}", DriverOption.Read("npgsql@10"), new VerifyOptions { Folder = tree.Root }, default))[0];
        Assert.Equal(Verdict.Unknown, check.Verdict);
        Assert.Contains("only with --include-local", check.Why[0], StringComparison.Ordinal);
        Assert.Equal(0, peer.Connections);
    }

    [Fact]
    public void The_command_prints_the_contract_and_no_secret()
    {
        using var peer = DatabasePeer.Postgres(right);
        var run = ToolRunner.Run(tree.Root, Full, ["verify", "--driver", "npgsql@10", "--connect", $"127.0.0.1:{peer.Port}", "--format", "json", "-"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        var one = json.RootElement.GetProperty("connections")[0];
        Assert.Equal("safe", one.GetProperty("verdict").GetString());
        Assert.Equal("offered", one.GetProperty("server").GetProperty("tls").GetString());
        Assert.True(one.GetProperty("server").GetProperty("trustedBy").GetProperty("string").GetBoolean());
        Assert.True(one.GetProperty("asWritten").GetProperty("connects").GetBoolean());
        Assert.False(one.GetProperty("asWritten").GetProperty("interceptor").GetProperty("noTls").GetBoolean());
        Assert.Equal(Host, one.GetProperty("host").GetString());
        Assert.DoesNotContain(Secret, run.Output, StringComparison.Ordinal);
        AssertNoSecret(peer);
        var exposed = ToolRunner.Run(tree.Root, Npgsql + "SSL Mode=Require", ["verify", "--connect", $"127.0.0.1:{peer.Port}"]);
        Assert.Equal(1, exposed.ExitCode);
        Assert.StartsWith("exposed  db.example.com:5432  npgsql 10", exposed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_connection_of_a_folder_is_asked_once()
    {
        using var peer = DatabasePeer.Postgres(right);
        tree.Write("a.json", $$"""{ "ConnectionStrings": { "A": "{{Full}}", "B": "{{Npgsql}}SSL Mode=Require" } }""");
        tree.Write("b.json", $$"""{ "ConnectionStrings": { "A": "{{Full}}" } }""");
        var run = ToolRunner.Run(tree.Root, "verify", "--driver", "npgsql@10", "--connect", $"127.0.0.1:{peer.Port}", "--path", ".");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("2 connections: 1 safe, 1 exposed", run.Output, StringComparison.Ordinal);
        Assert.Contains("a.json:1:", run.Output, StringComparison.Ordinal);
        Assert.Contains("b.json:1:", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, peer.Connections);
    }

    private static DatabasePeer BrokenPeer(string kind) => kind switch
    {
        "ssh" => DatabasePeer.Answering("SSH-2.0-OpenSSH_9\r\n"u8.ToArray()),
        "http" => DatabasePeer.Answering("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray()),
        "garbage" => DatabasePeer.Answering([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
        "hang up" => DatabasePeer.Answering([]),
        "silent" => DatabasePeer.Answering([], hangsUp: false),
        "silent in TLS" => DatabasePeer.Answering("S"u8.ToArray(), hangsUp: false),
        "error" => DatabasePeer.Answering("EFATAL\0"u8.ToArray()),
        "plaintext behind" => DatabasePeer.Answering("Sxyz"u8.ToArray()),
        "old greeting" => DatabasePeer.Answering(Convert.FromHexString("0600000009332E323300")),
        "mysql error" => DatabasePeer.Answering(Convert.FromHexString("17000000FF6A04486F7374206973206E6F7420616C6C6F7765642E")),
        "half a greeting" => new DatabasePeer(static (stream, _, stop) => stream.WriteAsync(DatabasePeer.Greeting.AsMemory(0, 20), stop).AsTask()),
        "unpacked" => After(DatabasePeer.PreLogin, 47, [0x15, 3, 3, 0, 2, 2, 40]),
        "endless" => new DatabasePeer(static async (stream, _, stop) =>
        {
            while (true)
            {
                await stream.WriteAsync(new byte[] { 4, 0, 0x10, 0, 0, 0, 1, 0 }, stop);
                await stream.WriteAsync(new byte[0x1000 - 8], stop);
            }
        }),
        "garbage in TLS" => After("S"u8.ToArray(), 8, "this is no TLS at all"u8.ToArray()),
        "alert in TLS" => After("S"u8.ToArray(), 8, [0x15, 3, 3, 0, 2, 2, 40]),
        "half a record" => After("S"u8.ToArray(), 8, [0x16, 3, 3, 0x10, 0, 2, 0, 0, 80]),
        "endless in TLS" => new DatabasePeer(static async (stream, peer, stop) =>
        {
            await peer.ReadAsync(stream, 8, stop);
            await stream.WriteAsync("S"u8.ToArray(), stop);
            await peer.ReadAsync(stream, 1, stop);
            while (true)
            {
                await stream.WriteAsync(new byte[] { 0x15, 3, 3, 0, 2, 1, 90 }, stop);
            }
        }),
        "drip in TLS" => new DatabasePeer(static async (stream, peer, stop) =>
        {
            await peer.ReadAsync(stream, 8, stop);
            await stream.WriteAsync("S"u8.ToArray(), stop);
            await peer.ReadAsync(stream, 1, stop);
            foreach (var one in new byte[] { 0x16, 3, 3, 0x10, 0, 2, 0, 0x0F, 0xFC, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0 })
            {
                await stream.WriteAsync(new[] { one }, stop);
                await Task.Delay(500, stop);
            }
        }),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static DatabasePeer After(byte[] answer, int request, byte[] then) => new(async (stream, peer, stop) =>
    {
        await peer.ReadAsync(stream, request, stop);
        await stream.WriteAsync(answer, stop);
        await peer.ReadAsync(stream, 1, stop);
        await stream.WriteAsync(then, stop);
    });

    private static void AssertNoSecret(DatabasePeer peer)
    {
        var text = Encoding.Latin1.GetString([.. peer.Received]);
        foreach (var secret in new[] { Secret, "app-user" })
        {
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(secret)), text, StringComparison.Ordinal);
        }
    }

    private static X509Certificate2 Loaded(X509Certificate2 certificate)
    {
        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
        }
    }

    private X509Certificate2 Expired()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=server", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Host);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(authority, authority.NotBefore, DateTimeOffset.UtcNow.AddDays(-1), [9, 9]);
        return signed.CopyWithPrivateKey(key);
    }

    private VerifyOptions Options(int port) => new() { Folder = tree.Root, Connect = new HostPort("127.0.0.1", port), Timeout = patience };

    private async Task<ConnectionCheck> VerifyAsync(int port, string driver, string text) =>
        Assert.Single(await Verifier.VerifyAsync(text, DriverOption.Read(driver), Options(port), default));
}
