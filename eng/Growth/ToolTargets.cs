using SslLint.Analysis;
using SslLint.CSharp.Lexical;
using SslLint.CSharp;
using SslLint.Fixes;
using SslLint.Projects;
using SslLint.Readers;
using SslLint.Sources;
using SslLint.Tests.Shared;
using SslLint.Text;
using SslLint.Tool;
using SslLint.Tool.Configurations;
using SslLint.Tool.Files;
using SslLint.Tool.Fixing;
using SslLint.Tool.Output;
using SslLint.Tool.Projects;
using SslLint.Tool.Readers;
using SslLint.Tool.Scanning;

namespace SslLint.Growth;

/// <summary>What the tool adds: YAML, C#, ignore files, excerpts, whole files through `fix`.</summary>
internal static class ToolTargets
{
    private static readonly AnalysisOptions options = new() { IncludeLocal = true, RootCertificate = "ca.pem" };
    private static readonly FileReaders readers = new(new YamlReader());
    private static readonly CSharpFileReader csharp = new();
    private static readonly Engine engine = new();

    /// <summary>All of them.</summary>
    public static IEnumerable<Target> All =>
    [
        new("read a.yml", Of(t => readers.Read(new SourceFile("a.yml", t), CancellationToken.None))) { Contexts = Shapes.Alone, Own = [.. Yaml(Shapes.Alone)] },
        new("judge a.yml", t =>
        {
            var file = new SourceFile("a.yml", t);
            var read = readers.Read(file, CancellationToken.None);
            return () => FileAnalyzer.Analyze(file, read, ProjectFacts.None, options);
        }) { Contexts = Shapes.Alone, Own = [.. Yaml(Shapes.Connections)] },
        new("pass over C#", t =>
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(t);
            return () => LexicalPass.MayReport(bytes);
        }) { Contexts = Shapes.Alone, Own = [.. CSharp()] },
        new("template mask", Of(t => TemplateMask.Apply(t))) { Contexts = Shapes.Alone },
        new("ignore pattern", Of(t => IgnorePattern.Parse(t)?.IsMatch(new string('a', 200) + "/" + new string('a', 50), isFolder: false)))
        {
            Contexts = Shapes.Alone,
            Own = [.. Patterns()],
        },
        new("ignore file", t => { var list = IgnoreList.Parse(t, ""); return () => list.Decide("a/b/c.json", isFolder: false); }) { Contexts = Shapes.Alone },
        new("ignore file read", Of(t => IgnoreList.Parse(t, ""))) { Contexts = Shapes.Alone },
        new("read a.cs", Of(t => csharp.Read(new SourceFile("a.cs", t), CancellationToken.None))) { Contexts = Shapes.Alone, Own = [.. CSharp()] },
        new("judge a.cs", t =>
        {
            var file = new SourceFile("a.cs", t);
            var read = csharp.Read(file, CancellationToken.None);
            return () => FileAnalyzer.Analyze(file, read, ProjectFacts.None, options);
        }) { Contexts = [], Own = [.. CSharp()] },
        new("diff", t => Diff(t)) { Contexts = Shapes.Alone, Own = [.. Files(".json"), .. Files(".env")] },
        .. ((string[])[".json", ".env", ".yml"]).Select(e => new Target("fix a" + e, t => Fix("a" + e, t)) { Contexts = Shapes.Alone, Own = [.. Files(e)] }),
    ];

    private static Func<string, Action> Of(Action<string> run) => text => () => run(text);

    private static Action Fix(string name, string text)
    {
        var folder = Directory.CreateTempSubdirectory("growth-").FullName;
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return () =>
        {
            var host = new ToolHost
            {
                Input = new(Stream.Null),
                Output = TextWriter.Null,
                Error = TextWriter.Null,
                WorkingDirectory = folder,
                Analysis = engine,
            };
            var selection = new SelectionRequest { Root = folder, Paths = [folder], Variable = _ => null };
            var scanner = new Scanner(host, ConfigurationIndex.None, CancellationToken.None);
            new Tool.Fixing.FileFixPlanner(
                scanner,
                new ScannedTree(selection),
                scanner.ProjectsIn(folder, selection.Gate),
                options,
                folder).Plan(path, name);
            Directory.Delete(folder, recursive: true);
        };
    }

    /// <summary>The diff of a file whose every line changes.</summary>
    private static Action Diff(string text)
    {
        var fix = new FileFix
        {
            Path = "a.env",
            FullPath = "/a.env",
            Before = [],
            TextBefore = text,
            TextAfter = text.Replace("\n", "b\n"),
            Encoding = TextEncoding.Utf8,
            Connections = [],
            Original = [],
            Remaining = [],
        };
        return () => RedactedDiff.Write(fix, TextWriter.Null, AnsiStyle.Plain);
    }

    /// <summary>Code of as many parts as it takes.</summary>
    private static IEnumerable<Shape> CSharp() => CodeShapes.Growing.Select(s => new Shape(s.Key, n =>
    {
        const int Some = 64;
        return s.Value(Math.Max(1, n * Some / s.Value(Some).Text.Length)).Text;
    }));

    private static IEnumerable<Shape> Files(string extension) => extension switch
    {
        ".json" =>
        [
            new("strings on lines", n => "{" + Shapes.Numbered(n, i => $"\"Npgsql{i}\":\"Host=db{i}.example.com;SSL Mode=Require\",\n") + "\"z\":1}"),
            new("one string of many settings", n => "{\"Npgsql\":\"Host=db.example.com;" + Shapes.Repeat("SSL Mode=Require;", n) + "\"}"),
        ],
        ".env" =>
        [
            new("urls", n => Shapes.Numbered(n, i => $"A{i}=postgres://a@db{i}.example.com/s?sslmode=require\n")),
            new("spread", n => Shapes.Numbered(n, i => $"A{i}_HOST=b\nA{i}_SSLMODE=require\n")),
        ],
        _ => [new("urls", n => Shapes.Numbered(n, i => $"a{i}: postgres://a@db{i}.example.com/s?sslmode=require\n"))],
    };

    private static IEnumerable<Shape> Patterns() =>
    [
        new("folders", n => Shapes.Repeat("**/", n) + "b"),
        new("folders and names", n => Shapes.Repeat("**/a", n) + "b"),
        new("star a", n => Shapes.Repeat("*a", n) + "b"),
        new("star a of a path", n => "a/" + Shapes.Repeat("*a", n) + "b"),
        new("star question", n => Shapes.Repeat("*?", n) + "b"),
        new("class", n => "[" + Shapes.Repeat("a", n) + "]b"),
        new("named classes", n => "*[" + Shapes.Repeat("[:alpha:]", n) + "]b"),
        new("open classes", n => "*" + Shapes.Repeat("[a", n)),
        new("open named classes", n => "*[" + Shapes.Repeat("[:a", n)),
    ];

    private static IEnumerable<Shape> Yaml(IReadOnlyList<string> contexts)
    {
        const string Url = "postgres://app:x@db.example.com/s?sslmode=require";
        foreach (var shape in Shapes.In(contexts))
        {
            yield return shape.Within("plain", t => "url: " + t.ReplaceLineEndings(" ") + "\n");
            yield return shape.Within("quoted", t => "url: '" + t.Replace("'", "''").ReplaceLineEndings(" ") + "'\n");
            yield return shape.Within("block", t => "run: |\n  " + t.ReplaceLineEndings("\n  ") + "\n");
        }

        yield return new Shape("many keys", n => Shapes.Numbered(n, i => $"a{i}: {Url}\n"));
        yield return new Shape("many items", n => "env:\n" + Shapes.Numbered(n, i => $"  - A{i}={Url}\n"));
        yield return new Shape(
            "many names and values",
            n => "env:\n" + Shapes.Numbered(n, i => $"  - name: A{i}_HOST\n    value: b\n  - name: A{i}_SSLMODE\n    value: require\n"));
        yield return new Shape("one flow mapping", n => "{" + Shapes.Numbered(n, i => $"a{i}: \"{Url}\", ") + "z: 1}\n");
        yield return new Shape("one flow sequence", n => "[" + Shapes.Numbered(n, i => $"\"{Url}\", ") + "1]\n");
        yield return new Shape("deep sequences", n => Shapes.Nested("[", $"\"{Url}\"", "]", n));
        yield return new Shape("deep mappings", n => Shapes.Nested("{a: ", $"\"{Url}\"", "}", n));
        yield return new Shape("deep items", n => Shapes.Repeat("- ", n) + $"\"{Url}\"\n");
        yield return new Shape("deep blocks", n => Stairs(n) + $"\"{Url}\"\n");
        yield return new Shape("deep keys", n => Shapes.Repeat("? ", n) + $"\"{Url}\"\n");
        yield return new Shape("anchors", n => Shapes.Numbered(n, i => $"a{i}: &b{i} c\n") + Shapes.Numbered(n, i => $"d{i}: *b{i}\n"));
        yield return new Shape("documents", n => Shapes.Repeat($"---\na: {Url}\n", n));
        yield return new Shape("a long plain scalar of many lines", n => "a: b\n" + Shapes.Repeat("  c\n", n));
        yield return new Shape("a long key", n => Shapes.Repeat("a", n) + $": {Url}\n");
        yield return new Shape("a long line of keys", n => Shapes.Repeat("a ", n) + $": {Url}\n");
        yield return new Shape("many simple keys of a line", n => "{" + Shapes.Repeat("a ", n) + "}\n");
        yield return new Shape("comments", n => Shapes.Repeat("# a\n", n) + $"a: {Url}\n");
        yield return new Shape("blank lines", n => "a:\n" + Shapes.Repeat("\n", n) + $"  {Url}\n");
        yield return new Shape("one blank line", n => "a:" + Shapes.Repeat(" ", n) + Url + "\n");
        yield return new Shape("a folded scalar", n => "a: >\n" + Shapes.Repeat("  b\n", n));
        yield return new Shape("a literal scalar", n => "a: |\n" + Shapes.Repeat("  b=c\n", n));
        yield return new Shape("tags", n => Shapes.Repeat("a: !b c\n", n));
        yield return new Shape("templates", n => Shapes.Repeat("a: {{ b }}\n", n) + $"a: {Url}\n");
        yield return new Shape("alone templates", n => Shapes.Repeat("{{ b }}", n) + $"\na: {Url}\n");
    }

    /// <summary>Each line deeper than the one before: as many levels as the root of the length.</summary>
    private static string Stairs(int length)
    {
        var text = new System.Text.StringBuilder();
        for (var depth = 0; text.Length < length; depth++)
        {
            text.Append(' ', depth).Append("a:\n");
        }

        return text.Append(' ', text.Length / 2).ToString();
    }
}
