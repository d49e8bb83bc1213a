using SslLint.Readers.Encodings;
using SslLint.Text;

namespace SslLint.Readers;

/// <summary>How a kind of string escapes.</summary>
internal enum StringEscapes
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>With a backslash.</summary>
    Backslash,

    /// <summary>By writing the quote twice.</summary>
    Doubled,
}

/// <summary>One kind of string of a language.</summary>
/// <param name="Open">What opens it.</param>
/// <param name="Close">What closes it.</param>
/// <param name="Escapes">How it escapes.</param>
/// <param name="Hole">What opens an expression inside, which a <c>}</c> closes; null if there are none.</param>
/// <param name="IsMultiLine">Whether it may run over lines.</param>
/// <param name="Encoding">How it is edited.</param>
internal sealed record StringForm(string Open, string Close, StringEscapes Escapes, string? Hole, bool IsMultiLine, LiteralEncoding Encoding)
{
    /// <summary>The kind that this one is with a prefix: <c>r</c> for raw, <c>f</c> or <c>$</c> for interpolated.</summary>
    public StringForm WithPrefix(string prefix) => prefix.Length == 0 ? this : this with
    {
        Escapes = prefix.IndexOfAny(['r', 'R']) >= 0 ? StringEscapes.None : Escapes,
        Hole = prefix.IndexOfAny(['f', 'F', '$']) >= 0 ? "{" : Hole,
        // What such a string cannot hold is refused instead of escaped.
        Encoding = CodeSyntax.Careful,
    };
}

/// <summary>What the code reader must know of a language.</summary>
/// <param name="Comments">How it writes comments.</param>
/// <param name="Strings">Its strings, longer openings first.</param>
/// <param name="Prefixes">Letters that may stand directly before a string.</param>
/// <param name="Joiners">What joins the parts of a name.</param>
internal sealed record CodeSyntax(CommentSyntax Comments, StringForm[] Strings, string Prefixes = "", string Joiners = ".")
{
    /// <summary>Text that no quote, escape or expansion of any language can be seen in.</summary>
    public static LiteralEncoding Careful { get; } = new PlainEncoding("code-careful", "\"'`\\${}#%");

    private static readonly StringForm Double = Backslashed("\"", "code-double-quoted", "\"\\");
    private static readonly StringForm Single = Backslashed("'", "code-single-quoted", "'\\");
    private static readonly StringForm DoubledSingle = new("'", "'", StringEscapes.Doubled, null, false, new DoublingEncoding("code-doubled-single", '\''));

    /// <summary>JavaScript and TypeScript (ECMA-262, sections 12.9.4 and 12.9.6).</summary>
    public static CodeSyntax JavaScript { get; } = new(
        CommentSyntax.Of(".js"),
        [Double, Single, new("`", "`", StringEscapes.Backslash, "${", true, new BackslashEncoding("js-template", "`\\", "$"))]);

    /// <summary>Python (its reference, "Lexical analysis").</summary>
    public static CodeSyntax Python { get; } = new(
        CommentSyntax.Of(".py"),
        [Triple("\"\"\"", StringEscapes.Backslash), Triple("'''", StringEscapes.Backslash), Double, Single],
        Prefixes: "rRfFbBuU");

    private static readonly CodeSyntax Go = new(
        CommentSyntax.Of(".go"), [Double, new("`", "`", StringEscapes.None, null, true, new PlainEncoding("go-raw", "`"))]);

    private static readonly CodeSyntax Java = new(CommentSyntax.Of(".java"), [Triple("\"\"\"", StringEscapes.Backslash), Double]);

    private static readonly CodeSyntax Kotlin = new(
        CommentSyntax.Of(".kt"),
        [Triple("\"\"\"", StringEscapes.None, "${"), Double with { Hole = "${", Encoding = new BackslashEncoding("kotlin", "\"\\", "$") }]);

    private static readonly CodeSyntax Groovy = new(
        CommentSyntax.Of(".groovy"),
        [
            Triple("\"\"\"", StringEscapes.Backslash, "${"),
            Triple("'''", StringEscapes.Backslash),
            Double with { Hole = "${", Encoding = new BackslashEncoding("groovy", "\"\\", "$") },
            Single
        ]);

    private static readonly CodeSyntax C = new(CommentSyntax.Of(".c"), [Double]);

    private static readonly CodeSyntax Ruby = new(
        CommentSyntax.Of(".rb"), [Double with { Hole = "#{", Encoding = new BackslashEncoding("ruby-double-quoted", "\"\\", "#") }, Single]);

    private static readonly CodeSyntax Php = new(
        CommentSyntax.Of(".php"), [Double with { Hole = "{$", Encoding = new BackslashEncoding("php-double-quoted", "\"\\", "${") }, Single]);

    private static readonly CodeSyntax Hcl = new(
        CommentSyntax.Of(".tf"), [Double with { Hole = "${", Encoding = new BackslashEncoding("hcl", "\"\\", "${") }]);

    private static readonly CodeSyntax Bicep = new(
        CommentSyntax.Of(".bicep"), [Triple("'''", StringEscapes.None), Single with { Hole = "${", Encoding = new BackslashEncoding("bicep", "'\\", "$") }]);

    private static readonly CodeSyntax Sql = new(CommentSyntax.Of(".sql"), [DoubledSingle with { IsMultiLine = true }]);

    private static readonly CodeSyntax PowerShell = new(
        CommentSyntax.Of(".ps1"),
        [
            new("@'", "\n'@", StringEscapes.None, null, true, Careful),
            new("@\"", "\n\"@", StringEscapes.None, "$(", true, Careful),
            new("\"", "\"", StringEscapes.Doubled, "$(", false, new DoublingEncoding("powershell-double-quoted", '"', "$`")),
            DoubledSingle,
        ],
        Joiners: ".:");

    private static readonly CodeSyntax VisualBasic = new(
        CommentSyntax.Of(".vb"), [new("\"", "\"", StringEscapes.Doubled, null, false, new DoublingEncoding("vb", '"', "{}"))], Prefixes: "$");

    private static readonly CodeSyntax FSharp = new(
        CommentSyntax.Of(".fs"),
        [
            Triple("\"\"\"", StringEscapes.None),
            new("@\"", "\"", StringEscapes.Doubled, null, true, new DoublingEncoding("fsharp-verbatim", '"')),
            Double with { Encoding = new BackslashEncoding("fsharp", "\"\\", "{}%") },
        ],
        Prefixes: "$");

    /// <summary>C# as far as its strings and comments go (ECMA-334, sections 6.3.3 and 6.4.5): for what may be shown of a line.</summary>
    /// <remarks>The reader of C# has the compiler's own parser.</remarks>
    public static CodeSyntax CSharp { get; } = new(
        CommentSyntax.Of(".cs"),
        [
            new("$@\"", "\"", StringEscapes.Doubled, "{", true, Careful),
            new("@$\"", "\"", StringEscapes.Doubled, "{", true, Careful),
            new("@\"", "\"", StringEscapes.Doubled, null, true, Careful),
            Triple("\"\"\"\"\"", StringEscapes.None),
            Triple("\"\"\"\"", StringEscapes.None),
            Triple("\"\"\"", StringEscapes.None),
            Double,
        ],
        Prefixes: "$");

    private static readonly Dictionary<string, CodeSyntax> ByExtension = Build();

    /// <summary>The syntax of the files with an extension, or null.</summary>
    public static CodeSyntax? Of(string extension) => ByExtension.TryGetValue(extension, out var syntax) ? syntax : null;

    private static StringForm Backslashed(string quote, string name, string escaped) =>
        new(quote, quote, StringEscapes.Backslash, null, false, new BackslashEncoding(name, escaped));

    private static StringForm Triple(string quotes, StringEscapes escapes, string? hole = null) =>
        new(quotes, quotes, escapes, hole, true, Careful);

    private static Dictionary<string, CodeSyntax> Build()
    {
        var table = new Dictionary<string, CodeSyntax>(StringComparer.Ordinal);
        Add(JavaScript, ".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx");
        Add(Python, ".py", ".pyi");
        Add(Go, ".go");
        Add(Java, ".java");
        Add(Kotlin, ".kt", ".kts", ".scala");
        Add(Groovy, ".groovy", ".gradle");
        Add(C, ".c", ".h", ".cc", ".cpp", ".hpp", ".rs", ".swift", ".proto", ".prisma");
        Add(Ruby, ".rb", ".rake", ".ex", ".exs");
        Add(Php, ".php");
        Add(Hcl, ".tf", ".tfvars", ".hcl", ".nomad");
        Add(Bicep, ".bicep", ".bicepparam");
        Add(Sql, ".sql", ".psql", ".pgsql", ".ddl");
        Add(PowerShell, ".ps1", ".psm1", ".psd1");
        Add(VisualBasic, ".vb", ".bas");
        Add(FSharp, ".fs", ".fsx", ".fsi");
        return table;

        void Add(CodeSyntax syntax, params string[] extensions)
        {
            foreach (var extension in extensions)
            {
                table[extension] = syntax;
            }
        }
    }
}
