using Npgsql;
using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines.PostgreSql;

namespace SslLint.Core.Tests.Drivers;

public class NpgsqlDriverTests
{
    private static string Read(string text, int major, ReadContext? context = null) =>
        Summary.Of(NpgsqlDriver.Instance.Read(Summary.Parse(AdoNetDialect.Instance, text), new DriverVersion(major), context ?? ReadContext.Unknown));

    [Theory]
    [InlineData("Host=h", "fallback")]
    [InlineData("Host=h;SSL Mode=Disable", "never")]
    [InlineData("Host=h;SSL Mode=Allow", "plaintext-first")]
    [InlineData("Host=h;SSL Mode=Prefer", "fallback")]
    [InlineData("Host=h;SSL Mode=Require", "always")]
    [InlineData("Host=h;SSL Mode=VerifyCA", "always chain system")]
    [InlineData("Host=h;SSL Mode=VerifyFull", "always chain host system")]
    [InlineData("Host=h;SSL Mode=VerifyFull;Root Certificate=/ca.pem", "always chain host file:/ca.pem")]
    [InlineData("Host=h;SSL Mode=VerifyCA;Root Certificate=/ca.pem", "always chain file:/ca.pem")]
    [InlineData("Host=h;SSL Mode=Require;Root Certificate=/ca.pem", "always - Root Certificate")]
    [InlineData("Host=h;SSL Mode=Prefer;RootCertificate=/ca.pem", "fallback - RootCertificate")]
    [InlineData("Host=h;Root Certificate=/ca.pem", "fallback - Root Certificate")]
    public void Each_mode_does_what_the_driver_does(string text, string expected) => Assert.Equal(expected, Read(text, 10));

    [Theory]
    [InlineData(6, "always chain host file:/ca.pem+system")]
    [InlineData(9, "always chain host file:/ca.pem+system")]
    [InlineData(10, "always chain host file:/ca.pem")]
    public void A_file_is_added_to_the_roots_of_the_system_up_to_version_9(int major, string expected)
    {
        const string Text = "Host=h;SSL Mode=VerifyFull;Root Certificate=/ca.pem";

        Assert.Equal(expected, Read(Text, major));
        Assert.Equal(expected.Replace("/ca.pem", "", StringComparison.Ordinal), Read(Text, major, new ReadContext { Validation = ServerValidation.Roots }));
    }

    [Theory]
    [InlineData("Host=h;SSL Mode=Require", 9, true)]
    [InlineData("Host=h;SSL Mode=VerifyFull;sslrootcert=/ca.pem", 9, true)]
    [InlineData("Host=h;SSL Mode=VerifyFull;sslrootcert=/ca.pem", 10, false)]
    public void What_a_file_would_add_to_is_known_of_strings_that_do_not_verify_or_are_refused(string text, int major, bool expected) =>
        Assert.Equal(expected, NpgsqlDriver.Instance.Read(AdoNetDialect.Instance.Parse(text), new DriverVersion(major)).AddsToSystemRoots);

    [Theory]
    [InlineData("Host=h;sslmode=verifyfull", "always chain host system")]
    [InlineData("Host=h;SSLMODE=VERIFYFULL", "always chain host system")]
    [InlineData("Host=h;Ssl Mode= VerifyFull ", "always chain host system")]
    [InlineData("Host=h;SSL Mode='VerifyFull'", "always chain host system")]
    [InlineData("Host=h;SSL  Mode=VerifyFull", "refused SSL  Mode")]
    [InlineData("Host=h;SSL_Mode=VerifyFull", "refused SSL_Mode")]
    [InlineData("Host=h;ssl-mode=VerifyFull", "refused ssl-mode")]
    [InlineData("Host=h;SSL Mode=verify-full", "refused SSL Mode")]
    [InlineData("Host=h;SSL Mode=verify_full", "refused SSL Mode")]
    [InlineData("Host=h;SSL Mode=true", "refused SSL Mode")]
    [InlineData("Host=h;sslmode=VerifyFull;sslrootcert=/ca.pem", "refused sslrootcert")]
    [InlineData("Host=h;gssencmode=disable", "refused gssencmode")]
    public void Keys_and_values_match_in_any_case_but_in_no_other_spelling(string text, string expected) => Assert.Equal(expected, Read(text, 10));

    [Theory]
    [InlineData("Host=h;SSL Mode=0", "never")]
    [InlineData("Host=h;SSL Mode=1", "plaintext-first")]
    [InlineData("Host=h;SSL Mode=2", "fallback")]
    [InlineData("Host=h;SSL Mode=3", "always")]
    [InlineData("Host=h;SSL Mode=4", "always chain system")]
    [InlineData("Host=h;SSL Mode=5", "always chain host system")]
    [InlineData("Host=h;SSL Mode=99", "never")]
    [InlineData("Host=h;SSL Mode=-1", "never")]
    [InlineData("""Host=h;SSL Mode="Allow,VerifyCA" """, "always chain host system")]
    [InlineData("Host=h;SSL Mode=Require, VerifyCA", "never")]
    [InlineData("Host=h;SSL Mode=Prefer,Require", "always")]
    [InlineData("Host=h;SSL Mode=Prefer,", "refused SSL Mode")]
    [InlineData("Host=h;SSL Mode=1,4", "refused SSL Mode")]
    public void Modes_may_be_numbers_or_lists_of_names(string text, string expected) => Assert.Equal(expected, Read(text, 8));

    [Theory]
    [InlineData("Host=h;SSL Mode=VerifyFull;SSL Mode=Disable", "never - SSL Mode")]
    [InlineData("Host=h;SSL Mode=Disable;SslMode=VerifyFull", "always chain host system - SSL Mode")]
    [InlineData("Host=h;SSL Mode=VerifyFull;SslMode=verifyfull", "always chain host system")]
    [InlineData("Host=h;SSL Mode=VerifyFull;SSL Mode=5", "always chain host system")]
    [InlineData("Host=h;SSL Mode=VerifyFull;SSL Mode=", "fallback - SSL Mode")]
    [InlineData("Host=h;SSL Mode=;SSL Mode=VerifyFull", "always chain host system - SSL Mode")]
    [InlineData("Host=h;SSL Mode=Prefer;SSL Mode=", "fallback")]
    [InlineData("Host=h;SSL Mode=", "fallback")]
    [InlineData("""Host=h;SSL Mode="" """, "refused SSL Mode")]
    [InlineData("Host=h;SSL Mode=VerifyFull;Root Certificate=/a.pem;Root Certificate=", "always chain host system - Root Certificate")]
    [InlineData("Host=h;SSL Mode=VerifyFull;Root Certificate=/a.pem;RootCertificate=/b.pem", "always chain host file:/b.pem+system - Root Certificate")]
    [InlineData("Host=h;SSL Mode=bad;SSL Mode=VerifyFull", "refused SSL Mode")]
    public void Last_setting_of_an_option_wins_and_an_empty_value_resets_it(string text, string expected) => Assert.Equal(expected, Read(text, 9));

    [Theory]
    [InlineData("Host=h;SSL Mode=VerifyFull;Trust Server Certificate=true", 10, "always chain host system - Trust Server Certificate")]
    [InlineData("Host=h;SSL Mode=VerifyCA;TrustServerCertificate=true", 8, "always chain system - TrustServerCertificate")]
    [InlineData("Host=h;SSL Mode=Require;Trust Server Certificate=true", 8, "always")]
    [InlineData("Host=h;SSL Mode=Prefer;Trust Server Certificate=true", 10, "fallback")]
    [InlineData("Host=h;SSL Mode=VerifyFull;Trust Server Certificate=false", 10, "always chain host system")]
    [InlineData("Host=h;SSL Mode=VerifyFull;Trust Server Certificate=yes", 10, "refused Trust Server Certificate")]
    [InlineData("Host=h;SSL Mode=VerifyFull;Trust Server Certificate=1", 10, "refused Trust Server Certificate")]
    [InlineData("Host=h;SSL Mode=VerifyFull;Trust Server Certificate=true", 7, "refused Trust Server Certificate")]
    [InlineData("Host=h;SSL Mode=VerifyCA;Trust Server Certificate=True", 6, "refused Trust Server Certificate")]
    [InlineData("Host=h", 6, "fallback")]
    [InlineData("Host=h;SSL Mode=VerifyFull;SSL Mode=", 8, "fallback - SSL Mode")]
    [InlineData("Host=h;SSL Mode=VerifyFull;SSL Mode=\"\"", 8, "refused SSL Mode")]
    [InlineData("Host=h;SSL Mode=Allow;Trust Server Certificate=true", 7, "refused Trust Server Certificate")]
    [InlineData("Host=h;SSL Mode=Require;Trust Server Certificate=true", 7, "always")]
    [InlineData("Host=h;SSL Mode=Require", 7, "refused SSL Mode")]
    [InlineData("Host=h;SSL Mode=Require;Trust Server Certificate=false", 6, "refused SSL Mode")]
    [InlineData("Host=h;SSL Mode=Require", 8, "always")]
    [InlineData("Host=h;SSL Mode=Prefer;Trust Server Certificate=true", 7, "fallback")]
    public void Trust_server_certificate_counts_up_to_version_7(string text, int major, string expected) => Assert.Equal(expected, Read(text, major));

    [Theory]
    [InlineData("Host=h;SSL Mode=VerifyFull;SSL Negotiation=Direct", 9, "always chain host system direct")]
    [InlineData("Host=h;SSL Mode=Require;SslNegotiation=direct", 10, "always direct")]
    [InlineData("Host=h;SSL Mode=Prefer;SSL Negotiation=Direct", 9, "refused SSL Negotiation")]
    [InlineData("Host=h;SSL Negotiation=Direct", 10, "refused SSL Negotiation")]
    [InlineData("Host=h;SSL Mode=VerifyFull;SSL Negotiation=Direct", 8, "refused SSL Negotiation")]
    [InlineData("Host=h;GSS Encryption Mode=Disable", 10, "fallback")]
    [InlineData("Host=h;GSS Encryption Mode=Require", 10, "hidden")]
    [InlineData("Host=h;GSS Encryption Mode=Disable", 9, "refused GSS Encryption Mode")]
    [InlineData("Host=h;Channel Binding=Require", 8, "fallback")]
    [InlineData("Host=h;Channel Binding=Require", 7, "refused Channel Binding")]
    [InlineData("Host=h;Require Auth=ScramSHA256", 10, "fallback")]
    [InlineData("Host=h;Require Auth=ScramSHA256", 9, "refused Require Auth")]
    [InlineData("Host=h;Integrated Security=true", 7, "fallback")]
    [InlineData("Host=h;Integrated Security=true", 8, "refused Integrated Security")]
    [InlineData("Host=h;Use SSL Stream=true", 7, "refused Use SSL Stream")]
    [InlineData("Host=h;Client Certificate=/c.pfx", 8, "refused Client Certificate")]
    public void Keys_come_and_go_with_versions(string text, int major, string expected) => Assert.Equal(expected, Read(text, major));

    [Theory]
    [InlineData("Host=h;SSL Mode=VerifyFull;SSL Certificate=/c.pem;SSL Key=/k.pem", "always chain host system client")]
    [InlineData("Host=h;SSL Mode=Disable;SSL Certificate=/c.pem;SSL Key=/k.pem", "never client - SSL Certificate - SSL Key")]
    [InlineData("Host=h;SSL Mode=VerifyFull;Check Certificate Revocation=true", "always chain host system revocation")]
    [InlineData("Host=h;SSL Mode=Require;Check Certificate Revocation=true", "always - Check Certificate Revocation")]
    [InlineData("Host=h;SSL Mode=Require;Check Certificate Revocation=false", "always")]
    public void Client_certificate_and_revocation_need_a_mode_that_uses_them(string text, string expected) => Assert.Equal(expected, Read(text, 10));

    [Theory]
    [InlineData("Host=h", "never")]
    [InlineData("Host=h;SSL Mode=Require", "always chain host system")]
    [InlineData("Host=h;SSL Mode=Prefer", "fallback chain host system")]
    [InlineData("Host=h;SSL Mode=Require;Trust Server Certificate=true", "always")]
    [InlineData("Host=h;SSL Mode=Require;Root Certificate=/ca.pem", "always chain system")]
    [InlineData("Host=h;SSL Mode=require", "refused SSL Mode")]
    [InlineData("Host=h;SSL Mode=VerifyFull", "refused SSL Mode")]
    [InlineData("Host=h;SSL Mode=2", "always chain host system")]
    public void Version_5_verifies_unless_told_to_trust(string text, string expected) => Assert.Equal(expected, Read(text, 5));

    [Theory]
    [InlineData("Host=h;SSL Mode=${MODE}", "hidden")]
    [InlineData("Host=h;SSL Mode=VerifyFull;${EXTRA}", "hidden")]
    [InlineData("Host=h;SSL Mode=VerifyFull;Password=${PASSWORD}", "always chain host system")]
    [InlineData("Host=h;SSL Mode=VerifyFull;Root Certificate=${CA}", "always chain host file:${CA}")]
    [InlineData("Host=h;SSL Mode=Require;Root Certificate=${CA}", "always - Root Certificate")]
    [InlineData("Host=h;SSL Mode=${MODE};SSL Mode=Disable", "never - SSL Mode")]
    [InlineData("Host=h;Port=${PORT};SSL Mode=Require", "always")]
    public void Placeholder_hides_what_it_may_decide(string text, string expected) => Assert.Equal(expected, Read(text, 10));

    [Fact]
    public void Placeholder_for_trust_server_certificate_matters_up_to_version_7()
    {
        const string text = "Host=h;SSL Mode=VerifyFull;Trust Server Certificate=${TRUST}";

        Assert.Equal("hidden", Read(text, 7));
        Assert.Equal("always chain host system", Read(text, 8));
    }

    [Theory]
    [InlineData("Host=h;Port=x", "refused Port")]
    [InlineData("Host=h;Port=0", "refused Port")]
    [InlineData("Host=h;Timeout=2000", "refused Timeout")]
    [InlineData("Host=h;Pooling=yes", "refused Pooling")]
    [InlineData("Host=h;Multiplexing=true;Pooling=false", "refused Multiplexing")]
    [InlineData("Host=h;Target Session Attributes=primary", "refused Target Session Attributes")]
    [InlineData("Host=a,b;Target Session Attributes=primary", "fallback")]
    [InlineData("Host=${HOSTS};Target Session Attributes=primary", "fallback")]
    [InlineData("Host=a;Target Session Attributes=${TARGET}", "fallback")]
    [InlineData("Host=a,b;Target Session Attributes=master", "refused Target Session Attributes")]
    [InlineData("Host=h;Unknown=", "refused Unknown")]
    public void Other_keys_are_checked_too(string text, string expected) => Assert.Equal(expected, Read(text, 10));

    [Theory]
    [InlineData("Host=h;SSL Mode=VerifyFull;Database")]
    [InlineData("Host=h;Password='x")]
    [InlineData("postgres://u:p@h/db")]
    public void Malformed_text_is_refused(string text) => Assert.Equal("refused", Read(text, 10));

    [Fact]
    public void Uri_is_refused()
    {
        var uri = UriDialect.Instance.Parse("postgresql://u:p@h/db?sslmode=verify-full");

        Assert.Equal("refused", Summary.Of(NpgsqlDriver.Instance.Read(uri, new DriverVersion(10))));
    }

    [Theory]
    [InlineData("Host=db.example.com;Port=6432", "db.example.com:6432")]
    [InlineData("Server=db.example.com:6432", "db.example.com:6432")]
    [InlineData("Host=a:1,b,[::1]:3", "a:1, b, ::1:3")]
    [InlineData("Host=::1", "::1")]
    [InlineData("Host=/var/run/postgresql", "socket /var/run/postgresql")]
    [InlineData("Host=${HOST};Port=5432", "? ${HOST}:5432")]
    [InlineData("Database=d", "")]
    public void Endpoints_are_read(string text, string expected) =>
        Assert.Equal(expected, Summary.Endpoints(NpgsqlDriver.Instance.Read(Summary.Parse(AdoNetDialect.Instance, text), new DriverVersion(10))));

    [Fact]
    public void Builder_properties_are_read_like_keys()
    {
        var source = Summary.Spread("""
            Host=db.example.com
            SslMode=VerifyFull
            RootCertificate=/ca.pem
            """);

        Assert.Equal("always chain host file:/ca.pem", Summary.Of(NpgsqlDriver.Instance.Read(source, new DriverVersion(10))));
    }

    [Fact]
    public void Default_root_file_takes_the_place_of_the_system_roots_where_it_exists() =>
        Assert.Equal("always chain host default", Read("Host=h;SSL Mode=VerifyFull", 10, Summary.Files("~/.postgresql/root.crt")));

    [Theory]
    [MemberData(nameof(Texts))]
    public void Acceptance_is_that_of_the_real_builder(string text)
    {
        var accepted = true;
        try
        {
            _ = new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception e) when (e is ArgumentException or KeyNotFoundException)
        {
            accepted = false;
        }

        Assert.Equal(accepted, NpgsqlDriver.Instance.Read(AdoNetDialect.Instance.Parse(text), new DriverVersion(10)).IsAccepted);
    }

    public static TheoryData<string> Texts()
    {
        var texts = new TheoryData<string>();
        foreach (var key in new[] { "SSL Mode", "SslMode", "sslmode", "ssl mode", "SSL  Mode", "ssl_mode" })
        {
            foreach (var value in new[]
            {
                "", "\"\"", "VerifyFull", "verifyca", "verify-full", "5", "99", "-3", "+4", "1,4", "Allow,VerifyCA", "Allow, VerifyCA", "Allow,", "'Require'",
                "require ", "2147483648"
            })
            {
                texts.Add($"Host=h;{key}={value}");
            }
        }

        foreach (var pair in new[]
        {
            "Trust Server Certificate=true", "TrustServerCertificate=TRUE", "Trust Server Certificate=yes", "Trust Server Certificate=",
            "Trust Server Certificate=\"\"", "Root Certificate=/ca.pem", "Root Certificate=", "sslrootcert=/ca.pem", "SSL Negotiation=direct;SSL Mode=Require",
            "Channel Binding=require", "GSS Encryption Mode=disable", "Client Certificate=/c", "Port=0", "Port=65536", "Port= 5432 ", "Timeout=1025",
            "Timeout=-1", "Cancellation Timeout=-1", "Nope=", "Nope=1", "Max Pool Size=5", "Maximum Pool Size=5", "MaxPoolSize=5", "MaximumPoolSize=5",
            "Target Session Attributes=PRIMARY", "Target Session Attributes=master", "Array Nullability Mode=perinstance", "Server Compatibility Mode=7",
            "User Id=u", "UserID=u", "UID=u", "User=u", "Pwd=p", "Psw=p", "Pass=p", "DB=d", "Initial Catalog=d", "Server=h", "Data Source=h", "Keepalive=1",
            "Keep Alive=1", "Tcp KeepAlive=true", "Include Error Detail=true", "Include Error Details=true", "Load Balance Timeout=3", "Krbsrvname=x",
            "Pooling=True", "Pooling=1", "Enlist=false", "Use Ssl Stream=true", "Search Path=a,b",
        })
        {
            texts.Add($"Host=a,b;{pair}");
        }

        return texts;
    }
}
