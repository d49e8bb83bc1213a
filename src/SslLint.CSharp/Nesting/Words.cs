namespace SslLint.CSharp.Nesting;

/// <summary>Words of the language, by what they mean for nesting.</summary>
internal static class Words
{
    private const int Longest = 10;

    /// <summary>What follows belongs to it until the statement or the element ends.</summary>
    public static readonly HashSet<string> OfStatements = new(StringComparer.Ordinal)
    {
        "if", "else", "while", "do", "for", "foreach", "using", "lock", "fixed", "switch", "from", "join", "let", "where", "orderby", "select", "group", "into",
        "yield", "return", "goto", "delegate", "async", "static", "checked", "unchecked", "unsafe", "stackalloc", "typeof", "sizeof",
    };

    /// <summary>What follows belongs to it up to the next operator between two operands.</summary>
    public static readonly HashSet<string> Prefixes = new(StringComparer.Ordinal) { "await", "throw", "ref", "not", "new", "scoped" };

    /// <summary>What can follow a brace without beginning something new.</summary>
    public static readonly HashSet<string> GoOnBehindBlock = new(StringComparer.Ordinal)
    {
        "is", "as", "with", "switch", "and", "or", "when", "in", "on", "equals", "by",
    };

    /// <summary>Types of the language: in parentheses they are a cast, whatever follows.</summary>
    public static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "bool", "byte", "char", "decimal", "double", "float", "int", "long", "nint", "nuint",
        "object", "sbyte", "short", "string", "uint", "ulong", "ushort", "void",
    };

    /// <summary>Whether a word can be one of these; only then is it worth a string.</summary>
    public static bool MayBeKeyword(string text, int start, int end)
    {
        if (end - start > Longest)
        {
            return false;
        }

        for (var i = start; i < end; i++)
        {
            if (text[i] is < 'a' or > 'z')
            {
                return false;
            }
        }

        return true;
    }
}
