using SslLint.Text;

namespace SslLint.Readers;

/// <summary>Keeps track of the name that the next value is given to: <c>name =</c>, <c>"name":</c>, <c>name: Type =</c>, <c>x["name"] =</c>, <c>f(</c>,
/// <c>env.NAME ||</c>.</summary>
internal sealed class CodeKey
{
    private SourceSpan candidate;
    private SourceSpan pending;
    private char delimiter;

    /// <summary>A name, of which the part behind the last dot or colon counts.</summary>
    public void Name(SourceSpan name, string text)
    {
        var dot = text.LastIndexOfAny(['.', ':'], name.End - 1, name.Length);
        candidate = dot < 0 ? name : SourceSpan.FromBounds(dot + 1, name.End);
    }

    /// <summary>A string, which may be the key of a map.</summary>
    public void String(SourceSpan content) => candidate = content;

    /// <summary>A character that is no part of a name or string.</summary>
    public void Punctuation(char c)
    {
        switch (c)
        {
            case '=' when candidate.IsEmpty && delimiter == '=':
                // A comparison gives no value a name.
                pending = default;
                delimiter = '\0';
                break;
            case '=' or ':' or '(' or '|' or '?' or '>' when !candidate.IsEmpty:
                // In name: Type = … the name is the one before the type.
                if (!(c == '=' && delimiter == ':' && !pending.IsEmpty))
                {
                    pending = candidate;
                }

                delimiter = c;
                candidate = default;
                break;
            case '=' or '|' or '?' or '>' or ':' when !pending.IsEmpty:
                // The second half of =>, :=, ||, ??
                delimiter = c;
                break;
            case ']' when !candidate.IsEmpty:
                break;
            default:
                candidate = default;
                pending = default;
                delimiter = '\0';
                break;
        }
    }

    /// <summary>A line ends what it began, unless a delimiter stood last.</summary>
    public void NewLine()
    {
        if (!candidate.IsEmpty)
        {
            pending = default;
            delimiter = '\0';
        }
    }

    /// <summary>The name of a value that starts here; inside a list the list's own.</summary>
    public SourceSpan For(CodeFrame? frame)
    {
        if (!pending.IsEmpty && candidate.IsEmpty)
        {
            return pending;
        }

        return frame is { Open: '[' } ? frame.Key : default;
    }

    /// <summary>The name of a bracket that opens here; a called function is none.</summary>
    public SourceSpan ForBracket(CodeFrame? frame) => delimiter == '(' ? default : For(frame);
}
