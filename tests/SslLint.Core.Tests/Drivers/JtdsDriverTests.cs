using SslLint.Drivers;
using SslLint.Engines.SqlServer;
using SslLint.Hardening;

namespace SslLint.Core.Tests.Drivers;

public class JtdsDriverTests
{
    private static Reading Read(string text) => JtdsDriver.Instance.Read(Summary.Parse(JtdsDialect.Instance, text), JtdsDriver.Instance.Versions[0]);

    [Theory]
    [InlineData("", "never")]
    [InlineData(";ssl=off", "never")]
    [InlineData(";ssl=request", "login-only")]
    [InlineData(";ssl=true", "login-only")]
    [InlineData(";ssl", "login-only")]
    [InlineData(";ssl=", "never - ssl=")]
    [InlineData(";SSL=Require", "always")]
    [InlineData(";ssl=authenticate", "always chain system")]
    [InlineData(";ssl=Authenticate", "always")]
    [InlineData(";ssl=require;ssl=off", "never - ssl")]
    [InlineData(";encrypt=true;trustServerCertificate=false", "never - encrypt - trustServerCertificate")]
    [InlineData(";password=a:b;ssl=authenticate", "never")]
    [InlineData(";password=[a:b];ssl=authenticate", "always chain system")]
    [InlineData(";ssl=${SSL}", "hidden")]
    [InlineData(";${REST}", "hidden")]
    public void Words_do_what_they_do(string rest, string expected) =>
        Assert.Equal(expected, Summary.Of(Read($"jdbc:jtds:sqlserver://db.example.com:1433/d{rest}")));

    [Theory]
    [InlineData("jdbc:jtds:sqlserver://a:1/d", "a:1")]
    [InlineData("jdbc:jtds:sqlserver://a/d;instance=i;serverName=b;portNumber=2", "b:2")]
    public void Endpoints_are_read(string text, string expected) => Assert.Equal(expected, Summary.Endpoints(Read(text)));

    [Fact]
    public void No_form_is_strict()
    {
        var source = JtdsDialect.Instance.Parse("jdbc:jtds:sqlserver://a/d;ssl=require");
        var result = Hardener.Apply(JtdsDriver.Instance, source, JtdsDriver.Instance.Versions, new HardeningOptions { Anchor = new TrustAnchor.System() });

        Assert.Contains("no setting of jTDS compares the host name", result.Obstacle, StringComparison.Ordinal);
    }
}
