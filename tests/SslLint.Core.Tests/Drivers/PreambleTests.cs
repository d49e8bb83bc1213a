using System.Text;
using SslLint.Drivers;
using SslLint.Engines.MySql;
using SslLint.Engines.PostgreSql;
using SslLint.Engines.SqlServer;

namespace SslLint.Core.Tests.Drivers;

public sealed class PreambleTests
{
    private static readonly TlsPosture always = new() { Encryption = Encryption.Always };
    private static readonly TlsPosture loginOnly = new() { Encryption = Encryption.LoginOnly };

    /// <summary>The greeting of MySQL 8 with TLS, and of one that was started without: the second byte of the capabilities differs.</summary>
    private const string Greeting = "4A0000000A382E302E343000080000002A1B6A5F3C4D1E2F00FFFF"
        + "FF0200FFDF15000000000000000000001A2B3C4D5E6F708192A3B4C50063616368696E675F736861325F70617373776F726400";
    private const string GreetingWithoutTls = "4A0000000A382E302E343000080000002A1B6A5F3C4D1E2F00FFF7"
        + "FF0200FFDF15000000000000000000001A2B3C4D5E6F708192A3B4C50063616368696E675F736861325F70617373776F726400";

    /// <summary>The answer of SQL Server to a pre-login message, with what it says of encryption at the end.</summary>
    private const string PreLogin = "0401002B00000100" + "00001A0006" + "0100200001" + "0200210001" + "0300220000" + "0400220001" + "FF" + "100003E80000";

    [Theory]
    [InlineData("", PreambleAction.Receive, null)]
    [InlineData("53", PreambleAction.BeginTls, null)]
    [InlineData("4E", PreambleAction.NoTls, "it says that it has no TLS")]
    [InlineData("45", PreambleAction.Stop, "it answers the request for TLS with an error")]
    [InlineData("45000000085346415441", PreambleAction.Stop, "it answers the request for TLS with an error")]
    [InlineData("5316030100", PreambleAction.Stop, "it sends plaintext behind its answer, where TLS begins")]
    [InlineData("4E4E", PreambleAction.Stop, "it sends plaintext behind its answer, where TLS begins")]
    [InlineData("00", PreambleAction.Stop, "it speaks something else, and not PostgreSQL's protocol")]
    [InlineData("485454502F312E31203430302042616420", PreambleAction.Stop, "it speaks HTTP, and not PostgreSQL's protocol")]
    [InlineData("5353482D322E302D4F70656E535348", PreambleAction.Stop, "it speaks SSH, and not PostgreSQL's protocol")]
    [InlineData("15030100020250", PreambleAction.Stop, "it speaks TLS at once, and not PostgreSQL's protocol")]
    [InlineData(Greeting, PreambleAction.Stop, "it greets as MySQL does, and not PostgreSQL's protocol")]
    public void PostgreSql_answers_a_request_with_one_byte(string answer, PreambleAction action, string? reason)
    {
        var preamble = PostgreSqlEngine.Instance.StartOf(always);
        Assert.Equal("0000000804D2162F", Sent(preamble.Next([])));
        var step = preamble.Next(Convert.FromHexString(answer));
        Assert.Equal((action, reason), (step.Action, step.Reason));
        Assert.Null(step.Framing);
    }

    [Fact]
    public void A_server_of_PostgreSql_that_speaks_first_is_none() =>
        Assert.Equal("it speaks SSH, and not PostgreSQL's protocol", PostgreSqlEngine.Instance.StartOf(always).Next("SSH-2.0-x"u8.ToArray()).Reason);

    [Theory]
    [InlineData("", PreambleAction.Receive, null)]
    [InlineData("4A0000", PreambleAction.Receive, null)]
    [InlineData("4A0000000A382E", PreambleAction.Receive, null)]
    [InlineData(Greeting, PreambleAction.Send, null)]
    [InlineData(Greeting + "00", PreambleAction.Stop, "it sends plaintext behind its answer, where TLS begins")]
    [InlineData(GreetingWithoutTls, PreambleAction.NoTls, "its greeting offers no TLS")]
    [InlineData("0700000009332E323300", PreambleAction.Receive, null)]
    [InlineData("0600000009332E323300", PreambleAction.Stop, "it greets with version 9 of MySQL's protocol, which no driver speaks any more")]
    [InlineData("17000000FF6A04486F7374206973206E6F7420616C6C6F7765642E", PreambleAction.Stop, "it refuses the connection with MySQL's error 1130")]
    [InlineData("01000000FF", PreambleAction.Stop, "it refuses the connection with an error")]
    [InlineData("050000000A382E3000", PreambleAction.Stop, "its greeting is shorter than MySQL's protocol allows")]
    [InlineData("050000000A382E3031", PreambleAction.Stop, "its greeting is shorter than MySQL's protocol allows")]
    [InlineData("00000000", PreambleAction.Stop, "it speaks something else, and not MySQL's protocol")]
    [InlineData("4A0000010A382E30", PreambleAction.Stop, "it speaks something else, and not MySQL's protocol")]
    [InlineData("485454502F312E3120343030", PreambleAction.Stop, "it speaks HTTP, and not MySQL's protocol")]
    [InlineData("32323020736D74702072656164790D0A", PreambleAction.Stop, "it greets as a server for mail or files, and not MySQL's protocol")]
    [InlineData("FFFFFF000A", PreambleAction.Stop, "it speaks something else, and not MySQL's protocol")]
    public void MySql_greets_and_is_asked_for_Tls(string greeting, PreambleAction action, string? reason)
    {
        var preamble = MySqlEngine.Instance.StartOf(always);
        Assert.Equal(PreambleAction.Receive, preamble.Next([]).Action);
        var step = preamble.Next(Convert.FromHexString(greeting));
        Assert.Equal((action, reason), (step.Action, step.Reason));
    }

    [Fact]
    public void The_request_of_MySql_holds_no_name()
    {
        var preamble = MySqlEngine.Instance.StartOf(always);
        PreambleStep step = new(PreambleAction.Receive);
        foreach (var one in Convert.FromHexString(Greeting))
        {
            Assert.Equal(PreambleAction.Receive, step.Action);
            step = preamble.Next([one]);
        }

        Assert.Equal("20000001018A0800000000012D" + string.Concat(Enumerable.Repeat("00", 23)), Sent(step));
        Assert.Equal(PreambleAction.BeginTls, preamble.Next([]).Action);
    }

    [Theory]
    [InlineData("01", true, PreambleAction.BeginTls, false, null)]
    [InlineData("03", true, PreambleAction.BeginTls, false, null)]
    [InlineData("03", false, PreambleAction.BeginTls, true, null)]
    [InlineData("00", false, PreambleAction.BeginTls, false, null)]
    [InlineData("00", true, PreambleAction.NoTls, false, "it encrypts the login alone")]
    [InlineData("02", true, PreambleAction.NoTls, false, "it says that it has no TLS")]
    [InlineData("02", false, PreambleAction.NoTls, false, "it says that it has no TLS")]
    public void Sql_Server_says_what_it_thinks_of_encryption(string said, bool asksForAll, PreambleAction action, bool isRequired, string? reason)
    {
        var answer = Convert.FromHexString(PreLogin + said + "0000");
        foreach (var bytewise in new[] { false, true })
        {
            var preamble = SqlServerEngine.Instance.StartOf(asksForAll ? always : loginOnly);
            Assert.Equal(PreLoginRequest(asksForAll), Sent(preamble.Next([])));
            var step = bytewise ? answer.Select(b => preamble.Next([b])).ToList()[^1] : preamble.Next(answer);
            Assert.Equal((action, isRequired, reason), (step.Action, step.IsRequired, step.Reason));
            Assert.Equal(action == PreambleAction.BeginTls, step.Framing is not null);
        }
    }

    [Theory]
    [InlineData("0401000E00000100000000000000", PreambleAction.Stop, "it answers the pre-login message with an error, or with what is none")]
    [InlineData("0401001000000100AA0100000000000000", PreambleAction.Stop, "it sends plaintext behind its answer, where TLS begins")]
    [InlineData("0401000F00000100" + "AA0A001B000000", PreambleAction.Stop, "it answers the pre-login message with an error, or with what is none")]
    [InlineData("0401000900000100" + "FF", PreambleAction.NoTls, "it says nothing of encryption")]
    [InlineData("0400000900000100" + "FF", PreambleAction.Receive, null)]
    [InlineData("0401000700000100", PreambleAction.Stop, "it breaks SQL Server's protocol")]
    [InlineData("485454502F312E3120343030", PreambleAction.Stop, "it speaks HTTP, and not SQL Server's protocol")]
    [InlineData("5353482D322E302D", PreambleAction.Stop, "it speaks SSH, and not SQL Server's protocol")]
    [InlineData("0401", PreambleAction.Receive, null)]
    public void What_isnt_a_whole_pre_login_message_ends_it(string answer, PreambleAction action, string? reason)
    {
        var preamble = SqlServerEngine.Instance.StartOf(always);
        preamble.Next([]);
        var step = preamble.Next(Convert.FromHexString(answer));
        Assert.Equal((action, reason), (step.Action, step.Reason));
    }

    [Fact]
    public void An_answer_without_end_is_no_answer()
    {
        byte[] packet = [4, 0, 0x10, 0, 0, 0, 1, 0, .. new byte[0x1000 - 8]];
        var preamble = SqlServerEngine.Instance.StartOf(always);
        preamble.Next([]);
        var steps = Enumerable.Range(0, 100).Select(_ => preamble.Next(packet)).ToList();
        Assert.Equal("it sends more than any answer of SQL Server has", steps[^1].Reason);
    }

    [Fact]
    public void Direct_Tls_needs_no_preamble()
    {
        var direct = always with { DirectNegotiation = true };
        Assert.Equal("postgresql", PostgreSqlEngine.Instance.StartOf(direct).Next([]).ApplicationProtocol);
        var step = SqlServerEngine.Instance.StartOf(direct).Next([]);
        Assert.Equal(("tds/8.0", PreambleAction.BeginTls, true), (step.ApplicationProtocol, step.Action, step.IsRequired));
        Assert.Null(step.Framing);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(20_000)]
    public void What_is_packed_comes_out_again_wherever_it_is_cut(int cut)
    {
        byte[] records = [.. Enumerable.Range(0, 10_000).Select(i => (byte)i)];
        var framing = new TdsFraming();
        var packed = framing.Wrap(records);
        Assert.Equal([0x12, 0, 0x10, 0], packed[..4]);
        Assert.Equal(records, packed.Chunk(cut).SelectMany(part => framing.Unwrap(part)!));
    }

    [Theory]
    [InlineData("160301000102")]
    [InlineData("1201000400000100")]
    public void What_isnt_packed_is_seen(string bytes) => Assert.Null(new TdsFraming().Unwrap(Convert.FromHexString(bytes)));

    [Theory]
    [InlineData("tcp:db.example.com,1444", "1444", false)]
    [InlineData("db.example.com", null, false)]
    [InlineData("db.example.com\\one", null, true)]
    [InlineData("db.example.com\\one,1444", "1444", false)]
    [InlineData("np:\\\\db.example.com\\pipe\\sql\\query", null, true)]
    [InlineData("\\\\db.example.com\\pipe\\sql\\query", null, true)]
    public void Ports_that_another_service_tells_are_unknown(string server, string? port, bool isUnknown)
    {
        var endpoint = SqlServerAddress.Parse(server, isPlaceholder: false, null);
        Assert.Equal(("db.example.com", port, isUnknown), (endpoint.Host, endpoint.Port, endpoint.HasUnknownPort));
    }

    private static string Sent(PreambleStep step)
    {
        Assert.Equal(PreambleAction.Send, step.Action);
        return Convert.ToHexString([.. step.Bytes]);
    }

    private static string PreLoginRequest(bool asksForAll) =>
        "1201002F00000100" + "00001A0006" + "0100200001" + "0200210001" + "0300220004" + "0400260001" + "FF" + "000000000000"
        + (asksForAll ? "01" : "00") + "00" + "00000000" + "00";
}
