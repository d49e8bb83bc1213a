using SslLint.Tool.Files;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace SslLint.Tool.Initialization;

/// <summary>A hook for pre-commit that runs the tool of the manifest.</summary>
internal static class PreCommitStep
{
    /// <summary>The configuration of pre-commit.</summary>
    public const string File = ".pre-commit-config.yaml";

    private static readonly string[] entry =
    [
        "- repo: local",
        "  hooks:",
        "  - id: sslconnect-scan",
        "    name: insecure connection strings",
        "    entry: dotnet sslconnect scan --staged",
        "    language: system",
        "    pass_filenames: false",
    ];

    /// <summary>Adds the hook where none names the tool.</summary>
    /// <exception cref="CommandException">The configuration is no YAML.</exception>
    public static void Plan(InitFolder folder, InitPlan plan)
    {
        if (folder.Mentions(File))
        {
            return;
        }

        if (folder.Read(File) is not { } before)
        {
            plan.Files.Add(ProposedFile.New(File, "repos:\n" + string.Concat(entry.Select(l => l + "\n"))));
            return;
        }

        if (Extended(before) is { } after)
        {
            plan.Files.Add(after);
        }
        else
        {
            plan.Notes.Add($"{File} is not written in the usual form: add a local hook with 'entry: "
                + "dotnet sslconnect scan --staged' and 'pass_filenames: false' to its 'repos'");
        }
    }

    /// <summary>The file with the hook behind the last repository; null where it can't be put there without touching more.</summary>
    private static ProposedFile? Extended(byte[] before)
    {
        var text = TextEncoding.Decode(before).Text;
        if (ReposOf(Parse(text)) is not { Style: not SequenceStyle.Flow, Children.Count: > 0 } repos)
        {
            return null;
        }

        var lines = text.Split('\n').ToList();
        var first = lines[(int)repos.Children[0].Start.Line - 1];
        var indent = first[..^first.TrimStart(' ').Length];
        var newLine = EditorConfigStep.NewLineOf(text);
        var addition = string.Concat(entry.Select(l => indent + l + newLine));
        var at = lines.Take(EndOf(lines, repos)).Sum(l => l.Length + 1);
        var file = at > text.Length ? ProposedFile.Extended(File, before, text.Length, newLine + addition) : ProposedFile.Extended(File, before, at, addition);
        return IsRight(TextEncoding.Decode(file.After).Text, repos) ? file : null;
    }

    /// <summary>The line behind the last repository: comments before the next key belong to that.</summary>
    private static int EndOf(List<string> lines, YamlSequenceNode repos)
    {
        var from = (int)repos.Children[^1].Start.Line;
        var end = lines.FindIndex(from, l => l.Length > 0 && l[0] is not (' ' or '#' or '-' or '\t' or '\r'));
        end = end < 0 ? lines.Count : end;
        while (end > from && lines[end - 1].TrimStart() is "" or ['#', ..])
        {
            end--;
        }

        return end;
    }

    private static bool IsRight(string after, YamlSequenceNode before)
    {
        try
        {
            return ReposOf(Parse(after)) is { } repos
                && repos.Children.Count == before.Children.Count + 1
                && before.Children.SequenceEqual(repos.Children.Take(before.Children.Count))
                && repos.Children[^1] is YamlMappingNode added && added.Children.TryGetValue("repo", out var repo) && repo.ToString() == "local";
        }
        catch (CommandException)
        {
            return false;
        }
    }

    private static YamlSequenceNode? ReposOf(YamlNode? root) =>
        root is YamlMappingNode mapping && mapping.Children.TryGetValue("repos", out var repos) ? repos as YamlSequenceNode : null;

    /// <summary>The only document; null where there is none, or more than one.</summary>
    private static YamlNode? Parse(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 1 ? stream.Documents[0].RootNode : null;
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException or ArgumentException or FormatException or OverflowException
            or IndexOutOfRangeException)
        {
            // The parser's message may quote the file.
            throw new CommandException($"{File}: it is no valid YAML: repair it first, nothing is written");
        }
    }
}
