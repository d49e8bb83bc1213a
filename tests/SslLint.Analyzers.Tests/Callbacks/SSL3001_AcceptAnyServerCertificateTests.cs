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
    [InlineData("""_ = new NpgsqlConnection(name) { UserCertificateValidationCallback = {|SSL3001:(_, _, _, _) => { System.Console.WriteLine(name); return true; }|} };""")]
    [InlineData("""new NpgsqlConnection(name).SslClientAuthenticationOptionsCallback = o => o.RemoteCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|};""")]
    [InlineData("""new NpgsqlSlimDataSourceBuilder(name).UseSslClientAuthenticationOptionsCallback(o => { o.RemoteCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|}; });""")]
    [InlineData("""bool Accept(object a, object b, object c, System.Net.Security.SslPolicyErrors d) => true; new NpgsqlConnection(name).UserCertificateValidationCallback = {|SSL3001:Accept|};""")]
    public Task A_callback_that_accepts_everything_is_reported(string statements) => Verify.StatementsAsync(statements);

    [Theory]
    [InlineData("""new NpgsqlConnection(name).UserCertificateValidationCallback = (_, _, _, errors) => errors == System.Net.Security.SslPolicyErrors.None;""")]
    [InlineData("""new NpgsqlConnection(name).UserCertificateValidationCallback = (_, _, _, _) => false;""")]
    [InlineData("""_ = new System.Net.Http.HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };""")]
    [InlineData("""_ = new System.Net.Http.HttpClientHandler { ServerCertificateCustomValidationCallback = System.Net.Http.HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };""")]
    [InlineData("""_ = new System.Net.Security.SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, _) => true };""")]
    public Task One_that_decides_or_is_no_databases_is_not(string statements) => Verify.StatementsAsync(statements);

    [Theory]
    [InlineData(
        """new NpgsqlDataSourceBuilder(name).UseUserCertificateValidationCallback({|SSL3001:(_, _, _, _) => true|}).Build();""",
        """new NpgsqlDataSourceBuilder(name).Build();""")]
    [InlineData(
        """_ = new NpgsqlConnection(name) { UserCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|}, ProvideClientCertificatesCallback = null };""",
        """_ = new NpgsqlConnection(name) { ProvideClientCertificatesCallback = null };""")]
    public Task Taking_it_out_of_an_unknown_connection_is_unsafe(string before, string after) => Verify.FixUnsafeAsync(before, after);

    [Fact]
    public Task Taking_it_out_of_an_unknown_connection_is_no_ordinary_fix() => Verify.FixStatementsAsync(
        """_ = new NpgsqlConnection(name) { UserCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|} };""",
        """_ = new NpgsqlConnection(name) { UserCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|} };""");

    [Fact]
    public Task What_other_code_hangs_on_stays() => Verify.NoFixAsync(
        """if (flag) new NpgsqlConnection(name).UserCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|};""");
}
