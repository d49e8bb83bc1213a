using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Verification;

/// <summary>What the other commands make of servers' answers.</summary>
#pragma warning disable SSL1001, SSL1002, SSL1003, SSL1004, SSL1005, SSL2001, SSL2005, SSL4001, SSL4002, SSL4004 // Strings to be verified.
public sealed class VerifiedTests : IDisposable
{
    private const string Secret = "hunter2-Zq";

    private readonly TempTree tree = new();
    private readonly X509Certificate2 authority = TestCertificates.Authority("Test CA", key: RSA.Create(2048));

    public VerifiedTests()
    {
        tree.Write("ca.pem", authority.Pem());
    }

    public void Dispose()
    {
        tree.Dispose();
        authority.Dispose();
    }

    [Fact]
    public void A_fix_that_waits_for_the_server_alone_is_written_once_it_has_answered()
    {
        using var peer = Server("db.example.com");
        Settings();
        var before = tree.Read("appsettings.json");
        var unasked = Fix();
        Assert.Equal((1, before, 0), (unasked.ExitCode, tree.Read("appsettings.json"), peer.Connections));

        var dry = Fix("--verified", "--connect", $"127.0.0.1:{peer.Port}", "--diff");
        Assert.Equal((1, before), (dry.ExitCode, tree.Read("appsettings.json")));
        Assert.Contains("+", dry.Output, StringComparison.Ordinal);

        var run = Fix("--verified", "--connect", $"127.0.0.1:{peer.Port}");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("with which the server was asked and connects", run.Output, StringComparison.Ordinal);
        Assert.Equal(before.Replace("VerifyCA", "VerifyFull", StringComparison.Ordinal), tree.Read("appsettings.json"));
        Assert.Equal("fixed 0 connections in 0 files, 0 not fixed\n", Fix("--verified").Output);
        AssertNoSecret(peer, run);
    }

    [Fact]
    public void A_server_of_another_name_keeps_its_string()
    {
        using var peer = Server("else.example.com");
        var before = Settings();
        var run = Fix("--verified", "--connect", $"127.0.0.1:{peer.Port}");
        Assert.Equal((1, before), (run.ExitCode, tree.Read("appsettings.json")));
        Assert.Contains(
            "the strict string would not connect: the name on the certificate is else.example.com, and the string says db.example.com", run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_does_not_answer_keeps_its_string()
    {
        int port;
        using (var peer = Server("db.example.com"))
        {
            port = peer.Port;
        }

        var before = Settings();
        var run = Fix("--verified", "--connect", $"127.0.0.1:{port}");
        Assert.Equal((1, before), (run.ExitCode, tree.Read("appsettings.json")));
        Assert.Contains("the strict string would not connect: ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("npgsql@10", "Host=db.example.com;Password=hunter2-Zq;SSL Mode=Require;Username=app")]
    [InlineData("npgsql@10", "Host=db.example.com;Password=hunter2-Zq;SSL Mode=Require;Username=app;Root Certificate=ca.pem")]
    [InlineData("libpq", "postgres://app:hunter2-Zq@db.example.com/d?sslmode=require&sslrootcert=ca.pem")]
    public void What_no_handshake_can_know_is_not_written(string driver, string text)
    {
        using var peer = Server("db.example.com");
        tree.Write("appsettings.json", $$"""{ "ConnectionStrings": { "A": "{{text}}" } }""");
        var before = tree.Read("appsettings.json");
        var run = ToolRunner.Run(tree.Root, "fix", "--driver", driver, "--verified", "--connect", $"127.0.0.1:{peer.Port}");
        Assert.Equal((1, before, 0), (run.ExitCode, tree.Read("appsettings.json"), peer.Connections));
    }

    [Fact]
    public void An_inventory_shows_what_was_verified()
    {
        using var peer = Server("db.example.com");
        Settings();
        var verified = ToolRunner.Run(
            tree.Root, "verify", "--connect", $"127.0.0.1:{peer.Port}", "--driver", "npgsql@10", "--path", ".", "--format", "json");
        tree.Write("verified.txt", verified.Output);

        var text = ToolRunner.Run(tree.Root, "inventory", "--driver", "npgsql@10", "--verified", "verified.txt");
        Assert.Equal((0, ""), (text.ExitCode, text.Error));
        Assert.Contains($"  server: exposed on {DateTime.UtcNow:yyyy-MM-dd}\n", text.Output, StringComparison.Ordinal);
        var json = ToolRunner.Run(tree.Root, "inventory", "--driver", "npgsql@10", "--verified", "verified.txt", "--format", "json").Output;
        Assert.Contains("\"host\": \"db.example.com\"", json, StringComparison.Ordinal);
        Assert.Contains("\"verdict\": \"exposed\"", json, StringComparison.Ordinal);
        foreach (var format in new[] { "html", "cyclonedx" })
        {
            var page = ToolRunner.Run(tree.Root, "inventory", "--driver", "npgsql@10", "--verified", "verified.txt", "--format", format).Output;
            Assert.Contains("exposed on ", page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("\"verified\"", ToolRunner.Run(tree.Root, "inventory", "--format", "json").Output, StringComparison.Ordinal);

        // Of another port, and of another driver, nothing was asked.
        tree.Write("appsettings.json", tree.Read("appsettings.json").Replace("com;", "com;Port=6432;", StringComparison.Ordinal));
        Assert.Contains("  server: not verified\n", ToolRunner.Run(tree.Root, "inventory", "--driver", "npgsql@10", "--verified", "verified.txt").Output,
            StringComparison.Ordinal);
        var other = ToolRunner.Run(tree.Root, "inventory", "--driver", "libpq", "--verified", "verified.txt");
        Assert.DoesNotContain("exposed on", other.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "it is no report of verify, or damaged")]
    [InlineData("{ \"schemaVersion\": 1 }", "it is no report of verify, or damaged")]
    [InlineData("{ \"schemaVersion\": 1, \"connections\": [ null ] }", "it is no report of verify, or damaged")]
    [InlineData("{ \"schemaVersion\": 1, \"connections\": [ { \"host\": \"h\", \"verdict\": \"splendid\" } ] }", "it is no report of verify, or damaged")]
    [InlineData("{ \"schemaVersion\": 9, \"connections\": [] }", "the report is of a later version of this tool (schemaVersion 9)")]
    public void What_is_no_report_is_refused(string content, string why)
    {
        tree.Write("verified.txt", content);
        var run = ToolRunner.Run(tree.Root, "inventory", "--verified", "verified.txt");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"verified.txt: {why}", run.Error, StringComparison.Ordinal);
        Assert.Contains("missing.txt: the report of verify can't be read", ToolRunner.Run(tree.Root, "inventory", "--verified", "missing.txt").Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void One_connection_of_a_file_is_asked()
    {
        using var peer = Server("db.example.com");
        tree.Write("appsettings.json", """
            { "ConnectionStrings": { "A": "Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=ca.pem", "B": "Host=db.example.com;SSL Mode=Require" } }
            """);
        string[] there = ["--driver", "npgsql@10", "--connect", $"127.0.0.1:{peer.Port}"];
        Assert.Equal(1, ToolRunner.Run(tree.Root, ["verify", .. there, "--file", "appsettings.json"]).ExitCode);
        var one = ToolRunner.Run(tree.Root, ["verify", .. there, "--file", "appsettings.json", "--key", "ConnectionStrings:A"]);
        Assert.Equal((0, ""), (one.ExitCode, one.Error));
        Assert.EndsWith("1 connection: 1 safe\n", one.Output, StringComparison.Ordinal);
        Assert.Equal(0, ToolRunner.Run(tree.Root, ["verify", .. there, "--file", "appsettings.json", "--key", "a"]).ExitCode);
        foreach (var (args, why) in new (string[], string)[]
        {
            (["--file", "appsettings.json", "--key", "C"], "no connection stands under it; there are some under ConnectionStrings:A, ConnectionStrings:B"),
            (["--key", "C"], "--key names a key of --file FILE"),
            (["--file", "none.json"], "--file none.json: there is no such file"),
            (["--file", "appsettings.json", "--path", "."], "one of the three"),
            (["--file", "appsettings.json", "Host=x"], "one of the three"),
        })
        {
            var run = ToolRunner.Run(tree.Root, ["verify", .. there, .. args]);
            Assert.Equal(2, run.ExitCode);
            Assert.Contains(why, run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_thousand_servers_are_asked()
    {
        using var peer = Server("db.example.com");
        tree.Write(".env", string.Concat(Enumerable.Range(0, 1000).Select(i => $"URL_{i}=postgres://u:hunter2-Zq@db{i}.example.com/d?sslmode=require\n")));
        var run = ToolRunner.Run(tree.Root, "verify", "--connect", $"127.0.0.1:{peer.Port}", "--path", ".env", "--threads", "64", "--timeout", "60s");
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.EndsWith("1000 connections: 1000 exposed\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(1000, peer.Connections);
        AssertNoSecret(peer, run);
    }

    [Fact]
    public void An_interrupted_run_ends_at_once()
    {
        using var peer = DatabasePeer.Answering([], hangsUp: false);
        using var process = ToolProcess.Start(
            tree.Root, "verify", "--include-local", "--timeout", "600s", $"postgres://u:hunter2-Zq@localhost:{peer.Port}/d?sslmode=require");
        while (peer.Connections == 0 && !process.HasExited)
        {
            Thread.Sleep(10);
        }

        ToolProcess.Signal(process, "INT");
        var run = ToolProcess.Finish(process);
        Assert.Equal(130, run.ExitCode);
        AssertNoSecret(peer, run);
    }

    private static void AssertNoSecret(DatabasePeer peer, ToolRun run)
    {
        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString([.. peer.Received]), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, run.Output + run.Error, StringComparison.Ordinal);
    }

    private DatabasePeer Server(string name)
    {
        using var issued = TestCertificates.Issue(authority, "server", name);
        return DatabasePeer.Postgres(X509CertificateLoader.LoadPkcs12(issued.Export(X509ContentType.Pkcs12), null));
    }

    private string Settings()
    {
        const string Text =
            """{ "ConnectionStrings": { "A": "Host=db.example.com;Username=app;Password=hunter2-Zq;SSL Mode=VerifyCA;Root Certificate=ca.pem" } }""";
        tree.Write("appsettings.json", Text);
        return Text;
    }

    private ToolRun Fix(params string[] args) => ToolRunner.Run(tree.Root, ["fix", "--driver", "npgsql@10", .. args]);
}
