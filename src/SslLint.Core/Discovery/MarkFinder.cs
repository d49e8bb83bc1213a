using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Discovery;

/// <summary>Finds strings by a mark that stands in them: Go's <c>user:password@tcp(host:port)/database</c>.</summary>
internal static class MarkFinder
{
    private static readonly IReadOnlyList<(Engine Engine, MarkedForm Form)> forms =
        [.. EngineCatalog.All.Where(static e => e.Marked is not null).Select(static e => (e, e.Marked!))];

    /// <summary>Adds the strings of a text.</summary>
    public static void Find(SourceEntry entry, Literal literal, EntryKind kind, IReadOnlyList<SourceSpan> opaque, List<FoundConnection> found)
    {
        var text = literal.Value;
        foreach (var (engine, form) in forms)
        {
            for (var at = text.IndexOf(form.Mark, StringComparison.Ordinal); at >= 0;)
            {
                var start = Start(text, at, kind, opaque);
                var end = End(text, at, opaque);
                var span = SourceSpan.FromBounds(start, end);
                found.Add(ConnectionFinder.Read(form.Dialect, BareWords.Slice(literal, span, span, opaque), entry.Evidence) with { Engine = engine });
                at = text.IndexOf(form.Mark, end, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>Where the word begins that the mark stands in; in other text a quote or an equal sign begins it as well.</summary>
    private static int Start(string text, int mark, EntryKind kind, IReadOnlyList<SourceSpan> opaque)
    {
        var start = mark;
        while (start > 0 && (OpaqueRanges.IsInside(opaque, start - 1)
            || !(char.IsWhiteSpace(text[start - 1]) || (kind == EntryKind.FreeText && text[start - 1] is '"' or '\'' or '`' or '='))))
        {
            start--;
        }

        return start;
    }

    private static int End(string text, int mark, IReadOnlyList<SourceSpan> opaque)
    {
        var end = mark;
        while (end < text.Length && (OpaqueRanges.IsInside(opaque, end) || !(char.IsWhiteSpace(text[end]) || text[end] is '"' or '\'' or '`')))
        {
            end++;
        }

        return end;
    }
}
