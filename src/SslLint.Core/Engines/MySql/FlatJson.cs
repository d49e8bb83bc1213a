namespace SslLint.Engines.MySql;

/// <summary>What <c>JSON.parse</c> makes of a short text, as far as drivers of Node.js ask: its kind, and the members of an object.</summary>
internal sealed class FlatJson
{
    /// <summary>Nobody nests deeper in a connection string; what does counts as no JSON.</summary>
    private const int MostLevels = 32;

    private readonly string text;
    private int at;

    private FlatJson(string text) => this.text = text;

    /// <summary>The members of the object, each as its text stands there; null where it is none.</summary>
    public Dictionary<string, string>? Members { get; private set; }

    /// <summary>Reads a text; null where it isn't JSON.</summary>
    public static FlatJson? Parse(string text)
    {
        var json = new FlatJson(text);
        json.SkipBlanks();
        json.Members = json.Peek() == '{' ? new Dictionary<string, string>(StringComparer.Ordinal) : null;
        var isRead = json.ReadValue(json.Members, 0);
        json.SkipBlanks();
        return isRead && json.at == text.Length ? json : null;
    }

    /// <summary>Whether JavaScript takes the text of a member for true: anything but false, null, 0 and an empty string.</summary>
    public static bool IsTruthy(string? member) => member is not (null or "false" or "null" or "\"\"" or "0" or "-0" or "0.0");

    private char Peek() => at < text.Length ? text[at] : '\0';

    private void SkipBlanks()
    {
        while (Peek() is ' ' or '\t' or '\n' or '\r')
        {
            at++;
        }
    }

    private bool ReadValue(Dictionary<string, string>? members, int level)
    {
        SkipBlanks();
        return level <= MostLevels && Peek() switch
        {
            '{' => ReadList('}', members, level),
            '[' => ReadList(']', null, level),
            '"' => ReadString(),
            _ => ReadWord(),
        };
    }

    private bool ReadList(char close, Dictionary<string, string>? members, int level)
    {
        at++;
        SkipBlanks();
        if (Peek() == close)
        {
            at++;
            return true;
        }

        while (true)
        {
            SkipBlanks();
            var name = "";
            if (close == '}')
            {
                var start = at;
                if (!ReadString())
                {
                    return false;
                }

                name = text.Substring(start + 1, at - start - 2);
                SkipBlanks();
                if (Peek() != ':')
                {
                    return false;
                }

                at++;
                SkipBlanks();
            }

            var value = at;
            if (!ReadValue(null, level + 1))
            {
                return false;
            }

            if (members is not null)
            {
                members[name] = text.Substring(value, at - value);
            }

            SkipBlanks();
            if (Peek() == close)
            {
                at++;
                return true;
            }

            if (Peek() != ',')
            {
                return false;
            }

            at++;
        }
    }

    private bool ReadString()
    {
        if (Peek() != '"')
        {
            return false;
        }

        for (at++; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] < ' ')
            {
                return false;
            }

            at += text[at] == '\\' ? 1 : 0;
        }

        return at++ < text.Length;
    }

    /// <summary>A number, or one of the three words.</summary>
    private bool ReadWord()
    {
        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '-' or '+' or '.'))
        {
            at++;
        }

        var word = text.Substring(start, at - start);
        return word is "true" or "false" or "null"
            || (word.Length > 0 && word[0] is '-' or (>= '0' and <= '9')
                && double.TryParse(word, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _));
    }
}
