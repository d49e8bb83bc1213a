namespace SslLint.CSharp.Tests.Symbols;

public class CallbackTests
{
    /// <summary>Stand-ins for clients that this project doesn't reference: their namespaces, types and members, without the rest.</summary>
    private const string Clients = """
        using System;
        using System.Net.Security;
        namespace Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure
        {
            public class NpgsqlDbContextOptionsBuilder { public NpgsqlDbContextOptionsBuilder RemoteCertificateValidationCallback(RemoteCertificateValidationCallback? c) => this; }
        }
        namespace Microsoft.EntityFrameworkCore
        {
            using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;
            public class DbContextOptionsBuilder { }
            public static class NpgsqlExtensions { public static DbContextOptionsBuilder UseNpgsql(this DbContextOptionsBuilder b, string s, Action<NpgsqlDbContextOptionsBuilder>? a = null) => b; }
        }
        namespace MySqlConnector
        {
            public class MySqlConnection { public RemoteCertificateValidationCallback? RemoteCertificateValidationCallback { get; set; } }
            public class MySqlDataSourceBuilder { public MySqlDataSourceBuilder UseRemoteCertificateValidationCallback(RemoteCertificateValidationCallback c) => this; }
        }
        namespace StackExchange.Redis
        {
            public class ConfigurationOptions
            {
                public event RemoteCertificateValidationCallback? CertificateValidation;
                public Func<string, SslClientAuthenticationOptions>? SslClientAuthenticationOptions { get; set; }
            }
        }
        namespace MongoDB.Driver
        {
            public class SslSettings { public RemoteCertificateValidationCallback? ServerCertificateValidationCallback { get; set; } }
            public class MongoClientSettings { public SslSettings SslSettings { get; set; } = new(); public bool AllowInsecureTls { get; set; } }
        }
        namespace Cassandra
        {
            public class SSLOptions { public SSLOptions SetRemoteCertValidationCallback(RemoteCertificateValidationCallback c) => this; }
        }
        namespace Elastic.Transport
        {
            public static class CertificateValidations { public static bool AllowAll(object a, object b, object c, SslPolicyErrors d) => Environment.Is64BitProcess || true; }
            public abstract class TransportConfiguration<T> where T : TransportConfiguration<T>
            {
                public T ServerCertificateValidationCallback(Func<object, object, object, SslPolicyErrors, bool> c) => (T)this;
            }
        }
        namespace Elastic.Clients.Elasticsearch
        {
            public class ElasticsearchClientSettings : Elastic.Transport.TransportConfiguration<ElasticsearchClientSettings> { }
        }
        namespace MailKit.Net.Smtp
        {
            public class SmtpClient { public RemoteCertificateValidationCallback? ServerCertificateValidationCallback { get; set; } }
        }
        namespace Grpc.Net.Client
        {
            public class GrpcChannelOptions
            {
                public RemoteCertificateValidationCallback? UserCertificateValidationCallback { get; set; }
                public GrpcChannelOptions UseSslClientAuthenticationOptionsCallback(Action<SslClientAuthenticationOptions> a) => this;
            }
        }
        """;

    private const string Shop = """
        using System.Net.Security;
        namespace Shop;
        public static class Certificates
        {
            public static bool Accept(object a, object? b, object? c, SslPolicyErrors d) { System.Console.WriteLine(d); return true; }
            public static bool Check(object a, object? b, object? c, SslPolicyErrors d) => d == SslPolicyErrors.None;
            public static bool Two(object a, object? b, object? c, SslPolicyErrors d) => true;
            public static bool Two(string a, object? b, object? c, SslPolicyErrors d) => false;
        }
        public class Sub : StackExchange.Redis.ConfigurationOptions { }
        public static class Make
        {
            public static Npgsql.NpgsqlConnection Connection() => new();
            public static MySqlConnector.MySqlConnection MySql() => new();
            public static StackExchange.Redis.ConfigurationOptions Redis() => new();
            public static MailKit.Net.Smtp.SmtpClient Smtp() => new();
            public static Grpc.Net.Client.GrpcChannelOptions Grpc() => new();
        }
        """;

    [Theory]
    [InlineData("""Make.Connection().UserCertificateValidationCallback = [|(_, _, _, _) => true|];""", "npgsql")]
    [InlineData(
        """var c = new NpgsqlConnection { UserCertificateValidationCallback = [|(_, _, _, e) => { Console.WriteLine(e); return true; }|] };""", "npgsql")]
    [InlineData("""NpgsqlConnection c = new() { UserCertificateValidationCallback = [|delegate { return true; }|] };""", "npgsql")]
    [InlineData("""new NpgsqlConnection().UserCertificateValidationCallback += [|(_, _, _, _) => true|];""", "npgsql")]
    [InlineData(
        """new NpgsqlConnection().UserCertificateValidationCallback = [|Accept|]; """
            + """bool Accept(object a, X509Certificate? b, X509Chain? c, SslPolicyErrors d) => true;""",
        "npgsql")]
    [InlineData("""new NpgsqlConnection().UserCertificateValidationCallback = [|Certificates.Accept|];""", "npgsql")]
    [InlineData("""new NpgsqlConnection().UserCertificateValidationCallback = [|Shop.Certificates.Accept|];""", "npgsql")]
    [InlineData("""new NpgsqlConnection().UserCertificateValidationCallback = [|new RemoteCertificateValidationCallback(Certificates.Accept)|];""", "npgsql")]
    [InlineData("""new NpgsqlConnection().UserCertificateValidationCallback = [|HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|];""", "npgsql")]
    [InlineData("""new NpgsqlConnection().UserCertificateValidationCallback = [|DangerousAcceptAnyServerCertificateValidator|];""", "npgsql")]
    [InlineData(
        """new NpgsqlConnection().SslClientAuthenticationOptionsCallback = o => o.RemoteCertificateValidationCallback = [|(_, _, _, _) => true|];""", "npgsql")]
    [InlineData("""new NpgsqlDataSourceBuilder().UseUserCertificateValidationCallback([|Certificates.Accept|]);""", "npgsql")]
    [InlineData(
        """new NpgsqlSlimDataSourceBuilder().UseSslClientAuthenticationOptionsCallback(o => { """
            + """o.RemoteCertificateValidationCallback = [|(_, _, _, _) => true|]; });""",
        "npgsql")]
    [InlineData(
        """new NpgsqlDataSourceBuilder().UseSslClientAuthenticationOptionsCallback(Set); """
            + """void Set(SslClientAuthenticationOptions o) => o.RemoteCertificateValidationCallback = [|(_, _, _, _) => true|];""",
        "npgsql")]
    [InlineData(
        """new NpgsqlConnection().SslClientAuthenticationOptionsCallback = Set; """
            + """void Set(SslClientAuthenticationOptions o) { o.RemoteCertificateValidationCallback = [|(_, _, _, _) => true|]; }""",
        "npgsql")]
    [InlineData("""new DbContextOptionsBuilder().UseNpgsql("", n => n.RemoteCertificateValidationCallback([|(_, _, _, _) => true|]));""", "npgsql")]
    [InlineData("""Make.MySql().RemoteCertificateValidationCallback = [|(_, _, _, _) => true|];""", "mysqlconnector")]
    [InlineData("""new MySqlConnector.MySqlDataSourceBuilder().UseRemoteCertificateValidationCallback([|(_, _, _, _) => true|]);""", "mysqlconnector")]
    [InlineData("""Make.Redis().CertificateValidation += [|(_, _, _, _) => true|];""", "stackexchange.redis")]
    [InlineData("""new Sub().CertificateValidation += [|(_, _, _, _) => true|];""", "stackexchange.redis")]
    [InlineData(
        """Make.Redis().SslClientAuthenticationOptions = host => new() { RemoteCertificateValidationCallback = [|(_, _, _, _) => true|] };""",
        "stackexchange.redis")]
    [InlineData(
        """var s = new MongoDB.Driver.MongoClientSettings { SslSettings = { ServerCertificateValidationCallback = [|(_, _, _, _) => true|] } };""", "mongodb")]
    [InlineData(
        """var s = new MongoDB.Driver.MongoClientSettings(); s.SslSettings.ServerCertificateValidationCallback = [|(_, _, _, _) => true|];""", "mongodb")]
    [InlineData("""var s = new MongoDB.Driver.MongoClientSettings { AllowInsecureTls = [|true|] };""", "mongodb")]
    [InlineData("""new Cassandra.SSLOptions().SetRemoteCertValidationCallback([|(_, _, _, _) => true|]);""", "cassandra")]
    [InlineData("""new ElasticsearchClientSettings().ServerCertificateValidationCallback([|(_, _, _, _) => true|]);""", "elasticsearch")]
    [InlineData("""new ElasticsearchClientSettings().ServerCertificateValidationCallback([|CertificateValidations.AllowAll|]);""", "elasticsearch")]
    public void Callbacks_on_database_clients_are_found_by_their_owner(string statement, string driver)
    {
        var markup = Markup.Parse(Code(statement));

        var site = Assert.Single(Binding.Read(markup.Code, Clients, Shop).Callbacks);

        Assert.Equal(driver, site.Driver);
        Assert.Equal(markup.Span, site.Span);
    }

    [Theory]
    [InlineData("""var h = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };""")]
    [InlineData(
        """var h = new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };""")]
    [InlineData("""var h = new SocketsHttpHandler { SslOptions = new() { RemoteCertificateValidationCallback = (_, _, _, _) => true } };""")]
    [InlineData("""var h = new SocketsHttpHandler(); h.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;""")]
    [InlineData("""System.Net.ServicePointManager.ServerCertificateValidationCallback = (_, _, _, _) => true;""")]
    [InlineData("""Make.Smtp().ServerCertificateValidationCallback = (_, _, _, _) => true;""")]
    [InlineData("""Make.Grpc().UserCertificateValidationCallback = (_, _, _, _) => true;""")]
    [InlineData("""Make.Grpc().UseSslClientAuthenticationOptionsCallback(Set); """
        + """void Set(SslClientAuthenticationOptions o) { o.RemoteCertificateValidationCallback = (_, _, _, _) => true; }""")]
    [InlineData("""Make.Grpc().UseSslClientAuthenticationOptionsCallback(o => o.RemoteCertificateValidationCallback = (_, _, _, _) => true);""")]
    public void Callbacks_of_http_mail_and_grpc_are_not_ours(string statement) =>
        Assert.Empty(Binding.Read("using MySqlConnector; using MongoDB.Driver; " + Code(statement), Clients, Shop).Callbacks);

    [Theory]
    [InlineData("""new NpgsqlConnection().UserCertificateValidationCallback = Certificates.Check;""")]
    [InlineData("""new NpgsqlConnection().UserCertificateValidationCallback = Certificates.Missing;""")]
    [InlineData("""RemoteCertificateValidationCallback accept = (_, _, _, _) => true; new NpgsqlConnection().UserCertificateValidationCallback = accept;""")]
    public void Callbacks_that_decide_or_are_not_seen_are_none(string statement) =>
        Assert.Empty(Binding.Read(Code(statement), Clients, Shop).Callbacks);

    [Fact]
    public void The_overload_that_is_meant_decides() =>
        Assert.Single(Binding.Read(Code("new NpgsqlConnection().UserCertificateValidationCallback = Certificates.Two;"), Clients, Shop).Callbacks);

    [Fact]
    public void A_method_of_this_file_is_not_taken_for_one_of_the_same_name()
    {
        const string code = """
            using Npgsql; using System.Net.Security; using System.Security.Cryptography.X509Certificates;
            class Base { public static bool Accept(object a, X509Certificate? b, X509Chain? c, SslPolicyErrors d) => d == 0; }
            class C : Base { void M() { new NpgsqlConnection().UserCertificateValidationCallback = Base.Accept; } }
            class D { static bool Accept(object a, X509Certificate? b, X509Chain? c, SslPolicyErrors d) => true; }
            """;

        Assert.Empty(Binding.Read(code).Callbacks);
    }

    [Fact]
    public void A_method_of_another_project_is_not_seen() =>
        Assert.Empty(Binding.ReadBesideProject(
            "class C { void M() { new Npgsql.NpgsqlConnection().UserCertificateValidationCallback = D.Accept; } }",
            "public static class D { public static bool Accept(object a, object? b, object? c, System.Net.Security.SslPolicyErrors d) => true; }").Callbacks);

    [Theory]
    [InlineData("""connection.UserCertificateValidationCallback = (_, _, _, _) => true;""", 1)]
    [InlineData("""handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;""", 0)]
    public void Without_the_reference_the_syntax_decides(string statement, int count)
    {
        var code = "using Npgsql; class C { void M() { " + statement + " } }";

        Assert.Equal(count, Binding.ReadWithoutNpgsql(code).Callbacks.Count);
        Assert.Equal(count, Reading.Read(code).Callbacks.Count);
    }

    private static string Code(string statement) => """
        using System; using System.Net.Http; using System.Net.Security; using System.Security.Cryptography.X509Certificates;
        using Npgsql; using Shop; using Microsoft.EntityFrameworkCore; using Elastic.Transport; using Elastic.Clients.Elasticsearch; using static System.Net.Http.HttpClientHandler;
        class C { void M() { 
        """ + statement + " } }";
}
