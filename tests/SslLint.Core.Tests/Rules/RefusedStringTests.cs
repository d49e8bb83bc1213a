using SslLint.Core.Tests.Analysis;
using SslLint.Drivers;
using SslLint.Engines.PostgreSql;

namespace SslLint.Core.Tests.Rules;

/// <summary>What is said of a string that no connection is opened with: that it is refused, and nothing of what its settings would do.</summary>
public class RefusedStringTests
{
    private const string Text = "host=db.example.com sslmode=disable sslrootcert=/ca.pem port=none";

    [Fact]
    public void No_setting_of_it_is_called_ineffective()
    {
        var reading = LibpqDriver.Instance.Read(LibpqKeywordDialect.Instance.Parse(Text), new DriverVersion(18));

        Assert.False(reading.IsAccepted);
        Assert.Null(reading.Posture);
        Assert.Empty(reading.Ineffective);
    }

    [Fact]
    public void Only_the_refusal_is_reported() =>
        Assert.Equal(
            "SSL4002",
            string.Join(
                ' ',
                AnalysisHarness.Analyze(".env", "DB=jdbc:postgresql://db.example.com/d?sslmode=Disabled&sslrootcert=ca.pem").Findings.Select(f => f.Rule.Id)));
}
