using System.Text;
using SslLint.Analysis;
using SslLint.CSharp;
using SslLint.CSharp.Lexical;
using SslLint.Core.Tests.Readers;
using SslLint.Fixes;
using SslLint.Projects;
using SslLint.Readers;
using SslLint.Sources;
using SslLint.Text;
using SslLint.Tool.Readers;

namespace SslLint.Fuzz.Targets;

/// <summary>Each reader takes any file: spans lie in it, runs equal their source, and the engine's findings and edits lie in it as well.</summary>
internal static class ReaderTargets
{
    private static readonly AnalysisOptions options = new() { IncludeLocal = true, RecordConnections = true, RootCertificate = "certs/ca.pem" };

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        Of("json", new JsonReader(), Documents.Json),
        Of("xml", new XmlConfigReader(), Documents.Xml),
        Of("yaml", new YamlReader(), Documents.Yaml),
        Of("env", new EnvReader(), Documents.Env),
        Of("properties", new PropertiesReader(), Documents.Properties),
        Of("shell", new ShellReader(), Documents.Shell),
        Of("dockerfile", new DockerfileReader(), Documents.Dockerfile),
        Of("code", new CodeReader(), Documents.JavaScript),
        Of("csharp", new CSharpFileReader(), Documents.CSharp),
        Of("other", new FallbackReader(), Documents.Other),
    ];

    private static FuzzTarget Of(string name, IFileReader reader, Document document) =>
        FuzzTarget.OfText(
            $"reader-{name}",
            text =>
            {
                var file = new SourceFile(document.Path, text);
                var read = reader.Read(file, CancellationToken.None);
                ReaderCheck.AssertSound(text, read);
                var result = FileAnalyzer.Analyze(file, read, ProjectFacts.None, options);

                // Before C# is parsed, a pass over its bytes tells whether that is worth it.
                Assert.True(
                    reader is not CSharpFileReader || !IsReported(result) || LexicalPass.MayReport(Encoding.UTF8.GetBytes(text)),
                    "what is reported is let through");
                foreach (var finding in result.Findings.Concat(result.Suppressed.Select(s => s.Finding)))
                {
                    AssertInside(finding.Span, text);
                    AssertInside(finding.ConnectionSpan, text);
                    if (finding.Fix is { } fix)
                    {
                        fix.Edits.ToList().ForEach(e => AssertInside(e.Span, text));
                        TextEdit.Apply(text, fix.Edits);
                    }
                }
            },
            [.. document.Texts]);

    private static bool IsReported(AnalysisResult result) =>
        result.Findings.Count + result.Suppressed.Count + result.Records.Count + result.Connections + result.NotRead > 0;

    private static void AssertInside(SourceSpan span, string text) =>
        Assert.True(span.Start >= 0 && span.Length >= 0 && span.End <= text.Length, "a range lies in the text");
}
