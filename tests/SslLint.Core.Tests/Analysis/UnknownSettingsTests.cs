using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Hardening;
using SslLint.Rules;
using static SslLint.Core.Tests.Analysis.AnalysisHarness;

namespace SslLint.Core.Tests.Analysis;

/// <summary>A placeholder that stands where settings could: what is written insecure beside it counts, and nothing else.</summary>
public sealed class UnknownSettingsTests
{
    [Theory]
    [InlineData("npgsql", "Host=db.example.com;SSL Mode=Disable;${EXTRA}", "SSL1001")]
    [InlineData("npgsql", "Host=db.example.com;${EXTRA};SSL Mode=Require", "SSL1003")]
    [InlineData("npgsql", "Host=db.example.com;${EXTRA}", "")]
    [InlineData("npgsql", "Host=db.example.com;SSL Mode=VerifyFull;${EXTRA}", "")]
    [InlineData("npgsql", "Host=db.example.com;SSL Mode=VerifyCA;Root Certificate=/ca.pem;${EXTRA}", "")]
    [InlineData("libpq", "postgresql://u@db.example.com/d?sslmode=disable&${EXTRA}", "SSL1001")]
    [InlineData("pgjdbc", "jdbc:postgresql://db.example.com/d?sslmode=prefer&${EXTRA}", "SSL1002")]
    [InlineData("node-postgres", "postgres://u@db.example.com/d?sslmode=no-verify&${EXTRA}", "SSL1003")]
    [InlineData("sqlclient", "Server=db.example.com;Database=x;User Id=u;Encrypt=True;TrustServerCertificate=True;${EXTRA}", "SSL1003")]
    [InlineData("sqlclient", "Server=db.example.com;Database=x;User Id=u;Encrypt=True;${EXTRA}", "")]
    [InlineData("mssql-jdbc", "jdbc:sqlserver://db.example.com;encrypt=false;${EXTRA}", "SSL1001")]
    [InlineData("mysqlconnector", "Server=db.example.com;User Id=u;SslMode=Disabled;${EXTRA}", "SSL1001")]
    [InlineData("connector-j", "jdbc:mysql://db.example.com/d?useSSL=false&${EXTRA}", "SSL1001")]
    [InlineData("connector-j", "jdbc:mysql://db.example.com/d?sslMode=VERIFY_IDENTITY&${EXTRA}", "")]
    public void What_is_written_insecure_is_reported(string driver, string text, string expected)
    {
        var findings = Analyze("a.conf", "url=" + text, null, Project(driver)).Findings;

        Assert.Equal(expected, string.Join(' ', findings.Where(static f => f.Level > Level.Info).Select(static f => f.Rule.Id)));
        Assert.All(findings, static f => Assert.Empty(f.Fix?.Edits ?? []));
    }

    [Theory]
    [InlineData("sqlclient@7.1.2", "Server=h;User Id=u;Encrypt=Strict;Server Certificate=/leaf.pem;${EXTRA}", true)]
    [InlineData("sqlclient@7.1.2", "Server=h;User Id=u;Encrypt=False;Server Certificate=/leaf.pem;${EXTRA}", false)]
    public void One_certificate_alone_is_strict_too(string name, string text, bool isHidden)
    {
        var (driver, version) = DriverCatalog.Find(name)!.Value;

        Assert.Equal(isHidden, driver.Read(Drivers.Summary.Parse(AdoNetDialect.Instance, text), version!.Value, ReadContext.Unknown).IsHidden);
    }

    [Theory]
    [InlineData("npgsql", "Host=db.example.com;SSL Mode=Disable;{0}")]
    [InlineData("sqlclient", "Server=db.example.com;User Id=u;Encrypt=False;{0}")]
    [InlineData("mysqlconnector", "Server=db.example.com;User Id=u;SslMode=Disabled;{0}")]
    public void And_never_rewritten(string name, string text)
    {
        var driver = DriverCatalog.Find(name)!.Value.Driver;
        var source = Drivers.Summary.Parse(AdoNetDialect.Instance, text.Replace("{0}", "${EXTRA}", StringComparison.Ordinal));

        var result = driver.Harden(source, driver.Versions, new HardeningOptions { Anchor = new TrustAnchor.File("/ca.pem") });

        Assert.NotNull(result.Obstacle);
        Assert.Empty(result.Changes);
    }
}
