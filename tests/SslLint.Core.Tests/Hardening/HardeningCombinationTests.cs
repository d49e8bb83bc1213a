
namespace SslLint.Core.Tests.Hardening;

/// <summary>Every pair of TLS settings, in both orders, through every driver: the result is strict, or the driver's own reason is given.</summary>
public class HardeningCombinationTests
{
    private const string Factory = "sslfactory=org.postgresql.ssl.";

    private static readonly string[] query =
    [
        "sslmode=disable", "sslmode=prefer", "sslmode=require", "sslmode=verify-ca", "sslmode=verify-full", "sslmode=VERIFY-FULL", "sslmode=no-verify",
        "sslmode=bad", "sslmode=", "SSLMODE=verify-full", "sslMode=require", "amp;sslmode=require", "ssl=true", "ssl=false", "ssl=1", "ssl=", "requiressl=1",
        "requiressl=0", "useSSL=true", "sslrootcert=/ca.pem", "sslrootcert=/old.pem", "sslrootcert=", "sslrootcert=system", "sslRootCert=/old.pem",
        "sslcert=/c.pem", "sslkey=/k.pem", "sslCert=/d.pem", "sslcrl=/crl.pem", Factory + "NonValidatingFactory", Factory + "DefaultJavaSSLFactory",
        Factory + "LibPQFactory", Factory + "SingleCertValidatingFactory", "sslfactoryarg=file:/old.pem", "sslhostnameverifier=com.example.AcceptAll",
        "uselibpqcompat=true", "uselibpqcompat=1", "sslnegotiation=direct", "sslNegotiation=direct", "sslcertmode=disable", "ssl_min_protocol_version=TLSv1",
        "ssl_max_protocol_version=TLSv1.1", "ssl_min_protocol_version=TLSv1.3", "sslkeylogfile=/log", "sslpassword=x",
    ];

    private static readonly string[] pairs =
    [
        "SSL Mode=Disable", "SSL Mode=Allow", "SslMode=Prefer", "SSL Mode=Require", "sslmode=verifyca", "SSL Mode=VerifyFull", "SSL Mode=verify-full",
        "SSL Mode=99", "SSL Mode=5", "SSL Mode=", "SSL Mode=\"\"", "ssl-mode=Require", "ssl=true", "Trust Server Certificate=true",
        "TrustServerCertificate=false", "Trust Server Certificate=yes", "Trust Server Certificate=", "Root Certificate=/ca.pem", "RootCertificate=/old.pem",
        "Root Certificate=", "sslrootcert=/old.pem", "sslrootcert=system", "SSL Certificate=/c.pem", "SSL Key=/k.pem", "sslcert=/c.pem",
        "Client Certificate=/c.pfx", "Check Certificate Revocation=true", "Check Certificate Revocation=1", "SSL Negotiation=Direct", "SSL Password=x",
        "Encrypt=true",
    ];

    public static TheoryData<string, string> Readers => new()
    {
        { "npgsql", "/ca.pem" }, { "npgsql@7", "/ca.pem" }, { "npgsql@8", "system" }, { "npgsql@10", "existing" },
        { "libpq", "/ca.pem" }, { "libpq@15", "existing" }, { "libpq@18", "system" },
        { "pgjdbc", "/ca.pem" }, { "pgjdbc@42.5.5", "system" }, { "pgjdbc@42.7.14", "existing" },
        { "metabase", "/ca.pem" }, { "metabase", "system" }, { "metabase", "existing" },
        { "node-postgres", "/ca.pem" }, { "node-postgres", "system" }, { "node-postgres", "existing" },
    };

    [Theory]
    [MemberData(nameof(Readers))]
    public void Every_pair_of_settings_becomes_strict_or_is_explained(string reader, string anchor)
    {
        var unexplained = Texts(reader).Where(t => Harden.Text(reader, t, anchor).Contains("by hand", StringComparison.Ordinal));

        Assert.Equal("", string.Join('\n', unexplained));
    }

    private static IEnumerable<string> Texts(string reader)
    {
        var (settings, prefix, separator) = reader.Split('@')[0] switch
        {
            "npgsql" => (pairs, "Host=h;", ";"),
            "pgjdbc" => (query, "jdbc:postgresql://h/d?", "&"),
            _ => (query, "postgres://h/d?", "&"),
        };
        return settings.SelectMany(_ => settings, (a, b) => $"{prefix}{a}{separator}{b}");
    }
}
