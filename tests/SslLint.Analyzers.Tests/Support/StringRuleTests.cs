using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace SslLint.Analyzers.Tests.Support;

/// <summary>What holds for every rule about strings, in code and in the files beside it.</summary>
public abstract class StringRuleTests : RuleTests
{
    /// <summary>A connection string with one finding of the rule, marked <c>{|#0:…|}</c>.</summary>
    private protected abstract string Connection { get; }

    private protected override string Statements => $"_ = new NpgsqlConnection(\"{Connection}\");";

    private string Settings => $$"""
        {
          "ConnectionStrings": {
            "Default": "{{Connection}}"
          }
        }
        """;

    [Fact]
    public Task It_is_found_in_appsettings()
    {
        var test = WithSettings(Settings);
        test.ExpectedDiagnostics.Add(Expected(Severity));
        return test.RunAsync();
    }

    [Fact]
    public Task Globalconfig_sets_its_severity_in_appsettings()
    {
        var test = WithSettings(Settings);
        test.TestState.AnalyzerConfigFiles.Add(Globalconfig("error"));
        test.ExpectedDiagnostics.Add(Expected(DiagnosticSeverity.Error));
        return test.RunAsync();
    }

    [Fact]
    public Task Globalconfig_switches_it_off_in_appsettings()
    {
        var test = WithSettings(Unmarked(Settings));
        test.TestState.AnalyzerConfigFiles.Add(Globalconfig("none"));
        return test.RunAsync();
    }

    private (string Path, string Text) Globalconfig(string severity) =>
        ("/.globalconfig", $"is_global = true\ndotnet_diagnostic.{Id}.severity = {severity}");

    private static Verify.AnalyzerTest WithSettings(string settings)
    {
        var test = new Verify.AnalyzerTest { TestCode = "" };
        test.TestState.AdditionalFiles.Add(("/appsettings.json", settings));
        return test;
    }
}
