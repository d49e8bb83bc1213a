using SslLint.Text;

namespace SslLint.CSharp.Tests;

public class CallbackTests
{
    [Theory]
    [InlineData("""connection.UserCertificateValidationCallback = [|(_, _, _, _) => true|];""", "npgsql")]
    [InlineData("""builder.UseUserCertificateValidationCallback([|delegate { return true; }|]);""", "npgsql")]
    [InlineData("""o.UseNpgsql(cs, n => n.RemoteCertificateValidationCallback([|(a, b, c, d) => true|]));""", "npgsql")]
    [InlineData("""M(b => ((NpgsqlDbContextOptionsBuilder)b).RemoteCertificateValidationCallback([|(_, _, _, _) => true|]));""", "npgsql")]
    [InlineData("""builder.UseSslClientAuthenticationOptionsCallback(o => o.RemoteCertificateValidationCallback = [|(_, _, _, _) => true|]);""", "npgsql")]
    [InlineData(
        """connection.SslClientAuthenticationOptionsCallback = o => { o.RemoteCertificateValidationCallback = [|(_, _, _, _) => true|]; };""", "npgsql")]
    [InlineData("""var c = new NpgsqlConnection(cs) { UserCertificateValidationCallback = [|(_, _, _, _) => { Log("x"); return true; }|] };""", "npgsql")]
    [InlineData("""connection.UserCertificateValidationCallback = [|new RemoteCertificateValidationCallback((_, _, _, _) => true)|];""", "npgsql")]
    [InlineData("""connection.UserCertificateValidationCallback = [|HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|];""", "npgsql")]
    [InlineData(
        """class C { void M() { c.UserCertificateValidationCallback = [|Accept|]; } static bool Accept(object a, object b, object c, object d) => true; }""",
        "npgsql")]
    [InlineData("""bool Accept(object a) { Log(a); return true; } c.UserCertificateValidationCallback = [|Accept|];""", "npgsql")]
    [InlineData("""var c = new MySqlConnection(cs); c.RemoteCertificateValidationCallback = [|(s, c, h, e) => true|];""", "mysqlconnector")]
    [InlineData("""using MySqlConnector; c.RemoteCertificateValidationCallback = [|(s, c, h, e) => true|];""", "mysqlconnector")]
    [InlineData("""var b = new MySqlDataSourceBuilder(cs).UseRemoteCertificateValidationCallback([|(s, c, h, e) => true|]);""", "mysqlconnector")]
    [InlineData("""ConfigurationOptions config = Load(); config.CertificateValidation += [|delegate { return true; }|];""", "stackexchange.redis")]
    [InlineData(
        """var o = new ConfigurationOptions { SslClientAuthenticationOptions = h => new SslClientAuthenticationOptions { """
            + """RemoteCertificateValidationCallback = [|(_, _, _, _) => true|] } };""",
        "stackexchange.redis")]
    [InlineData(
        """namespace StackExchange.Redis.Tests; class C { void M() { config.CertificateValidation += [|delegate { return true; }|]; } }""",
        "stackexchange.redis")]
    [InlineData("""settings.SslSettings = new SslSettings { ServerCertificateValidationCallback = [|(_, _, _, _) => true|] };""", "mongodb")]
    [InlineData("""var s = new MongoClientSettings { AllowInsecureTls = [|true|] };""", "mongodb")]
    [InlineData("""using MongoDB.Driver; settings.AllowInsecureTls = [|true|];""", "mongodb")]
    [InlineData("""var s = new ElasticsearchClientSettings(uri).ServerCertificateValidationCallback([|CertificateValidations.AllowAll|]);""", "elasticsearch")]
    public void Callbacks_that_accept_everything_are_found(string marked, string driver)
    {
        var markup = Markup.Parse(marked);

        var site = Assert.Single(Reading.Read(markup.Code).Callbacks);

        Assert.Equal(driver, site.Driver);
        Assert.Equal(markup.Span, site.Span);
    }

    [Theory]
    [InlineData("""c.UserCertificateValidationCallback = (_, _, _, e) => e == SslPolicyErrors.None;""")]
    [InlineData("""c.UserCertificateValidationCallback = (_, _, _, _) => { called = true; return accept; };""")]
    [InlineData("""c.UserCertificateValidationCallback = (_, _, _, e) => { if (e != 0) { return false; } return true; };""")]
    [InlineData("""c.UserCertificateValidationCallback = (_, _, _, e) => { if (e != 0) { throw new E(); } return true; };""")]
    [InlineData("""c.UserCertificateValidationCallback = (_, _, _, _) => false;""")]
    [InlineData("""c.UserCertificateValidationCallback = callback;""")]
    [InlineData("""class C { Func<bool> Accept; void M() { c.UserCertificateValidationCallback = Accept; } }""")]
    [InlineData("""c.UserCertificateValidationCallback = Create("x");""")]
    [InlineData("""using Npgsql; var h = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };""")]
    [InlineData("""using Npgsql; var h = new HttpClientHandler { """
        + """ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };""")]
    [InlineData("""using MySqlConnector; handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;""")]
    [InlineData("""using MySqlConnector; var o = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, _) => true };""")]
    [InlineData("""using MongoDB.Driver; ServicePointManager.ServerCertificateValidationCallback = (_, _, _, _) => true;""")]
    [InlineData("""using MongoDB.Driver; SmtpClient client = Make(); client.ServerCertificateValidationCallback = (_, _, _, _) => true;""")]
    [InlineData("""client.ServerCertificateValidationCallback = (_, _, _, _) => true;""")]
    [InlineData("""settings.AllowInsecureTls = false;""")]
    [InlineData("""var s = new MongoClientSettings { AllowInsecureTls = insecure };""")]
    public void Callbacks_that_decide_and_those_of_other_clients_are_not(string code) =>
        Assert.Empty(Reading.Read(code).Callbacks);

    [Theory]
    [InlineData("A();\n[|c.UserCertificateValidationCallback = (_, _, _, _) => true;\n|]B();")]
    [InlineData("A(); [|c.UserCertificateValidationCallback = (_, _, _, _) => true;|] B();")]
    [InlineData("var c = new NpgsqlConnection(cs) { [|UserCertificateValidationCallback = (_, _, _, _) => true, |]Site = s };")]
    [InlineData("var c = new NpgsqlConnection(cs) { Site = s[|, UserCertificateValidationCallback = (_, _, _, _) => true|] };")]
    [InlineData("var d = new NpgsqlDataSourceBuilder(cs)[|\n    .UseUserCertificateValidationCallback((_, _, _, _) => true)|]\n    .Build();")]
    [InlineData("[|builder.UseUserCertificateValidationCallback((_, _, _, _) => true);\n|]")]
    [InlineData("o.UseNpgsql(cs, n => n.EnableRetryOnFailure()[|.RemoteCertificateValidationCallback((_, _, _, _) => true)|]);")]
    [InlineData("[|d.UseSslClientAuthenticationOptionsCallback(o => o.RemoteCertificateValidationCallback = (_, _, _, _) => true);|]")]
    [InlineData("d.UseSslClientAuthenticationOptionsCallback(o => { o.TargetHost = h; [|o.RemoteCertificateValidationCallback = (_, _, _, _) => true;|] });")]
    [InlineData("{ ConfigurationOptions o; [|o.CertificateValidation += delegate { return true; };|] }")]
    public void A_callback_is_removed_where_it_stands_alone(string marked)
    {
        var markup = Markup.Parse(marked);

        var site = Assert.Single(Reading.Read(markup.Code).Callbacks);

        Assert.NotNull(site.Removal);
        Assert.Equal(markup.Code.Remove(markup.Span.Start, markup.Span.Length), TextEdit.Apply(markup.Code, site.Removal));
        Assert.Empty(Reading.Read(TextEdit.Apply(markup.Code, site.Removal)).Callbacks);
    }

    [Theory]
    [InlineData("if (dev) c.UserCertificateValidationCallback = (_, _, _, _) => true;")]
    [InlineData("a.X = c.UserCertificateValidationCallback = (_, _, _, _) => true;")]
    [InlineData("o.UseNpgsql(cs, n => n.RemoteCertificateValidationCallback((_, _, _, _) => true));")]
    public void A_callback_that_other_code_hangs_on_stays(string code) =>
        Assert.Null(Assert.Single(Reading.Read(code).Callbacks).Removal);
}
