using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SslLint.Analyzers.CodeFixes;

namespace SslLint.Analyzers.Tests.Support;

/// <summary>An action of the menu at a finding.</summary>
/// <param name="Rule">The finding's rule.</param>
/// <param name="Title">What the menu says.</param>
/// <param name="Result">The file afterwards.</param>
internal sealed record OfferedAction(string Rule, string Title, string Result);

/// <summary>What an editor offers in one file of a project.</summary>
/// <remarks>The test framework carries out no fixes of <c>AdditionalFiles</c>.</remarks>
internal static class Editor
{
    private const string Folder = "/project/";

    /// <summary>The actions at all findings, in the order of the file.</summary>
    /// <param name="name">The file's name, which decides whether it is code.</param>
    /// <param name="text">Its text.</param>
    /// <param name="configuration">Lines of a global configuration.</param>
    public static async Task<IReadOnlyList<OfferedAction>> ActionsAsync(string name, string text, string configuration = Verify.Anchor)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, name, text, configuration);
        var actions = new List<OfferedAction>();
        foreach (var diagnostic in await DiagnosticsAsync(document.Project))
        {
            foreach (var action in await OfferedAsync(document, diagnostic))
            {
                actions.Add(new OfferedAction(diagnostic.Id, action.Title, await ResultAsync(action, document.Id)));
            }
        }

        return actions;
    }

    private static TextDocument Open(AdhocWorkspace workspace, string name, string text, string configuration)
    {
        var content = SourceText.From(text, Encoding.UTF8);
        var project = workspace.AddProject("Shop", LanguageNames.CSharp)
            .WithMetadataReferences(References.WithNpgsql)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var global = SourceText.From($"is_global = true\nbuild_property.ProjectDir = {Folder}\n{configuration}", Encoding.UTF8);
        project = project.AddAnalyzerConfigDocument(".globalconfig", global, filePath: Folder + ".globalconfig").Project;
        return name.EndsWith(".cs", StringComparison.Ordinal)
            ? project.AddDocument(name, content, filePath: Folder + name)
            : project.AddAdditionalDocument(name, content, filePath: Folder + name);
    }

    private static async Task<IEnumerable<Diagnostic>> DiagnosticsAsync(Project project)
    {
        var compilation = await project.GetCompilationAsync();
        var diagnostics = await compilation!.WithAnalyzers([new ConnectionAnalyzer()], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
        return diagnostics.OrderBy(d => d.Location.SourceSpan.Start);
    }

    private static async Task<List<CodeAction>> OfferedAsync(TextDocument document, Diagnostic diagnostic)
    {
        CodeFixProvider[] providers = document is Document
            ? [new ConnectionCodeFixProvider(), new UnsafeConnectionCodeFixProvider()]
            : [new TextDocumentCodeFixProvider()];
        var actions = new List<CodeAction>();
        foreach (var provider in providers)
        {
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
        }

        return actions;
    }

    private static async Task<string> ResultAsync(CodeAction action, DocumentId id)
    {
        var changed = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(default))).ChangedSolution;
        var document = changed.GetDocument(id) ?? changed.GetAdditionalDocument(id);
        return (await document!.GetTextAsync()).ToString();
    }
}
