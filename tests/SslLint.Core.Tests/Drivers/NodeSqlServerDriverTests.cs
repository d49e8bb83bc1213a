using SslLint.Core.Tests.Hardening;
using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines.SqlServer;

namespace SslLint.Core.Tests.Drivers;

/// <summary>mssql (npm) as it reads strings, and tedious as it reads objects.</summary>
public class NodeSqlServerDriverTests
{
    private static string Strings(string settings) => Summary.Of(MsSqlNodeDriver.Instance.Read(
        Summary.Parse(AdoNetDialect.Instance, "Server=db.example.com,1433;Database=d;User Id=u;Password=p" + settings), new DriverVersion(12)));

    private static Reading Object(string lines)
    {
        var source = Summary.Spread(lines.Replace("\"", "", StringComparison.Ordinal));
        var quoted = lines.Split('\n').Select(static l => l.Contains('"', StringComparison.Ordinal)).ToList();
        var settings = source.Settings.Select((s, i) => s with { IsQuoted = quoted[i] }).ToList();
        return TediousDriver.Instance.Read(new ConnectionString(SpreadDialect.Instance, lines, [], settings, null, null), new DriverVersion(19));
    }

    [Theory]
    [InlineData("", "fallback chain host system")]
    [InlineData(";Encrypt=true", "fallback chain host system")]
    [InlineData(";Encrypt=Strict", "fallback chain host system")]
    [InlineData(";Encrypt=Optional", "fallback chain host system")]
    [InlineData(";Encrypt=nonsense", "fallback chain host system")]
    [InlineData(";Encrypt=false", "never")]
    [InlineData(";Encrypt=No", "never")]
    [InlineData(";Encrypt=0", "never")]
    [InlineData(";Encrypt=", "never")]
    [InlineData(";Encrypt=true;TrustServerCertificate=true", "fallback")]
    [InlineData(";TrustServerCertificate=1", "fallback")]
    [InlineData(";TrustServerCertificate=no", "fallback chain host system")]
    [InlineData(";Trust Server Certificate=true", "fallback chain host system - Trust Server Certificate")]
    [InlineData(";HostNameInCertificate=x", "fallback chain host system - HostNameInCertificate")]
    [InlineData(";ServerCertificate=x", "fallback chain host system - ServerCertificate")]
    [InlineData(";Frobnicate=1", "fallback chain host system")]
    [InlineData(";Encrypt=true;Encrypt=false", "never - Encrypt")]
    [InlineData(";Encrypt=${E}", "hidden")]
    public void No_string_of_mssql_insists(string settings, string expected) => Assert.Equal(expected, Strings(settings));

    [Fact]
    public void Mssql_takes_no_URI() =>
        Assert.Equal("refused", Summary.Of(MsSqlNodeDriver.Instance.Read(UriDialect.Instance.Parse("mssql://u:p@h/d"), new DriverVersion(12))));

    [Theory]
    [InlineData("server=\"h\"", "fallback chain host system")]
    [InlineData("server=\"h\"\nencrypt=true", "fallback chain host system")]
    [InlineData("server=\"h\"\nencrypt=false", "never")]
    [InlineData("server=\"h\"\nencrypt=\"strict\"", "always chain host system direct")]
    [InlineData("server=\"h\"\nencrypt=\"true\"", "refused encrypt")]
    [InlineData("server=\"h\"\nencrypt=\"mandatory\"", "refused encrypt")]
    [InlineData("server=\"h\"\nencrypt=true\ntrustServerCertificate=true", "fallback")]
    [InlineData("server=\"h\"\nencrypt=\"strict\"\ntrustServerCertificate=true", "always chain host system direct - trustServerCertificate")]
    [InlineData("server=\"h\"\nencrypt=false\nencrypt=true", "fallback chain host system")]
    [InlineData("dialect=\"mssql\"\nserver=\"h\"", "fallback")]
    [InlineData("dialect=\"mssql\"\nserver=\"h\"\ntrustServerCertificate=false", "fallback chain host system")]
    [InlineData("dialect=\"mssql\"\nserver=\"h\"\nencrypt=\"strict\"", "always chain host system direct")]
    [InlineData("client=\"mssql\"\nserver=\"h\"", "never")]
    [InlineData("client=\"mssql\"\nserver=\"h\"\nencrypt=true", "fallback chain host system")]
    public void Objects_of_tedious(string lines, string expected) => Assert.Equal(expected, Summary.Of(Object(lines)));

    [Fact]
    public void The_server_is_read() => Assert.Equal("h", Summary.Endpoints(Object("server=\"h\\i\"")));

    [Fact]
    public void No_string_is_strict() =>
        Assert.Contains("encrypt: 'strict'", Harden.Text("mssql-node", "Server=h;Encrypt=false", "system"), StringComparison.Ordinal);
}
