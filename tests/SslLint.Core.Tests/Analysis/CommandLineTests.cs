namespace SslLint.Core.Tests.Analysis;

/// <summary>Connections that are options of a program.</summary>
public class CommandLineTests
{
    [Theory]
    [InlineData("a.ps1", "Invoke-Sqlcmd -ServerInstance 'sql.example.com' -TrustServerCertificate -Query 'select 1'", "SSL1003 sqlclient")]
    [InlineData("a.ps1", "invoke-sqlcmd -serverinstance sql.example.com -trustservercertificate:$true", "SSL1003 sqlclient")]
    [InlineData("a.ps1", "Invoke-Sqlcmd -ServerInstance sql.example.com -TrustServerCertificate:$false", "")]
    [InlineData("a.ps1", "Invoke-Sqlcmd -ServerInstance sql.example.com -Encrypt Optional", "SSL1001 sqlclient")]
    [InlineData("a.ps1", "Invoke-Sqlcmd -ServerInstance $server -TrustServerCertificate", "SSL1003 sqlclient")]
    [InlineData("a.ps1", "Invoke-Sqlcmd -ServerInstance localhost -TrustServerCertificate", "")]
    [InlineData("a.ps1", "Invoke-Sqlcmd -Database d -TrustServerCertificate", "")]
    [InlineData("a.ps1", "# Invoke-Sqlcmd -ServerInstance sql.example.com -TrustServerCertificate", "")]
    [InlineData("a.ps1", "Install-Invoke-Sqlcmd -ServerInstance sql.example.com -TrustServerCertificate", "")]
    [InlineData("a.md", "Invoke-Sqlcmd -ServerInstance sql.example.com -TrustServerCertificate", "")]
    [InlineData("a.ps1", "Invoke-Sqlcmd -ServerInstance sql.example.com `\n  -TrustServerCertificate", "SSL1003 sqlclient")]
    [InlineData("a.ps1", "Invoke-Sqlcmd -ServerInstance sql.example.com\nOther -TrustServerCertificate", "")]
    [InlineData("a.sh", "sqlpackage /Action:Publish /tsn:sql.example.com /TargetTrustServerCertificate:true", "SSL1003 sqlclient")]
    [InlineData("a.cmd", "SqlPackage.exe /Action:Export /SourceServerName:\"sql.example.com\" /SourceEncryptConnection:False", "SSL1001 sqlclient")]
    [InlineData("a.sh", "sqlpackage /tsn:sql.example.com /SourceTrustServerCertificate:true", "")]
    [InlineData("a.sh", "sqlpackage /tsn:sql.example.com && other /TargetTrustServerCertificate:true", "")]
    public void Options_of_programs_are_settings(string file, string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', AnalysisHarness.Analyze(file, text).Findings.Select(static f => $"{f.Rule.Id} {f.Driver}")));

    /// <summary>One line with any number of commands, brackets and blanks: each is walked once, and nothing calls itself.</summary>
    [Theory]
    [InlineData("sqlcmd -C ;", "")]
    [InlineData("sqlcmd $(", "")]
    [InlineData("$(", "sqlcmd ")]
    [InlineData(" ", "sqlcmd -C \\")]
    [InlineData("sqlcmd '", "")]
    public void Long_lines_end(string piece, string start) =>
        Assert.Empty(AnalysisHarness.Analyze("a.sh", start + string.Concat(Enumerable.Repeat(piece, 400_000 / piece.Length))).Findings);
}
