using SslLint.Analysis;
using SslLint.CSharp;
using SslLint.Discovery;
using SslLint.Projects;
using SslLint.Readers;
using SslLint.Rules;
using SslLint.Sources;
using SslLint.Tool.Readers;

namespace SslLint.Tool.Scanning;

/// <summary>The engine of <c>SslLint.Core</c> with the readers of the tool.</summary>
internal sealed class Engine : IFileAnalysis
{
    private readonly FileReaders readers = new(new YamlReader(), new CSharpFileReader());

    /// <inheritdoc/>
    public IReadOnlyList<RuleDescriptor> Rules { get; } = [.. RuleCatalog.All.Select(r => r.Descriptor)];

    /// <inheritdoc/>
    public bool Reads(string path) => readers.Reads(path);

    /// <inheritdoc/>
    public bool MayContain(ReadOnlySpan<byte> content) => CandidateSearch.MayContain(content);

    /// <inheritdoc/>
    public FileAnalysis Analyze(SourceFile file, ProjectFacts project, AnalysisOptions options, CancellationToken cancellation) => WorkerThreads.Run(() =>
    {
        try
        {
            var read = readers.Read(file, cancellation);
            return new FileAnalysis(FileAnalyzer.Analyze(file, read, project, options), read.Warnings);
        }
        catch (InsufficientExecutionStackException)
        {
            // Whatever calls itself for what nests asks first whether there is room.
            return new FileAnalysis(new AnalysisResult(), [new ReadWarning(0, "nested too deeply, so that this file is not examined")]);
        }
    });
}
