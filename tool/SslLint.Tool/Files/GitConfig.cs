namespace SslLint.Tool.Files;

/// <summary>Reads single values of git configuration files (git-config(1)), as far as file selection needs them.</summary>
internal static class GitConfig
{
    /// <summary>The last value of a key in a file; null where file, section or key is missing.</summary>
    /// <param name="gate">Decides what may be opened.</param>
    /// <param name="file">The configuration file.</param>
    /// <param name="section">The section without subsection, such as <c>core</c>.</param>
    /// <param name="key">The key.</param>
    public static string? Read(FileGate gate, string file, string section, string key)
    {
        if (gate.TryRead(file, FileLimit.GitConfiguration, LinkRule.Anywhere) is not { } content)
        {
            return null;
        }

        string? value = null;
        var isInSection = false;
        foreach (var raw in TextEncoding.Decode(content).Text.Split('\n'))
        {
            var line = raw.Trim();
            if (line.StartsWith('['))
            {
                var close = line.IndexOf(']');
                isInSection = close > 0 && line.AsSpan(1, close - 1).Trim().Equals(section, StringComparison.OrdinalIgnoreCase);
                line = close > 0 ? line[(close + 1)..].Trim() : "";
            }

            var equals = line.IndexOf('=');
            if (isInSection && equals > 0 && line.AsSpan(0, equals).Trim().Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                value = Unquote(line.AsSpan(equals + 1).Trim());
            }
        }

        return value;
    }

    private static string Unquote(ReadOnlySpan<char> text)
    {
        var result = new System.Text.StringBuilder(text.Length);
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (c is '#' or ';' && !isQuoted)
            {
                break;
            }
            else
            {
                result.Append(c == '\\' && i + 1 < text.Length ? text[++i] : c);
            }
        }

        return result.ToString().TrimEnd();
    }
}
