using SslLint.Drivers;
using SslLint.Fixes;

namespace SslLint.CSharp.Tests;

/// <summary>What a callback verifies, and what is then said and written about the string beside it.</summary>
public class CallbackValidationTests
{
    [Theory]
    [InlineData("(_, _, _, errors) => errors == SslPolicyErrors.None", Verified.Yes, Verified.Yes)]
    [InlineData("(_, _, _, e) => SslPolicyErrors.None == e", Verified.Yes, Verified.Yes)]
    [InlineData("(_, _, _, e) => e is SslPolicyErrors.None", Verified.Yes, Verified.Yes)]
    [InlineData("(_, _, _, e) => !(e != System.Net.Security.SslPolicyErrors.None)", Verified.Yes, Verified.Yes)]
    [InlineData("(_, _, _, e) => e.Equals(SslPolicyErrors.None)", Verified.Yes, Verified.Yes)]
    [InlineData("delegate(object s, X509Certificate c, X509Chain ch, SslPolicyErrors e) { return e == SslPolicyErrors.None; }", Verified.Yes, Verified.Yes)]
    [InlineData("(_, _, _, e) => { if (e == SslPolicyErrors.None) { return true; } Log(e); return false; }", Verified.Yes, Verified.Yes)]
    [InlineData("(_, _, _, e) => { if (e != SslPolicyErrors.None) throw new Exception(); return true; }", Verified.Yes, Verified.Yes)]
    [InlineData("(_, _, _, e) => { var fine = e == SslPolicyErrors.None; if (!fine) { Log(e); } return fine; }", Verified.Yes, Verified.Yes)]
    [InlineData("(_, _, _, e) => e switch { SslPolicyErrors.None => true, _ => false }", Verified.Yes, Verified.Yes)]
    [InlineData("(_, _, _, e) => { switch (e) { case SslPolicyErrors.None: return true; default: return false; } }", Verified.Yes, Verified.Yes)]
    [InlineData("(_, c, _, e) => e == SslPolicyErrors.None && c.Subject == name", Verified.Yes, Verified.Yes)]
    [InlineData("(_, _, _, e) => (e & SslPolicyErrors.RemoteCertificateChainErrors) == 0", Verified.Yes, Verified.No)]
    [InlineData("(_, _, _, e) => !e.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)", Verified.No, Verified.Yes)]
    [InlineData("(_, _, _, e) => (e & ~SslPolicyErrors.RemoteCertificateNameMismatch) == SslPolicyErrors.None", Verified.Yes, Verified.No)]
    [InlineData("(_, _, _, e) => e is SslPolicyErrors.None or SslPolicyErrors.RemoteCertificateNameMismatch", Verified.Yes, Verified.No)]
    [InlineData("(_, _, _, e) => e == SslPolicyErrors.None || e == SslPolicyErrors.RemoteCertificateChainErrors", Verified.No, Verified.Yes)]
    [InlineData("(_, c, chain, e) => { chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust; chain.ChainPolicy.CustomTrustStore.Add(ca); "
        + "return chain.Build((X509Certificate2)c); }",
        Verified.Yes, Verified.No)]
    [InlineData("(_, c, _, e) => { using var own = new X509Chain(); own.ChainPolicy.CustomTrustStore.Add(ca); "
        + "return own.Build(new X509Certificate2(c)) && !e.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch); }",
        Verified.Yes, Verified.Yes)]
    [InlineData("(_, c, _, e) => { if (e.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) return false; "
        + "using (var own = new X509Chain()) { return own.Build(c2); } }",
        Verified.Yes, Verified.Yes)]
    [InlineData("(_, c, chain, e) => { chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority; return chain.Build(c2); }",
        Verified.Unknown, Verified.Unknown)]
    [InlineData("(_, _, _, e) => e != SslPolicyErrors.RemoteCertificateNotAvailable", Verified.No, Verified.No)]
    [InlineData("(_, _, _, e) => e == SslPolicyErrors.None || environment.IsDevelopment()", Verified.Unknown, Verified.Unknown)]
    [InlineData("(_, _, _, e) => { e = SslPolicyErrors.None; return e == SslPolicyErrors.None; }", Verified.Unknown, Verified.Unknown)]
    [InlineData("(_, c, _, _) => c.GetCertHashString() == Pinned", Verified.Unknown, Verified.Unknown)]
    [InlineData("Elsewhere.Validate", Verified.Unknown, Verified.Unknown)]
    [InlineData("(_, _, chain, _) => { foreach (var s in chain.ChainStatus) { if (s.Status != X509ChainStatusFlags.UntrustedRoot) return false; } "
        + "return true; }",
        Verified.Unknown, Verified.Unknown)]
    public void What_holds_wherever_it_returns_true_is_verified(string callback, Verified chain, Verified name)
    {
        var read = Reading.Read($"var c = new NpgsqlConnection(\"Host=db.example.com\"); c.UserCertificateValidationCallback = {callback};");

        Assert.Empty(read.Callbacks);
        Assert.Equal(ServerValidation.Callback(chain, name), Assert.Single(read.Validations).Validation);
    }

    [Theory]
    [InlineData("Is", "static bool Is(object s, X509Certificate c, X509Chain ch, SslPolicyErrors e) => e == SslPolicyErrors.None;", Verified.Yes)]
    [InlineData("this.Is", "bool Is(object s, X509Certificate c, X509Chain ch, SslPolicyErrors e) { return e == SslPolicyErrors.None; }", Verified.Yes)]
    [InlineData("Is", "static readonly RemoteCertificateValidationCallback Is = (_, _, _, e) => e == SslPolicyErrors.None;", Verified.Yes)]
    [InlineData("Is", "RemoteCertificateValidationCallback Is = (_, _, _, e) => e == SslPolicyErrors.None;", Verified.Unknown)]
    public void A_method_of_the_file_is_read(string name, string member, Verified expected)
    {
        var read = Reading.Read($"class C {{ {member} void M() {{ var c = new NpgsqlConnection(cs); c.UserCertificateValidationCallback = {name}; }} }}");

        Assert.Equal(expected, Assert.Single(read.Validations).Validation.Chain);
    }

    [Theory]
    [InlineData("Require", "errors == SslPolicyErrors.None", "")]
    [InlineData("Require", "!errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors)", "SSL1004 warning")]
    [InlineData("Require", "!errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)", "SSL1003 warning")]
    [InlineData("Require", "Allows(errors)", "SSL1003 info")]
    [InlineData("Prefer", "errors == SslPolicyErrors.None", "SSL1002 warning")]
    [InlineData("Allow", "errors == SslPolicyErrors.None", "SSL1002 warning")]
    [InlineData("Disable", "Allows(errors)", "SSL1001 warning")]
    [InlineData("VerifyFull", "errors == SslPolicyErrors.None", "SSL4002 warning")]
    [InlineData("Require;Root Certificate=ca.pem", "errors == SslPolicyErrors.None", "SSL4002 warning")]
    public void A_string_is_not_blamed_for_what_the_callback_verifies(string mode, string condition, string expected) =>
        Assert.Equal(expected, Fixes.Show(Code(mode, condition)));

    [Theory]
    [InlineData("Prefer", "Require")]
    [InlineData("Allow;Root Certificate=ca.pem", null)]
    [InlineData("Disable", "Require")]
    [InlineData("Require", null)]
    [InlineData("VerifyFull", null)]
    public void Its_fix_insists_on_TLS_and_never_verifies_by_the_string(string mode, string? expected)
    {
        var code = Code(mode, "errors == SslPolicyErrors.None");

        var result = Fixes.All(code, Fixes.Given);

        Assert.Equal(expected is null ? code : Code(expected, "errors == SslPolicyErrors.None"), result);
        Assert.Equal(result, Fixes.All(result, Fixes.Given));
    }

    [Fact]
    public void Whoever_names_the_CA_says_that_the_server_speaks_TLS()
    {
        var code = Code("Prefer", "errors == SslPolicyErrors.None");

        Assert.False(Assert.Single(Fixes.Analyze(code).Findings).Fix!.IsSafe);
        Assert.True(Assert.Single(Fixes.Analyze(code, Fixes.Given).Findings).Fix!.IsSafe);
        Assert.Null(Assert.Single(Fixes.Analyze(code, Fixes.Given, npgsql: 7).Findings).Fix);
    }

    [Fact]
    public void Beside_a_callback_of_an_unknown_connection_no_string_is_made_to_verify()
    {
        var code = "using Npgsql; class C { string Cs = \"Host=db.example.com;SSL Mode=Require\"; void M(NpgsqlDataSourceBuilder b) => "
            + "b.UseUserCertificateValidationCallback((_, _, _, e) => e == SslPolicyErrors.None); }";

        var finding = Assert.Single(Fixes.Analyze(code, Fixes.Given).Findings);

        Assert.Null(finding.Fix);
        Assert.Contains("callback in this file", finding.Help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UseRootCertificate(ca)")]
    [InlineData("UseRootCertificates(cas)")]
    [InlineData("UseRootCertificateCallback(() => ca)")]
    [InlineData("UseRootCertificatesCallback(() => cas)")]
    public void Roots_that_the_code_names_count_where_the_string_verifies(string call)
    {
        var code = $"using Npgsql; var b = new NpgsqlDataSourceBuilder(\"Host=db.example.com;SSL Mode=Require\"); b.{call};";
        var strict = code.Replace("Require", "VerifyFull", StringComparison.Ordinal);

        Assert.Equal("SSL1003 warning", Fixes.Show(code));
        Assert.Equal("", Fixes.Show(strict));
        Assert.Equal(strict, Fixes.All(code, Fixes.Given));
        Assert.False(Assert.Single(Fixes.Analyze(code, Fixes.Given).Findings).Fix!.IsSafe);
    }

    [Theory]
    [InlineData("(_, _, _, _) => true", "SSL1003 warning, SSL3001 warning")]
    [InlineData("(_, _, _, e) => (e & SslPolicyErrors.RemoteCertificateChainErrors) == 0", "SSL1004 warning")]
    public void Of_two_callbacks_the_weaker_counts_and_no_string_is_made_to_verify(string other, string expected)
    {
        var code = $"using Npgsql; var c = new NpgsqlConnection(\"Host=db.example.com;SSL Mode=Require\"); "
            + $"if (x) {{ c.UserCertificateValidationCallback = {other}; }} "
            + $"else {{ c.UserCertificateValidationCallback = (_, _, _, e) => e == SslPolicyErrors.None; }}";

        Assert.Equal(expected, Fixes.Show(code));
        Assert.DoesNotContain("VerifyFull", Fixes.All(code, Fixes.Given), StringComparison.Ordinal);
        Assert.DoesNotContain(Fixes.Analyze(code, Fixes.Given).Findings, f => f.Fix is { IsSafe: true });
    }

    [Fact]
    public void The_default_of_dotnet_verifies()
    {
        var code = "using Npgsql; var b = new NpgsqlDataSourceBuilder(\"Host=db.example.com;SSL Mode=Require\"); "
            + "b.UseSslClientAuthenticationOptionsCallback(o => o.RemoteCertificateValidationCallback = null);";

        Assert.Equal("", Fixes.Show(code));
        Assert.Equal(
            "SSL1003 warning",
            Fixes.Show(code.Replace("RemoteCertificateValidationCallback = null", "TargetHost = \"db\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Settings_of_a_data_source_are_its_connection()
    {
        var code = "using Npgsql; var b = new NpgsqlDataSourceBuilder(); b.ConnectionStringBuilder.Host = \"db.example.com\"; "
            + "b.ConnectionStringBuilder.SslMode = SslMode.Require; b.UseUserCertificateValidationCallback((_, _, _, e) => e == SslPolicyErrors.None);";

        Assert.Equal("", Fixes.Show(code));
        Assert.Equal("SSL1003 warning", Fixes.Show(code.Replace("b.UseUser", "other.UseUser", StringComparison.Ordinal)));
    }

    private static string Code(string mode, string condition) =>
        $"using Npgsql;\nvar b = new NpgsqlDataSourceBuilder(\"Host=db.example.com;Username=app;SSL Mode={mode}\");\n"
            + $"b.UseUserCertificateValidationCallback((sender, certificate, chain, errors) => {condition});\n";
}
