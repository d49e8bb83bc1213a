using SslLint.Analysis;
using SslLint.Readers;
using SslLint.Rules;

namespace SslLint.Tool.Scanning;

/// <summary>The engine of <c>SslLint.Core</c> with the readers of the tool.</summary>
internal sealed class Engine : IFileAnalysis
{
    /// <inheritdoc/>
    public IReadOnlyList<RuleDescriptor> Rules => [];

    /// <inheritdoc/>
    public bool MayContain(ReadOnlySpan<byte> content) => content.IndexOf("sslmode"u8) >= 0;

    /// <inheritdoc/>
    public FileAnalysis Analyze(SourceFile file, ProjectFacts project, AnalysisOptions options, CancellationToken cancellation) => new(new AnalysisResult(), []);
}
