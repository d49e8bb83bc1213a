using SslLint.Text;

namespace SslLint.Readers;

/// <summary>Takes <c>NAME=value</c> apart where it stands in one text: environment lists, words of a shell, command line options.</summary>
public static class Assignments
{
    /// <summary>Splits at the first <c>=</c> (<c>:</c> in <c>/Option:value</c>), if a name of a variable or an option stands before it.</summary>
    /// <returns>False if there is none, in which case the whole text is the value.</returns>
    public static bool TrySplit(Literal text, out string key, out SourceSpan keySpan, out Literal value)
    {
        key = "";
        keySpan = default;
        value = text;
        if (text.Value.Length == 0)
        {
            return false;
        }

        var start = OptionPrefixLength(text.Value);
        var equals = text.Value.IndexOf(IsSlashOption(text.Value) ? ':' : '=');
        if (equals <= start)
        {
            return false;
        }

        for (var i = start; i < equals; i++)
        {
            if (!Identifiers.IsPart(text.Value[i]) && text.Value[i] is not ('.' or '-' or ':'))
            {
                return false;
            }
        }

        key = text.Value.Substring(start, equals - start);
        keySpan = text.ToSource(SourceSpan.FromBounds(start, equals));
        value = text.Slice(SourceSpan.FromBounds(equals + 1, text.Value.Length));
        return true;
    }

    /// <summary>The same where the text may as well be a connection string, whose first key is not to be taken for a variable:
    /// <c>Host=db;Port=1</c> stays whole, <c>CONN=Host=db;Port=1</c>, <c>PGHOST=db</c> and <c>--db=Host=db</c> are split.</summary>
    public static bool TrySplitUnlessSettings(Literal text, out string key, out SourceSpan keySpan, out Literal value)
    {
        key = "";
        keySpan = default;
        value = text;
        return text.Value.Length > 0 && MayAssign(text.Value) && TrySplit(text, out key, out keySpan, out value);
    }

    /// <summary>Whether a text is a connection string of several settings rather than an assignment of one.</summary>
    internal static bool IsSettings(string text) => text.Length > 0 && text.Contains(';') && !MayAssign(text);

    private static bool MayAssign(string text)
    {
        if (OptionPrefixLength(text) > 0)
        {
            return true;
        }

        var equals = text.IndexOf('=');
        if (equals <= 0)
        {
            return false;
        }

        var rest = text.Substring(equals + 1);
        var end = rest.IndexOf(';');
        var first = (end < 0 ? rest : rest.Substring(0, end)).TrimStart('"', '\'');
        if (first.Contains("://") || first.StartsWith("jdbc:", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        // NAME=Host=…: what stands behind the first delimiter starts with a key of its own.
        var second = first.IndexOf('=');
        if (second > 0 && second + 1 < first.Length && first[second + 1] != '=' && first.Take(second).All(static c => char.IsLetter(c) || c is ' ' or '_'))
        {
            return end >= 0 || IsVariableName(text.Substring(0, equals));
        }

        return end < 0 && IsVariableName(text.Substring(0, equals));
    }

    /// <summary>Upper case, or parts joined by two underscores, as .NET's configuration reads them.</summary>
    private static bool IsVariableName(string name) =>
        name.Contains("__") || (name.Length > 2 && name.All(static c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_'));

    private static int OptionPrefixLength(string text)
    {
        if (IsSlashOption(text))
        {
            return 1;
        }

        if (text.Length < 3 || text[0] != '-')
        {
            return 0;
        }

        return text[1] == '-' ? 2 : 1;
    }

    /// <summary><c>/TargetConnectionString:Server=…</c>, as tools that come from Windows take options. Paths have no colon behind their first name.</summary>
    private static bool IsSlashOption(string text)
    {
        var colon = text.IndexOf(':');
        return text[0] == '/' && colon > 1 && text.IndexOf('=') > colon && text.Substring(1, colon - 1).All(char.IsLetterOrDigit);
    }
}
