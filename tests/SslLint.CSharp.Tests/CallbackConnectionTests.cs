namespace SslLint.CSharp.Tests;

public class CallbackConnectionTests
{
    [Theory]
    [InlineData("""new NpgsqlConnection([|"Host=db"|]).UserCertificateValidationCallback = (_, _, _, _) => true;""")]
    [InlineData("""var c = new NpgsqlConnection([|$"Host={h}"|]); c.UserCertificateValidationCallback += (_, _, _, _) => true;""")]
    [InlineData("""var c = new NpgsqlConnection([|"Host=db;" + port|]) { UserCertificateValidationCallback = (_, _, _, _) => true };""")]
    [InlineData("""var cs = [|"Host=db"|]; var c = new NpgsqlConnection(cs); c.UserCertificateValidationCallback = (_, _, _, _) => true;""")]
    [InlineData("""class C { const string Cs = [|"Host=db"|]; """
        + """object M() => new NpgsqlDataSourceBuilder(Cs).EnableX().UseUserCertificateValidationCallback((_, _, _, _) => true).Build(); }""")]
    [InlineData("""var b = [|new NpgsqlConnectionStringBuilder { Host = "db" }|]; """
        + """var c = new NpgsqlConnection(b.ToString()); c.UserCertificateValidationCallback = (_, _, _, _) => true;""")]
    [InlineData("""o.UseNpgsql([|"Host=db"|], n => n.RemoteCertificateValidationCallback((_, _, _, _) => true));""")]
    [InlineData("""o.UseNpgsql([|"Host=db"|], n => n.EnableRetryOnFailure().RemoteCertificateValidationCallback((_, _, _, _) => true));""")]
    [InlineData("""var d = new NpgsqlDataSourceBuilder([|"Host=db"|]); """
        + """d.UseSslClientAuthenticationOptionsCallback(o => { o.RemoteCertificateValidationCallback = (_, _, _, _) => true; });""")]
    [InlineData(
        """new NpgsqlConnection([|"Host=db"|]).SslClientAuthenticationOptionsCallback = o => o.RemoteCertificateValidationCallback = (_, _, _, _) => true;""")]
    public void The_string_or_builder_that_the_object_is_made_with_is_the_connection(string marked)
    {
        var markup = Markup.Parse(marked);

        Assert.Equal(markup.Span, Assert.Single(Reading.Read(markup.Code).Callbacks).Connection);
    }

    [Theory]
    [InlineData("""connection.UserCertificateValidationCallback = (_, _, _, _) => true;""")]
    [InlineData("""new NpgsqlConnection(Load()).UserCertificateValidationCallback = (_, _, _, _) => true;""")]
    [InlineData("""new NpgsqlConnection(cs ?? "Host=db").UserCertificateValidationCallback = (_, _, _, _) => true;""")]
    [InlineData("""var cs = "Host=db"; if (x) cs = y; new NpgsqlConnection(cs).UserCertificateValidationCallback = (_, _, _, _) => true;""")]
    [InlineData("""var cs = "Host=db"; Change(ref cs); new NpgsqlConnection(cs).UserCertificateValidationCallback = (_, _, _, _) => true;""")]
    [InlineData("""var cs = "Host=db"; (cs, x) = y; new NpgsqlConnection(cs).UserCertificateValidationCallback = (_, _, _, _) => true;""")]
    [InlineData("""var cs = cs.ToString(); new NpgsqlConnection(cs).UserCertificateValidationCallback = (_, _, _, _) => true;""")]
    [InlineData("""class C { const string A = B, B = A; void M() { new NpgsqlConnection(A).UserCertificateValidationCallback = (_, _, _, _) => true; } }""")]
    [InlineData("""class C { string cs = "Host=db"; void M() { new NpgsqlConnection(cs).UserCertificateValidationCallback = (_, _, _, _) => true; } }""")]
    [InlineData("""var c = new NpgsqlConnection("Host=db"); if (x) c = y; c.UserCertificateValidationCallback = (_, _, _, _) => true;""")]
    [InlineData("""var c = new NpgsqlConnection("Host=db"); c.ConnectionString = y; c.UserCertificateValidationCallback = (_, _, _, _) => true;""")]
    [InlineData("""o.UseNpgsql(n => n.RemoteCertificateValidationCallback((_, _, _, _) => true));""")]
    [InlineData("""void M(NpgsqlConnection c) { c.UserCertificateValidationCallback = (_, _, _, _) => true; }""")]
    public void What_may_get_another_string_is_not_known(string code) =>
        Assert.Null(Assert.Single(Reading.Read(code).Callbacks).Connection);
}
