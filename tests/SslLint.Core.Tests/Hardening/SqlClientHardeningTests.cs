using SslLint.Hardening;

namespace SslLint.Core.Tests.Hardening;

public class SqlClientHardeningTests
{
    private const string NamesNoFile =
        " can name no file: put the CA into the store of the machine that runs it (on Linux SSL_CERT_FILE or SSL_CERT_DIR name another one), "
        + "and vouch for that with --public-ca";

    private const string OtherName =
        "'HostNameInCertificate' gives another name than the host's, to some versions instead of it and to others beside it: see that the certificate has "
        + "that name, then set Encrypt=True and TrustServerCertificate=False by hand";

    [Theory]
    [InlineData("sqlclient@7", "Server=h;TrustServerCertificate=True", "Server=h;TrustServerCertificate=False")]
    [InlineData("sqlclient@7", "Server=h;Encrypt=False", "Server=h;Encrypt=True")]
    [InlineData("sqlclient@7", "Server=h;Encrypt=Optional;Database=d", "Server=h;Encrypt=True;Database=d")]
    [InlineData("sqlclient@7", "Server=h;Encrypt=Strict", "Server=h;Encrypt=Strict")]
    [InlineData("sqlclient@7", "Server=h;Encrypt=Strict;TrustServerCertificate=True", "Server=h;Encrypt=Strict")]
    [InlineData("sqlclient@7", "Server=h", "Server=h")]
    [InlineData("sqlclient@3", "Server=h", "Server=h;Encrypt=True")]
    [InlineData("sqlclient@7", "Server=h;Encrypt=True;Encrypt=False", "Server=h;Encrypt=True;Encrypt=True")]
    [InlineData("sqlclient@7", "Server=h;TrustServerCertificate=true;Trust Server Certificate=yes", "Server=h;Trust Server Certificate=False")]
    [InlineData("sqlclient@7", "Server=h;TrustServerCertificate=", "Server=h;TrustServerCertificate=False")]
    [InlineData("sqlclient", "Server=h;TrustServerCertificate=True", "Server=h;TrustServerCertificate=False;Encrypt=True")]
    [InlineData("sqlclient", "Server=h;Encrypt=Mandatory;TrustServerCertificate=True", "Server=h;Encrypt=Mandatory;TrustServerCertificate=False")]
    [InlineData("system.data.sqlclient", "Server=h;Trust Server Certificate=True;Database=d", "Server=h;Encrypt=True;Database=d")]
    [InlineData("system.data.sqlclient", "Server=h;Encrypt=Mandatory", "Server=h;Encrypt=True")]
    [InlineData("system.data.sqlclient", "Server=h;Password='a;Encrypt=True'", "Server=h;Password='a;Encrypt=True';Encrypt=True")]
    [InlineData(
        "sqlclient@7",
        "Server=h;Encrypt=${MODE}",
        "! what decides about TLS can't be seen in the string: a placeholder, a service file, a class of the application, or GSS encryption")]
    [InlineData("sqlclient@7", "Server=h;Encrypt=False;HostNameInCertificate=H", "Server=h;Encrypt=True;HostNameInCertificate=H")]
    [InlineData("sqlclient@7", "Server=h;Encrypt=False;HostNameInCertificate=db.example.com", "! " + OtherName)]
    [InlineData("sqlclient@7", "Server=h;Encrypt=False;Port=1", "! Microsoft.Data.SqlClient throws on keys that it doesn't know, and this is one")]
    public void The_machines_roots_are_the_anchor(string reader, string text, string expected) => Assert.Equal(expected, Harden.Text(reader, text, "system"));

    [Theory]
    [InlineData("sqlclient", "Microsoft.Data.SqlClient")]
    [InlineData("system.data.sqlclient", "System.Data.SqlClient")]
    public void No_string_names_a_file(string reader, string name) =>
        Assert.Equal($"! {name}{NamesNoFile}", Harden.Text(reader, "Server=h;Encrypt=False", "/ca.pem"));

    [Theory]
    [InlineData("Server=h;Encrypt=False")]
    [InlineData("Server=h;TrustServerCertificate=True")]
    public void Nobody_vouches_for_the_machine_unasked(string text) => Assert.Equal($"! {HardeningPlan.NoAnchor}", Harden.Text("sqlclient", text, ""));
}
