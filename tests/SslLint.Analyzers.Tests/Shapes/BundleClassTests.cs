using SslLint.Analyzers.CodeFixes;
using SslLint.Analyzers.Tests.Support;
using SslLint.Fixes;

namespace SslLint.Analyzers.Tests.Shapes;

/// <summary>Where SslLint.CaBundles has generated its class, fixes name the bundle by it: that path holds wherever the application is started.</summary>
public class BundleClassTests
{
    private const string Generated = """
        internal static class CaBundles
        {
            public static string AwsRds => "";
        }
        """;

    private const string Rds = "shop.c0ffee.eu-west-1.rds.amazonaws.com";

    [Theory]
    [InlineData(
        $$"""_ = new NpgsqlConnection("Host={{Rds}};{|SSL1003:SSL Mode=Require|}");""",
        $$$"""_ = new NpgsqlConnection($"Host={{{Rds}}};SSL Mode=VerifyFull;Root Certificate={CaBundles.AwsRds}");""")]
    [InlineData(
        $$"""_ = new NpgsqlConnection(@"Host={{Rds}};Database=""x"";{|SSL1003:SSL Mode=Require|};Pooling=true".Trim());""",
        $$$"""_ = new NpgsqlConnection($@"Host={{{Rds}}};Database=""x"";SSL Mode=VerifyFull;Pooling=true;Root Certificate={CaBundles.AwsRds}".Trim());""")]
    [InlineData(
        $$"""""_ = new NpgsqlConnection("""Host={{Rds}};{|SSL1003:SSL Mode=Require|}""");""""",
        $$$"""""_ = new NpgsqlConnection($"""Host={{{Rds}}};SSL Mode=VerifyFull;Root Certificate={CaBundles.AwsRds}""");""""")]
    [InlineData(
        $$$"""_ = new NpgsqlConnection($"Host={{{Rds}}};{|SSL1003:SSL Mode=Require|};Database={name}");""",
        $$$"""_ = new NpgsqlConnection($"Host={{{Rds}}};SSL Mode=VerifyFull;Database={name};Root Certificate={CaBundles.AwsRds}");""")]
    [InlineData(
        $$"""_ = new NpgsqlConnection("Host={{Rds}};{|SSL1003:SSL Mode=Require|};Database=" + name + ";Pooling=true");""",
        $$$"""_ = new NpgsqlConnection("Host={{{Rds}}};SSL Mode=VerifyFull;Database=" + name + $";Pooling=true;Root Certificate={CaBundles.AwsRds}");""")]
    [InlineData(
        $$"""_ = new NpgsqlConnectionStringBuilder { Host = "{{Rds}}", {|SSL1003:SslMode = SslMode.Require|} };""",
        $$"""_ = new NpgsqlConnectionStringBuilder { Host = "{{Rds}}", SslMode = SslMode.VerifyFull, RootCertificate = CaBundles.AwsRds };""")]
    public Task The_code_names_the_class(string statements, string expected) => FixAsync(statements, expected);

    [Theory]
    [InlineData($$"""const string text = "Host={{Rds}};{|SSL1003:SSL Mode=Require|}"; _ = new NpgsqlConnection(text);""")]
    [InlineData($$"""_ = new NpgsqlConnection(string.Format("Host={{Rds}};{|SSL1003:SSL Mode=Require|};Database={0}", name));""")]
    [InlineData($$"""_ = new NpgsqlConnection("Host={{Rds}};{|SSL1003:SSL Mode=Require|};Application Name={x}");""")]
    public Task Where_a_constant_has_to_stand_or_braces_are_text_no_path_is_written_that_fails_in_some_starts(string statements) =>
        FixAsync(statements, statements);

    [Fact]
    public Task A_bundle_that_the_application_makes_the_default_needs_no_name() => FixAsync(
        $$"""_ = new NpgsqlConnection("Host={{Rds}};{|SSL1003:SSL Mode=Require|}"); _ = new NpgsqlConnection("Host={{Rds}};SSL Mode=VerifyFull");""",
        $$"""_ = new NpgsqlConnection("Host={{Rds}};SSL Mode=VerifyFull"); _ = new NpgsqlConnection("Host={{Rds}};SSL Mode=VerifyFull");""",
        Generated.Replace("=> \"\";", "=> \"\"; private const string DefaultBundle = \"aws-rds\"; private const string DefaultProvider = \"\";"));

    [Fact]
    public Task A_bundle_that_the_class_does_not_have_is_not_brought() => FixAsync(
        """_ = new NpgsqlConnection("Host=shop.pooler.supabase.com;{|SSL1003:SSL Mode=Require|}");""",
        """_ = new NpgsqlConnection("Host=shop.pooler.supabase.com;{|SSL1003:SSL Mode=Require|}");""");

    private static Task FixAsync(string statements, string expected, string generated = Generated)
    {
        var test = Verify.Fix<ConnectionCodeFixProvider>(Verify.Method(statements), Verify.Method(expected), configuration: "");
        test.TestState.Sources.Add(("CaBundles.cs", generated));
        test.FixedState.Sources.Add(("CaBundles.cs", generated));
        return test.RunAsync();
    }
}
