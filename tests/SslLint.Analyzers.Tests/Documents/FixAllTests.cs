using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SslLint.Analyzers.CodeFixes;
using SslLint.Analyzers.Tests.Support;
using SslLint.Fixes;

namespace SslLint.Analyzers.Tests.Documents;

public class FixAllTests
{
    [Fact]
    public Task All_documents_of_a_project_are_fixed()
    {
        var test = Verify.Fix<ConnectionCodeFixProvider>(
            Verify.Method("""_ = new NpgsqlConnection("Host=a.example.com;{|SSL1003:SSL Mode=Require|}");"""),
            Verify.Method("""_ = new NpgsqlConnection("Host=a.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");"""),
            Verify.Anchor);
        test.TestState.Sources.Add("""class D { string text = "Host=b.example.com;{|SSL1003:SSL Mode=Require|}"; }""");
        test.FixedState.Sources.Add("""class D { string text = "Host=b.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem"; }""");
        test.NumberOfIncrementalIterations = 2;
        test.NumberOfFixAllInDocumentIterations = 2;
        return test.RunAsync();
    }

    [Fact]
    public Task What_has_no_safe_fix_is_left() => Verify.FixStatementsAsync(
        """
        _ = new NpgsqlConnection("Host=shop.c0ffee.eu-west-1.rds.amazonaws.com;{|SSL1003:SSL Mode=Require|}");
                _ = new NpgsqlConnection("Host=db.example.com;{|SSL1004:SSL Mode=VerifyCA|};Root Certificate=certs/own.pem");
                _ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/own.pem;{|SSL4001:Trust Server Certificate=true|}");
        """,
        """
        _ = new NpgsqlConnection("Host=shop.c0ffee.eu-west-1.rds.amazonaws.com;{|SSL1003:SSL Mode=Require|}");
                _ = new NpgsqlConnection("Host=db.example.com;{|SSL1004:SSL Mode=VerifyCA|};Root Certificate=certs/own.pem");
                _ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/own.pem");
        """,
        configuration: "");

    [Fact]
    public void Unsafe_actions_are_outside_of_it()
    {
        Assert.NotNull(new ConnectionCodeFixProvider().GetFixAllProvider());
        Assert.Null(new UnsafeConnectionCodeFixProvider().GetFixAllProvider());
        Assert.NotEqual(FixKind.Safe.Key, FixKind.Unsafe.Key);
    }

    [Theory]
    [InlineData(typeof(ConnectionCodeFixProvider), nameof(TextDocumentKind.Document))]
    [InlineData(typeof(UnsafeConnectionCodeFixProvider), nameof(TextDocumentKind.Document))]
    [InlineData(typeof(TextDocumentCodeFixProvider), nameof(TextDocumentKind.AdditionalDocument))]
    public void Editors_ask_each_provider_for_its_kind_of_document_and_all_rules(Type provider, string kind)
    {
        var export = provider.GetCustomAttribute<ExportCodeFixProviderAttribute>()!;

        Assert.Equal([LanguageNames.CSharp], export.Languages);
        Assert.Equal([kind], export.DocumentKinds);
        Assert.Equal(Descriptors.All.Select(d => d.Id), ((CodeFixProvider)Activator.CreateInstance(provider)!).FixableDiagnosticIds);
    }
}
