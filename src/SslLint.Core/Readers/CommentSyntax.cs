using SslLint.Sources;

namespace SslLint.Readers;

/// <summary>How a language writes comments.</summary>
/// <param name="Line">What starts a comment that runs to the end of the line.</param>
/// <param name="Open">What opens a block comment, or null.</param>
/// <param name="Close">What closes it.</param>
internal sealed record CommentSyntax(string[] Line, string? Open = null, string? Close = null)
{
    private static readonly CommentSyntax Hash = new(["#"]);
    private static readonly CommentSyntax Slashes = new(["//"], "/*", "*/");
    private static readonly CommentSyntax HashAndSlashes = new(["#", "//"], "/*", "*/");
    private static readonly CommentSyntax Ini = new(["#", ";"]);
    private static readonly CommentSyntax Markup = new([], "<!--", "-->");

    /// <summary>For formats that nobody told us about.</summary>
    private static readonly CommentSyntax Unknown = new(["#", "//", "--"], "/*", "*/");

    private static readonly Dictionary<string, CommentSyntax> ByExtension = Build();

    /// <summary>The comments of the files with an extension.</summary>
    /// <param name="extension">In lower case, with its dot.</param>
    public static CommentSyntax Of(string extension) => ByExtension.TryGetValue(extension, out var syntax) ? syntax : Unknown;

    /// <summary>The length of the marker that starts a line comment at <paramref name="at"/>; 0 if none does.</summary>
    /// <remarks>Behind other text a marker counts only after white space: <c>postgres://</c>, <c>pass#word</c>.</remarks>
    public int LineCommentAt(string text, int at, int lineStart)
    {
        if (at > lineStart && !char.IsWhiteSpace(text[at - 1]))
        {
            return 0;
        }

        foreach (var marker in Line)
        {
            if (TextLines.StartsAt(text, at, marker))
            {
                return marker.Length;
            }
        }

        return 0;
    }

    private static Dictionary<string, CommentSyntax> Build()
    {
        var table = new Dictionary<string, CommentSyntax>(StringComparer.Ordinal);
        Add(Hash, ".py", ".pyi", ".rb", ".rake", ".gemspec", ".pl", ".pm", ".r", ".jl", ".ex", ".exs", ".tcl", ".toml", ".yml", ".yaml", ".mk", ".cmake",
            ".nix", ".graphql", ".gql", ".sh", ".bash", ".zsh", ".fish", ".timer", ".cli");
        Add(HashAndSlashes, ".tf", ".tfvars", ".hcl", ".php", ".nomad");
        Add(Ini, ".ini", ".cfg", ".conf", ".cnf", ".editorconfig", ".reg", ".service", ".dsn");
        Add(new CommentSyntax(["#", "!"]), ".properties");
        Add(Slashes, ".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx", ".java", ".kt", ".kts", ".go", ".c", ".h", ".cc", ".cpp", ".hpp", ".cs",
            ".csx", ".rs", ".swift", ".scala", ".groovy", ".gradle", ".bicep", ".bicepparam", ".proto", ".dart", ".prisma", ".jsonnet", ".css", ".scss",
            ".less", ".tt", ".json", ".jsonc", ".zig");
        Add(Markup, ".html", ".htm", ".xaml", ".axaml", ".aspx", ".ascx", ".vue", ".svelte", ".xml", ".svg", ".cshtml", ".razor");
        Add(new CommentSyntax(["//"], "(*", "*)"), ".fs", ".fsx", ".fsi");
        Add(new CommentSyntax(["'", "REM ", "Rem ", "rem "]), ".vb", ".vbs", ".bas");
        Add(new CommentSyntax(["REM ", "Rem ", "rem ", "@REM ", "@rem ", "::"]), ".cmd", ".bat");
        Add(new CommentSyntax(["#"], "<#", "#>"), ".ps1", ".psm1", ".psd1");
        Add(new CommentSyntax(["--"], "/*", "*/"), ".sql", ".psql", ".pgsql", ".ddl");
        Add(new CommentSyntax(["--"], "--[[", "]]"), ".lua");
        Add(new CommentSyntax(["--"], "{-", "-}"), ".hs", ".elm", ".purs");
        Add(new CommentSyntax([";"]), ".clj", ".cljs", ".edn", ".el", ".lisp", ".scm");
        return table;

        void Add(CommentSyntax syntax, params string[] extensions)
        {
            foreach (var extension in extensions)
            {
                table[extension] = syntax;
            }
        }
    }
}
