using System.Text;
using SslLint.Analysis;
using SslLint.CSharp.Builders;
using SslLint.CSharp.Callbacks;
using SslLint.CSharp.Lexical;
using SslLint.Projects;
using SslLint.Readers;
using SslLint.Sources;

namespace SslLint.CSharp.Tests;

/// <summary>The pass over the bytes lets through whatever the parse would find something in, and passes over what only looks like it.</summary>
public class LexicalPassTests
{
    public static TheoryData<string> Growing => [.. CodeShapes.Growing.Keys];

    public static TheoryData<string> Deep => [.. CodeShapes.Deep.Keys];

    public static TheoryData<string> Names => [.. CallbackMembers.All.Select(m => m.Trace.Name).Concat(BuilderTypes.All.Select(b => b.Shape.Name)).Distinct()];

    [Theory]
    [MemberData(nameof(Growing))]
    public void Every_shape_of_code_is_let_through(string shape) => Assert.True(MayReport(CodeShapes.Growing[shape](20).Text));

    [Theory]
    [MemberData(nameof(Deep))]
    public void Code_that_nests_is_let_through_at_any_depth(string shape) =>
        Assert.All([1, 9, 90, 5_000], depth => Assert.True(MayReport(CodeShapes.Deep[shape](depth)), $"{depth}"));

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_builder_and_callback_is_let_through(string name) => Assert.True(MayReport($"x.{name}(y);"));

    [Fact]
    public void Whatever_files_of_this_repository_hold_is_let_through()
    {
        var files = Directory.EnumerateFiles(Repository.Root, "*.cs", SearchOption.AllDirectories)
            .Where(static f => !f.Contains("artifacts", StringComparison.Ordinal))
            .Concat(Directory.EnumerateFiles(Repository.PathOf("tests/SslLint.Fuzz/corpus"), "*", SearchOption.AllDirectories))
            .Select(f => (Name: Path.GetFileName(f), Text: File.ReadAllText(f)))
            .ToList();

        var reported = files.Where(f => Reports(f.Text)).ToList();
        Assert.True(reported.Count > 50, $"{reported.Count}");
        Assert.All(reported, f => Assert.True(MayReport(f.Text), f.Name));
        Assert.True(files.Count(f => !MayReport(f.Text)) > 300);
    }

    /// <summary>Keys and schemes that no literal holds whole.</summary>
    [Theory]
    [InlineData("""var s = "Ho" + "st=db;Database=a";""")]
    [InlineData("""var s = "Port=1;Ho" + s + "t=db;Database=a";""")]
    [InlineData("""var s = "Port=1;" + ho + s + "t=db;Database=a";""")]
    [InlineData("""var s = "Port=1;" + ho_st + "=db;Database=a";""")]
    [InlineData("""const string K = "Host"; var s = $"{K}=db;Database=a";""")]
    [InlineData("""class C { static readonly string A = "Ho", B = "st=db;"; string s = A + B + "Database=a"; }""")]
    [InlineData("""var s = $"{nameof(Host)}=db;Database=a";""")]
    [InlineData("""const string K = nameof(X.Host); var s = K + "=db;Database=a";""")]
    [InlineData("""const string K = nameof((X).Host); var s = K + "=db;Database=a";""")]
    [InlineData("""class C { static readonly string A = $"{F(() => { return 1; })}", B = "="; string s = "Port=1;" + host + B + "db;Database=a"; }""")]
    [InlineData("""class C { static readonly string A = F(() => { return 1; }), B = "="; string s = "Port=1;" + host + B + "db;Database=a"; }""")]
    [InlineData("""var s = string.Format("{0}=db;Database=a", "Host");""")]
    [InlineData("""var s = string.Concat("Ho", 's', "t=db;Database=a");""")]
    [InlineData("""var s = string.Join("=", "Host", "db;Database=a");""")]
    [InlineData("""var s = new StringBuilder("Ho").Append("st=").Append("db;Database=a").ToString();""")]
    [InlineData("""var s = "H\u006fst\x003ddb;Database=a";""")]
    [InlineData("""var s = "Port=1;" + host + "=db;Database=a";""")]
    [InlineData("""const string Eq = "="; var s = "Port=1;" + host + Eq + "db;Database=a";""")]
    [InlineData("""var s = "Port=1;" + (/*ho*/st) + "=db;Database=a";""")]
    [InlineData("""var s = "Port=1;" + host /* name */ + "=db;Database=a";""")]
    [InlineData("""var s = $"Port=1;{host}=db;Database=a";""")]
    [InlineData("""Open(new NpgsqlConnection("Data " + "Source=db;Database=a"));""")]
    [InlineData("""Open(new SqlConnection("Data Source=a.db;Encrypt=False"));""")]
    [InlineData("""Open(new SqlConnection("Data Source=a.db;" + "Encrypt=False"));""")]
    [InlineData("""Open(new SqlConnection(("Data Source=a.db;") + "Encrypt=False"));""")]
    [InlineData("""Open(new SqlConnection("" + "Data Source=a.db" + ";Encrypt=False"));""")]
    [InlineData("""Open(new SqlConnection(string.Concat("Data Source=a.db;", "Encrypt=False")));""")]
    [InlineData("""Open(new SqlConnection(string.Join(";", "Data Source=a.db", "Encrypt=False")));""")]
    [InlineData("""Open(new SqlConnection(new StringBuilder("Data Source=a.db;").Append("Encrypt=False").ToString()));""")]
    [InlineData("""const string F = "Data Source=a.db;"; Open(new SqlConnection(F + "Encrypt=False"));""")]
    [InlineData("""Open(new SqlConnection($"{"Data Source=a.db;"}Encrypt=False"));""")]
    [InlineData("""var s = "postgres" + "ql:/" + "/a/b";""")]
    [InlineData("""const string S = "postgresql"; var s = $"{S}://a/b";""")]
    [InlineData("""var s = $"jdbc:{nameof(postgresql)}://a/b";""")]
    [InlineData("""var s = "jdbc:postgresql:b";""")]
    [InlineData("""var s = "jdbc:sqlserver://" + host + ";encrypt=false";""")]
    [InlineData("""var s = "jdbc:jtds:sql" + "server://a/b";""")]
    [InlineData("""var s = "postgresql+psycopg://a/b";""")]
    [InlineData("""Environment.SetEnvironmentVariable("PG" + "HOST", "db");""")]
    [InlineData("""var PGHOST = "db";""")]
    [InlineData("""x[nameof(PGHOST)] = "db";""")]
    [InlineData("""var a = new { Server = "db", SslMode = "require" };""")]
    [InlineData("""var a = new Dictionary<string, string> { ["MB_DB_TYPE"] = "postgres", ["MB_DB_" + "HOST"] = "db" };""")]
    [InlineData("// ssllint: ignore[SSL1003]")]
    [InlineData("#if A\nvar s = \"Host=db;Database=a\";\n#endif")]
    [InlineData("#if A\nit's no code\n#else\nvar s = \"Host=db;Database=a\";\n#endif")]
    [InlineData("var s = \"Port=1;\" + host +\n#if A\n\"x\"\n#else\n\"=db;Database=a\"\n#endif\n;")]
    public void What_is_put_together_is_let_through(string code)
    {
        Assert.True(Reports(code), "the reader finds it");
        Assert.True(MayReport(code));
    }

    [Theory]
    [InlineData("var host = new HostBuilder(); server = host.Start(); Use(\"a value\");")]
    [InlineData("var host = $\"{name}={value}\"; Use('=', host);")]
    [InlineData("#region a\n#endregion\nconst string S = \"host\"; // see #1\nvar s = $\"{name}-{value}\";")]
    [InlineData("// Host=db;Database=a\n/* Server=db */ /// postgres://a/b\nvar s = \"x\";")]
    [InlineData("#region Host=\"db\"\nvar host = Find(\"ssl:\");\n#endregion")]
    [InlineData("var s = \"Port=1;ho\" + name + \"st=1\"; s = \"ho\" + st2 + \"=1\";")]
    [InlineData("Use(\"localhost=1\", \"observer=2\", \"postgres\", $\"{host}:{port}\");")]
    [InlineData(""""var host = $$"""{{a}}""" + @"""x""" + '"' + "\"" + $@"{x["a"]:N}";"""")]
    [InlineData("if (server == \"a=b\") host = @class[\"x\"];")]
    [InlineData("""Open(new SqlConnection("Data Source=a.db"));""")]
    [InlineData("""[Theory, InlineData("data source = :memory:;", 1)] void M() { foreach (var s in Of(("DataSource=a/b.sqlite3"))) { } }""")]
    public void What_only_looks_like_it_is_passed_over(string code)
    {
        Assert.False(Reports(code));
        Assert.False(MayReport(code));
    }

    /// <summary>Where something doesn't end, or may be read in two ways, the parse decides.</summary>
    [Theory]
    [InlineData("var s = \"a")]
    [InlineData("var s = @\"a")]
    [InlineData("var s = \"\"\"a")]
    [InlineData("var s = $\"{a")]
    [InlineData("var s = $\"{a)}\";")]
    [InlineData("var s = 'ab';")]
    [InlineData("var s = ''';")]
    [InlineData("/* a")]
    [InlineData("var s = \\u0061;")]
    [InlineData("var h\u00adost = 1;")]
    [InlineData("a #if b\n")]
    [InlineData("#if A\n/*\n#else\n*/\n#endif")]
    [InlineData("// a\u2028var b;")]
    public void In_doubt_it_is_let_through(string code) => Assert.True(MayReport(code));

    /// <summary>Pieces of words, put together in all the ways that the readers follow, in files that are broken now and then.</summary>
    [Fact]
    public void Nothing_that_the_reader_finds_in_random_code_is_passed_over()
    {
        var code = new RandomStrings(seed: 20261130);
        var (found, passedOver) = (0, 0);
        for (var i = 0; i < 5000; i++)
        {
            var text = code.Next();
            var reports = Reports(text);
            var isLetThrough = MayReport(text);
            Assert.True(isLetThrough || !reports, text);
            found += reports ? 1 : 0;
            passedOver += isLetThrough ? 0 : 1;
        }

        Assert.True(found > 1000, $"{found} of them hold something");
        Assert.True(passedOver > 200, $"{passedOver} of them are passed over");
    }

    private static bool MayReport(string code) => LexicalPass.MayReport(Encoding.UTF8.GetBytes(code));

    /// <summary>Whether the parse leads to anything that a host reports or counts.</summary>
    private static bool Reports(string code)
    {
        var file = new SourceFile("A.cs", code);
        var options = new AnalysisOptions { IncludeLocal = true, RecordConnections = true };
        var result = FileAnalyzer.Analyze(file, new CSharpFileReader().Read(file, CancellationToken.None), new ProjectFacts(), options);
        return result.Findings.Count + result.Suppressed.Count + result.Records.Count + result.Connections + result.NotRead > 0;
    }
}
