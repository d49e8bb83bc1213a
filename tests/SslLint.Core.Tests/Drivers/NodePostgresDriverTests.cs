using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines.PostgreSql;

namespace SslLint.Core.Tests.Drivers;

public class NodePostgresDriverTests
{
    private static Reading Reading(string text) =>
        NodePostgresDriver.Instance.Read(Summary.Parse(UriDialect.Instance, text), new DriverVersion(8));

    private static string Read(string query) => Summary.Of(Reading($"postgres://u:p@db.example.com/d{query}"));

    [Theory]
    [InlineData("", "never")]
    [InlineData("?sslmode=disable", "never")]
    [InlineData("?sslmode=allow", "always chain host system")]
    [InlineData("?sslmode=prefer", "always chain host system")]
    [InlineData("?sslmode=require", "always chain host system")]
    [InlineData("?sslmode=verify-ca", "always chain host system")]
    [InlineData("?sslmode=verify-full", "always chain host system")]
    [InlineData("?sslmode=no-verify", "always")]
    [InlineData("?sslmode=anything", "always chain host system")]
    [InlineData("?sslmode=", "never - sslmode")]
    [InlineData("?sslmode=verify-full&sslrootcert=/ca.pem", "always chain host file:/ca.pem")]
    [InlineData("?sslmode=require&sslrootcert=/ca.pem", "always chain host file:/ca.pem")]
    [InlineData("?sslrootcert=/ca.pem", "always chain host file:/ca.pem")]
    [InlineData("?sslmode=disable&sslrootcert=/ca.pem", "never - sslrootcert")]
    [InlineData("?sslmode=no-verify&sslrootcert=/ca.pem", "always - sslrootcert")]
    [InlineData("?sslmode=verify-full&sslrootcert=system", "refused sslrootcert")]
    [InlineData("?sslcert=/c.pem&sslkey=/k.pem", "always chain host system client")]
    public void Each_mode_does_what_node_postgres_does(string query, string expected) => Assert.Equal(expected, Read(query));

    [Theory]
    [InlineData("?ssl=true", "always chain host system")]
    [InlineData("?ssl=1", "always chain host system")]
    [InlineData("?ssl=0", "never")]
    [InlineData("?ssl=", "never")]
    [InlineData("?ssl=no-verify", "always")]
    [InlineData("?ssl=false", "refused ssl")]
    [InlineData("?ssl=yes", "refused ssl")]
    [InlineData("?ssl=true&sslmode=disable", "never - ssl")]
    [InlineData("?sslmode=disable&ssl=true", "never - ssl")]
    [InlineData("?ssl=true&sslmode=require", "always chain host system")]
    [InlineData("?ssl=false&sslmode=verify-full", "always chain host system - ssl")]
    [InlineData("?ssl=no-verify&sslmode=verify-full", "always chain host system - ssl")]
    [InlineData("?ssl=true&sslmode=no-verify", "always - ssl")]
    public void Ssl_counts_only_where_nothing_else_is_given(string query, string expected) => Assert.Equal(expected, Read(query));

    [Theory]
    [InlineData("?sslmode=require&uselibpqcompat=true", "always")]
    [InlineData("?sslmode=require&uselibpqcompat=true&sslrootcert=/ca.pem", "always chain file:/ca.pem")]
    [InlineData("?sslmode=prefer&uselibpqcompat=true", "always")]
    [InlineData("?sslmode=prefer&uselibpqcompat=true&sslrootcert=/ca.pem", "always - sslrootcert")]
    [InlineData("?sslmode=verify-ca&uselibpqcompat=true&sslrootcert=/ca.pem", "always chain file:/ca.pem")]
    [InlineData("?sslmode=verify-ca&uselibpqcompat=true", "refused sslmode")]
    [InlineData("?sslmode=verify-full&uselibpqcompat=true", "always chain host system")]
    [InlineData("?sslmode=no-verify&uselibpqcompat=true", "always chain host system")]
    [InlineData("?sslmode=allow&uselibpqcompat=true", "always chain host system")]
    [InlineData("?sslmode=require&uselibpqcompat=1", "always chain host system - uselibpqcompat")]
    [InlineData("?ssl=true&uselibpqcompat=true", "always chain host system")]
    public void Libpq_compatibility_weakens_modes(string query, string expected) => Assert.Equal(expected, Read(query));

    [Theory]
    [InlineData("?SSLMODE=verify-full", "never - SSLMODE")]
    [InlineData("?sslMode=verify-full", "never - sslMode")]
    [InlineData("?sslmod%65=verify-full", "always chain host system")]
    [InlineData("?user=u&amp;sslmode=verify-full", "never - amp;sslmode")]
    [InlineData("?sslaccept=strict", "never - sslaccept")]
    [InlineData("?sslmode=verify-full#x", "always chain host system")]
    [InlineData("?sslmode=verify-full&sslmode=disable", "never - sslmode")]
    [InlineData("?sslmode=disable&sslmode=verify-full", "always chain host system - sslmode")]
    public void Query_is_read_as_a_web_url(string query, string expected) => Assert.Equal(expected, Read(query));

    [Theory]
    [InlineData("?sslnegotiation=direct", "always chain host system direct")]
    [InlineData("?sslmode=verify-full&sslnegotiation=direct", "always chain host system direct")]
    [InlineData("?sslmode=disable&sslnegotiation=direct", "refused sslnegotiation")]
    [InlineData("?ssl=0&sslnegotiation=direct", "refused sslnegotiation")]
    [InlineData("?sslnegotiation=always", "refused sslnegotiation")]
    public void Direct_negotiation_switches_tls_on(string query, string expected) => Assert.Equal(expected, Read(query));

    [Theory]
    [InlineData("?sslmode=${MODE}", "hidden")]
    [InlineData("?${EXTRA}", "hidden")]
    [InlineData("?sslmode=verify-full&sslrootcert=${CA}", "always chain host file:${CA}")]
    public void Placeholder_hides_what_it_may_decide(string query, string expected) => Assert.Equal(expected, Read(query));

    [Theory]
    [InlineData("postgres://u:p@a:1/d", "a:1")]
    [InlineData("postgres://u:p@a/d?host=b&port=2", "b:2")]
    [InlineData("postgres://u:p@a/d?host=/tmp", "socket /tmp")]
    [InlineData("postgres://u:p@%2Ftmp/d", "socket /tmp")]
    [InlineData("postgres:///d", "localhost")]
    [InlineData("postgres://u:p@${HOST}/d", "? ${HOST}")]
    public void Endpoint_is_read(string text, string expected) => Assert.Equal(expected, Summary.Endpoints(Reading(text)));

    [Theory]
    [InlineData("postgres://u:p@a,b/d")]
    [InlineData("postgres://u:p@a:1,b:2/d")]
    public void Several_hosts_are_refused(string text) => Assert.StartsWith("refused", Summary.Of(Reading(text)), StringComparison.Ordinal);

    [Fact]
    public void Keyword_string_is_refused() =>
        Assert.Equal(
            "refused", Summary.Of(NodePostgresDriver.Instance.Read(LibpqKeywordDialect.Instance.Parse("host=h sslmode=require"), new DriverVersion(8))));
}
