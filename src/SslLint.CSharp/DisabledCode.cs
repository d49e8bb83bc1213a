using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SslLint.CSharp;

/// <summary>Code that <c>#if</c> takes out of this parse but not out of every build.</summary>
internal static class DisabledCode
{
    /// <summary>How deep conditions are followed.</summary>
    public const int MaximumDepth = 4;

    /// <summary>The symbols that a build of today has; the other branches are read afterwards.</summary>
    public static IReadOnlyList<string> Symbols { get; } =
    [
        "DEBUG", "TRACE", "NET", "NETCOREAPP", "NETCOREAPP3_1_OR_GREATER", "NET5_0_OR_GREATER", "NET6_0_OR_GREATER",
        "NET7_0_OR_GREATER", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NET10_0_OR_GREATER",
    ];

    /// <summary>The disabled code of a tree with everything else blank, so that offsets stay; null if no string stands in it.</summary>
    public static string? Of(SyntaxNode root, string source)
    {
        if (!root.ContainsDirectives)
        {
            return null;
        }

        char[]? text = null;
        foreach (var trivia in root.DescendantTrivia(static n => n.ContainsDirectives))
        {
            if (!trivia.IsKind(SyntaxKind.DisabledTextTrivia) || source.IndexOf('"', trivia.SpanStart, trivia.Span.Length) < 0)
            {
                continue;
            }

            text ??= Blank(source);
            source.CopyTo(trivia.SpanStart, text, trivia.SpanStart, trivia.Span.Length);
        }

        return text is null ? null : new string(text);
    }

    private static char[] Blank(string source)
    {
        var text = source.ToCharArray();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('\r' or '\n'))
            {
                text[i] = ' ';
            }
        }

        return text;
    }
}
