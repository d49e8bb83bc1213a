using SslLint.Analysis;
using SslLint.Projects;
using SslLint.Redaction;
using SslLint.Rules;
using SslLint.Sources;

namespace SslLint.Tool.Scanning;

/// <summary>The engine as the scan uses it; tests put others in its place.</summary>
internal interface IFileAnalysis
{
    /// <summary>The rules.</summary>
    IReadOnlyList<RuleDescriptor> Rules { get; }

    /// <summary>Whether a file of this name is read at all: documentation and what tools write are not.</summary>
    /// <param name="path">Its path relative to the root, with <c>/</c>.</param>
    bool Reads(string path);

    /// <summary>Whether a file may hold a connection and so is worth decoding.</summary>
    /// <param name="path">Its path relative to the root, with <c>/</c>.</param>
    /// <param name="content">Its bytes in an encoding that ASCII is a part of.</param>
    bool MayContain(string path, ReadOnlySpan<byte> content);

    /// <summary>Reads a file and judges its connections.</summary>
    /// <param name="file">The file.</param>
    /// <param name="project">Asks what the project around it says.</param>
    /// <param name="options">How it is analysed.</param>
    /// <param name="cancellation">Stops the reading.</param>
    FileAnalysis Analyze(SourceFile file, Func<ProjectFacts> project, AnalysisOptions options, CancellationToken cancellation);
}

/// <summary>What the engine says about a file.</summary>
/// <param name="Result">Findings and counts.</param>
/// <param name="Warnings">Where the reader gave up.</param>
internal sealed record FileAnalysis(AnalysisResult Result, IReadOnlyList<ReadWarning> Warnings);

/// <summary>An analysed file whose findings have their places.</summary>
/// <param name="Result">What the engine says.</param>
/// <param name="Findings">Its findings.</param>
/// <param name="Suppressed">What suppressions take away.</param>
/// <param name="Warnings">Where the reader gave up.</param>
/// <param name="LazilyShown">What may be shown of it, made where anything is.</param>
internal sealed record AnalyzedFile(
    AnalysisResult Result,
    IReadOnlyList<ReportedFinding> Findings,
    IReadOnlyList<ReportedFinding> Suppressed,
    IReadOnlyList<ReadWarning> Warnings,
    Lazy<ShownFile> LazilyShown)
{
    /// <summary>What may be shown of it.</summary>
    public ShownFile Shown => LazilyShown.Value;
}
