using SslLint.Analysis;
using SslLint.Fixes;
using SslLint.Projects;
using SslLint.Rules;
using SslLint.Sources;
using SslLint.Text;
using SslLint.Tool.Scanning;

namespace SslLint.Tool.Tests.Support;

/// <summary>An engine that finds each <c>sslmode=disable</c>: tests of the tool's own work don't depend on drivers and readers.</summary>
internal sealed class MarkerAnalysis : IFileAnalysis
{
    private const string Marker = "sslmode=disable";

    private static readonly RuleDescriptor Rule = new()
    {
        Id = "SSL1001",
        Name = "TlsDisabled",
        Title = "TLS is switched off",
        DefaultLevel = Level.Warning,
        Cwe = 319,
        SecuritySeverity = 8.1,
    };

    public Level Level { get; init; } = Level.Warning;

    /// <summary>Called before a file is analysed.</summary>
    public Action<SourceFile> Before { get; init; } = static _ => { };

    /// <summary>What the fix writes.</summary>
    public string Replacement { get; init; } = "sslmode=verify-full";

    /// <summary>What stands behind a marker whose fix writes what is not strict.</summary>
    public string? Stubborn { get; init; }

    public bool IsSafe { get; init; } = true;

    public IReadOnlyList<RuleDescriptor> Rules => [Rule];

    public bool Reads(string path) => true;

    public bool MayContain(string path, ReadOnlySpan<byte> content) => content.IndexOf("sslmode="u8) >= 0;

    public FileAnalysis Analyze(SourceFile file, Func<ProjectFacts> project, AnalysisOptions options, CancellationToken cancellation)
    {
        Before(file);
        var findings = new List<Finding>();
        for (var at = file.Text.IndexOf(Marker, StringComparison.Ordinal); at >= 0; at = file.Text.IndexOf(Marker, at + 1, StringComparison.Ordinal))
        {
            var span = new SourceSpan(at, Marker.Length);
            var isStubborn = Stubborn is { } word && string.CompareOrdinal(file.Text, span.End, word, 0, word.Length) == 0;
            findings.Add(new Finding
            {
                Rule = Rule,
                Level = Level,
                Path = file.Path,
                Span = span,
                Message = "libpq: 'sslmode=disable' switches TLS off",
                Help = "write sslmode=verify-full with sslrootcert",
                Driver = "libpq",
                Engine = "postgresql",
                Dialect = "uri",
                Host = "db.example.com",
                ConnectionSpan = span,
                Fix = new Fix(IsSafe, [new TextEdit(span, isStubborn ? "a=b&" + Marker : Replacement)], "verify the server", null, null),
                Fingerprint = $"{file.Path}-{findings.Count}",
            });
        }

        // What may be shown of a line rests on the connections that the engine reads.
        return new FileAnalysis(Read(file) with { Findings = findings, Connections = findings.Count, NotRead = 0 }, []);
    }

    /// <summary>What the engine says about a file.</summary>
    public static AnalysisResult Read(SourceFile file) =>
        new Engine().Analyze(file, static () => ProjectFacts.None, new AnalysisOptions { HeedSuppressions = false }, CancellationToken.None).Result;
}
