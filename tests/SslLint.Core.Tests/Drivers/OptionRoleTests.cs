using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Engines.PostgreSql;

namespace SslLint.Core.Tests.Drivers;

public class OptionRoleTests
{
    /// <summary>Every option of a driver that says something about TLS, under each key that it takes.</summary>
    [Theory]
    [InlineData("npgsql", OptionRole.Mode, "SSL Mode|SslMode|sslmode")]
    [InlineData("npgsql", OptionRole.Roots, "Root Certificate|RootCertificate")]
    [InlineData("npgsql", OptionRole.ClientCertificate, "SSL Certificate|Client Certificate")]
    [InlineData("npgsql", OptionRole.ClientKey, "SSL Key|SslKey")]
    [InlineData("npgsql", OptionRole.Tls, "Trust Server Certificate|SSL Password|Check Certificate Revocation|SSL Negotiation")]
    [InlineData("libpq", OptionRole.Mode, "sslmode")]
    [InlineData("libpq", OptionRole.Roots, "sslrootcert")]
    [InlineData("libpq", OptionRole.ClientCertificate, "sslcert")]
    [InlineData("libpq", OptionRole.ClientKey, "sslkey")]
    [InlineData("libpq", OptionRole.MinimumTls, "ssl_min_protocol_version")]
    [InlineData(
        "libpq", OptionRole.Tls, "sslpassword|sslcertmode|sslcrl|sslcrldir|sslsni|sslnegotiation|ssl_max_protocol_version|sslcompression|sslkeylogfile")]
    [InlineData("pgjdbc", OptionRole.Mode, "sslmode|ssl")]
    [InlineData("pgjdbc", OptionRole.Roots, "sslrootcert")]
    [InlineData("pgjdbc", OptionRole.ClientCertificate, "sslcert")]
    [InlineData("pgjdbc", OptionRole.ClientKey, "sslkey")]
    [InlineData("pgjdbc", OptionRole.Tls, "sslpassword|sslpasswordcallback|sslfactory|sslfactoryarg|sslhostnameverifier|sslNegotiation")]
    [InlineData("metabase", OptionRole.Mode, "sslmode|ssl")]
    [InlineData("metabase", OptionRole.Roots, "sslrootcert")]
    [InlineData("node-postgres", OptionRole.Mode, "sslmode|ssl")]
    [InlineData("node-postgres", OptionRole.Roots, "sslrootcert")]
    [InlineData("node-postgres", OptionRole.ClientCertificate, "sslcert")]
    [InlineData("node-postgres", OptionRole.ClientKey, "sslkey")]
    [InlineData("node-postgres", OptionRole.Tls, "sslnegotiation|uselibpqcompat")]
    public void Driver_says_what_its_options_are_about(string driver, OptionRole role, string keys) =>
        Assert.All(
            keys.Split('|'),
            key => Assert.Equal((true, role, role), (Driver(driver).HasOption(key), Driver(driver).RoleOfOption(key), Driver(driver).RoleOf(key))));

    [Theory]
    [InlineData("npgsql", "Host|Username|Timeout|Client Certificate Key")]
    [InlineData("libpq", "host|user|gssencmode|connect_timeout")]
    [InlineData("pgjdbc", "PGHOST|socketFactory|sslResponseTimeout")]
    [InlineData("metabase", "PGPORT|ApplicationName")]
    public void Other_options_say_nothing_about_TLS(string driver, string keys) =>
        Assert.All(keys.Split('|'), key => Assert.Equal((true, null), (Driver(driver).HasOption(key), Driver(driver).RoleOf(key))));

    [Theory]
    [InlineData("npgsql", "sslrootcert", OptionRole.Roots)]
    [InlineData("npgsql", "sslcert", OptionRole.ClientCertificate)]
    [InlineData("libpq", "Root Certificate", OptionRole.Roots)]
    [InlineData("libpq", "SSLKEY", OptionRole.ClientKey)]
    [InlineData("pgjdbc", "SSLMODE", OptionRole.Mode)]
    [InlineData("node-postgres", "sslCA", OptionRole.Roots)]
    [InlineData("node-postgres", "amp;sslmode", OptionRole.Mode)]
    [InlineData("node-postgres", "host", null)]
    [InlineData("libpq", "hots", null)]
    public void A_key_that_the_driver_does_not_take_is_about_what_it_was_meant_for(string driver, string key, OptionRole? role) =>
        Assert.Equal((false, role), (Driver(driver).HasOption(key), Driver(driver).RoleOf(key)));

    [Theory]
    [InlineData("sslrootcert=/a.pem&sslrootcert=/b.pem", "/a.pem|/b.pem")]
    [InlineData("sslrootcert=/a.pem&SSLROOTCERT=/b.pem&sslmode=require", "/a.pem|/b.pem")]
    [InlineData("rootcert=/a.pem&sslmode=verify-full", "/a.pem")]
    [InlineData("sslmode=verify-full&sslcert=/c.pem", "")]
    public void A_reading_has_the_settings_of_a_role_and_the_last_is_blamed(string query, string expected)
    {
        var reading = PgjdbcDriver.Instance.Read(
            PgjdbcDialect.Instance.Parse($"jdbc:postgresql://db.example.com/shop?{query}"), PgjdbcDriver.Instance.Versions[^1]);

        Assert.Equal(expected, string.Join('|', reading.SettingsOf(OptionRole.Roots).Select(s => s.Value)));
        Assert.Equal(reading.SettingsOf(OptionRole.Roots).LastOrDefault(), reading[OptionRole.Roots]);
    }

    [Fact]
    public void A_refused_key_is_no_setting_of_the_driver() =>
        Assert.Null(NpgsqlDriver.Instance.Read(AdoNetDialect.Instance.Parse("Host=h;sslrootcert=/ca.pem"), new DriverVersion(10))[OptionRole.Roots]);

    [Fact]
    public void Several_roles_are_asked_for_in_the_order_of_the_text()
    {
        var reading = LibpqDriver.Instance.Read(
            UriDialect.Instance.Parse("postgresql://h/d?sslkey=k&sslrootcert=r&sslcert=c&ssl_min_protocol_version=TLSv1"), LibpqDriver.Instance.Versions[^1]);

        Assert.Equal(["k", "c"], reading.SettingsOf(OptionRole.ClientCertificate, OptionRole.ClientKey).Select(s => s.Value));
        Assert.Equal("TLSv1", reading[OptionRole.MinimumTls]?.Value);
    }

    private static Driver Driver(string name) => DriverCatalog.Find(name)!.Value.Driver;
}
