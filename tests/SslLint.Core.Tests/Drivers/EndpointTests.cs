using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines.PostgreSql;

namespace SslLint.Core.Tests.Drivers;

/// <summary>How a host with a port is taken apart where both stand in one value.</summary>
public class EndpointTests
{
    [Theory]
    [InlineData("db.example.com:6000", "db.example.com", "6000")]
    [InlineData("2001:db8::7", "2001:db8::7", null)]
    [InlineData("::1", "::1", null)]
    [InlineData("[2001:db8::7]", "2001:db8::7", null)]
    [InlineData("[2001:db8::7]:6000", "2001:db8::7", "6000")]
    [InlineData("/var/run:5432", "/var/run:5432", null)]
    [InlineData("@abstract", "@abstract", null)]
    [InlineData("C:\\sockets", "C:\\sockets", null)]
    public void Host_and_port_are_taken_apart(string text, string host, string? port)
    {
        var endpoint = Assert.Single(Read(text).Endpoints);

        Assert.Equal((host, port), (endpoint.Host, endpoint.Port));
        Assert.Equal(text[0] is '/' or '@' or 'C' ? EndpointKind.Socket : EndpointKind.Network, endpoint.Kind);
    }

    [Fact]
    public void Each_of_several_hosts_has_its_own() =>
        Assert.Equal("a.example.com:6000, b.example.com", Summary.Endpoints(Read("a.example.com:6000,b.example.com")));

    private static Reading Read(string host) => NpgsqlDriver.Instance.Read(AdoNetDialect.Instance.Parse($"Host={host}"), new DriverVersion(10));
}
