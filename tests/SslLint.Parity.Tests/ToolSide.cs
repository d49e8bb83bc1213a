using System.Diagnostics;
using System.Text.Json;
using SslLint.Fixes;

namespace SslLint.Parity.Tests;

/// <summary>The tool, as a user runs it.</summary>
internal static class ToolSide
{
    /// <summary>The rule that needs files, which an analyzer may not read.</summary>
    private const string RootCertificateNotFound = "SSL2002";

    /// <summary>What <c>scan</c> finds in a folder, but for what only files can tell.</summary>
    public static IReadOnlyList<Place> Findings(string folder)
    {
        using var document = JsonDocument.Parse(Run(folder, "scan", "--no-config", "--exit-zero", "--format", "json", "."));
        return [.. document.RootElement.GetProperty("findings").EnumerateArray().Select(PlaceOf).Where(p => p.Rule != RootCertificateNotFound)];
    }

    /// <summary>Lets <c>fix</c> write what it writes unasked.</summary>
    public static void Fix(string folder, string rootCertificate) => Run(folder, "fix", "--no-config", "--root-cert", rootCertificate, ".");

    private static Place PlaceOf(JsonElement finding)
    {
        return new Place(
            Text("path"), Number("line"), Number("column"), Number("endLine"), Number("endColumn"), Text("ruleId"), Text("level"), Text("message"));

        string Text(string name) => finding.GetProperty(name).GetString()!;
        int Number(string name) => finding.GetProperty(name).GetInt32();
    }

    private static string Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "dotnet-sslconnect.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode is 0 or 1, $"{string.Join(' ', arguments)}: exit code {process.ExitCode}\n{errors.Result}");
        return output;
    }
}
