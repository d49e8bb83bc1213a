using SslLint.Analysis;
using SslLint.Drivers;
using SslLint.Readers;
using SslLint.Rules;
using SslLint.Text;

namespace SslLint.Core.Tests.Rules;

/// <summary>Judges the examples of the pages as a scan judges a value of a file.</summary>
internal static class RuleExamples
{
    private const string RootCertificate = "certs/ca.pem";

    /// <summary>What a scan reports about a string when the driver is given and, for fixes, the trust anchor.</summary>
    public static IReadOnlyList<Finding> Judge(string reader, string text)
    {
        var (driver, version) = DriverCatalog.Find(reader) ?? throw new InvalidDataException($"no driver is called {reader}");
        var options = new AnalysisOptions
        {
            Driver = new DriverEvidence(driver.Name, version, EvidenceStrength.Configured, "page"),
            RootCertificate = RootCertificate,
        };
        var read = new ReadResult { Entries = [new SourceEntry { Value = Literal.Verbatim(text, 0) }] };
        return FileAnalyzer.Analyze(new SourceFile("page.txt", text), read, ProjectFacts.None, options).Findings;
    }

    /// <summary>Whether <c>fix</c> rids a bad example of the rule's page of the finding. Callbacks stand in code, which no driver reads:
    /// their findings bring the edits with them.</summary>
    public static bool HasFix(Rule rule)
    {
        if (rule is AcceptAnyServerCertificate)
        {
            return true;
        }

        var id = rule.Descriptor.Id;
        return RuleDocuments.Pages.Single(p => p.Id == id).Examples()
            .Where(e => e.Raises.Contains(id))
            .Any(e => Judge(e.Reader, e.Text).FirstOrDefault(f => f.Rule.Id == id)?.Fix is { } fix
                && Judge(e.Reader, TextEdit.Apply(e.Text, fix.Edits)).All(f => f.Rule.Id != id));
    }
}
