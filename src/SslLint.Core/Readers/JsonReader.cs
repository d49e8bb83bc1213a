using SslLint.Readers.Encodings;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Readers;

/// <summary>Reads JSON with what configuration files add to it: comments, trailing commas, single quotes and bare keys (JSON5).</summary>
public sealed class JsonReader : IFileReader
{
    /// <summary>System.Text.Json stops at 64; deeper files are no configuration, and paths would grow with the square of the depth.</summary>
    internal const int MaxDepth = 256;

    private static readonly string[] Extensions = [".json", ".jsonc", ".json5", ".webmanifest", ".code-workspace", ".ipynb", ".geojson", ".tfstate"];

    /// <summary>Keys whose values are command lines that somebody takes apart: a program (launchSettings.json), a shell, by its machine (tasks.json).</summary>
    private static readonly string[] CommandKeys = ["commandLineArgs", "command"];

    /// <summary>Keys of devcontainer.json. Their texts are run by <c>/bin/sh</c> in the container, their lists without a shell.</summary>
    private static readonly string[] ContainerKeys =
        ["onCreateCommand", "updateContentCommand", "postCreateCommand", "postStartCommand", "postAttachCommand"];

    /// <inheritdoc/>
    public bool CanRead(SourceFile file) => FileNames.HasExtension(file, Extensions);

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, CancellationToken cancellation)
    {
        var scan = new Scan(file.Text, cancellation);
        scan.Run();
        return scan.Result;
    }

    /// <summary>An object or array that is open.</summary>
    private sealed class Container(bool isObject, string section, string? key, SourceSpan keySpan, Container? parent)
    {
        public bool IsObject { get; } = isObject;

        /// <summary>The path of this container.</summary>
        public string Section { get; } = section;

        /// <summary>Objects: the key whose value comes next. Arrays: the nearest property name.</summary>
        public string? Key { get; set; } = key;

        public SourceSpan KeySpan { get; set; } = keySpan;

        public Container? Parent { get; } = parent;

        public int Index { get; set; }

        /// <summary>Finds <c>{ "name": "X", "value": … }</c>, the form of environment lists.</summary>
        public NamedValue Pair { get; } = new();
    }

    private sealed class Scan(string text, CancellationToken cancellation)
    {
        private readonly List<SourceEntry> entries = [];
        private readonly List<ReadWarning> warnings = [];
        private Container? open;
        private int at;
        private int depth;
        private int documents;

        public ReadResult Result => new() { Entries = entries, Warnings = warnings };

        public void Run()
        {
            var expectsKey = false;
            while (warnings.Count == 0)
            {
                SkipTrivia();
                if (at >= text.Length)
                {
                    if (open is not null)
                    {
                        Break("The file ends inside an object or array.");
                    }

                    return;
                }

                var c = text[at];
                if (c is '}' or ']')
                {
                    Close(c);
                    expectsKey = open is { IsObject: true };
                }
                else if (c == ',')
                {
                    at++;
                    expectsKey = open is { IsObject: true };
                }
                else if (expectsKey)
                {
                    ReadKey();
                    expectsKey = false;
                }
                else if (c is '{' or '[')
                {
                    Open(c == '{');
                    expectsKey = c == '{';
                }
                else
                {
                    ReadScalar(c);
                    expectsKey = open is { IsObject: true };
                }
            }
        }

        private void Break(string message) => warnings.Add(new ReadWarning(Math.Min(at, text.Length), message));

        private void Open(bool isObject)
        {
            cancellation.ThrowIfCancellationRequested();
            if (++depth > MaxDepth)
            {
                Break("Nested too deeply to be read.");
                return;
            }

            at++;
            var section = SectionOfNext();
            open = new Container(isObject, section, isObject ? null : open?.Key, isObject ? default : open?.KeySpan ?? default, open);
        }

        /// <summary>The path of a container that opens here.</summary>
        private string SectionOfNext()
        {
            if (open is null)
            {
                return Sections.OfDocument(documents++);
            }

            return open.IsObject
                ? Sections.Join(open.Section, open.Key ?? "")
                : Sections.Join(open.Section, (open.Index++).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        private void Close(char c)
        {
            if (open is null || open.IsObject != (c == '}'))
            {
                Break($"A {c} that closes nothing.");
                return;
            }

            open.Pair.Apply(entries, open.Parent is { IsObject: false } list ? list.Section : open.Section);
            open = open.Parent;
            depth--;
            at++;
        }

        private void ReadKey()
        {
            if (text[at] is '"' or '\'')
            {
                if (ReadString() is not { } key)
                {
                    return;
                }

                open!.Key = key.Value;
                open.KeySpan = key.SourceSpan;
            }
            else
            {
                var start = at;
                SkipBare();
                if (at == start)
                {
                    Break("A property name was expected.");
                    return;
                }

                open!.Key = text.Substring(start, at - start);
                open.KeySpan = SourceSpan.FromBounds(start, at);
            }

            SkipTrivia();
            if (at >= text.Length || text[at] != ':')
            {
                Break("A colon was expected.");
                return;
            }

            at++;
        }

        private void ReadScalar(char c)
        {
            if (c is '"' or '\'')
            {
                if (ReadString() is { } value)
                {
                    Add(value);
                }

                return;
            }

            var start = at;
            SkipBare();
            if (at == start)
            {
                Break("A value was expected.");
                return;
            }

            var bare = text.Substring(start, at - start);
            if (bare != "null")
            {
                Add(Literal.Verbatim(bare, start, JsonEncodings.Bare));
            }
        }

        private void Add(Literal value)
        {
            var holder = open;
            while (holder is { IsObject: false, Parent: not null })
            {
                holder = holder.Parent;
            }

            if (open is { IsObject: true })
            {
                open.Pair.See(open.Key, value, entries.Count);
            }

            var isContainers = Array.IndexOf(ContainerKeys, open?.Key) >= 0;

            // npm takes sh, or cmd.exe on Windows. What has template expressions is no script before they are filled in.
            if (open is { IsObject: true } && (isContainers || open.Section == "scripts") && !value.Value.Contains("{{"))
            {
                entries.AddRange(ShellReader.ReadScript(value, Sections.Join(open.Section, open.Key ?? ""), isContainers, cancellation));
                return;
            }

            var isCommand = isContainers || Array.IndexOf(CommandKeys, open?.Key) >= 0 || open is { IsObject: true, Section: "scripts" };
            entries.Add(new SourceEntry
            {
                Value = isCommand ? FreeTexts.Guard(value) : value,
                Kind = isCommand ? EntryKind.FreeText : EntryKind.Value,
                Key = open?.Key,
                KeySpan = open?.KeySpan ?? default,
                Section = holder?.Section ?? "",
                IsInert = InertKeys.Contains(open?.Key),
            });
        }

        /// <summary>Reads the string whose quote stands here; null, with a warning, if it does not end on its line.</summary>
        private Literal? ReadString()
        {
            var quote = text[at];
            var encoding = quote == '"' ? JsonEncodings.String : JsonEncodings.SingleQuoted;
            var start = at + 1;
            var end = NextStop(start, quote);
            if (end < text.Length && text[end] == quote)
            {
                at = end + 1;
                return Literal.Verbatim(text.Substring(start, end - start), start, encoding);
            }

            var builder = new LiteralBuilder(encoding, start);
            var from = start;
            while (end < text.Length && text[end] == '\\')
            {
                builder.AppendVerbatim(text.Substring(from, end - from), from);
                var length = BackslashEscapes.Read(text, end, out var decoded);
                builder.AppendEscape(decoded, new SourceSpan(end, length));
                from = end + length;
                end = NextStop(from, quote);
            }

            if (end >= text.Length || text[end] != quote)
            {
                Break("A string that doesn't end on its line.");
                return null;
            }

            builder.AppendVerbatim(text.Substring(from, end - from), from);
            at = end + 1;
            return builder.ToLiteral();
        }

        private int NextStop(int from, char quote)
        {
            while (from < text.Length && text[from] != quote && text[from] is not ('\\' or '\n' or '\r'))
            {
                from++;
            }

            return from;
        }

        private void SkipBare()
        {
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '$' or '-' or '+' or '.'))
            {
                at++;
            }
        }

        private void SkipTrivia()
        {
            while (at < text.Length)
            {
                var c = text[at];
                if (char.IsWhiteSpace(c))
                {
                    at++;
                }
                else if (c == '/' && at + 1 < text.Length && text[at + 1] == '/')
                {
                    var end = text.IndexOfAny(['\n', '\r'], at);
                    at = end < 0 ? text.Length : end;
                }
                else if (c == '/' && at + 1 < text.Length && text[at + 1] == '*')
                {
                    var end = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
                    at = end < 0 ? text.Length : end + 2;
                }
                else
                {
                    return;
                }
            }
        }
    }
}
