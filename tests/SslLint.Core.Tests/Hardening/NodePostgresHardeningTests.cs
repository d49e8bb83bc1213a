namespace SslLint.Core.Tests.Hardening;

public class NodePostgresHardeningTests
{
    [Theory]
    [InlineData("", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?sslmode=no-verify", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?sslmode=require", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?ssl=true", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?ssl=false", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?sslmode=require&uselibpqcompat=true", "?sslmode=verify-full&uselibpqcompat=true&sslrootcert=/ca.pem")]
    [InlineData("?sslmode=verify-ca&uselibpqcompat=true", "?sslmode=verify-full&uselibpqcompat=true&sslrootcert=/ca.pem")]
    [InlineData("?SSLMODE=require", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?sslmode=require&sslrootcert=system", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    public void File_is_the_anchor(string query, string expected) =>
        Assert.Equal($"postgres://u:p@h/d{expected}", Harden.Text("node-postgres", $"postgres://u:p@h/d{query}", "/ca.pem"));

    [Theory]
    [InlineData("", "?sslmode=verify-full")]
    [InlineData("?sslmode=no-verify&sslrootcert=/ca.pem", "?sslmode=verify-full")]
    public void Public_ca_needs_no_root_certificate(string query, string expected) =>
        Assert.Equal($"postgres://u:p@h/d{expected}", Harden.Text("node-postgres", $"postgres://u:p@h/d{query}", "system"));

    [Theory]
    [InlineData("?sslmode=require", "?sslmode=require")]
    [InlineData("?sslmode=verify-full&ssl=false", "?sslmode=verify-full")]
    [InlineData("?sslmode=no-verify&sslrootcert=/ca.pem", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?sslmode=verify-full&sslrootcert=system", "?sslmode=verify-full")]

    // A key that node-postgres passes over: what it names was never looked at, while the string is strict with Node's own roots.
    [InlineData("?sslmode=verify-full&sslca=/other.pem", "?sslmode=verify-full")]
    [InlineData("?sslmode=no-verify&sslca=/ca.pem", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    public void Anchor_that_stands_there_is_kept(string query, string expected) =>
        Assert.Equal($"postgres://u:p@h/d{expected}", Harden.Text("node-postgres", $"postgres://u:p@h/d{query}", ""));

    [Fact]
    public void Socket_has_no_tls() =>
        Assert.StartsWith("! a unix socket", Harden.Text("node-postgres", "postgres://u:p@h/d?host=/tmp", "/ca.pem"), StringComparison.Ordinal);

    [Fact]
    public void What_stands_behind_a_fragment_is_no_query() =>
        Assert.StartsWith("! A '#'", Harden.Text("node-postgres", "postgres://u:p@h/d#?sslmode=verify-full", "/ca.pem"), StringComparison.Ordinal);
}
