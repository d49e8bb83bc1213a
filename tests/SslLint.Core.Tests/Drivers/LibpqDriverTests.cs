using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines.PostgreSql;

namespace SslLint.Core.Tests.Drivers;

public class LibpqDriverTests
{
    private static string Read(string text, int major, ReadContext? context = null) =>
        Summary.Of(Reading(text, major, context));

    private static Reading Reading(string text, int major, ReadContext? context = null)
    {
        Dialect dialect = text.Contains("://", StringComparison.Ordinal) ? UriDialect.Instance : LibpqKeywordDialect.Instance;
        return LibpqDriver.Instance.Read(Summary.Parse(dialect, text), new DriverVersion(major), context ?? ReadContext.Unknown);
    }

    [Theory]
    [InlineData("host=h", "fallback")]
    [InlineData("host=h sslmode=disable", "never")]
    [InlineData("host=h sslmode=allow", "plaintext-first")]
    [InlineData("host=h sslmode=prefer", "fallback")]
    [InlineData("host=h sslmode=require", "always")]
    [InlineData("host=h sslmode=verify-ca", "always chain default")]
    [InlineData("host=h sslmode=verify-full", "always chain host default")]
    [InlineData("host=h sslmode=require sslrootcert=/ca.pem", "always chain file:/ca.pem")]
    [InlineData("host=h sslmode=verify-ca sslrootcert=/ca.pem", "always chain file:/ca.pem")]
    [InlineData("host=h sslmode=verify-full sslrootcert=/ca.pem", "always chain host file:/ca.pem")]
    [InlineData("host=h sslmode=prefer sslrootcert=/ca.pem", "fallback chain file:/ca.pem")]
    [InlineData("host=h sslmode=disable sslrootcert=/ca.pem", "never - sslrootcert")]
    [InlineData("host=h sslmode=verify-full sslrootcert=''", "always chain host default")]
    public void Each_mode_does_what_libpq_does(string text, string expected)
    {
        Assert.Equal(expected, Read(text, 15));
        Assert.Equal(expected, Read(text, 18));
    }

    [Theory]
    [InlineData("host=h sslmode=require sslrootcert=/gone.pem", "always - sslrootcert")]
    [InlineData("host=h sslmode=require sslrootcert=/ca.pem", "always chain file:/ca.pem")]
    [InlineData("host=h sslmode=require", "always chain default")]
    [InlineData("host=h sslmode=prefer", "fallback chain default")]
    [InlineData("host=h sslmode=verify-full sslrootcert=/gone.pem", "always chain host file:/gone.pem")]
    public void Require_verifies_only_with_a_root_file_that_exists(string text, string expected) =>
        Assert.Equal(expected, Read(text, 15, Summary.Files("/ca.pem", "~/.postgresql/root.crt")));

    [Theory]
    [InlineData("host=h SSLMODE=verify-full", "refused SSLMODE")]
    [InlineData("host=h sslMode=verify-full", "refused sslMode")]
    [InlineData("host=h sslmode=VERIFY-FULL", "refused sslmode")]
    [InlineData("host=h sslmode=VerifyFull", "refused sslmode")]
    [InlineData("host=h sslmode=verify_full", "refused sslmode")]
    [InlineData("host=h sslmode=''", "refused sslmode")]
    [InlineData("host=h ssl=true", "refused ssl")]
    [InlineData("host=h sslmode=bad sslmode=verify-full", "always chain host default - sslmode")]
    [InlineData("host=h pgbouncer=true", "refused pgbouncer")]
    [InlineData("postgresql://h/d?sslaccept=strict", "refused sslaccept")]
    [InlineData("postgresql://h/d?uselibpqcompat=true", "refused uselibpqcompat")]
    [InlineData("postgresql://h/d?sslmode=verify-full&amp;sslrootcert=/ca.pem", "refused amp;sslrootcert")]
    public void Keys_and_values_match_letter_by_letter(string text, string expected) => Assert.Equal(expected, Read(text, 15));

    [Theory]
    [InlineData("host=h sslmode=verify-full sslmode=disable", "never - sslmode")]
    [InlineData("host=h sslmode=disable sslmode=verify-full", "always chain host default - sslmode")]
    [InlineData("host=h sslmode=require sslmode=require", "always")]
    [InlineData("host=h sslmode=verify-full requiressl=0", "fallback - sslmode")]
    [InlineData("host=h sslmode=verify-full requiressl=1", "always - sslmode")]
    [InlineData("host=h requiressl=1", "always")]
    [InlineData("host=h requiressl=1 sslmode=require", "always")]
    [InlineData("host=h requiressl=1 sslmode=verify-full", "always chain host default - requiressl")]
    [InlineData("postgresql://h/d?ssl=true", "always")]
    [InlineData("postgresql://h/d?ssl=true&sslmode=disable", "never - ssl")]
    [InlineData("postgresql://h/d?sslmode=verify-full&ssl=true", "always - sslmode")]
    [InlineData("postgresql://h/d?sslmode=verify-full&ssl=true&sslrootcert=/ca.pem", "always chain file:/ca.pem - sslmode")]
    [InlineData("postgresql://h/d?ssl=true&sslmode=require", "always")]
    [InlineData("postgresql://h/d?ssl=TRUE", "refused ssl")]
    [InlineData("postgresql://h/d?ssl=1", "refused ssl")]
    [InlineData("postgresql://h/d?ssl=false&sslmode=verify-full", "refused ssl")]
    public void Last_setting_wins_and_requiressl_and_ssl_count_as_sslmode(string text, string expected) => Assert.Equal(expected, Read(text, 18));

    [Theory]
    [InlineData("host=h sslrootcert=system", 15, "fallback - sslrootcert")]
    [InlineData("host=h sslrootcert=system", 18, "always chain host system")]
    [InlineData("host=h sslrootcert=system sslmode=verify-full", 18, "always chain host system")]
    [InlineData("host=h sslrootcert=system sslmode=verify-full", 15, "always chain host file:system")]
    [InlineData("host=h sslrootcert=system sslmode=verify-ca", 18, "refused sslmode")]
    [InlineData("host=h sslrootcert=system sslmode=require", 18, "refused sslmode")]
    [InlineData("host=h sslrootcert=system sslmode=disable", 16, "refused sslmode")]
    [InlineData("host=h sslrootcert=system sslmode=require", 15, "always - sslrootcert")]
    [InlineData("host=h sslrootcert=./system sslmode=require", 18, "always chain file:./system")]
    public void System_roots_came_with_version_16(string text, int major, string expected) => Assert.Equal(expected, Read(text, major));

    [Theory]
    [InlineData("host=h sslmode=verify-full sslnegotiation=direct", 18, "always chain host default direct")]
    [InlineData("host=h sslmode=require sslnegotiation=direct", 17, "always direct")]
    [InlineData("host=h sslnegotiation=direct", 18, "refused sslnegotiation")]
    [InlineData("host=h sslmode=disable sslnegotiation=direct", 18, "refused sslnegotiation")]
    [InlineData("host=h sslmode=verify-full sslnegotiation=direct", 15, "refused sslnegotiation")]
    [InlineData("host=h sslmode=verify-full sslnegotiation=always", 18, "refused sslnegotiation")]
    [InlineData("host=h sslkeylogfile=/k", 18, "fallback")]
    [InlineData("host=h sslkeylogfile=/k", 17, "refused sslkeylogfile")]
    [InlineData("host=h require_auth=scram-sha-256", 15, "refused require_auth")]
    [InlineData("host=h sslcertmode=require", 15, "refused sslcertmode")]
    [InlineData("host=h sslcertmode=require", 16, "fallback")]
    [InlineData("host=h sslcertmode=allow", 16, "fallback")]
    [InlineData("host=h sslcertmode=prefer", 16, "refused sslcertmode")]
    [InlineData("host=h sslnegotiation=postgres", 16, "refused sslnegotiation")]
    [InlineData("host=h require_auth=!md5,!password", 16, "fallback")]
    [InlineData("host=h require_auth=!md5,password", 16, "refused require_auth")]
    [InlineData("host=h channel_binding=require", 15, "fallback")]
    [InlineData("host=h channel_binding=always", 15, "refused channel_binding")]
    [InlineData("host=h gssencmode=disable", 15, "fallback")]
    [InlineData("host=h gssencmode=require", 15, "hidden")]
    public void Keywords_come_with_versions(string text, int major, string expected) => Assert.Equal(expected, Read(text, major));

    [Theory]
    [InlineData("host=h sslmode=verify-full ssl_min_protocol_version=TLSv1.3", "always chain host default tls>=1.3")]
    [InlineData("host=h sslmode=verify-full ssl_min_protocol_version=tlsv1", "always chain host default tls>=1.0")]
    [InlineData("host=h sslmode=verify-full ssl_min_protocol_version=TLSv1.1", "always chain host default tls>=1.1")]
    [InlineData("host=h ssl_min_protocol_version=1.2", "refused ssl_min_protocol_version")]
    [InlineData("host=h ssl_max_protocol_version=TLSv1.1", "refused ssl_max_protocol_version")]
    [InlineData("host=h ssl_min_protocol_version=TLSv1 ssl_max_protocol_version=TLSv1.1", "fallback tls>=1.0")]
    [InlineData("host=h ssl_min_protocol_version=TLSv1.3 ssl_max_protocol_version=TLSv1.2", "refused ssl_max_protocol_version")]
    [InlineData("host=h ssl_min_protocol_version=''", "fallback")]
    public void Protocol_versions_are_checked(string text, string expected) => Assert.Equal(expected, Read(text, 15));

    [Theory]
    [InlineData("host=/tmp sslmode=verify-full sslrootcert=/ca.pem", "never - sslmode - sslrootcert")]
    [InlineData("host=@abstract sslmode=require", "never - sslmode")]
    [InlineData("dbname=d sslmode=verify-full", "never - sslmode")]
    [InlineData("host='' dbname=d", "never")]
    [InlineData("host=/tmp", "never")]
    [InlineData("host=/tmp sslmode=disable", "never")]
    [InlineData("postgresql://%2Ftmp/d?sslmode=verify-full", "never - sslmode")]
    [InlineData("postgresql:///d?host=/tmp&sslmode=verify-full", "never - sslmode")]
    [InlineData("host=/tmp,db.example.com sslmode=verify-full", "always chain host default")]
    [InlineData("host=/tmp hostaddr=10.0.0.1 sslmode=verify-full", "always chain host default")]
    public void Unix_sockets_have_no_tls(string text, string expected) => Assert.Equal(expected, Read(text, 15));

    [Theory]
    [InlineData("hostaddr=10.0.0.1 sslmode=verify-full", "refused hostaddr")]
    [InlineData("hostaddr=10.0.0.1 sslmode=verify-ca", "always chain default")]
    [InlineData("host=h hostaddr=10.0.0.1 sslmode=verify-full", "always chain host default")]
    [InlineData("host=a,b hostaddr=10.0.0.1", "refused hostaddr")]
    [InlineData("host=a,b port=1,2,3", "refused port")]
    [InlineData("host=a,b port=5432", "fallback")]
    [InlineData("host=h port=x", "refused port")]
    [InlineData("host=h port=99999", "refused port")]
    [InlineData("host=h port=65535", "fallback")]
    [InlineData("host=h port=65536", "refused port")]
    [InlineData("host=h port=0", "refused port")]
    [InlineData("host=a hostaddr=10.0.0.1,10.0.0.2", "refused hostaddr")]
    [InlineData("host=h target_session_attrs=master", "refused target_session_attrs")]
    public void Hosts_addresses_and_ports_belong_together(string text, string expected) => Assert.Equal(expected, Read(text, 15));

    [Theory]
    [InlineData("postgresql://u:p@a:1,b:2/d", "a:1, b:2")]
    [InlineData("postgresql://u:p@[::1]:5433/d", "::1:5433")]
    [InlineData("postgresql://u:p@a/d?host=b&port=6000", "b:6000")]
    [InlineData("host=a,b port=1,2", "a:1, b:2")]
    [InlineData("host=a,b port=6000", "a:6000, b:6000")]
    [InlineData("host=a hostaddr=10.0.0.1", "a")]
    [InlineData("hostaddr=10.0.0.1", "10.0.0.1")]
    [InlineData("host=/tmp", "socket /tmp")]
    [InlineData("dbname=d", "socket ")]
    [InlineData("postgresql://${HOST}:5432/d", "? ${HOST}:5432")]
    public void Endpoints_are_read(string text, string expected) => Assert.Equal(expected, Summary.Endpoints(Reading(text, 15)));

    [Theory]
    [InlineData("postgresql://u:p@h/d?sslmode=verify%2Dfull", "always chain host default")]
    [InlineData("postgresql://u:p@h/d?sslmod%65=verify-full", "always chain host default")]
    [InlineData("postgres://u:p@h/d?sslmode=verify-full&sslrootcert=%2Fca.pem", "always chain host file:/ca.pem")]
    [InlineData("postgres://u:p@h/d?sslmode=verify-full&sslrootcert=/a+b.pem", "always chain host file:/a+b.pem")]
    [InlineData("postgresql://u:p@h/d?sslmode=", "refused sslmode")]
    [InlineData("postgresql://u:p@h/d?sslmode", "refused")]
    [InlineData("POSTGRES://u:p@h/d?sslmode=verify-full", "refused")]
    [InlineData("mysql://u:p@h/d", "refused")]
    [InlineData("postgresql+psycopg2://u:p@h/d", "refused")]
    [InlineData("postgresql://u:p@h/d?sslmode=verify-full#x", "refused sslmode")]
    [InlineData("host=h sslmode", "refused")]
    public void Uris_are_read_by_libpqs_rules(string text, string expected) => Assert.Equal(expected, Read(text, 15));

    [Theory]
    [InlineData("host=h sslmode=${MODE}", "hidden")]
    [InlineData("postgresql://u:p@h/d?${EXTRA}", "hidden")]
    [InlineData("postgresql://u:p@h/d?sslmode=verify-full&${EXTRA}", "hidden")]
    [InlineData("postgresql://u:${P}@h/d?sslmode=verify-full", "always chain host default")]
    [InlineData("postgresql://u:p@h/d?sslmode=verify-full&sslrootcert=${CA}", "always chain host file:${CA}")]
    [InlineData("service=mine", "hidden")]
    [InlineData("service=mine host=h sslmode=require", "always")]
    public void Placeholder_or_service_hides_what_it_may_decide(string text, string expected) => Assert.Equal(expected, Read(text, 18));

    [Fact]
    public void Client_certificate_is_noted() =>
        Assert.Equal("always chain host file:/ca.pem client", Read("host=h sslmode=verify-full sslrootcert=/ca.pem sslcert=/c.pem sslkey=/k.pem", 15));

    [Fact]
    public void Settings_of_the_environment_are_read_like_keywords()
    {
        var source = Summary.Spread("""
            host=db.example.com
            sslmode=verify-full
            sslrootcert=/ca.pem
            """);

        Assert.Equal("always chain host file:/ca.pem", Summary.Of(LibpqDriver.Instance.Read(source, new DriverVersion(15))));
        Assert.Equal("sslrootcert", LibpqEnvironment.KeywordOf("PGSSLROOTCERT"));
        Assert.Equal("PGDATABASE", LibpqEnvironment.VariableOf("dbname"));
        Assert.Null(LibpqEnvironment.KeywordOf("PGDATA"));
    }

    [Theory]
    [InlineData("host=h\nrequiressl=1", "always")]
    [InlineData("host=h\nrequiressl=0", "fallback")]
    [InlineData("host=h\nsslmode=verify-full\nrequiressl=1", "always chain host default")]
    public void Variable_for_requiressl_gives_way_to_sslmode(string lines, string expected)
    {
        Assert.Equal("requiressl", LibpqEnvironment.KeywordOf("PGREQUIRESSL"));
        Assert.Equal(expected, Summary.Of(LibpqDriver.Instance.Read(Summary.Spread(lines), new DriverVersion(15))));
    }

    [Fact]
    public void Environment_without_a_host_is_no_socket()
    {
        var reading = LibpqDriver.Instance.Read(Summary.Spread("sslmode=require"), new DriverVersion(15));

        Assert.Equal("always", Summary.Of(reading));
        Assert.Empty(reading.Endpoints);
    }

    [Fact]
    public void Ado_net_string_is_refused() =>
        Assert.Equal("refused", Summary.Of(LibpqDriver.Instance.Read(AdoNetDialect.Instance.Parse("Host=h;SSL Mode=Require"), new DriverVersion(15))));
}
