using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Npgsql;
using SslLint.Analyzers;

namespace SslLint.Parity.Tests;

/// <summary>The analyzer on the C# and the configuration files of a folder, as the package gives them to the compiler.</summary>
internal static class AnalyzerSide
{
    private static readonly string[] ConfigurationEndings = [".json", ".config", ".env"];

    /// <summary>What it reports in a folder. Info is what an editor shows.</summary>
    public static async Task<IReadOnlyList<Place>> FindingsAsync(string folder)
    {
        var sources = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(path)), path: path));
        var texts = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(path => ConfigurationEndings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            .Select(path => (AdditionalText)new TextOfFile(path));
        var compilation = CSharpCompilation.Create("Web", sources, References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));

        var options = new AnalyzerOptions([.. texts], new ProjectOptions(folder));
        var diagnostics = await compilation.WithAnalyzers([new ConnectionAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(diagnostics, d => d.Id == "AD0001");
        return [.. diagnostics.Select(d => PlaceOf(d, folder))];
    }

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(NpgsqlConnection).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));

    private static Place PlaceOf(Diagnostic diagnostic, string folder)
    {
        var span = diagnostic.Location.GetLineSpan();
        var message = diagnostic.GetMessage();
        return new Place(
            Path.GetRelativePath(folder, span.Path).Replace('\\', '/'),
            span.StartLinePosition.Line + 1,
            span.StartLinePosition.Character + 1,
            span.EndLinePosition.Line + 1,
            span.EndLinePosition.Character + 1,
            diagnostic.Id,
            diagnostic.Severity == DiagnosticSeverity.Warning ? "warning" : "info",
            // What follows says what to do; the tool has a line of its own for that.
            message[..message.IndexOf("; ", StringComparison.Ordinal)]);
    }

    private sealed class TextOfFile(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(File.ReadAllText(path));
    }

    private sealed class ProjectOptions(string folder) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new Dictionary<string, string> { ["build_property.ProjectDir"] = folder });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
