using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SslLint.Analysis;
using SslLint.Rules;

namespace SslLint.Analyzers;

/// <summary>Reports database connections that don't reach the right server for certain, in C# and in the files beside it.</summary>
/// <remarks>One analyzer for all rules: they judge the same reading of a document, which is made once.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConnectionAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var configuration = start.Options.AnalyzerConfigOptionsProvider;
            var project = ProjectContext.Of(start.Compilation, start.Options, start.CancellationToken);
            start.RegisterSemanticModelAction(document =>
            {
                var tree = document.SemanticModel.SyntaxTree;
                foreach (var finding in DocumentAnalysis.OfSource(document.SemanticModel, project, configuration.GetOptions(tree), document.CancellationToken))
                {
                    document.ReportDiagnostic(Diagnostic(finding, Location.Create(tree, SpanOf(finding))));
                }
            });
            start.RegisterAdditionalFileAction(document =>
            {
                if (document.AdditionalFile.GetText(document.CancellationToken) is not { } text)
                {
                    return;
                }

                var path = document.AdditionalFile.Path;
                foreach (var finding in DocumentAnalysis.OfText(
                    path, text, project, configuration.GetOptions(document.AdditionalFile), document.CancellationToken))
                {
                    var span = SpanOf(finding);
                    document.ReportDiagnostic(Diagnostic(finding, Location.Create(path, span, text.Lines.GetLinePositionSpan(span))));
                }
            });
        });
    }

    private static TextSpan SpanOf(Finding finding) => new(finding.Span.Start, finding.Span.Length);

    private static Diagnostic Diagnostic(Finding finding, Location location)
    {
        var descriptor = Descriptors.Find(finding.Rule.Id);
        return Microsoft.CodeAnalysis.Diagnostic.Create(
            descriptor, location, SeverityOf(finding.Level), additionalLocations: null, properties: null, finding.Message, finding.Help);
    }

    /// <summary>A finding about a service of the same network is worth less than the rule's own level.</summary>
    private static DiagnosticSeverity SeverityOf(Level level) => level switch
    {
        Level.Error => DiagnosticSeverity.Error,
        Level.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };
}
