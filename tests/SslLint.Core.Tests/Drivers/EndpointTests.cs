using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Core.Tests.Drivers;

/// <summary>How a host with a port is taken apart where both stand in one value.</summary>
public class EndpointTests
{
    [Theory]
    [InlineData("db.example.com:6000", "db.example.com:6000")]
    [InlineData("2001:db8::7", "2001:db8::7")]
    [InlineData("::1", "::1")]
    [InlineData("[2001:db8::7]", "2001:db8::7")]
    [InlineData("[2001:db8::7]:6000", "2001:db8::7:6000")]
    [InlineData("/var/run:5432", "socket /var/run:5432")]
    [InlineData("@abstract", "socket @abstract")]
    [InlineData("C:\\sockets", "socket C:\\sockets")]
    [InlineData("a.example.com:6000,b.example.com", "a.example.com:6000, b.example.com")]
    public void Host_and_port_are_taken_apart(string host, string expected) =>
        Assert.Equal(expected, Summary.Endpoints(NpgsqlDriver.Instance.Read(AdoNetDialect.Instance.Parse($"Host={host}"), new DriverVersion(10))));
}
