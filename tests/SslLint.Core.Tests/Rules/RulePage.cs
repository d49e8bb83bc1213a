namespace SslLint.Core.Tests.Rules;

/// <summary>A string or line of code that a page shows.</summary>
/// <param name="Reader">A driver's name, or a language.</param>
/// <param name="Text">The example itself.</param>
/// <param name="Raises">The rules that it must raise; empty for a good example.</param>
internal sealed record PageExample(string Reader, string Text, IReadOnlyList<string> Raises)
{
    /// <summary>Whether the page shows it as the right way.</summary>
    public bool IsGood => Raises.Count == 0;
}

/// <summary>A rule's page: a header that is written by <see cref="RuleDocuments"/>, then chapters written by hand.</summary>
internal sealed class RulePage
{
    /// <summary>The reader of examples that are code, which no driver reads.</summary>
    public const string Code = "csharp";

    /// <summary>The reader of examples that are a line of a project file.</summary>
    public const string Manifest = "xml";

    private const string Fence = "```";
    private const string Session = "console";
    private const string FileMark = " file=";
    private const string GoodMark = "good";
    private const string BadMark = "raises ";

    private RulePage(string id, string header, string body)
    {
        Id = id;
        Header = header;
        Body = body;
    }

    /// <summary>The rule's id, from the file's name.</summary>
    public string Id { get; }

    /// <summary>Everything before the first chapter.</summary>
    public string Header { get; }

    /// <summary>The chapters.</summary>
    public string Body { get; }

    /// <summary>The titles of the chapters.</summary>
    public IEnumerable<string> Chapters => Body.Split('\n').Where(l => l.StartsWith("## ", StringComparison.Ordinal)).Select(l => l[3..]);

    /// <summary>Reads the page at <paramref name="path"/>.</summary>
    public static RulePage Read(string path)
    {
        var text = File.ReadAllText(path);
        var body = text.StartsWith("## ", StringComparison.Ordinal) ? 0 : text.IndexOf("\n## ", StringComparison.Ordinal) + 1;
        return new RulePage(Path.GetFileNameWithoutExtension(path), text[..body], text[body..]);
    }

    /// <summary>The examples of the fenced blocks, once for each reader that the fence names. A line such as
    /// <c># raises SSL1003 and SSL4001</c> or <c># good</c> says what holds for the lines below it.</summary>
    public IEnumerable<PageExample> Examples()
    {
        string[]? readers = null;
        IReadOnlyList<string>? raises = null;
        foreach (var line in Body.Split('\n'))
        {
            if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                readers = readers is null ? ReadersOf(line[Fence.Length..]) : null;
                raises = null;
            }
            else if (readers is not null)
            {
                if (Mark(line) is { } mark)
                {
                    raises = mark;
                    continue;
                }

                foreach (var reader in readers)
                {
                    yield return new PageExample(
                        reader, line, raises ?? throw new InvalidDataException($"{Id}: nothing says what holds for the example \"{line}\""));
                }
            }
        }
    }

    /// <summary>None for a session and its files, which are no examples: the tests of the pages' commands run them.</summary>
    private static string[] ReadersOf(string info) =>
        info == Session || info.Contains(FileMark, StringComparison.Ordinal) ? [] : info.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IReadOnlyList<string>? Mark(string line)
    {
        var text = line.StartsWith("# ", StringComparison.Ordinal) ? line[2..]
            : line.StartsWith("// ", StringComparison.Ordinal) ? line[3..]
            : line.StartsWith("<!-- ", StringComparison.Ordinal) && line.EndsWith(" -->", StringComparison.Ordinal) ? line[5..^4]
            : "";
        return text == GoodMark ? []
            : text.StartsWith(BadMark, StringComparison.Ordinal) ? text[BadMark.Length..].Split(" and ")
            : null;
    }
}
