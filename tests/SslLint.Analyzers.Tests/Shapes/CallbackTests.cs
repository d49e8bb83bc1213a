using SslLint.Analyzers.Tests.Support;

namespace SslLint.Analyzers.Tests.Shapes;

/// <summary>Each way in which code may accept every certificate, on each client: a callback needs no engine that reads strings.</summary>
public class CallbackTests
{
    private const string Shop = """
        namespace Shop;

        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        static class Certificates
        {
            public static bool Accept(object sender, X509Certificate certificate, X509Chain chain, SslPolicyErrors errors) => true;
            public static bool Check(object sender, X509Certificate certificate, X509Chain chain, SslPolicyErrors errors) => errors == SslPolicyErrors.None;
        }
        """;

    [Theory]
    [InlineData("""{|SSL3001:(_, _, _, _) => true|}""")]
    [InlineData("""{|SSL3001:(sender, certificate, chain, errors) => { System.Console.WriteLine(errors); return true; }|}""")]
    [InlineData("""{|SSL3001:delegate { return true; }|}""")]
    [InlineData("""{|SSL3001:new System.Net.Security.RemoteCertificateValidationCallback((_, _, _, _) => true)|}""")]
    [InlineData("""{|SSL3001:Certificates.Accept|}""")]
    [InlineData("""{|SSL3001:Accept|}""")]
    [InlineData("""{|SSL3001:Local|}""")]
    [InlineData("""Certificates.Check""")]
    [InlineData("""(_, _, _, errors) => errors == System.Net.Security.SslPolicyErrors.None""")]
    [InlineData("""null""")]
    public Task A_callback_of_any_shape(string callback) => VerifyAsync($$"""
        using Npgsql;
        using Shop;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            static bool Accept(object sender, X509Certificate certificate, X509Chain chain, SslPolicyErrors errors) { return true; }

            void M(NpgsqlConnection connection)
            {
                bool Local(object sender, X509Certificate certificate, X509Chain chain, SslPolicyErrors errors) => true;
                RemoteCertificateValidationCallback own = Local;
                connection.UserCertificateValidationCallback = {{callback}};
                connection.UserCertificateValidationCallback += {{callback}};
            }
        }
        """);

    [Theory]
    [InlineData("Npgsql", """new NpgsqlDataSourceBuilder(name).UseUserCertificateValidationCallback({|SSL3001:(_, _, _, _) => true|});""")]
    [InlineData("Npgsql", """new NpgsqlSlimDataSourceBuilder(name).UseUserCertificateValidationCallback({|SSL3001:(_, _, _, _) => true|});""")]
    [InlineData(
        "Npgsql",
        """new NpgsqlConnection(name).SslClientAuthenticationOptionsCallback = o => """
            + """o.RemoteCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|};""")]
    [InlineData(
        "Npgsql",
        """new NpgsqlDataSourceBuilder(name).UseSslClientAuthenticationOptionsCallback(o => { """
            + """o.RemoteCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|}; });""")]
    [InlineData(
        "Microsoft.EntityFrameworkCore",
        """new DbContextOptionsBuilder().UseNpgsql(name, o => o.RemoteCertificateValidationCallback({|SSL3001:(_, _, _, _) => true|}));""")]
    [InlineData("MySqlConnector", """new MySqlConnection(name).RemoteCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|};""")]
    [InlineData("MySqlConnector", """new MySqlDataSourceBuilder(name).UseRemoteCertificateValidationCallback({|SSL3001:(_, _, _, _) => true|});""")]
    [InlineData("StackExchange.Redis", """ConfigurationOptions.Parse(name).CertificateValidation += {|SSL3001:(_, _, _, _) => true|};""")]
    [InlineData(
        "StackExchange.Redis",
        """_ = new ConfigurationOptions { SslClientAuthenticationOptions = h => new System.Net.Security.SslClientAuthenticationOptions { """
            + """RemoteCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|} } };""")]
    [InlineData(
        "MongoDB.Driver",
        """_ = new MongoClientSettings { SslSettings = new SslSettings { ServerCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|} } };""")]
    [InlineData("MongoDB.Driver", """_ = new MongoClientSettings { AllowInsecureTls = {|SSL3001:true|} };""")]
    public Task A_callback_of_any_client(string import, string statement) => VerifyAsync($"using {import};\n" + Verify.Method(statement));

    [Fact]
    public Task The_ready_made_one_of_HTTP_on_a_database_connection() => VerifyAsync(
        """
        using System.Net.Http;
        using Npgsql;

        class C
        {
            void M(NpgsqlConnection c) => c.UserCertificateValidationCallback = (sender, certificate, chain, errors) =>
                HttpClientHandler.DangerousAcceptAnyServerCertificateValidator(null, null, chain, errors);

            void N(NpgsqlConnection c) => c.UserCertificateValidationCallback = {|SSL3001:{|CS0029:HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|}|};
        }
        """);

    [Theory]
    [InlineData("""_ = new System.Net.Http.HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };""")]
    [InlineData("""_ = new System.Net.Http.HttpClientHandler { """
        + """ServerCertificateCustomValidationCallback = System.Net.Http.HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };""")]
    [InlineData("""_ = new System.Net.Http.SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true } };""")]
    [InlineData("""System.Net.ServicePointManager.ServerCertificateValidationCallback = (_, _, _, _) => true;""")]
    [InlineData("""_ = new System.Net.Security.SslStream(null, false, (_, _, _, _) => true);""")]
    [InlineData("""new Mail.SmtpClient().ServerCertificateValidationCallback = (_, _, _, _) => true;""")]
    [InlineData("""_ = new Grpc.ChannelOptions { HttpHandler = new System.Net.Http.HttpClientHandler { """
        + """ServerCertificateCustomValidationCallback = (_, _, _, _) => true } };""")]
    public Task Those_of_HTTP_SMTP_and_gRPC_are_not_ours(string statement) => Verify.SourceAsync(
        "#pragma warning disable SYSLIB0014\nusing MongoDB.Driver;\nusing MySqlConnector;\n" + Verify.Method(statement),
        Clients.OtherEngines,
        """
        namespace Mail { class SmtpClient { public System.Net.Security.RemoteCertificateValidationCallback ServerCertificateValidationCallback; } }
        namespace Grpc { class ChannelOptions { public System.Net.Http.HttpMessageHandler HttpHandler; } }
        """);

    private static Task VerifyAsync(string source) => Verify.SourceAsync(source, Shop, Clients.OtherEngines, Clients.AroundNpgsql);
}
