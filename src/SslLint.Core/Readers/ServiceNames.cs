using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Readers;

/// <summary>Finds the names that a repository gives to its own services: what answers there is started with it and stands in the same network.</summary>
/// <remarks>
/// Sources: the Compose specification (<c>services</c>, <c>container_name</c>, <c>hostname</c>, <c>aliases</c>), the API of Kubernetes (Service, StatefulSet,
/// Pod), the API of Aspire's hosting packages. Files are read by their lines, as they are commonly written; a form that is not known here gives no name.
/// </remarks>
public static class ServiceNames
{
    private const string Call = ".Add";

    /// <summary>What a service of a compose file is made from, in one of its properties.</summary>
    private static readonly string[] origins = ["image", "build", "extends"];

    /// <summary>The name of an Aspire host's project in templates, and that of a host that is a single file.</summary>
    private static readonly string[] hosts = ["AppHost", "apphost"];

    private static readonly string[] yaml = [".yml", ".yaml"];
    private static readonly string[] csharp = [".cs"];

    /// <summary>Something of each path: of a repository's thousands few are looked at more closely.</summary>
    private static readonly WordSearch traces = new([.. yaml, .. hosts]);

    private static readonly string[] kinds = ["Service", "StatefulSet", "Pod"];

    /// <summary>Methods of an Aspire host that start a container, behind <see cref="Call"/>. What Azure runs is none.</summary>
    private static readonly string[] containers =
        ["Postgres", "SqlServer", "MySql", "MongoDB", "Redis", "Valkey", "Garnet", "Oracle", "Container", "Dockerfile"];

    /// <summary>Whether a file may name services.</summary>
    /// <param name="path">Its path, with <c>/</c>.</param>
    public static bool IsSource(string path) =>
        traces.IsIn(path)
        && (FileNames.HasExtension(path, yaml) || (FileNames.HasExtension(path, csharp) && hosts.Any(path.Contains)));

    /// <summary>The names that a file gives, as written.</summary>
    public static IEnumerable<string> Find(SourceFile file) =>
        (FileNames.HasExtension(file, csharp) ? OfAspire(file.Text) : OfDocuments(file.Text)).Where(IsName);

    /// <summary>A single label as container engines have it: no placeholder, no template.</summary>
    private static bool IsName(string name) =>
        name.Length is > 0 and <= 63 && name.All(static c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_');

    private static IEnumerable<string> OfDocuments(string text)
    {
        if (!text.Contains("services:") && !text.Contains("kind:"))
        {
            yield break;
        }

        var document = new YamlLines();
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("---", StringComparison.Ordinal))
            {
                foreach (var name in document.Names())
                {
                    yield return name;
                }

                document = new YamlLines();
            }
            else
            {
                document.Add(line);
            }
        }

        foreach (var name in document.Names())
        {
            yield return name;
        }
    }

    /// <summary><c>builder.AddPostgres("name")</c>.</summary>
    private static IEnumerable<string> OfAspire(string text)
    {
        for (var at = text.IndexOf(Call, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Call, at + 1, StringComparison.Ordinal))
        {
            var start = at + Call.Length;
            var end = Skip(start, char.IsLetter);
            var open = Skip(end, char.IsWhiteSpace);
            var quote = open < text.Length && text[open] == '(' ? Skip(open + 1, char.IsWhiteSpace) : text.Length;
            if (quote < text.Length && text[quote] == '"' && containers.Contains(text.Substring(start, end - start))
                && text.IndexOf('"', quote + 1) is var close and > 0)
            {
                yield return text.Substring(quote + 1, close - quote - 1);
            }
        }

        int Skip(int from, Func<char, bool> isSkipped)
        {
            while (from < text.Length && isSkipped(text[from]))
            {
                from++;
            }

            return from;
        }
    }

    /// <summary>One document of YAML, line by line.</summary>
    private sealed class YamlLines
    {
        private readonly List<string> services = [];
        private string top = "";
        private int childIndent = -1;
        private int propertyIndent = -1;
        private int aliasIndent = -1;
        private bool isCompose;
        private bool isExternal;
        private string? kind;
        private string? name;

        /// <summary>The names that the document gives.</summary>
        public IEnumerable<string> Names() =>
            isCompose ? services
            : name is not null && !isExternal && kinds.Contains(kind) ? [name]
            : [];

        /// <summary>Takes the next line.</summary>
        public void Add(string line)
        {
            var text = line.Trim();
            if (text.Length == 0 || text[0] == '#')
            {
                return;
            }

            var indent = line.Length - line.TrimStart().Length;
            var (key, value) = Split(text);
            if (indent == 0)
            {
                (top, childIndent) = (key, -1);
                kind = key == "kind" ? value : kind;
                return;
            }

            // A service that only stands for a name elsewhere.
            isExternal |= key == "type" && value == "ExternalName";
            if (top is "metadata" or "services")
            {
                AddBelow(text, key, value, indent);
            }
        }

        private void AddBelow(string text, string key, string value, int indent)
        {
            childIndent = childIndent < 0 ? indent : childIndent;
            if (indent == childIndent)
            {
                (propertyIndent, aliasIndent) = (-1, -1);
                if (top == "services")
                {
                    services.Add(key);
                    isCompose |= value.StartsWith("{", StringComparison.Ordinal) && origins.Any(o => value.Contains(o + ":"));
                }
                else if (key == "name")
                {
                    name = value;
                }
            }
            else if (top == "services" && indent > childIndent)
            {
                AddProperty(text, key, value, indent);
            }
        }

        private void AddProperty(string text, string key, string value, int indent)
        {
            propertyIndent = propertyIndent < 0 ? indent : propertyIndent;
            if (indent == propertyIndent)
            {
                isCompose |= origins.Contains(key);
                if (key is "container_name" or "hostname")
                {
                    services.Add(value);
                }
            }

            if (aliasIndent >= 0 && indent >= aliasIndent && text.StartsWith("- ", StringComparison.Ordinal))
            {
                services.Add(Plain(text.Substring(2)));
            }
            else
            {
                aliasIndent = key == "aliases" && value.Length == 0 ? indent : -1;
            }
        }

        /// <summary>The key and the value of a line; an anchor is no part of it.</summary>
        private static (string Key, string Value) Split(string text)
        {
            var colon = text.IndexOf(':');
            return colon > 0 && (colon + 1 == text.Length || char.IsWhiteSpace(text[colon + 1]))
                ? (Plain(text.Substring(0, colon)), Plain(text.Substring(colon + 1)))
                : ("", "");
        }

        /// <summary>A scalar without quotes and without the comment behind it.</summary>
        private static string Plain(string text)
        {
            text = text.Trim();
            var comment = text.StartsWith("#", StringComparison.Ordinal) ? 0 : text.IndexOf(" #", StringComparison.Ordinal);
            text = comment < 0 ? text : text.Substring(0, comment).TrimEnd();
            return text.Length > 1 && text[0] is '"' or '\'' && text[text.Length - 1] == text[0] ? text.Substring(1, text.Length - 2) : text;
        }
    }
}
