using System.Text;
using System.Text.Json;
using SslLint.Tool.Files;

namespace SslLint.Tool.Initialization;

/// <summary>The manifest by which <c>dotnet tool restore</c> brings the tool, in one version for everyone.</summary>
internal static class ToolManifestStep
{
    private const string Tool = "dotnet-sslconnect";

    private static readonly string[] places = [".config/dotnet-tools.json", "dotnet-tools.json"];
    private static readonly JsonDocumentOptions leniently = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Adds the tool to the manifest, or a manifest with it.</summary>
    /// <exception cref="CommandException">There is a manifest that can't be understood.</exception>
    public static void Plan(InitFolder folder, InitPlan plan)
    {
        var file = places.FirstOrDefault(folder.Has);
        if (file is null)
        {
            plan.Files.Add(ProposedFile.New(places[0], $$"""
                {
                  "version": 1,
                  "isRoot": true,
                  "tools": {
                    {{Entry("\n")}}
                  }
                }

                """));
            return;
        }

        var before = folder.Read(file)!;
        var text = TextEncoding.Decode(before).Text;
        try
        {
            using var manifest = JsonDocument.Parse(text, leniently);
            if (manifest.RootElement.ValueKind == JsonValueKind.Object
                && manifest.RootElement.TryGetProperty("tools", out var tools)
                && tools.ValueKind == JsonValueKind.Object)
            {
                if (!tools.EnumerateObject().Any(t => t.Name.Equals(Tool, StringComparison.OrdinalIgnoreCase)))
                {
                    plan.Files.Add(Extended(file, before, text, isFirst: !tools.EnumerateObject().Any()));
                }

                return;
            }
        }
        catch (JsonException)
        {
            // The parser's message may quote the file.
        }

        throw new CommandException($"{file}: it is no tool manifest, or damaged: repair it first, nothing is written");
    }

    /// <summary>The manifest with the tool as the first one: everything else stays byte for byte, comments too.</summary>
    private static ProposedFile Extended(string file, byte[] before, string text, bool isFirst)
    {
        var newLine = EditorConfigStep.NewLineOf(text);
        var bytes = Encoding.UTF8.GetBytes(text);
        var at = Encoding.UTF8.GetString(bytes.AsSpan(0, StartOfTools(bytes))).Length;
        return ProposedFile.Extended(file, before, at, newLine + "    " + Entry(newLine) + (isFirst ? newLine + "  " : ","));
    }

    /// <summary>The place behind the brace that opens the tools, in bytes.</summary>
    private static int StartOfTools(byte[] text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        var start = 0;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("tools"u8))
            {
                // Of a key that stands there twice, parsers take the last.
                reader.Read();
                start = (int)reader.BytesConsumed;
            }
        }

        return start;
    }

    private static string Entry(string newLine) => $$"""
        "{{Tool}}": {
              "version": "{{ToolVersion.Text}}",
              "commands": [
                "{{Tool}}"
              ],
              "rollForward": false
            }
        """.ReplaceLineEndings(newLine);
}
