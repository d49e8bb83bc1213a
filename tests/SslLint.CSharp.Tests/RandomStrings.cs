using System.Text;

namespace SslLint.CSharp.Tests;

/// <summary>Code whose strings are connection strings cut into pieces: literals of every kind, constants, names, sums, holes, formats, calls
/// that join.</summary>
internal sealed class RandomStrings(int seed)
{
    private static readonly string[] Texts =
    [
        "Host=db;Database=a", "Server = db;Port=5432", "Data Source=db;User Id=a", "Port=1;host=db;", "SSL Mode=Require;Database=a",
        "host=db user=a dbname=b", "hostaddr=1 user=a",
        "postgres://a:b@c/d", "postgresql://c/d", "jdbc:postgresql://c/d", "jdbc:postgres:d", "postgresql+asyncpg://c/d",
        "jdbc:sqlserver://c;a=b", "jdbc:jtds:sqlserver://c/d",
        "Network Address=db;Database=a", "addr=x;Database=b", "Data Source=a.db;Encrypt=False", "Data Source=a.db", "Data Source=:memory:;",
        "name=value;a=b", "https://example.com/?host", "localhost=1", "plain text", "a=b",
    ];

    private static readonly string[] Keys = ["PGHOST", "PGSSLMODE", "MB_DB_HOST", "SslMode", "key"];

    private readonly Random random = new(seed);
    private readonly StringBuilder members = new();
    private int names;

    /// <summary>The next file.</summary>
    public string Next()
    {
        members.Clear();
        names = 0;
        var body = new StringBuilder();
        for (var i = random.Next(1, 3); i > 0; i--)
        {
            body.Append(Statement()).Append(Pick("\n", " ", "\n#if A\nint x;\n#endif\n", "\n// a comment\n"));
        }

        var code = Pick("", "using Npgsql;\n", "#if NET\n") + "class C {\n" + members + Pick("", "string host; string server;\n")
            + "void M() {\n" + body + "}\n}\n";
        code = code.StartsWith("#if", StringComparison.Ordinal) ? code + "#else\nit's off\n#endif\n" : code;

        // Half-typed now and then.
        return random.Next(12) == 0 ? code.Remove(random.Next(code.Length), 1) : code;
    }

    private string Statement()
    {
        var value = Expression(Texts[random.Next(Texts.Length)]);
        return random.Next(6) switch
        {
            0 => $"Open(new NpgsqlConnection({value}));",
            1 => $"services.UseNpgsql({value});",
            2 => $"x[{Expression(Keys[random.Next(Keys.Length)])}] = {Pick("\"require\"", "\"db\"", value)};",
            3 => $"var {Keys[random.Next(Keys.Length)]} = {Pick("\"require\"", "\"db\"", value)};",
            4 => $"static string F{names++}() => {value};",
            _ => $"var s{names++} = {value};",
        };
    }

    /// <summary>An expression whose value is a text, or nearly so.</summary>
    private string Expression(string text)
    {
        var pieces = Cut(text);
        switch (random.Next(9))
        {
            case 0:
                return Literal(text);
            case 1:
                return string.Join(Pick(" + ", "+", " + /* c */ ", " +\n"), pieces.Select(Operand));
            case 2:
                return $"string.Concat({string.Join(", ", pieces.Select(Operand))})";
            case 3:
                return $"$\"{string.Concat(pieces.Select(p => random.Next(2) == 0 ? Escaped(p) : "{" + Operand(p) + "}"))}\"";
            case 4:
                return $"new StringBuilder({Operand(pieces[0])}){string.Concat(pieces.Skip(1).Select(p => $".Append({Operand(p)})"))}.ToString()";
            case 5:
                var format = string.Concat(pieces.Select((p, i) => i % 2 == 0 ? Escaped(p) : $"{{{i / 2}}}"));
                return $"string.Format(\"{format}\"{string.Concat(pieces.Where((_, i) => i % 2 == 1).Select(p => ", " + Operand(p)))})";
            case 6 when text.IndexOf('=', StringComparison.Ordinal) is > 0 and var at:
                return $"string.Join({Operand("=")}, {Operand(text[..at])}, {Operand(text[(at + 1)..])})";
            case 7:
                return $"({Operand(pieces[0])}{string.Concat(pieces.Skip(1).Select(p => " + (" + Operand(p) + ")"))})";
            default:
                return Operand(text);
        }
    }

    /// <summary>A part of an expression: a literal, a constant, or a name that reads like the text.</summary>
    private string Operand(string text)
    {
        var name = new string([.. text.Where(char.IsAsciiLetter)]);
        switch (random.Next(7))
        {
            case 0:
                var constant = $"K{names++}";
                members.Append(Pick(
                    $"const string {constant} = {Literal(text)};\n",
                    $"static readonly string {constant} = {Literal(text)};\n",
                    $"static string {constant} => {Literal(text)};\n",
                    $"static readonly object O{constant} = F(() => {{ return 1; }}); const string {constant} = \"\" + {Literal(text)};\n"));
                return Pick(constant, "C." + constant);
            case 1 when name == text && name.Length > 0:
                return Pick($"nameof({name})", $"nameof(X.{name})");
            case 2 when name == text && name.Length > 0 && random.Next(2) == 0:
                return Pick(name, $"({name})", name + "!", $"x.{name}");
            case 3 when text.Length == 1:
                return $"'{Escaped(text)}'";
            default:
                return Literal(text);
        }
    }

    private string Literal(string text) => random.Next(6) switch
    {
        0 => "@\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"",
        1 when !text.EndsWith('"') && text.Length > 0 => "\"\"\"" + text + "\"\"\"",
        2 => "\"" + Escaped(text) + "\"u8",
        3 => "$\"" + Escaped(text).Replace("{", "{{", StringComparison.Ordinal) + "\"",
        _ => "\"" + Escaped(text) + "\"",
    };

    /// <summary>The text as it may stand between quotes.</summary>
    private string Escaped(string text) =>
        string.Concat(text.Select(c => random.Next(30) == 0 ? $"\\u{(int)c:X4}"
            : random.Next(60) == 0 ? $"\\x{(int)c:x4}"
            : c is '"' or '\\' or '\'' ? "\\" + c : c.ToString()));

    private List<string> Cut(string text)
    {
        var cuts = Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(text.Length + 1)).Append(0).Append(text.Length).Order().ToList();
        return [.. cuts.Zip(cuts.Skip(1), (a, b) => text[a..b])];
    }

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
