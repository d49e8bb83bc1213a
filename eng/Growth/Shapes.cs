using System.Globalization;
using System.Text;

namespace SslLint.Growth;

/// <summary>A way to write a text of any length.</summary>
/// <param name="Name">What the text is made of.</param>
/// <param name="Make">The text of about so many characters.</param>
internal sealed record Shape(string Name, Func<int, string> Make)
{
    /// <summary>The same text inside another.</summary>
    public Shape Within(string name, Func<string, string> wrap) => new($"{name} {Name}", n => wrap(Make(n))) { IsWrapped = true };

    /// <summary>Whether it is a shape that all get, inside a text of a format.</summary>
    public bool IsWrapped { get; init; }
}

/// <summary>Texts that are made of tokens which mean something to some reader, so that places nobody thought of are found too.</summary>
internal static class Shapes
{
    /// <summary>What opens something, and what closes it.</summary>
    private static readonly (string Open, string Close)[] Brackets =
    [
        ("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"), ("${", "}"), ("$(", ")"), ("#{", "}"), ("{{", "}}"), ("<a>", "</a>"), ("<a ", "/>"),
        ("@Microsoft.KeyVault(", ")"),
        ("[YOUR", "]"), ("{a", "}"), ("${A:-", "}"), ("\"", "\""), ("'", "'"), ("`", "`"), ("`${", "}`"), ("\"${", "}\""), ("$(\"", "\")"), ("\"$(", ")\""),
        ("/*", "*/"),
        ("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("%(", ")s"), ("\"\"\"", "\"\"\""), ("{a,", "}"),
        ("-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----"),
        ("f(", ")"), ("{\"a\":", "}"), ("a={", "}"), ("pwd='", "'"), ("pwd=\"", "\""), ("<<A\n", "A\n"), ("@'\n", "\n'@"), ("(\"a\"+", ")"), ("[\"a\",", "]"),
    ];

    /// <summary>What separates, names, escapes, ends.</summary>
    private static readonly string[] Words =
    [
        "=", "==", ";", ":", "::", "&", ",", "?", "@", "/", "//", "://", "\\", "\\\\", "\\\"", "|", "!", "#", "+", "-", "--", ".", "..", "_", "__", "*", "**/",
        "*a", "~", "^", "\0",
        " ", "\t", "\n", "\r\n", "a", "1", "é", "%", "%20", "%s", "%a", "$", "$$", "$a", "\\u0061", "\\u0022", "&amp;", "&quot;", "\"\"", "''", " '", "x'",
        "<a", "</", "</a", "</a>", "/>", ">",
        "pwd=", "pwd", "password:", "Password=x;", "Password =", " pwd ", "-pwd ", "--password ", "pwd(\"", "<pwd>", "<pwd", "value=", "name=pwd value=",
        "?pwd=", "&pwd=", "pwd=&amp;", "pwd==", "PWD=a ",
        "pwd=;", "pwd=a;b", "pwd=\"", "pwd='a' ", "\"pwd\":\"", "pwd=\\\"", "pwd=&quot;", "user=a ", "user=a;", "host=a ", "Host=a;", "Host=a,", "a=b;", "a=b ",
        "a=b\n", "a:b\n", "a: b\n", "key=", "sig=",
        "a://", "a://b:", "a://b:c@", "postgres://", "postgres", "postgresql://a/b ", "jdbc:postgresql:", "jdbc:", "a@", "b:c@", "@tcp(", "a/b@", "a/b@c:1",
        "jdbc:sqlserver://a;", "={", "}}", "?a=b@", "?user=", "sqlplus ", "@//",
        "sslmode=require", "SSL Mode=Require;", "sslmode=disable&", "ssl=true&", "SSL Mode=99;", "Trust Server Certificate=true;", "ssllint:",
        "# ssllint: ignore[SSL1003] a\n", "// ssllint: ignore[",
        "-----BEGIN ", "-----BEGIN PRIVATE KEY-----", "PRIVATE KEY-----", "-----END ", "-----BEGIN CERTIFICATE-----\n",
        "${X}", "${X};", "${X} ", "{{x}}", "{a}", "{0}", "$X", "$env:A ", "$env:", "%X%", "%(x)s", "<a-b>", "#{x}#", "__A__", "[YOUR-A]", "[YOUR",
        "@Microsoft.KeyVault(a)",
        "rds.amazonaws.com ", "rds.amazonaws.com", "a.", "certs/aws-rds.pem", "certs/", "CaBundles.", "export A=b\n", "export ", "- a\n", "- ", "a:\n", " a:\n",
        "key:\n  ", "[a]\n", "#!", "ENV A b\n", "ENV ", "RUN a \\\n", "A=\"b\" ",
        "A=$(", "echo ", "<<A ", "<<A\n", "<<<", "'a'+", "\"a\"+", "\"a\"+b+", "\"a\" ", "\"a\",", "a\"b\"", "f(", "f(a,", "r'", "f\"{", "'''", "\"\"\"", "/a",
        "/[", "a?.b", "=>", "a b", "&a", "*a ", "!a ", "? ", ": ", "|\n", ">-\n", "%YAML ", "---\n", "...\n",
        "{\"name\":\"a\",\"value\":\"b\"},", "\"host\":\"a\",", "A_HOST=b\n", "A_SSLMODE=require\n", "PGHOST=a\n", "PGSSLMODE=require\n", "MB_DB_HOST=a\n",
        "<a b=\"c\"/>", "<a>", " a=\"b\"", " a=", "<add key=\"a\" value=\"b\"/>",
        "require \"a\"\n", "Include=\"a\"", "<PackageReference Include=\"a\"/>", "{a,b}", "{1..9}", "[ab]", "[!", "?a", "root=true\n", "is_global=true\n",
        "#define A\n", "#if A\n", "#endif\n", "a;", "if(a)", "a?b:", "(a)", "a.b", "a[0]", "new A{B=1},", "using A;\n", "@\"", "$\"{", "\"{a}\"", "a=>", "a+",
        "-a", "(int)",
    ];

    /// <summary>What may stand before: a text changes its meaning with it.</summary>
    private static readonly (string Name, string Head, string Tail)[] Contexts =
    [
        ("", "", ""),
        ("pairs", "Host=db.example.com;SSL Mode=Require;Database=", ""),
        ("keywords", "host=db.example.com sslmode=require dbname=", ""),
        ("uri", "postgres://app:x@db.example.com/s?sslmode=require&a=", ""),
        ("authority", "postgres://", ""),
        ("secret", "pwd=", ";Host=db.example.com"),
        ("jdbc", "jdbc:postgresql://db.example.com/s?sslmode=require&a=", ""),
        ("jdbc authority", "jdbc:postgresql://", ""),
        ("jdbc sqlserver", "jdbc:sqlserver://db.example.com;encrypt=false;a=", ""),
        ("jdbc sqlserver authority", "jdbc:sqlserver://", ""),
        ("jtds", "jdbc:jtds:sqlserver://db.example.com/s;ssl=require;a=", ""),
        ("jdbc mysql", "jdbc:mysql://address=(host=h)(sslMode=DISABLED)/s?a=", ""),
        ("jdbc mariadb", "jdbc:mariadb://h/s?sslMode=trust&a=", ""),
        ("go dsn", "a:b@tcp(h:1)/s?tls=true&a=", ""),
    ];

    /// <summary>No context.</summary>
    public static IReadOnlyList<string> Alone { get; } = [""];

    /// <summary>Where a text may stand that somebody looks for connections or secrets in.</summary>
    public static IReadOnlyList<string> Anywhere { get; } = ["", "pairs", "keywords", "uri", "authority", "secret"];

    /// <summary>One context for each way to find a connection.</summary>
    public static IReadOnlyList<string> Connections { get; } = ["", "pairs", "uri"];

    private static ILookup<string, Shape> Every { get; } = Contexts.SelectMany(c => InContext(c.Name, c.Head, c.Tail).Select(s => (c.Name, Shape: s)))
        .ToLookup(s => s.Name, s => s.Shape);

    /// <summary>Every token, alone and nested, in some contexts.</summary>
    public static IEnumerable<Shape> In(IEnumerable<string> contexts) => contexts.SelectMany(c => Every[c]);

    /// <summary>What some part once walked again and again, one shape each: few enough for tests that guard against hangs.</summary>
    public static IReadOnlyList<Shape> Known { get; } =
    [
        .. ((string[])["pwd:", "PWD =", "<secret>", "token=\"", "$(", "#{", "{{", "<b", "[YOUR ", "%(a)s ", "/[", "\"\\", "`${", "+", "::", "? ", "@",
            "ftp://u", "@tcp(", "ssllint: ignore[", "<!a>", "</",
            "-----BEGIN ", "b ", "a=b,", "postgres://h|", "'", "; ", "{a,b}"]).Select(t => new Shape($"{Shown(t)}*", n => Repeat(t, n))),
        new("pairs", n => "Host=h.example.com;" + Repeat("SSL Mode=Allow;", n)),
        new("placeholders in pairs", n => "Host=h.example.com;SSL Mode=Allow;Database=" + Repeat("$(B);", n)),
        new("parameters", n => "postgres://a:b@h.example.com/s?" + Repeat("sslmode=allow&", n)),
        new("hosts", n => "postgres://" + Numbered(n, i => $"h{i}.example.com:1,") + "h/s?sslmode=allow"),
    ];

    /// <summary>A shape of tokens that are chosen by chance; the same for the same number.</summary>
    public static Shape Random(int seed)
    {
        var random = new Random(seed);
        var tokens = Enumerable.Range(0, 4).Select(_ => Token(random)).ToArray();
        var (_, head, tail) = Contexts[random.Next(Contexts.Length)];
        var (a, b, c, d) = (tokens[0], tokens[1], tokens[2], tokens[3]);
        return random.Next(6) switch
        {
            0 => new Shape($"{Shown(head)}({Shown(a)} {Shown(b)})*", n => head + Repeat(a + b, n) + tail),
            1 => new Shape($"{Shown(head)}({Shown(a)} {Shown(b)} {Shown(c)})*", n => head + Repeat(a + b + c, n) + tail),
            2 => new Shape($"{Shown(head)}{Shown(a)}* {Shown(b)}*", n => head + Repeat(a, n / 2) + Repeat(b, n / 2) + tail),
            3 => new Shape($"{Shown(head)}{Shown(a)} {Shown(b)}* {Shown(c)}", n => head + a + Repeat(b, n) + c + tail),
            4 => new Shape($"{Shown(head)}({Shown(a)} {Shown(b)})* {Shown(c)} ({Shown(d)})*", n => head + Repeat(a + b, n / 2) + c + Repeat(d, n / 2) + tail),
            _ => new Shape(
                $"{Shown(head)}({Shown(a)} {Shown(b)} number {Shown(c)})*",
                n => head + Numbered(n, i => a + b + i.ToString(CultureInfo.InvariantCulture) + c) + tail),
        };
    }

    /// <summary>A piece as often as it takes.</summary>
    public static string Repeat(string piece, int length) => new StringBuilder().Insert(0, piece, Math.Max(1, length / piece.Length)).ToString();

    /// <summary>Numbered pieces, as many as it takes.</summary>
    public static string Numbered(int length, Func<int, string> piece)
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < length; i++)
        {
            text.Append(piece(i));
        }

        return text.ToString();
    }

    /// <summary>Openings, and as many closings behind what stands in the middle.</summary>
    public static string Nested(string open, string middle, string close, int length)
    {
        var count = Math.Max(1, length / (open.Length + close.Length));
        return new StringBuilder().Insert(0, open, count).Append(middle).Append(new StringBuilder().Insert(0, close, count)).ToString();
    }

    private static IEnumerable<Shape> InContext(string name, string head, string tail)
    {
        var prefix = name.Length == 0 ? "" : name + " ";
        foreach (var token in Brackets.SelectMany(b => (string[])[b.Open, b.Close]).Concat(Words).Distinct())
        {
            yield return new Shape($"{prefix}{Shown(token)}*", n => head + Repeat(token, n) + tail);
        }

        foreach (var (open, close) in Brackets)
        {
            yield return new Shape($"{prefix}{Shown(open)}* {Shown(close)}*", n => head + Nested(open, "a", close, n) + tail);
            yield return new Shape($"{prefix}({Shown(open)} {Shown(close)})*", n => head + Repeat(open + "a" + close, n) + tail);
        }

        yield return new Shape($"{prefix}(a number = b ;)*", n => head + Numbered(n, i => $"a{i}=b{i};") + tail);
        yield return new Shape($"{prefix}(a number = b &)*", n => head + Numbered(n, i => $"a{i}=b{i}&") + tail);
        yield return new Shape($"{prefix}(a number = b blank)*", n => head + Numbered(n, i => $"a{i}=b{i} ") + tail);
        yield return new Shape($"{prefix}(a number ,)*", n => head + Numbered(n, i => $"a{i},") + tail);
    }

    private static string Token(Random random)
    {
        var index = random.Next(Words.Length + (2 * Brackets.Length));
        return index < Words.Length ? Words[index]
            : index % 2 == 0 ? Brackets[(index - Words.Length) / 2].Open
            : Brackets[(index - Words.Length) / 2].Close;
    }

    /// <summary>A token as one word without control characters.</summary>
    private static string Shown(string token) =>
        token.Length > 24
            ? Shown(token[..24]) + "…"
            : token.Replace("\r", "\\r").Replace("\n", "\\n").Replace("\t", "\\t").Replace("\0", "\\0").Replace(' ', '␣');
}
