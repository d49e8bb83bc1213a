using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Npgsql;
using SslLint.Analyzers;
using SslLint.Analyzers.CodeFixes;

namespace SslLint.Parity.Tests;

/// <summary>The analyzer and its fixes on the C# and the configuration files of a folder, as a build and an editor run them.</summary>
internal static class AnalyzerSide
{
    private static readonly string[] ConfigurationEndings = [".json", ".config", ".env", ".yml"];

    private static readonly CodeFixProvider[] Fixes = [new ConnectionCodeFixProvider(), new TextDocumentCodeFixProvider()];

    /// <summary>What is reported in a folder. Info is what an editor shows.</summary>
    public static async Task<IReadOnlyList<Place>> FindingsAsync(string folder)
    {
        using var workspace = new AdhocWorkspace();
        var diagnostics = await DiagnosticsAsync(await OpenAsync(workspace, folder, ""));
        return [.. diagnostics.Select(d => PlaceOf(d, folder))];
    }

    /// <summary>The files after every fix that is offered unasked, by their paths.</summary>
    /// <param name="folder">The folder, which is left as it is.</param>
    /// <param name="rootCertificate">The trust anchor that its configuration names.</param>
    public static async Task<IReadOnlyDictionary<string, string>> FixAsync(string folder, string rootCertificate)
    {
        using var workspace = new AdhocWorkspace();
        var project = await OpenAsync(workspace, folder, $"ssllint.root_certificate = {rootCertificate}");
        while (await NextFixAsync(project) is { } changed)
        {
            project = changed;
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in project.Documents.Concat(project.AdditionalDocuments))
        {
            texts.Add(RelativePath(folder, document.FilePath!), (await document.GetTextAsync()).ToString());
        }

        return texts;
    }

    private static async Task<Project> OpenAsync(AdhocWorkspace workspace, string folder, string configuration)
    {
        var project = workspace.AddProject("Web", LanguageNames.CSharp)
            .WithMetadataReferences(References())
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var text = SourceText.From(await File.ReadAllTextAsync(path));
            if (path.EndsWith(".cs", StringComparison.Ordinal))
            {
                project = project.AddDocument(Path.GetFileName(path), text, filePath: path).Project;
            }
            else if (ConfigurationEndings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            {
                project = project.AddAdditionalDocument(Path.GetFileName(path), text, filePath: path).Project;
            }
        }

        var global = SourceText.From($"is_global = true\nbuild_property.ProjectDir = {folder}\n{configuration}\n");
        return project.AddAnalyzerConfigDocument(".globalconfig", global, filePath: Path.Combine(folder, ".globalconfig")).Project;
    }

    private static async Task<IReadOnlyList<Diagnostic>> DiagnosticsAsync(Project project)
    {
        var compilation = (await project.GetCompilationAsync())!;
        Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        var diagnostics = await compilation.WithAnalyzers([new ConnectionAnalyzer()], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(diagnostics, d => d.Id == "AD0001");
        return diagnostics;
    }

    /// <summary>The project after the first fix that isn't marked unsafe; null when none is left.</summary>
    private static async Task<Project?> NextFixAsync(Project project)
    {
        foreach (var diagnostic in await DiagnosticsAsync(project))
        {
            var path = diagnostic.Location.GetLineSpan().Path;
            var document = project.Documents.Concat(project.AdditionalDocuments).Single(d => d.FilePath == path);
            var actions = new List<CodeAction>();
            await Fixes[document is Document ? 0 : 1]
                .RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
            if (actions.Find(a => !a.Title.EndsWith("(unsafe)", StringComparison.Ordinal)) is { } fix)
            {
                var operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await fix.GetOperationsAsync(default)));
                return operation.ChangedSolution.GetProject(project.Id);
            }
        }

        return null;
    }

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(NpgsqlConnection).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));

    private static string RelativePath(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    private static Place PlaceOf(Diagnostic diagnostic, string folder)
    {
        var span = diagnostic.Location.GetLineSpan();
        var message = diagnostic.GetMessage();
        return new Place(
            RelativePath(folder, span.Path),
            span.StartLinePosition.Line + 1,
            span.StartLinePosition.Character + 1,
            span.EndLinePosition.Line + 1,
            span.EndLinePosition.Character + 1,
            diagnostic.Id,
            diagnostic.Severity == DiagnosticSeverity.Warning ? "warning" : "info",
            // What follows says what to do; the tool has a line of its own for that.
            message[..message.IndexOf("; ", StringComparison.Ordinal)]);
    }
}
