using SslLint.Drivers;
using SslLint.Secrets;

namespace SslLint.Core.Tests.Redaction;

public sealed class HostTextTests
{
    [Theory]
    [InlineData("db.example.com", "postgres://app:***@db.example.com/s", "db.example.com")]
    [InlineData("Vt4mOpen", "postgres://app:***@db.example.com/s", "***")]
    [InlineData("db.example.com", null, "db.example.com")]
    [InlineData("a b;c", null, "***")]
    public void A_host_is_shown_where_reading_and_text_agree(string host, string? redacted, string shown) =>
        Assert.Equal(shown, HostText.Shown(new Endpoint(host, null, EndpointKind.Network, null), redacted));
}
