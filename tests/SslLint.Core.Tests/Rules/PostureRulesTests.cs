using SslLint.Certificates;
using SslLint.Core.Tests.Analysis;
using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines.PostgreSql;
using SslLint.Rules;

namespace SslLint.Core.Tests.Rules;

/// <summary>Which rules speak of which posture, and which are silent beside it.</summary>
public class PostureRulesTests
{
    [Theory]
    [InlineData("postgresql://app@db.example.com/d?sslmode=allow", "SSL1002")]
    [InlineData("postgresql://app@db.example.com/d?sslmode=prefer", "SSL1002")]
    [InlineData("postgresql://app@db.example.com/d?sslmode=require", "SSL1003")]
    [InlineData("postgresql://app@db.example.com/d?sslmode=verify-ca&sslrootcert=ca.pem", "SSL1004")]
    [InlineData("postgresql://app@db.example.com/d?sslmode=verify-full&sslrootcert=ca.pem&ssl_min_protocol_version=TLSv1.1", "SSL1005")]
    [InlineData("postgresql://app@db.example.com/d?sslmode=verify-full&sslrootcert=ca.pem&ssl_min_protocol_version=TLSv1", "SSL1005")]
    [InlineData("postgresql://app@db.example.com/d?sslmode=verify-full&sslrootcert=ca.pem&ssl_min_protocol_version=TLSv1.2", "")]
    [InlineData("postgresql://app@10.1.2.3/d?sslmode=verify-full&sslrootcert=ca.pem", "SSL2005")]
    [InlineData("postgresql://app@[2001:db8::7]/d?sslmode=verify-full&sslrootcert=ca.pem", "SSL2005")]
    public void One_rule_speaks(string text, string expected) => Assert.Equal(expected, Shown(text));

    [Fact]
    public void A_file_that_is_missing_is_not_said_where_plaintext_is_the_matter()
    {
        var project = AnalysisHarness.Project("libpq") with { RootCertificates = _ => RootCertificateFile.NotFound("it is not there", isCertain: true) };

        Assert.DoesNotContain(
            "SSL2002",
            AnalysisHarness.Show(".env", "DB=postgresql://app@db.example.com/d?sslmode=prefer&sslrootcert=ca.pem", project: project),
            StringComparison.Ordinal);
        Assert.Contains(
            "SSL2002",
            AnalysisHarness.Show(".env", "DB=postgresql://app@db.example.com/d?sslmode=verify-full&sslrootcert=ca.pem", project: project),
            StringComparison.Ordinal);
    }

    [Fact]
    public void No_setting_of_a_refused_string_is_called_ineffective()
    {
        var reading = PgjdbcDriver.Instance.Read(
            PgjdbcDialect.Instance.Parse("jdbc:postgresql://db.example.com/d?sslmode=disable&sslrootcert=ca.pem"),
            PgjdbcDriver.Instance.Versions[^1]);
        var refused = reading with { Invalid = [new SslLint.Drivers.InvalidSetting(null, "why")] };

        Assert.NotEmpty(new SslLint.Rules.IneffectiveSetting().Check(new RuleContext(reading, null, IsNamed: true, IsComplete: true)));
        Assert.Empty(new SslLint.Rules.IneffectiveSetting().Check(new RuleContext(refused, null, IsNamed: true, IsComplete: true)));
    }

    [Fact]
    public void A_file_that_is_not_read_is_no_root_of_the_posture()
    {
        var reading = NpgsqlDriver.Instance.Read(AdoNetDialect.Instance.Parse("Host=h;SSL Mode=Require;Root Certificate=/ca.pem"), new DriverVersion(10));

        Assert.Null(reading.Posture?.RootCertificate);
        Assert.IsType<Roots.None>(reading.Posture?.Roots);
    }

    private static string Shown(string text) => string.Join(' ', AnalysisHarness.Analyze(".env", $"DB={text}").Findings.Select(f => f.Rule.Id));
}
