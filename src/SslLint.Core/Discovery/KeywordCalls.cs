using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Discovery;

/// <summary>Finds connections that are the arguments of a call: <c>pymysql.connect(host="h", ssl={"ca": "ca.pem"})</c>.</summary>
/// <remarks>An argument that is no literal is a setting whose value isn't known. Members of an object are settings <c>argument:member</c>.</remarks>
internal static class KeywordCalls
{
    /// <summary>The connections of one file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="calls">Its calls.</param>
    /// <param name="entries">What stands in them.</param>
    public static IEnumerable<FoundConnection> Find(SourceFile file, IReadOnlyList<CallSite> calls, IReadOnlyList<SourceEntry> entries)
    {
        if (calls.Count == 0)
        {
            yield break;
        }

        var sections = entries.Where(static e => e.Key is not null).ToLookup(static e => e.Section, StringComparer.Ordinal);
        foreach (var site in calls)
        {
            var name = site.Name.Of(file.Text);
            if (EngineCatalog.KeywordCallOf(name) is var (driver, call) && Read(file, site, name, driver, call, sections[site.Section]) is { } found)
            {
                yield return found;
            }
        }
    }

    private static FoundConnection? Read(
        SourceFile file, CallSite site, string name, KnownDriver driver, KeywordCall call, IEnumerable<SourceEntry> entries)
    {
        var literals = entries.ToLookup(static e => e.KeySpan);
        var settings = new List<Setting>();
        var places = new List<(SourceEntry Entry, Setting Setting)>();
        var isComplete = true;
        for (var i = 0; i < site.Arguments.Count; i++)
        {
            var argument = site.Arguments[i];
            if (argument.Name.IsEmpty)
            {
                var unpacks = argument.Value.Length > 0 && file.Text[argument.Value.Start] == '*';
                if (call.TakesString && !unpacks)
                {
                    return null;
                }

                isComplete &= !unpacks;
                if (!unpacks && i < call.Positional.Count)
                {
                    settings.Add(Unnamed(file, argument, call.Positional[i]));
                }

                continue;
            }

            var written = argument.Name.Of(file.Text);
            var key = call.Renamed.TryGetValue(written, out var renamed) ? renamed : written;
            if (literals[argument.Name].FirstOrDefault(e => IsWhole(file, e.Value.SourceSpan, argument.Value)) is { } entry)
            {
                var setting = SpreadSettings.ToSetting(entry, key) with
                {
                    Span = SourceSpan.FromBounds(argument.Name.Start, argument.Value.End),
                    IsQuoted = IsQuote(file.Text[argument.Value.End - 1]),
                };
                settings.Add(setting);
                places.Add((entry, setting));
            }
            else if (Objects.Members(file.Text, argument.Value) is { } members)
            {
                settings.Add(Unknown(file, argument, key) with { Value = members.Count == 0 ? "{}" : "{…}", IsPlaceholder = false });
                settings.AddRange(members.Select(m => Unnamed(file, m, key + ":" + m.Name.Of(file.Text)) with
                {
                    Span = SourceSpan.FromBounds(m.Name.Start - 1, m.Value.End),
                    KeySpan = m.Name,
                }));
            }
            else
            {
                settings.Add(Unknown(file, argument, key));
            }
        }

        var source = new ConnectionString(SpreadDialect.Instance, file.Text, [], settings, null, null);
        var reader = driver;
        if (call.TakesString)
        {
            // ODBC's: the driver is an argument as well, and without one it is the data source's.
            var named = settings.Find(static s => OdbcStrings.IsDriver(s.Key));
            reader = named is null ? null : named.IsPlaceholder && settings.Exists(IsOwnTls) ? driver : OdbcStrings.ReaderOf(source);
        }

        return reader is null ? null : new FoundConnection
        {
            Source = source,
            Span = site.Name,
            Evidence = [new DriverEvidence(reader.Name, null, EvidenceStrength.Call, name)],
            Engine = reader.Engine,
            IsComplete = isComplete,
            Edit = change => places.Count == 0 || (change is SettingChange.Replace replace && !places.Exists(p => p.Setting == replace.Setting))
                ? null
                : SpreadEdits.Of(file, places, places[places.Count - 1].Entry, change, static key => key),
        };

        bool IsOwnTls(Setting setting) => driver.Driver!.RoleOf(setting.Key) is not null;
    }

    /// <summary>Whether a literal is all of an argument: only its quotes, and letters before them, stand around it.</summary>
    private static bool IsWhole(SourceFile file, SourceSpan literal, SourceSpan argument)
    {
        const int longestPrefix = 5;
        const int longestQuote = 3;
        if (literal.Start < argument.Start || literal.End > argument.End || literal.Start - argument.Start > longestPrefix
            || argument.End - literal.End > longestQuote)
        {
            return false;
        }

        for (var i = argument.Start; i < literal.Start; i++)
        {
            if (!IsQuote(file.Text[i]) && !char.IsLetter(file.Text[i]))
            {
                return false;
            }
        }

        for (var i = literal.End; i < argument.End; i++)
        {
            if (!IsQuote(file.Text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsQuote(char c) => c is '"' or '\'';

    /// <summary>A setting without an entry of its own: a plain literal, or what isn't known.</summary>
    private static Setting Unnamed(SourceFile file, CallArgument argument, string key)
    {
        var setting = Unknown(file, argument, key);
        var text = argument.Value.Of(file.Text);
        var isQuoted = text.Length > 1 && IsQuote(text[0]) && text[text.Length - 1] == text[0];
        return isQuoted && text.IndexOfAny(['\\', text[0]], 1) == text.Length - 1
            ? setting with { Value = text.Substring(1, text.Length - 2), IsQuoted = true, IsPlaceholder = Placeholders.Find(text).Count > 0 }
            : text is "True" or "False" || (text.Length > 0 && text.All(char.IsDigit)) ? setting with { Value = text, IsPlaceholder = false }
            : setting;
    }

    private static Setting Unknown(SourceFile file, CallArgument argument, string key)
    {
        var isNone = argument.Value.Of(file.Text) == "None";
        return new Setting
        {
            Key = key,
            Value = isNone ? "None" : "",
            Span = argument.Name.IsEmpty ? argument.Value : SourceSpan.FromBounds(argument.Name.Start, argument.Value.End),
            KeySpan = argument.Name,
            ValueSpan = argument.Value,
            IsPlaceholder = !isNone,
        };
    }

    /// <summary>Takes an object of Python apart.</summary>
    private static class Objects
    {
        /// <summary>The members of an object whose names are texts; null where that isn't one.</summary>
        public static IReadOnlyList<CallArgument>? Members(string text, SourceSpan span)
        {
            if (span.Length < 2 || text[span.Start] != '{' || text[span.End - 1] != '}')
            {
                return null;
            }

            var members = new List<CallArgument>();
            for (var at = span.Start + 1; ;)
            {
                at = SkipBlanks(text, at, span.End - 1);
                if (at == span.End - 1)
                {
                    return members;
                }

                var close = IsQuote(text[at]) ? text.IndexOf(text[at], at + 1, span.End - at - 1) : -1;
                var colon = close < 0 ? -1 : SkipBlanks(text, close + 1, span.End);
                if (colon < 0 || text[colon] != ':')
                {
                    return null;
                }

                var start = SkipBlanks(text, colon + 1, span.End - 1);
                var next = EndOfMember(text, start, span.End - 1);
                var end = next;
                while (end > start && char.IsWhiteSpace(text[end - 1]))
                {
                    end--;
                }

                members.Add(new CallArgument(SourceSpan.FromBounds(at + 1, close), SourceSpan.FromBounds(start, end)));
                at = Math.Min(next + 1, span.End - 1);
            }
        }

        /// <summary>The comma that ends a member, outside of quotes, brackets and comments; else the end.</summary>
        private static int EndOfMember(string text, int start, int end)
        {
            var depth = 0;
            for (var i = start; i < end; i++)
            {
                if (IsQuote(text[i]))
                {
                    var close = text.IndexOf(text[i], i + 1, end - i - 1);
                    i = close < 0 ? end : close;
                }
                else if (text[i] == '#')
                {
                    i = TextLines.EndOfLine(text, i) - 1;
                }
                else if (text[i] is '{' or '[' or '(')
                {
                    depth++;
                }
                else if (text[i] is '}' or ']' or ')')
                {
                    depth--;
                }
                else if (text[i] == ',' && depth == 0)
                {
                    return i;
                }
            }

            return end;
        }

        private static int SkipBlanks(string text, int at, int end)
        {
            while (at < end && (char.IsWhiteSpace(text[at]) || text[at] == '#'))
            {
                at = text[at] == '#' ? Math.Min(TextLines.EndOfLine(text, at), end) : at + 1;
            }

            return at;
        }
    }
}
