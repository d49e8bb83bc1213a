using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SslLint.Analysis;
using SslLint.CSharp;
using SslLint.Configuration;
using SslLint.Discovery;
using SslLint.Projects;
using SslLint.Readers;
using SslLint.Rules;
using SslLint.Sources;

namespace SslLint.Analyzers;

/// <summary>The findings of one document: what the analyzer reports and what its fixes are made from.</summary>
internal static class DocumentAnalysis
{
    private static readonly FileReaders Readers = new();

    /// <summary>The findings in C#. Positions are offsets in the text of the tree.</summary>
    /// <param name="model">The document, bound.</param>
    /// <param name="project">The project around it.</param>
    /// <param name="options">Its configuration.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static IReadOnlyList<Finding> OfSource(SemanticModel model, ProjectContext project, AnalyzerConfigOptions options, CancellationToken cancellation)
    {
        var tree = model.SyntaxTree;
        var text = tree.GetText(cancellation).ToString();
        if (!CandidateSearch.MayContain(text, isCSharp: true))
        {
            return [];
        }

        var file = new SourceFile(project.RelativePath(tree.FilePath), text);
        return Judge(file, () => CSharpFileReader.Read(model, file, cancellation), project, ProjectContext.ConfigurationOf(options, isCode: true));
    }

    /// <summary>The findings in a text that stands beside the code, such as <c>appsettings.json</c>.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="text">Its text.</param>
    /// <param name="project">The project around it.</param>
    /// <param name="options">Its configuration.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static IReadOnlyList<Finding> OfText(
        string path, SourceText text, ProjectContext project, AnalyzerConfigOptions options, CancellationToken cancellation)
    {
        var relative = project.RelativePath(path);
        if (!Readers.Reads(relative) || text.ToString() is var content && !CandidateSearch.MayContain(content))
        {
            return [];
        }

        var file = new SourceFile(relative, content);
        return Judge(file, () => Readers.Read(file, cancellation), project, ProjectContext.ConfigurationOf(options, isCode: false));
    }

    private static IReadOnlyList<Finding> Judge(SourceFile file, Func<ReadResult> read, ProjectContext project, FileConfiguration configuration) =>
        configuration.IsExcluded ? [] : FileAnalyzer.Analyze(file, read(), project.Facts, configuration.Over(new AnalysisOptions())).Findings;
}
