using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines.SqlServer;

namespace SslLint.Core.Tests.Drivers;

/// <summary>Microsoft.Data.SqlClient and System.Data.SqlClient.</summary>
public class SqlClientDriverTests
{
    private static string Read(string text, string version) => Summary.Of(Reading(text, version));

    private static Reading Reading(string text, string version)
    {
        Driver driver = version.StartsWith("sds", StringComparison.Ordinal) ? SystemDataSqlClientDriver.Instance : SqlClientDriver.Instance;
        Assert.True(DriverVersion.TryParse(version.Replace("sds", "", StringComparison.Ordinal), out var parsed));
        return driver.Read(Summary.Parse(AdoNetDialect.Instance, text), parsed);
    }

    [Theory]
    [InlineData("Server=h", "always chain host system")]
    [InlineData("Server=h;Encrypt=True", "always chain host system")]
    [InlineData("Server=h;Encrypt=Mandatory", "always chain host system")]
    [InlineData("Server=h;Encrypt=YES;TrustServerCertificate=no", "always chain host system")]
    [InlineData("Server=h;Encrypt=Strict", "always chain host system direct")]
    [InlineData("Server=h;Encrypt=Strict;TrustServerCertificate=True", "always chain host system direct - TrustServerCertificate")]
    [InlineData("Server=h;Encrypt=", "always chain host system")]
    [InlineData("Server=h;Encrypt=False", "login-only")]
    [InlineData("Server=h;Encrypt=optional", "login-only")]
    [InlineData("Server=h;Encrypt=no;TrustServerCertificate=True", "login-only")]
    [InlineData("Server=h;TrustServerCertificate=True", "always")]
    [InlineData("Server=h;Encrypt=True;Trust Server Certificate=yes", "always")]
    [InlineData("Server=h;Authentication=Active Directory Default;Encrypt=False", "login-only")]
    public void What_is_asked_for_is_what_happens(string text, string expected) => Assert.Equal(expected, Read(text, "7.1.2"));

    [Theory]
    [InlineData("Server=h", "7.1.2", "always chain host system")]
    [InlineData("Server=h", "4", "always chain host system revocation")]
    [InlineData("Server=h", "3.1.5", "login-only")]
    [InlineData("Server=h", "sds4.9.1", "login-only")]
    [InlineData("Server=h;TrustServerCertificate=True", "2.1.4", "login-only")]
    [InlineData("Server=h;Encrypt=True", "sds4.9.1", "always chain host system")]
    [InlineData("Server=h;Encrypt=True", "4.0.2", "always chain host system")]
    [InlineData("Server=h;Encrypt=True", "4.1.0", "always chain host system revocation")]
    [InlineData("Server=h;Encrypt=True", "4.1.1", "always chain host system")]
    public void Defaults_are_the_versions(string text, string version, string expected) => Assert.Equal(expected, Read(text, version));

    [Theory]
    [InlineData("Server=h;Encrypt=Mandatory", "5", "always chain host system")]
    [InlineData("Server=h;Encrypt=Mandatory", "4.1.1", "refused Encrypt")]
    [InlineData("Server=h;Encrypt=Strict", "sds4.9.1", "refused Encrypt")]
    [InlineData("Server=h;Encrypt=", "4.1.1", "refused Encrypt")]
    [InlineData("Server=h;Encrypt=\"\"", "7", "refused Encrypt")]
    [InlineData("Server=h;Encrypt=\" true \"", "4.1.1", "always chain host system")]
    [InlineData("Server=h;Encrypt=\" true \"", "5.2", "refused Encrypt")]
    [InlineData("Server=h;Encrypt=1", "7", "refused Encrypt")]
    [InlineData("Server=h,abc;Encrypt=True", "7.1.2", "refused Server")]
    [InlineData("Server=tcp:h\\i,14abc", "sds4.9.1", "refused Server")]
    [InlineData("Data Source=h,1433", "7.1.2", "always chain host system")]
    [InlineData("Server=h,xxxx;TrustServerCertificate=True", "7.1.2", "always")]
    [InlineData("Server=h,PORT;TrustServerCertificate=True", "7.1.2", "always")]
    [InlineData("Server=h,<number>;TrustServerCertificate=True", "7.1.2", "always")]
    [InlineData("Server=h;Encrypt=Mandatory,Strict", "7", "refused Encrypt")]
    [InlineData("Server=h;TrustServerCertificate=", "7.1.2", "refused TrustServerCertificate")]
    [InlineData("Server=h;TrustServerCertificate=1", "7.1.2", "refused TrustServerCertificate")]
    [InlineData("Server=h;TrustServerCertificate=\" yes \"", "7.1.2", "always")]
    [InlineData("Server=h;Trust Server Certificate=True", "2", "login-only")]
    [InlineData("Server=h;Trust Server Certificate=True", "1", "refused Trust Server Certificate")]
    [InlineData("Server=h;Trust Server Certificate=True", "sds4.9.1", "refused Trust Server Certificate")]
    [InlineData("Server=h;HostNameInCertificate=a", "4.1.1", "refused HostNameInCertificate")]
    [InlineData("Server=h;ServerCertificate=a.cer", "5", "refused ServerCertificate")]
    [InlineData("Server=h;Authentication=Active Directory Default", "2.1.4", "refused Authentication")]
    [InlineData("Server=h;Authentication=Active Directory Workload Identity", "5.1.9", "refused Authentication")]
    [InlineData("Server=h;Authentication=SqlPassword;Integrated Security=true", "7", "refused Authentication")]
    [InlineData("Server=h;Integrated Security=SSPI", "7", "always chain host system")]
    [InlineData("Server=h;Integrated Security=1", "7", "refused Integrated Security")]
    [InlineData("Server=h;Pooling=", "7", "refused Pooling")]
    [InlineData("Server=h;Packet Size=511", "7", "refused Packet Size")]
    [InlineData("Server=h;Packet Size=", "7", "always chain host system")]
    [InlineData("Server=h;Port=1433", "7", "refused Port")]
    [InlineData("Server=h;Encryption=true", "7", "refused Encryption")]
    [InlineData("Server=h;MultipleActiveResultSets=true", "1", "login-only")]
    [InlineData("Server=h;Multiple Active Result Sets=true", "1", "refused Multiple Active Result Sets")]
    [InlineData("Server=h;Failover Partner=p", "7", "refused Failover Partner")]
    [InlineData("Server=h;Failover Partner=p;Database=d", "7", "always chain host system")]
    public void Keys_and_words_are_the_versions(string text, string version, string expected) => Assert.Equal(expected, Read(text, version));

    [Theory]
    [InlineData("Server=h;Encrypt=True;Encrypt=False", "login-only - Encrypt")]
    [InlineData("Server=h;Encrypt=False;Encrypt=True", "always chain host system - Encrypt")]
    [InlineData("Server=h;TrustServerCertificate=True;Trust Server Certificate=False", "always chain host system - TrustServerCertificate")]
    [InlineData("Server=h;Encrypt=false;Encrypt=", "always chain host system - Encrypt")]
    public void The_last_spelling_counts(string text, string expected) => Assert.Equal(expected, Read(text, "5.2.2"));

    [Theory]
    [InlineData("5.1.9", "always chain host pinned:/a.cer+system")]
    [InlineData("5.2.2", "always chain host system - ServerCertificate")]
    [InlineData("6.1.6", "always chain host pinned:/a.cer+system")]
    [InlineData("6.1.7", "always pinned:/a.cer")]
    [InlineData("7.0.2", "always chain host pinned:/a.cer+system")]
    [InlineData("7.0.3", "always pinned:/a.cer")]
    [InlineData("7.1.0", "always pinned:/a.cer")]
    public void A_certificate_that_is_named_counts_by_version(string version, string expected) =>
        Assert.Equal(expected, Read("Server=h;Encrypt=True;ServerCertificate=/a.cer", version));

    [Theory]
    [InlineData("Authentication=Sql Password", "since Microsoft.Data.SqlClient 1 only")]
    [InlineData("ServerCertificate=a.cer", "since Microsoft.Data.SqlClient 5.1 only")]
    [InlineData("sslmode=disable", "keys that it doesn't know, and this is one")]
    public void A_refused_key_tells_the_first_version_that_knows_it(string setting, string expected) =>
        Assert.Contains(expected, Assert.Single(Reading("Server=h;" + setting, "sds4.9.1").Invalid).Why, StringComparison.Ordinal);

    [Theory]
    [InlineData("5.0.1", null, "db.example.com")]
    [InlineData("6.1.7", null, "db.example.com")]
    [InlineData("6.1.8", "db.example.com", null)]
    [InlineData("7.0.3", null, "db.example.com")]
    [InlineData("7.0.4", "db.example.com", null)]
    [InlineData("7.1.1", null, "db.example.com")]
    [InlineData("7.1.2", "db.example.com", null)]
    public void Another_name_is_added_or_takes_the_hosts_place(string version, string? expected, string? additional)
    {
        var posture = Reading("Server=h;Encrypt=True;HostNameInCertificate=db.example.com", version).Posture!;

        Assert.Equal((expected, additional), (posture.ExpectedName, posture.AdditionalName));
    }

    [Theory]
    [InlineData("5.1.9")]
    [InlineData("6.0.1")]
    [InlineData("7.1.1")]
    public void Beside_a_certificate_that_is_named_no_other_name_is_accepted(string version) => Assert.Null(
        Reading("Server=h;Encrypt=True;ServerCertificate=/a.cer;HostNameInCertificate=db.example.com", version).Posture!.AdditionalName);

    [Theory]
    [InlineData("1.0.19269", "Encrypt=True", "prelogin other-ca")]
    [InlineData("2.1.6", "Encrypt=True", "prelogin other-ca")]
    [InlineData("2.1.7", "Encrypt=True", "other-ca")]
    [InlineData("3.0.1", "Encrypt=True", "prelogin other-ca")]
    [InlineData("3.1.5", "Encrypt=True", "other-ca")]
    [InlineData("4.0.4", "Encrypt=True", "prelogin other-ca")]
    [InlineData("4.0.5", "Encrypt=True", "other-ca")]
    [InlineData("4.1.1", "Encrypt=True", "prelogin other-ca")]
    [InlineData("5.0.2", "Encrypt=True", "prelogin other-ca")]
    [InlineData("5.0.2", "Encrypt=Strict", "other-ca")]
    [InlineData("5.1.2", "Encrypt=True", "prelogin other-ca")]
    [InlineData("5.1.3", "Encrypt=True", "other-ca")]
    [InlineData("5.2.0", "Encrypt=True", "")]
    [InlineData("7.1.2", "Encrypt=True", "")]
    [InlineData("sds4.8.5", "Encrypt=True", "prelogin other-ca")]
    [InlineData("sds4.8.6", "Encrypt=True", "other-ca")]
    public void What_gets_through_is_the_versions(string version, string settings, string expected) =>
        Assert.Equal(expected, string.Join(' ', Reading($"Server=h;{settings}", version).Posture!.Gaps));

    [Theory]
    [InlineData("tcp:db.example.com,1433", "Network db.example.com 1433")]
    [InlineData("db.example.com\\INST,1500", "Network db.example.com 1500")]
    [InlineData("SQLPROD01\\INST", "Network SQLPROD01 ")]
    [InlineData("db.example.com:1433", "Network db.example.com 1433")]
    [InlineData(" tcp: db.example.com , 1433 ", "Network db.example.com 1433")]
    [InlineData(".", "Network localhost ")]
    [InlineData(".\\SQLEXPRESS", "Network localhost ")]
    [InlineData("(local)", "Network localhost ")]
    [InlineData("(LocalDB)\\MSSQLLocalDB", "InProcess (LocalDB)\\MSSQLLocalDB ")]
    [InlineData("lpc:h", "InProcess h ")]
    [InlineData("np:\\\\db.example.com\\pipe\\sql\\query", "Network db.example.com ")]
    [InlineData("admin:db.example.com", "Network db.example.com ")]
    [InlineData("tcp:${HOST},1433", "Placeholder tcp:${HOST},1433 ")]
    [InlineData("[fe80::1],1433", "Network fe80::1 1433")]
    public void A_server_is_a_host_with_what_stands_around_it(string server, string expected)
    {
        var endpoint = Assert.Single(Reading($"Server={server};Database=d", "7").Endpoints);

        Assert.Equal(expected, $"{endpoint.Kind} {endpoint.Host} {endpoint.Port}");
    }

    [Fact]
    public void A_failover_partner_is_a_second_host() =>
        Assert.Equal(["a", "b"], Reading("Server=a;Failover Partner=b\\I,5022;Database=d", "7").Endpoints.Select(static e => e.Host));
}
