using SslLint.Analysis;
using SslLint.Certificates;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Fixes;
using SslLint.Projects;
using SslLint.Rules;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Core.Tests.Rules;

/// <summary>Judges the examples of the pages as a scan judges a value of a file.</summary>
internal static class RuleExamples
{
    private const string RootCertificate = "certs/ca.pem";

    /// <summary>Files called missing.pem are missing; of others nothing is known.</summary>
    private static readonly ProjectFacts project = new()
    {
        RootCertificates = path =>
            path.EndsWith("missing.pem", StringComparison.Ordinal)
                ? RootCertificateFile.NotFound("it is not in the folder of the project", isCertain: true)
                : null,
    };

    /// <summary>What a scan reports about a string when the driver is given and, for fixes, the trust anchor.</summary>
    public static IReadOnlyList<Finding> Judge(string reader, string text)
    {
        if (reader == RulePage.Manifest)
        {
            return FileAnalyzer.Analyze(new SourceFile("page.csproj", text), new ReadResult { Entries = [] }, project, new AnalysisOptions()).Findings;
        }

        var driver = DriverCatalog.All.Single(d => d.Name == reader);
        var options = new AnalysisOptions
        {
            Driver = new DriverEvidence(driver.Name, null, EvidenceStrength.Configured, "page"),
            RootCertificate = RootCertificate,
        };
        var read = new ReadResult { Entries = [new SourceEntry { Value = Literal.Verbatim(text, 0) }] };
        return FileAnalyzer.Analyze(new SourceFile("page.txt", text), read, project, options).Findings;
    }

    /// <summary>Whether <c>fix</c> leaves nothing to report of the bad examples on the rule's page. Callbacks stand in code and
    /// suppressions in comments, which no driver reads: their findings bring the edits with them.</summary>
    public static bool HasFix(Rule rule) =>
        rule is AcceptAnyServerCertificate or UnusedSuppression
        || RuleDocuments.Pages.Single(p => p.Id == rule.Descriptor.Id).Examples()
            .Where(e => !e.IsGood).All(e => Judge(e.Reader, Fixed(e)).Count == 0);

    private static string Fixed(PageExample example) =>
        Judge(example.Reader, example.Text).Select(f => f.Fix).FirstOrDefault(f => f is not null) is { } fix
            ? TextEdit.Apply(example.Text, fix.Edits)
            : example.Text;
}
