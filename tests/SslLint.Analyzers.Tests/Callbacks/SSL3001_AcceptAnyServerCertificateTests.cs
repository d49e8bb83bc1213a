using SslLint.Analyzers.Tests.Support;

namespace SslLint.Analyzers.Tests.Callbacks;

public class SSL3001_AcceptAnyServerCertificateTests : RuleTests
{
    private protected override string Id => "SSL3001";

    private protected override string Statements =>
        "new NpgsqlDataSourceBuilder(name).UseUserCertificateValidationCallback({|#0:(_, _, _, _) => true|});";

    [Theory]
    [InlineData("""new NpgsqlConnection(name).UserCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|};""")]
    [InlineData("""new NpgsqlConnection(name).UserCertificateValidationCallback += {|SSL3001:delegate { return true; }|};""")]
    [InlineData("""_ = new NpgsqlConnection(name) { UserCertificateValidationCallback = {|SSL3001:(_, _, _, _) => { """
        + """System.Console.WriteLine(name); return true; }|} };""")]
    [InlineData("""new NpgsqlConnection(name).SslClientAuthenticationOptionsCallback = o => """
        + """o.RemoteCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|};""")]
    [InlineData("""new NpgsqlSlimDataSourceBuilder(name).UseSslClientAuthenticationOptionsCallback(o => { """
        + """o.RemoteCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|}; });""")]
    [InlineData("""bool Accept(object a, object b, object c, System.Net.Security.SslPolicyErrors d) => true; """
        + """new NpgsqlConnection(name).UserCertificateValidationCallback = {|SSL3001:Accept|};""")]
    public Task A_callback_that_accepts_everything_is_reported(string statements) => Verify.StatementsAsync(statements);

    [Theory]
    [InlineData("""new NpgsqlConnection(name).UserCertificateValidationCallback = (_, _, _, errors) => errors == System.Net.Security.SslPolicyErrors.None;""")]
    [InlineData("""new NpgsqlConnection(name).UserCertificateValidationCallback = (_, _, _, _) => false;""")]
    [InlineData("""_ = new System.Net.Http.HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };""")]
    [InlineData("""_ = new System.Net.Http.HttpClientHandler { """
        + """ServerCertificateCustomValidationCallback = System.Net.Http.HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };""")]
    [InlineData("""_ = new System.Net.Security.SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, _) => true };""")]
    public Task One_that_decides_or_is_no_databases_is_not(string statements) => Verify.StatementsAsync(statements);

    [Theory]
    [InlineData(
        """new NpgsqlDataSourceBuilder(name).UseUserCertificateValidationCallback({|SSL3001:(_, _, _, _) => true|}).Build();""",
        """new NpgsqlDataSourceBuilder(name).Build();""")]
    [InlineData(
        """_ = new NpgsqlConnection(name) { UserCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|}, """
            + """ProvideClientCertificatesCallback = null };""",
        """_ = new NpgsqlConnection(name) { ProvideClientCertificatesCallback = null };""")]
    public Task Taking_it_out_of_an_unknown_connection_is_unsafe(string before, string after) => Verify.FixUnsafeAsync(before, after);

    [Theory]
    [InlineData("""new NpgsqlConnection(name).UserCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|};""")]
    [InlineData("""var text = "Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem"; if (flag) text = name; """
        + """new NpgsqlConnection(text).UserCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|};""")]
    [InlineData("""new NpgsqlConnection("Host=localhost").UserCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|};""")]
    public Task Taking_it_out_of_an_unknown_connection_is_no_ordinary_fix(string statements) => Verify.FixStatementsAsync(statements, statements);

    [Theory]
    [InlineData(
        """new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;"""
            + """Root Certificate=certs/own.pem").UserCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|}; M(name, flag);""",
        """ M(name, flag);""")]
    [InlineData(
        """_ = new NpgsqlDataSourceBuilder("Host=db.example.com;SSL Mode=VerifyFull;"""
            + """Root Certificate=certs/own.pem").UseUserCertificateValidationCallback({|SSL3001:(_, _, _, _) => true|}).Build();""",
        """_ = new NpgsqlDataSourceBuilder("Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/own.pem").Build();""")]
    public Task A_strict_connection_needs_none(string before, string after) => Verify.FixStatementsAsync(before, after, configuration: "");

    [Theory]
    [InlineData(
        """_ = new NpgsqlConnection("Host=db.example.com;{|SSL1003:SSL Mode=Require|}") { """
            + """UserCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|}, ProvideClientCertificatesCallback = null };""",
        """_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem") { ProvideClientCertificatesCallback = null };""")]
    [InlineData(
        """const string text = "Host=db.example.com;{|SSL1003:SSL Mode=Require|}"; using var c = new NpgsqlConnection(text); """
            + """c.UserCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|}; c.Open();""",
        """const string text = "Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem"; """
            + """using var c = new NpgsqlConnection(text);  c.Open();""")]
    [InlineData(
        """var d = new NpgsqlDataSourceBuilder($"Host=db.example.com;Database={name};{|SSL1003:SSL Mode=Require|}"); """
            + """d.UseSslClientAuthenticationOptionsCallback(o => o.RemoteCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|}); d.Build();""",
        """var d = new NpgsqlDataSourceBuilder($"Host=db.example.com;Database={name};SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");  d.Build();""")]
    [InlineData(
        """var b = new NpgsqlConnectionStringBuilder { Host = "db.example.com", {|SSL1003:SslMode = SslMode.Require|} }; """
            + """_ = new NpgsqlDataSourceBuilder(b.ConnectionString).UseUserCertificateValidationCallback({|SSL3001:(_, _, _, _) => true|}).Build();""",
        """var b = new NpgsqlConnectionStringBuilder { Host = "db.example.com", SslMode = SslMode.VerifyFull, """
            + """RootCertificate = "certs/ca.pem" }; _ = new NpgsqlDataSourceBuilder(b.ConnectionString).Build();""")]
    public Task String_and_callback_change_together(string before, string after) => Verify.FixStatementsAsync(before, after);

    [Theory]
    [InlineData(
        """var d = new NpgsqlDataSourceBuilder(name); d.UseUserCertificateValidationCallback({|SSL3001:(_, _, _, _) => true|}); d.Build();""",
        """var d = new NpgsqlDataSourceBuilder(name); d.ConnectionStringBuilder.SslMode = SslMode.VerifyFull; """
            + """d.ConnectionStringBuilder.RootCertificate = "certs/ca.pem"; d.Build();""")]
    [InlineData(
        """
        var d = new NpgsqlSlimDataSourceBuilder(name);
                d.UseSslClientAuthenticationOptionsCallback(o => o.RemoteCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|}); // why
                d.Build();
        """,
        """
        var d = new NpgsqlSlimDataSourceBuilder(name);
                d.ConnectionStringBuilder.SslMode = SslMode.VerifyFull;
                d.ConnectionStringBuilder.RootCertificate = "certs/ca.pem"; // why
                d.Build();
        """)]
    public Task The_trust_anchor_takes_the_place_of_a_callback_on_a_data_source(string before, string after) => Verify.FixStatementsAsync(before, after);

    [Theory]
    [InlineData("""var d = new NpgsqlDataSourceBuilder(name); if (flag) d.UseUserCertificateValidationCallback({|SSL3001:(_, _, _, _) => true|});""")]
    [InlineData("""var d = new NpgsqlDataSourceBuilder(name).UseUserCertificateValidationCallback({|SSL3001:(_, _, _, _) => true|});""")]
    [InlineData("""var d = new NpgsqlDataSourceBuilder(name); d.UseSslClientAuthenticationOptionsCallback(o => { o.TargetHost = name; """
        + """o.RemoteCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|}; });""")]
    public Task It_needs_a_statement_of_its_own(string statements) => Verify.FixStatementsAsync(statements, statements);

    [Fact]
    public Task A_string_stays_where_its_callback_has_to() => Verify.NoFixAsync(
        """var c = new NpgsqlConnection("Host=db.example.com;{|SSL1003:SSL Mode=Require|}"); """
            + """if (flag) c.UserCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|};""");

    [Fact]
    public Task A_string_that_may_meet_a_callback_is_made_strict_only_when_asked()
    {
        const string before = """M("Host=db.example.com;{|SSL1003:SSL Mode=Require|}", flag); """
            + """if (flag) new NpgsqlConnection(name).UserCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|};""";
        return Task.WhenAll(
            Verify.FixStatementsAsync(before, before),
            Verify.FixUnsafeAsync(
                before,
                before.Replace("{|SSL1003:SSL Mode=Require|}", "SSL Mode=VerifyFull;Root Certificate=certs/ca.pem", StringComparison.Ordinal),
                Verify.Anchor));
    }

    [Fact]
    public Task What_other_code_hangs_on_stays() => Verify.NoFixAsync(
        """if (flag) new NpgsqlConnection(name).UserCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|};""");
}
