using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Testing;
using SslLint.Analyzers.CodeFixes;
using SslLint.Fixes;

namespace SslLint.Analyzers.Tests.Support;

/// <summary>Runs the analyzer and its fixes on code as compilers and editors do. Expected findings are marked: <c>{|SSL1001:…|}</c>.</summary>
/// <remarks>The framework repeats each check with a <c>#pragma</c> around the code and with a header that calls it generated.</remarks>
internal static class Verify
{
    /// <summary>The trust anchor that fixes are given.</summary>
    public const string Anchor = "ssllint.root_certificate = certs/ca.pem";

    /// <summary>The statements of a method in a file that imports Npgsql.</summary>
    public static string Method(string statements) => $$"""
        using Npgsql;

        class C
        {
            void M(string name, bool flag)
            {
                {{statements}}
            }
        }

        """;

    /// <summary>Code has the expected finding beside its marked ones.</summary>
    public static Task SourceAsync(string source, DiagnosticResult expected)
    {
        var test = new AnalyzerTest { TestCode = source };
        test.ExpectedDiagnostics.Add(expected);
        return test.RunAsync();
    }

    /// <summary>Statements have their marked findings and no others.</summary>
    public static Task StatementsAsync(string statements) => SourceAsync(Method(statements));

    /// <summary>Code has its marked findings and no others; the other files of the project have none.</summary>
    public static Task SourceAsync(string source, params string[] others)
    {
        var test = new AnalyzerTest { TestCode = source };
        foreach (var other in others)
        {
            test.TestState.Sources.Add(other);
        }

        return test.RunAsync();
    }

    /// <summary>Fixed one by one and all together, marked code becomes <paramref name="expected"/>.</summary>
    public static Task FixAsync(string source, string expected, string configuration = Anchor) =>
        Fix<ConnectionCodeFixProvider>(source, expected, configuration).RunAsync();

    /// <summary>Fixed one by one and all together, marked statements become <paramref name="expected"/>.</summary>
    public static Task FixStatementsAsync(string statements, string expected, string configuration = Anchor) =>
        FixAsync(Method(statements), Method(expected), configuration);

    /// <summary>Each unsafe action that is offered is carried out.</summary>
    public static Task FixUnsafeAsync(string statements, string expected, string configuration = "") =>
        Fix<UnsafeConnectionCodeFixProvider>(Method(statements), Method(expected), configuration).RunAsync();

    /// <summary>Marked statements have neither a safe fix nor an unsafe one.</summary>
    public static async Task NoFixAsync(string statements, string configuration = Anchor)
    {
        await FixStatementsAsync(statements, statements, configuration);
        await FixUnsafeAsync(statements, statements, configuration);
    }

    /// <summary>A fix test to be given more files.</summary>
    public static FixTest<TFix> Fix<TFix>(string source, string expected, string configuration)
        where TFix : CodeFixProvider, new()
    {
        var test = new FixTest<TFix> { TestCode = source, FixedCode = expected };
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\n" + configuration));
        return test;
    }

    internal sealed class AnalyzerTest : CSharpAnalyzerTest<ConnectionAnalyzer, DefaultVerifier>
    {
        public AnalyzerTest()
            : this(References.WithNpgsql)
        {
        }

        public AnalyzerTest(ImmutableArray<MetadataReference> references)
        {
            ReferenceAssemblies = NoPackage;
            MarkupOptions = RawStrings;
            TestState.AdditionalReferences.AddRange(references);
        }

        /// <summary>The framework switches each rule on by name, which would win over configuration files.</summary>
        protected override Project ApplyCompilationOptions(Project project)
        {
            var applied = base.ApplyCompilationOptions(project);
            var options = applied.CompilationOptions!;
            return applied.WithCompilationOptions(
                options.WithSpecificDiagnosticOptions(options.SpecificDiagnosticOptions.RemoveRange(Descriptors.All.Select(d => d.Id))));
        }
    }

    internal sealed class FixTest<TFix> : CSharpCodeFixTest<ConnectionAnalyzer, TFix, DefaultVerifier>
        where TFix : CodeFixProvider, new()
    {
        public FixTest()
        {
            ReferenceAssemblies = NoPackage;
            MarkupOptions = RawStrings;
            TestState.AdditionalReferences.AddRange(References.WithNpgsql);

            // What is marked in the fixed code has no fix.
            FixedState.MarkupHandling = MarkupMode.Allow;
        }
    }

    private static ReferenceAssemblies NoPackage { get; } = new("net10.0");

    /// <summary>Dollar signs begin strings, and mark no position.</summary>
    private const MarkupOptions RawStrings = MarkupOptions.TreatPositionIndicatorsAsCode;
}
