using SslLint.Dialects;
using SslLint.Discovery;
using SslLint.Secrets;
using SslLint.Text;

namespace SslLint.Redaction;

/// <summary>Marks what a connection says in its file: the settings that may be shown, and those that never are.</summary>
internal static class ConnectionMarks
{
    /// <summary>Marks the characters of a connection.</summary>
    /// <param name="marks">The marks of the file.</param>
    /// <param name="file">The file's text.</param>
    /// <param name="found">The connection.</param>
    /// <param name="readings">The string as drivers split it, where that differs: what one of them takes for a secret is one.</param>
    public static void Apply(Marks marks, string file, FoundConnection found, IReadOnlyList<ConnectionString> readings)
    {
        if (found.Literal is not { } literal)
        {
            foreach (var setting in found.Source.Settings)
            {
                Spread(marks, file, setting);
            }

            // A builder's own string is one like any other, with keys that are shown.
            if (found.Text is var (written, parsed))
            {
                Tokens(new LiteralMarks(marks, written), parsed, isSecond: false);
            }

            return;
        }

        Tokens(new LiteralMarks(marks, literal), found.Source, isSecond: false);
        foreach (var reading in readings)
        {
            if (!ReferenceEquals(reading, found.Source) && reading.Text == found.Source.Text)
            {
                Tokens(new LiteralMarks(marks, literal), reading, isSecond: true);
            }
        }
    }

    private static void Tokens(LiteralMarks marks, ConnectionString source, bool isSecond)
    {
        var text = source.Text;
        var settings = source.Settings;
        var holes = new Queue<SourceSpan>(source.Opaque.OrderBy(o => o.Start));
        var (next, isBehindSecret, isDoubtful) = (0, false, false);
        foreach (var token in source.Tokens)
        {
            // Settings stand in the order of the tokens; a key comes before its value.
            while (next < settings.Count && token.Span.Start >= settings[next].Span.End)
            {
                isBehindSecret |= HarmlessSettings.IsSecret(settings[next]);
                next++;
            }

            var setting = next < settings.Count && token.Span.Start >= settings[next].Span.Start ? settings[next] : null;
            var isShown = token.Kind switch
            {
                TokenKind.Scheme or TokenKind.Delimiter => true,
                TokenKind.Trivia => token.Span.Of(text).All(static c => char.IsWhiteSpace(c) || c is ';' or '&' or '?' or '/'),
                TokenKind.Key => setting is not null && (setting.IsKeyPlaceholder || HarmlessSettings.ShowsKey(setting.Key, isBehindSecret)),
                TokenKind.Value when setting is not null => IsHarmless(setting, text, token.Span, holes, ref isDoubtful),
                _ => false,
            };
            if (isShown && !isSecond)
            {
                marks.Show(token.Span);
                while (holes.Count > 0 && holes.Peek().Start < token.Span.End)
                {
                    marks.HideRest(HoleName.Rest(text, holes.Dequeue()));
                }
            }
            else if (!isShown)
            {
                marks.Hide(setting is { IsQuoted: true } && token.Kind == TokenKind.Value ? WithoutQuotes(text, token.Span) : token.Span);
            }
        }
    }

    private static bool IsHarmless(Setting setting, string text, SourceSpan span, Queue<SourceSpan> holes, ref bool isDoubtful)
    {
        while (holes.Count > 0 && holes.Peek().End <= span.Start)
        {
            holes.Dequeue();
        }

        var value = setting.Value;
        if (setting.IsPlaceholder)
        {
            span = setting.IsQuoted ? WithoutQuotes(text, span) : span;
            var known = new System.Text.StringBuilder();
            var at = span.Start;
            foreach (var hole in holes.TakeWhile(h => h.Start < span.End))
            {
                known.Append(text, at, Math.Max(0, hole.Start - at));
                at = Math.Max(at, hole.End);
            }

            value = known.Append(text, at, Math.Max(0, span.End - at)).ToString();
        }

        // Where the port is no number, an '@' was forgotten, and up to the query anything may be the password.
        isDoubtful |= setting.Place == SettingPlace.Port && !HarmlessSettings.ShowsValue(setting, value);
        return !(isDoubtful && setting.Place != SettingPlace.Pair) && HarmlessSettings.ShowsValue(setting, value);
    }

    private static SourceSpan WithoutQuotes(string text, SourceSpan span) =>
        span.Length >= 2 && text[span.Start] is '"' or '\'' && text[span.End - 1] == text[span.Start] ? new SourceSpan(span.Start + 1, span.Length - 2) : span;

    /// <summary>A setting that stands alone in the file. One that is put together, or written with escapes, is left to what is known of the file.</summary>
    private static void Spread(Marks marks, string file, Setting setting)
    {
        var span = setting.ValueSpan;
        if (span.IsEmpty || span.End > file.Length)
        {
            return;
        }

        if (HarmlessSettings.IsSecret(setting))
        {
            marks.Hide(WithoutQuotes(file, span));
            return;
        }

        var inner = WithoutQuotes(file, span);
        if (inner.Of(file) != setting.Value)
        {
            return;
        }

        var value = setting.Value;
        var holes = Placeholders.Find(value);
        var known = holes.Count == 0 ? value : TextEdit.Apply(value, holes.Select(static h => new TextEdit(h, "")));
        if (HarmlessSettings.ShowsValue(setting, known))
        {
            marks.Show(inner);
            foreach (var hole in holes)
            {
                var rest = HoleName.Rest(value, hole);
                marks.Hide(new SourceSpan(inner.Start + rest.Start, rest.Length));
            }
        }
    }

    /// <summary>Turns marks of a decoded text into marks of its file. Ranges come in ascending order.</summary>
    private sealed class LiteralMarks(Marks marks, Literal literal)
    {
        private int current;

        public void Show(SourceSpan decoded)
        {
            foreach (var (span, segment) in Parts(decoded))
            {
                // An escape is shown whole or not at all.
                if (segment.IsVerbatim || (decoded.Start <= segment.Start && segment.End <= decoded.End))
                {
                    marks.Show(span);
                }
            }
        }

        /// <summary>Marks a secret. Of a hole between literals the code decides: names are shown, literals aren't.</summary>
        public void Hide(SourceSpan decoded)
        {
            foreach (var (span, _) in Parts(decoded).Where(static p => !p.Segment.IsOpaque))
            {
                marks.Hide(span);
            }
        }

        /// <summary>Marks what a hole holds beside its name.</summary>
        public void HideRest(SourceSpan decoded)
        {
            foreach (var (span, _) in Parts(decoded))
            {
                marks.Hide(span);
            }
        }

        private IEnumerable<(SourceSpan Span, LiteralSegment Segment)> Parts(SourceSpan decoded)
        {
            var segments = literal.Segments;
            while (current > 0 && segments[current].Start > decoded.Start)
            {
                current--;
            }

            while (current + 1 < segments.Count && segments[current].End <= decoded.Start)
            {
                current++;
            }

            for (var i = current; i < segments.Count && segments[i].Start < decoded.End; i++)
            {
                var segment = segments[i];
                var (start, end) = (Math.Max(segment.Start, decoded.Start), Math.Min(segment.End, decoded.End));
                if (end > start)
                {
                    yield return (segment.IsVerbatim ? new SourceSpan(segment.Source.Start + start - segment.Start, end - start) : segment.Source, segment);
                }
            }
        }
    }
}
