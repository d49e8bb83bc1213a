using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SslLint.Analyzers.Tests.Support;

namespace SslLint.Analyzers.Tests.Documents;

/// <summary>What an editor shows while someone types: an exception of the analyzer would be reported as AD0001.</summary>
public class BadInputTests
{
    private const string Code = """""
        using Npgsql;
        partial class C
        {
            const string A = "Host=a.example.com;\u0041pplication Name=x;" + @"Database=""x""" + B;
            const string B = $"Port={nameof(C)}" + A;
            string c = string.Format("Host={0};{{x}}", A, 1), d = string.Join(";", "a", A);
            object e = new NpgsqlConnection($$"""
                Host={{A}};
                  SSL Mode=Disable
                """);
            void M(NpgsqlConnection n)
            {
                var b = new NpgsqlConnectionStringBuilder("Host=x.example.com;Port=1") { SslMode = SslMode.Require, ["Trust Server Certificate"] = "true" };
                b.RootCertificate = A; // why
                n.ConnectionString = b?.ToString() ?? throw new E("Host=db.example.com");
                Use(o => o.SslMode = Npgsql.SslMode.Disable);
                n.UserCertificateValidationCallback = (_, _, _, _) => { return true; };
                new NpgsqlDataSourceBuilder(A).UseUserCertificateValidationCallback(delegate { return true; }).Build();
            }
        }
        """"";

    [Fact]
    public async Task Half_typed_code_is_read()
    {
        for (var length = 0; length <= Code.Length; length += 5)
        {
            Assert.DoesNotContain(await AnalyzeAsync(Code[..length]), d => d.Id == "AD0001");
        }
    }

    [Fact]
    public async Task Code_with_a_character_missing_is_read()
    {
        for (var at = 0; at < Code.Length; at += 5)
        {
            Assert.DoesNotContain(await AnalyzeAsync(Code.Remove(at, 1)), d => d.Id == "AD0001");
        }
    }

    [Fact]
    public async Task Half_typed_code_has_fixes_that_can_be_applied()
    {
        for (var length = Code.Length; length > 0; length -= 60)
        {
            Assert.All(await Editor.ActionsAsync("C.cs", Code[..length]), a => Assert.NotEqual(Code[..length], a.Result));
        }
    }

    [Fact]
    public async Task Code_without_its_references_is_read_by_its_names()
    {
        var compilation = CSharpCompilation.Create(
            "Shop", [CSharpSyntaxTree.ParseText("""new Npgsql.NpgsqlConnection("Host=db.example.com;SSL Mode=Require");""")]);

        Assert.Equal(["SSL1003"], (await AnalyzeAsync(compilation, [])).Select(d => d.Id));
    }

    [Theory]
    [InlineData("appsettings.json", """{ "Db": "Host=db.example.com;SSL Mode=Require""")]
    [InlineData("appsettings.json", """{ "Db": "Host=db.example.com;SSL Mode=Require", "x": [ }""")]
    [InlineData("appsettings.json", "\"Host=\\u00")]
    [InlineData("web.config", """<configuration><add connectionString="Host=db.example.com;SSL Mode=Require" <add>""")]
    [InlineData("web.config", """<add connectionString="Host=db.example.com&quot;SSL Mode=&#x110000;""")]
    [InlineData(".env", "DB=\"Host=db.example.com;SSL Mode=Require\nX=")]
    [InlineData(".env", "\0=\0Host=db.example.com\uD800")]
    public async Task Broken_files_are_read(string path, string text)
    {
        for (var length = 0; length <= text.Length; length++)
        {
            Assert.DoesNotContain(await AnalyzeAsync(Compilation(""), [(path, text[..length])]), d => d.Id == "AD0001");
        }
    }

    [Fact]
    public async Task What_precedes_a_break_is_reported() =>
        Assert.Equal(
            ["SSL1003"],
            (await AnalyzeAsync(Compilation(""), [("appsettings.json", """{ "Db": "Host=db.example.com;SSL Mode=Require", "x": [ }""")])).Select(d => d.Id));

    [Theory]
    [InlineData("C.g.cs")]
    [InlineData("C.Designer.cs")]
    [InlineData("C.generated.cs")]
    public async Task Files_that_are_named_as_generated_are_not_judged(string path) =>
        Assert.Empty(await AnalyzeAsync(Compilation(Verify.Method("""_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=Require");"""), path), []));

    [Fact]
    public async Task Analysis_can_be_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Compilation(Code).WithAnalyzers([new ConnectionAnalyzer()]).GetAnalyzerDiagnosticsAsync(cancelled.Token));
    }

    [Fact]
    public async Task Thousands_of_literals_take_no_time()
    {
        var literals = string.Concat(Enumerable.Range(0, 5000).Select(i => $"\"Host=db{i}.example.com;SSL Mode=Require;Password=x{i}\",\n"));
        var compilation = Compilation($"using Npgsql; class C {{ string[] all = new[] {{ {literals} }}; }}");
        compilation.GetDiagnostics();
        var watch = Stopwatch.StartNew();

        Assert.Equal(5000, (await AnalyzeAsync(compilation, [])).Length);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(5));
    }

    private static Task<ImmutableArray<Diagnostic>> AnalyzeAsync(string code) => AnalyzeAsync(Compilation(code), []);

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation compilation, IEnumerable<(string Path, string Text)> files)
    {
        var options = new AnalyzerOptions([.. files.Select(f => new TextInMemory(f.Path, f.Text))]);
        return await compilation.WithAnalyzers([new ConnectionAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
    }

    private static CSharpCompilation Compilation(string code, string path = "C.cs") =>
        CSharpCompilation.Create(
            "Shop", [CSharpSyntaxTree.ParseText(code, path: path)], References.WithNpgsql, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private sealed class TextInMemory(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
