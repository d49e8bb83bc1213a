using System.Diagnostics;
using SslLint.Analysis;
using SslLint.Projects;
using SslLint.Sources;

namespace SslLint.CSharp.Tests;

/// <summary>Cost grows with the code, and every connection is found however much of it there is.</summary>
public class GrowthTests
{
    // Far from any real time: what is linear takes a fraction of a second, the square of these sizes minutes.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    public static TheoryData<string> Shapes => [.. CodeShapes.Growing.Keys];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_connection_is_found_in_time(string shape)
    {
        var (text, expected) = CodeShapes.Growing[shape](2000);
        var clock = Stopwatch.StartNew();

        var file = new SourceFile("A.cs", text);
        var read = new CSharpFileReader().Read(file, CancellationToken.None);
        Assert.Empty(read.Warnings);
        Assert.Equal(expected, Found(file, read));
        Assert.True(clock.Elapsed < Patience, $"{clock.Elapsed}");
    }

    private static int Found(SourceFile file, ReadResult read)
    {
        var result = FileAnalyzer.Analyze(file, read, new ProjectFacts(), new AnalysisOptions());
        var callbacks = result.Findings.Count(f => f.Rule.Id == "SSL3001");
        return callbacks > 0 ? callbacks : result.Findings.Count(f => f.Rule.Id == "SSL1003");
    }
}
