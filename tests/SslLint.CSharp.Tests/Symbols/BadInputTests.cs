using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SslLint.Dialects;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.CSharp.Tests.Symbols;

public class BadInputTests
{
    private const string Code = """
        using System; using System.Net.Http; using System.Text; using System.Data.Common; using Npgsql; using Shop;
        using Csb = Npgsql.NpgsqlConnectionStringBuilder; using static Shop.Config;
        class C(string text) : Base("Host=b;" + Tail)
        {
            const string A = Config.Server + ";SSL Mode=" + nameof(SslMode.Disable) + B;
            const string B = $"Host={A};Port={Config.Port}";
            string c = string.Format("Host={0};Trust={1}", Config.Server, Config.Trust), d = string.Join(Config.Separator, Config.Server, "a");
            string e = new StringBuilder("Host=").Append(Config.Server).AppendFormat(";Port={0}", Config.Port).ToString();
            void M(Action<Action<NpgsqlConnectionStringBuilder>> configure, NpgsqlConnection n)
            {
                configure(csb => { csb.SslMode = (SslMode)Config.Port; csb["Trust Server Certificate"] = Config.Trust; });
                var b = Factory.Create(); b.SslMode = Config.Mode; b.Host ??= "x";
                Csb t = new(Config.Server) { SslMode = SslMode.Require, ["Port"] = Config.Port }; Use(new() { SslMode = default }, new NpgsqlConnectionStringBuilder { SslMode = SslMode.Allow });
                DbConnectionStringBuilder g = NpgsqlFactory.Instance.CreateConnectionStringBuilder()!; g["SSL Mode"] = "Disable";
                n.ConnectionString = text ?? A; n.UserCertificateValidationCallback += Certificates.Accept;
                new NpgsqlDataSourceBuilder(g.ToString()).UseSslClientAuthenticationOptionsCallback(o => o.RemoteCertificateValidationCallback = delegate { return true; });
                n.UserCertificateValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;
                bool Local(object s) => true;
            }
        }
        """;

    private const string Shop = """
        namespace Shop;
        public static class Config
        {
            public const string Server = "db", Tail = ";Port=1";
            public const int Port = 1;
            public const bool Trust = true;
            public const char Separator = ';';
            public const Npgsql.SslMode Mode = Npgsql.SslMode.Disable;
        }
        public class Base(string s) { }
        public static class Factory { public static Npgsql.NpgsqlConnectionStringBuilder Create() => new(); }
        """;

    private static readonly CSharpCompilation Project = (CSharpCompilation)Binding.Model(Shop, Binding.References).Compilation;

    [Fact]
    public void Half_typed_code_never_throws()
    {
        for (var length = 0; length <= Code.Length; length += 11)
        {
            Check(Code[..length]);
        }
    }

    [Fact]
    public void Code_with_tokens_missing_never_throws()
    {
        var random = new Random(20260101);
        var tokens = CSharpSyntaxTree.ParseText(Code).GetRoot().DescendantTokens().Select(t => t.Span).ToList();
        for (var run = 0; run < 100; run++)
        {
            var text = Code;
            foreach (var span in Enumerable.Range(0, 1 + random.Next(4)).Select(_ => tokens[random.Next(tokens.Count)]).Distinct()
                .OrderByDescending(s => s.Start))
            {
                text = text.Remove(span.Start, span.Length);
            }

            Check(text);
        }
    }

    [Fact]
    public void Without_any_reference_code_is_read_by_its_syntax()
    {
        var tree = CSharpSyntaxTree.ParseText(Code);
        var read = Read(CSharpCompilation.Create("App", [tree]), tree, Code);

        var syntax = Reading.Read(Code);
        Assert.Equal(syntax.Entries.Select(e => e.Value.Value), read.Entries.Select(e => e.Value.Value));
        Assert.Equal(syntax.Groups.Select(g => g.Span), read.Groups.Select(g => g.Span));
        Assert.Equal(syntax.Callbacks.Select(c => c.Span), read.Callbacks.Select(c => c.Span));
    }

    [Fact]
    public void Whole_code_is_read_by_its_symbols()
    {
        var tree = CSharpSyntaxTree.ParseText(Code);

        var read = Read(Project.AddSyntaxTrees(tree), tree, Code);

        Assert.Contains("Host=db;Port=1", read.Entries.Select(e => e.Value.Value));
        Assert.Equal(5, read.Groups.Count);
        Assert.Equal(2, read.Callbacks.Count);
    }

    [Fact]
    public void Cancellation_is_honoured()
    {
        var model = Binding.Model(Code, Binding.References, Shop);
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => CSharpFileReader.Read(model, new SourceFile("a.cs", Code), source.Token));
    }

    /// <summary>Reads code, and writes whatever can be written there.</summary>
    private static void Check(string text)
    {
        var tree = CSharpSyntaxTree.ParseText(text);
        var read = Read(Project.AddSyntaxTrees(tree), tree, text);
        foreach (var entry in read.Entries)
        {
            Assert.InRange(entry.Value.SourceSpan.End, 0, text.Length);
            if (entry.Value.TryMapEdit(new TextEdit(new SourceSpan(entry.Value.Value.Length, 0), ";A=1"), out var edit))
            {
                Assert.NotEqual(text, TextEdit.Apply(text, [edit]));
            }
        }

        foreach (var group in read.Groups)
        {
            var changes = group.Settings.Select(s => (SettingChange)new SettingChange.Remove(s)).Append(new SettingChange.Append("SslMode", "VerifyFull"));
            Assert.NotNull(TextEdit.Apply(text, group.EditAll!([.. changes]) ?? []));
        }

        Assert.All(read.Callbacks, c => TextEdit.Apply(text, c.Removal ?? []));
    }

    private static ReadResult Read(CSharpCompilation compilation, SyntaxTree tree, string text) =>
        CSharpFileReader.Read(compilation.GetSemanticModel(tree), new SourceFile("Program.cs", text), CancellationToken.None);
}
