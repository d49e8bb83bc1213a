using SslLint.Tool.Files;

namespace SslLint.Tool.Initialization;

/// <summary>The keys that teams need, in comments: the place to configure is shown, and nothing changes until somebody takes a <c>#</c> away.</summary>
internal static class EditorConfigStep
{
    private const string File = ".editorconfig";
    private const string KeyPrefix = "ssllint.";

    private const string Block = """
        # SslLint: read by `dotnet sslconnect` and its analyzers. Take the # away from what you need.
        # [*]
        # The CA certificates of your servers, which fixes write; for a host and all below it.
        # ssllint.root_certificate.db.example.com = certs/ca.pem
        # [tests/**]
        # ssllint.severity.ssl1002 = none
        # dotnet_diagnostic.SSL1002.severity = none

        """;

    /// <summary>Adds the block where no key stands yet.</summary>
    public static void Plan(InitFolder folder, InitPlan plan)
    {
        var before = folder.Read(File);
        if (new[] { before, folder.Read(".globalconfig") }
            .Any(c => c is not null && TextEncoding.Decode(c).Text.Contains(KeyPrefix, StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        plan.Files.Add(before is null ? ProposedFile.New(File, Block) : Extended(before));
    }

    private static ProposedFile Extended(byte[] before)
    {
        var text = TextEncoding.Decode(before).Text;
        var newLine = NewLineOf(text);
        var gap = text.Length == 0 ? "" : text.EndsWith('\n') ? newLine : newLine + newLine;
        return ProposedFile.Extended(File, before, text.Length, gap + Block.ReplaceLineEndings(newLine));
    }

    /// <summary>The line end that a text has.</summary>
    public static string NewLineOf(string text) => text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
}
