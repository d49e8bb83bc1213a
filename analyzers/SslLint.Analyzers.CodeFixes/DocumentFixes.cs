using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using SslLint.Analysis;
using SslLint.Fixes;
using SslLint.Text;

namespace SslLint.Analyzers.CodeFixes;

/// <summary>The fixes of one document, from the findings that its diagnostics show.</summary>
/// <remarks>The document is read again: a diagnostic carries no edits, which would end up in logs.</remarks>
internal static class DocumentFixes
{
    /// <summary>The rules whose findings may have a fix.</summary>
    public static ImmutableArray<string> Rules { get; } = Descriptors.All.Select(static d => d.Id).ToImmutableArray();

    /// <summary>Offers the fixes of a kind.</summary>
    public static async Task RegisterAsync(CodeFixContext context, FixKind kind)
    {
        var document = context.TextDocument;
        var findings = await FindAsync(document, context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var fixes = FixesOf(diagnostic, findings, kind).ToList();
            if (fixes.Count > 0)
            {
                var edits = Merge(fixes);
                var action = CodeAction.Create(kind.Title(fixes[0]), cancellation => ApplyAsync(document, edits, cancellation), kind.Key);
                context.RegisterCodeFix(action, diagnostic);
            }
        }
    }

    /// <summary>The edits that fix all of a document's diagnostics for which there is a fix of a kind: what <c>dotnet sslconnect fix</c> writes.</summary>
    public static async Task<IReadOnlyList<TextEdit>> EditsAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, FixKind kind, CancellationToken cancellation)
    {
        var findings = await FindAsync(document, cancellation).ConfigureAwait(false);
        return Merge(diagnostics.OrderBy(static d => d.Location.SourceSpan.Start).SelectMany(d => FixesOf(d, findings, kind)));
    }

    /// <summary>The text after the edits; all that stands between them stays as it is.</summary>
    public static SourceText Apply(SourceText text, IReadOnlyList<TextEdit> edits) =>
        text.WithChanges(edits.OrderBy(static e => e.Span.Start).ThenBy(static e => e.Span.Length)
            .Select(static e => new TextChange(new TextSpan(e.Span.Start, e.Span.Length), e.NewText)));

    /// <summary>The fixes behind a diagnostic: several where connections share the text that is to blame.</summary>
    private static IEnumerable<Fix> FixesOf(Diagnostic diagnostic, IReadOnlyList<Finding> findings, FixKind kind)
    {
        var span = diagnostic.Location.SourceSpan;
        return findings.Where(f => f.Rule.Id == diagnostic.Id && f.Span.Start == span.Start && f.Span.Length == span.Length)
            .Select(static f => f.Fix).OfType<Fix>().Where(kind.Holds);
    }

    private static IReadOnlyList<TextEdit> Merge(IEnumerable<Fix> fixes)
    {
        var edits = new EditSet();
        foreach (var fix in fixes)
        {
            edits.TryAdd(fix.Edits);
        }

        return edits.Edits;
    }

    private static async Task<IReadOnlyList<Finding>> FindAsync(TextDocument document, CancellationToken cancellation)
    {
        var project = document.Project;
        var configuration = project.AnalyzerOptions.AnalyzerConfigOptionsProvider;
        if (await project.GetCompilationAsync(cancellation).ConfigureAwait(false) is not { } compilation)
        {
            return [];
        }

        var context = ProjectContext.Of(compilation, project.AnalyzerOptions, cancellation);
        if (document is Document source)
        {
            return await source.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
                ? DocumentAnalysis.OfSource(model, context, configuration.GetOptions(model.SyntaxTree), cancellation)
                : [];
        }

        if (project.AnalyzerOptions.AdditionalFiles.FirstOrDefault(f => f.Path == document.FilePath) is not { } file)
        {
            return [];
        }

        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return DocumentAnalysis.OfText(file.Path, text, context, configuration.GetOptions(file), cancellation);
    }

    private static async Task<Solution> ApplyAsync(TextDocument document, IReadOnlyList<TextEdit> edits, CancellationToken cancellation)
    {
        var text = Apply(await document.GetTextAsync(cancellation).ConfigureAwait(false), edits);
        var solution = document.Project.Solution;
        return document is Document ? solution.WithDocumentText(document.Id, text) : solution.WithAdditionalDocumentText(document.Id, text);
    }
}
