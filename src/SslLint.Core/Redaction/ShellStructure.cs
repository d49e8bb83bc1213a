using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Redaction;

/// <summary>Shell scripts, PowerShell and Dockerfiles, in which every word is a literal: variables, options, keywords and known commands are shown.</summary>
internal static class ShellStructure
{
    private const string Breaks = " \t\r\n;|&()<>,[]{}\\";

    private static readonly HashSet<string> words = new(StringComparer.Ordinal)
    {
        "export", "env", "set", "local", "declare", "readonly", "if", "then", "else", "elif", "fi", "for", "do", "done", "while", "case", "esac",
        "in", "function", "return",
        "exec", "sudo", "source", "eval", "echo", "printf", "true", "false", "psql", "pg_dump", "pg_dumpall", "pg_restore", "pg_isready", "createdb",
        "dropdb", "vacuumdb",
        "docker", "run", "node", "npm", "npx", "yarn", "pnpm", "python", "python3", "ruby", "php", "java", "dotnet", "bash", "sh", "make", "go", "cargo",
        "kubectl", "helm",
        "FROM", "RUN", "CMD", "ENTRYPOINT", "ENV", "ARG", "EXPOSE", "COPY", "ADD", "WORKDIR", "USER", "LABEL", "HEALTHCHECK", "VOLUME", "STOPSIGNAL",
        "ONBUILD", "AS",
        "new", "param", "foreach", "New-Object", "Invoke-Sqlcmd", "Start-Process", "=", "!", "==", "+=", "--",
    };

    public static void Apply(Marks marks, string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (Breaks.Contains(c))
            {
                marks.Show(new SourceSpan(at, 1));
                at++;
            }
            else if (c is '"' or '\'' or '`')
            {
                at = Quoted(marks, text, at);
            }
            else if (c == '#' && (at == 0 || char.IsWhiteSpace(text[at - 1])))
            {
                marks.Show(new SourceSpan(at, 1));
                at = TextLines.EndOfLine(text, at);
            }
            else
            {
                at = Word(marks, text, at);
            }
        }
    }

    /// <summary>What stands between quotes is hidden; without a closing one, all of the rest.</summary>
    private static int Quoted(Marks marks, string text, int start)
    {
        var at = start + 1;
        while (at < text.Length && text[at] != text[start])
        {
            at += text[at] == '\\' && text[start] != '\'' ? 2 : 1;
        }

        marks.Show(new SourceSpan(start, 1));
        if (at < text.Length)
        {
            marks.Show(new SourceSpan(at, 1));
        }

        return Math.Min(at, text.Length) + 1;
    }

    private static int Word(Marks marks, string text, int start)
    {
        var end = start;
        while (end < text.Length && !Breaks.Contains(text[end]) && text[end] is not ('"' or '\'' or '`'))
        {
            end++;
        }

        // "name=", "--name=", "$name =": the value may be quoted, and then the word ends before it.
        var name = start;
        while (name < end && (char.IsLetterOrDigit(text[name]) || text[name] is '_' or '-' or '.' or '$' or ':'))
        {
            name++;
        }

        var isAlone = (start == 0 || char.IsWhiteSpace(text[start - 1]) || text[start - 1] is '{' or '(' or ';') && name - start <= 80;
        if (isAlone && name > start && name < end && text[name] == '=')
        {
            marks.Show(SourceSpan.FromBounds(start, name + 1));
        }
        else if (isAlone && name == end && IsHarmless(text.Substring(start, end - start)))
        {
            marks.Show(SourceSpan.FromBounds(start, end));
        }
        else if (end - start <= 16 && words.Contains(text.Substring(start, end - start)))
        {
            marks.Show(SourceSpan.FromBounds(start, end));
        }

        return end;
    }

    /// <summary>Whether the word is a variable, an option, or known. <c>-phunter2</c> is an option of MySQL's client with its value.</summary>
    private static bool IsHarmless(string word) =>
        words.Contains(word)
        || (word.Length > 1 && word[0] == '$' && word.Skip(1).All(static c => char.IsLetterOrDigit(c) || c is '_' or ':'))
        || (word.Length == 2 && word[0] == '-' && char.IsLetter(word[1]))
        || (word.Length <= 40 && word.StartsWith("--", StringComparison.Ordinal) && word.Skip(2).All(static c => c is (>= 'a' and <= 'z') or '-'));
}
