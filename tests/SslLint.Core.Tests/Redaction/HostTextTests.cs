using SslLint.Core.Tests.Analysis;
using SslLint.Drivers;
using SslLint.Projects;
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
        Assert.Equal(shown, HostText.Shown(new Endpoint(host, null, EndpointKind.Network, null), redacted ?? "", redacted));

    [Theory]
    [InlineData("(local)", "localhost")]
    [InlineData(".", "localhost")]
    [InlineData(".\\\\SQL2017", "localhost")]
    [InlineData("tcp:(local)\\\\SQL2017,1433", "localhost")]
    [InlineData("(localdb)\\\\MSSQLLocalDB", "(localdb)\\MSSQLLocalDB")]
    [InlineData("srv1\\\\dbserver", "srv1")]
    [InlineData("srv1", "srv1")]
    public void A_server_of_this_machine_is_shown_by_its_name(string server, string shown)
    {
        var text = $"{{ \"ConnectionStrings\": {{ \"A\": \"Server={server};Initial Catalog=x;Password=hunter2;Encrypt=False\" }} }}";

        var record = Assert.Single(AnalysisHarness.Analyze(
            "appsettings.json", text, new AnalysisOptions { IncludeLocal = true, RecordConnections = true }, AnalysisHarness.Project("sqlclient")).Records);

        Assert.Equal(shown, Assert.Single(record.Hosts).Split(':')[0]);
    }
}
