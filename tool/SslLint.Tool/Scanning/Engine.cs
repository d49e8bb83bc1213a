using System.Text;
using System.Text.Unicode;
using SslLint.Analysis;
using SslLint.CSharp;
using SslLint.CSharp.Lexical;
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
    private readonly CSharpFileReader csharp = new();
    private readonly FileReaders readers;

    /// <summary>Makes the engine.</summary>
    public Engine() => readers = new FileReaders(new YamlReader(), csharp);

    /// <inheritdoc/>
    public IReadOnlyList<RuleDescriptor> Rules { get; } = [.. RuleCatalog.All.Select(r => r.Descriptor)];

    /// <inheritdoc/>
    public bool Reads(string path) => readers.Reads(path);

    /// <inheritdoc/>
    /// <remarks>Parsing C# costs more than all else that a scan does: a word in its code is looked at more closely first.</remarks>
    public bool MayContain(string path, ReadOnlySpan<byte> content)
    {
        if (csharp.CanRead(new SourceFile(path, "")))
        {
            return CandidateSearch.MayContain(content, isCSharp: true) && (!Utf8.IsValid(content) || LexicalPass.MayReport(content));
        }

        return CandidateSearch.MayContain(content)
            || (PackageFindings.IsExamined(Path.GetFileName(path)) && PackageFindings.MayContain(Encoding.Latin1.GetString(content)));
    }

    /// <inheritdoc/>
    public FileAnalysis Analyze(SourceFile file, Func<ProjectFacts> project, AnalysisOptions options, CancellationToken cancellation) => WorkerThreads.Run(() =>
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
