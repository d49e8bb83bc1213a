using System.Text;
using System.Text.Json;
using SslLint.Fixes;

namespace SslLint.Fuzz.Targets;

/// <summary>A whole file through <c>scan</c> and <c>fix</c>: only what an edit names changes, a second run changes nothing, and no other
/// file is touched.</summary>
internal static class FixTargets
{
    /// <summary>Anchors for every host, so that as much as can be is written.</summary>
    private const string Configuration = "root = true\n[*]\nssllint.local_hosts = report\nssllint.root_certificate = certs/ca.pem\n"
        + "dotnet_diagnostic.SSL1001.severity = warning\n";

    private static readonly UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        Of("json", Documents.Json),
        Of("xml", Documents.Xml),
        Of("yaml", Documents.Yaml),
        Of("env", Documents.Env),
        Of("properties", Documents.Properties),
        Of("shell", Documents.Shell),
        Of("dockerfile", Documents.Dockerfile),
        Of("code", Documents.JavaScript),
        Of("csharp", Documents.CSharp),
        Of("other", Documents.Other),
    ];

    private static FuzzTarget Of(string name, Document document) =>
        new($"fix-{name}", content => Fix(document.Path, content), [.. document.Texts.Select(Encoding.UTF8.GetBytes)]);

    private static void Fix(string path, byte[] content)
    {
        ToolRun.Write((".editorconfig", ToolRun.Bytes(Configuration)), (path, content));
        var report = ToolRun.Run("scan", "--threads", "1", "--format", "json", ".");
        var diff = ToolRun.Run("fix", "--unsafe", "--diff", "--threads", "1", ".");
        Assert.Equal(content, Read(path));
        var first = ToolRun.Run("fix", "--unsafe", "--threads", "1", ".");
        var after = Read(path);
        Assert.Equal(after.SequenceEqual(content), !diff.Output.Contains("+++ ", StringComparison.Ordinal));
        AssertOnlyEdits(content, after, report.Output);

        // Two changes in each other's way take two runs, as the tool says.
        if (!first.Output.Contains("run fix again", StringComparison.Ordinal))
        {
            ToolRun.Run("fix", "--unsafe", "--threads", "1", ".");
            Assert.Equal(after, Read(path));
        }

        Assert.Equal([".editorconfig", path], ToolRun.Files().Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Configuration, Encoding.UTF8.GetString(Read(".editorconfig")));
    }

    private static byte[] Read(string path) => File.ReadAllBytes(Path.Combine(ToolRun.Folder, path));

    /// <summary>Whether some of the edits that the report shows lead from the one text to the other.</summary>
    private static void AssertOnlyEdits(byte[] before, byte[] after, string report)
    {
        if (before.AsSpan().SequenceEqual(after))
        {
            return;
        }

        string source, result;
        try
        {
            (source, result) = (utf8.GetString(before).TrimStart('\uFEFF'), utf8.GetString(after).TrimStart('\uFEFF'));
        }
        catch (DecoderFallbackException)
        {
            // Offsets are in characters, and what these are in other encodings is not this check's matter.
            return;
        }

        using var document = JsonDocument.Parse(report);
        var edits = new List<(int Start, int End, string Text)>();
        foreach (var fix in document.RootElement.GetProperty("findings").EnumerateArray()
            .Select(f => f.GetProperty("fix")).Where(f => f.ValueKind == JsonValueKind.Object))
        {
            if (fix.GetProperty("edits").ValueKind == JsonValueKind.Null)
            {
                // The edits would show a secret.
                return;
            }

            // Several insertions of one fix at one place are one, in its order.
            edits.AddRange(fix.GetProperty("edits").EnumerateArray().Where(e => !e.TryGetProperty("path", out _))
                .Select(e => (
                    Start: e.GetProperty("startOffset").GetInt32(),
                    End: e.GetProperty("endOffset").GetInt32(),
                    Text: e.GetProperty("newText").GetString()!))
                .GroupBy(e => (e.Start, e.End), (span, same) => (span.Start, span.End, string.Concat(same.Select(e => e.Text)))));
        }

        Assert.True(
            Leads(source, result, [.. edits.Distinct().OrderBy(e => e.Start).ThenBy(e => e.End)]),
            "nothing changes outside of the edits that are shown");
    }

    /// <summary>Takes each edit or leaves it: the places of the result that the source up to an edit can have reached.</summary>
    private static bool Leads(string source, string result, List<(int Start, int End, string Text)> edits)
    {
        var reached = new HashSet<(int Source, int Result)> { (0, 0) };
        foreach (var (start, end, text) in edits)
        {
            var next = new HashSet<(int Source, int Result)>(reached);
            foreach (var (from, at) in reached.Where(r => r.Source <= start))
            {
                var copied = source.AsSpan(from, start - from);
                if (result.AsSpan(at).StartsWith(copied) && result.AsSpan(at + copied.Length).StartsWith(text))
                {
                    next.Add((end, at + copied.Length + text.Length));
                }
            }

            reached = next;
        }

        return reached.Any(r => source.AsSpan(r.Source).SequenceEqual(result.AsSpan(r.Result)));
    }
}
