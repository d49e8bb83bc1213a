using SslLint.Core.Tests.Drivers;
using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines.PostgreSql;
using SslLint.Hardening;

namespace SslLint.Core.Tests.Hardening;

public class NpgsqlHardeningTests
{
    [Theory]
    [InlineData("Host=h;Username=u;Password=p", "Host=h;Username=u;Password=p;SSL Mode=VerifyFull;Root Certificate=/ca.pem")]
    [InlineData("Host=h;SSL Mode=Require;Trust Server Certificate=true;Database=d", "Host=h;SSL Mode=VerifyFull;Root Certificate=/ca.pem;Database=d")]
    [InlineData("Host=h;SslMode=Require;TrustServerCertificate=true", "Host=h;SslMode=VerifyFull;RootCertificate=/ca.pem")]
    [InlineData("Host=h;SslMode=Prefer", "Host=h;SslMode=VerifyFull;RootCertificate=/ca.pem")]
    [InlineData("Host=h;UserId=u", "Host=h;UserId=u;SslMode=VerifyFull;RootCertificate=/ca.pem")]
    [InlineData("Host=h;User Id=u", "Host=h;User Id=u;SSL Mode=VerifyFull;Root Certificate=/ca.pem")]
    [InlineData("Host=h;SSL Mode=verify-full", "Host=h;SSL Mode=VerifyFull;Root Certificate=/ca.pem")]
    [InlineData("Host=h;SSL Mode=VerifyFull;Root Certificate=/old.pem", "Host=h;SSL Mode=VerifyFull;Root Certificate=/ca.pem")]
    [InlineData("Host=h;sslmode=verifyfull;Root Certificate=/ca.pem", "Host=h;sslmode=verifyfull;Root Certificate=/ca.pem")]
    [InlineData("Host=h;SSL Mode=Disable;SSL Mode=Require;Trust Server Certificate=true", "Host=h;Root Certificate=/ca.pem;SSL Mode=VerifyFull")]
    [InlineData("Host=h;SSL Mode=VerifyFull;SSL Mode=", "Host=h;SSL Mode=VerifyFull;SSL Mode=VerifyFull;Root Certificate=/ca.pem")]
    [InlineData("Host=h;sslmode=verify-full;sslrootcert=/old.pem", "Host=h;sslmode=VerifyFull;RootCertificate=/ca.pem")]
    [InlineData("Host=h;SSL Mode=Require;Trust Server Certificate=false", "Host=h;SSL Mode=VerifyFull;Trust Server Certificate=false;Root Certificate=/ca.pem")]
    [InlineData("Host=h;Password=a;b=c", "! Npgsql throws on keys that it doesn't know, and this is one")]
    [InlineData("Host=h;Password='a;SSL Mode=Disable'", "Host=h;Password='a;SSL Mode=Disable';SSL Mode=VerifyFull;Root Certificate=/ca.pem")]
    [InlineData("Host=/var/run/postgresql", "! a unix socket has no TLS, and Npgsql asks for it there too: the connection would fail")]
    [InlineData(
        "Host=h;SSL Mode=${MODE}",
        "! what decides about TLS can't be seen in the string: a placeholder, a service file, a class of the application, or GSS encryption")]
    [InlineData("Host=${HOST};Password=${PASSWORD}", "Host=${HOST};Password=${PASSWORD};SSL Mode=VerifyFull;Root Certificate=/ca.pem")]
    public void File_is_the_anchor(string text, string expected) => Assert.Equal(expected, Harden.Text("npgsql", text, "/ca.pem"));

    [Theory]
    [InlineData("Host=h", "Host=h;SSL Mode=VerifyFull")]
    [InlineData("Host=h;SSL Mode=Require;Trust Server Certificate=true;Root Certificate=/ca.pem", "Host=h;SSL Mode=VerifyFull")]
    public void Public_ca_needs_no_root_certificate(string text, string expected) => Assert.Equal(expected, Harden.Text("npgsql", text, "system"));

    [Theory]
    [InlineData(
        "existing", "Host=h;SSL Mode=Require;Trust Server Certificate=true;Root Certificate=/ca.pem", "Host=h;SSL Mode=VerifyFull;Root Certificate=/ca.pem")]
    [InlineData("", "Host=h;SSL Mode=VerifyCA;Root Certificate=/ca.pem", "Host=h;SSL Mode=VerifyFull;Root Certificate=/ca.pem")]
    [InlineData("", "Host=h;SSL Mode=Require;sslrootcert=/ca.pem", "Host=h;SSL Mode=VerifyFull;Root Certificate=/ca.pem")]
    [InlineData("", "Host=h;SSL Mode=VerifyFull", "Host=h;SSL Mode=VerifyFull")]
    [InlineData("existing", "Host=h;SSL Mode=Require", $"! {HardeningPlan.NoAnchor}")]
    [InlineData("", "Host=h;SSL Mode=Require;sslrootcert=system", $"! {HardeningPlan.NoAnchor}")]
    [InlineData("", "Host=h", $"! {HardeningPlan.NoAnchor}")]
    public void Anchor_that_stands_there_is_kept(string anchor, string text, string expected) => Assert.Equal(expected, Harden.Text("npgsql", text, anchor));

    [Theory]
    [InlineData("npgsql@8", "Host=h;SSL Mode=VerifyFull;Trust Server Certificate=true", "Host=h;SSL Mode=VerifyFull")]
    [InlineData("npgsql", "Host=h;SSL Mode=VerifyFull;Trust Server Certificate=true", "Host=h;SSL Mode=VerifyFull")]
    [InlineData("npgsql@9", "Host=h;SSL Mode=Disable;SSL Mode=VerifyFull", "Host=h;SSL Mode=VerifyFull")]
    public void Dead_settings_go_from_a_strict_string(string reader, string text, string expected) => Assert.Equal(expected, Harden.Text(reader, text, ""));

    [Fact]
    public void Versions_that_refuse_a_key_that_stays_are_left_out()
    {
        const string text = "Host=h;SSL Mode=Require;SSL Negotiation=Direct";

        Assert.Equal("Host=h;SSL Mode=VerifyFull;SSL Negotiation=Direct;Root Certificate=/ca.pem", Harden.Text("npgsql", text, "/ca.pem"));
        Assert.Equal("! Npgsql 7 doesn't know 'SSL Negotiation', which came with version 9", Harden.Text("npgsql@7", text, "/ca.pem"));
    }

    [Fact]
    public void Version_5_has_no_strict_mode() =>
        Assert.Equal("! Npgsql 5 and older have no VerifyFull: update to version 6 or later", Harden.Text("npgsql@5", "Host=h", "/ca.pem"));

    [Fact]
    public void Client_certificate_and_key_are_written() => Assert.Equal(
        "Host=h;SSL Mode=VerifyFull;Root Certificate=/ca.pem;SSL Certificate=/c.pem;SSL Key=/k.pem",
        Harden.Text("npgsql", "Host=h", "/ca.pem", ("/c.pem", "/k.pem")));

    [Fact]
    public void Builder_properties_are_changed_one_by_one()
    {
        var source = Summary.Spread("""
            Host=h
            SslMode=Require
            TrustServerCertificate=true
            """);

        var result = NpgsqlDriver.Instance.Harden(source, NpgsqlDriver.Instance.Versions, new HardeningOptions { Anchor = new TrustAnchor.File("/ca.pem") });

        Assert.Equal(
            [
                new SettingChange.Replace(source.Settings[1], "VerifyFull"),
                new SettingChange.Append("RootCertificate", "/ca.pem"),
                new SettingChange.Remove(source.Settings[2]),
            ],
            result.Changes);
    }
}
