using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Core.Tests.Readers;

/// <summary>What must hold for every reader, and short ways to say what one should find.</summary>
internal static class ReaderCheck
{
    public static ReadResult Read(IFileReader reader, string text, string path)
    {
        var file = new SourceFile(path, text);
        Assert.True(reader.CanRead(file), $"{reader.GetType().Name} must read {path}");
        var result = reader.Read(file, CancellationToken.None);
        AssertSound(text, result);
        return result;
    }

    /// <summary>The entries as lines <c>section|key|value</c>; free text has a <c>~</c> in front, inert texts a <c>!</c>.</summary>
    public static string Show(ReadResult result) => string.Join('\n', result.Entries.Select(Show));

    public static string Show(SourceEntry entry) =>
        $"{(entry.IsInert ? "!" : "")}{(entry.Kind == EntryKind.FreeText ? "~" : "")}{entry.Section}|{entry.Key}|{entry.Value.Value}";

    /// <summary>Spans lie in the text, verbatim runs equal their source, keys stand where they are said to, and no text is reported twice.</summary>
    public static void AssertSound(string text, ReadResult result)
    {
        Assert.True(result.Warnings.Count <= 1, "at most one warning");
        Assert.All(result.Warnings, w => Assert.InRange(w.Offset, 0, text.Length));
        var runs = new List<SourceSpan>();
        foreach (var entry in result.Entries)
        {
            Assert.InRange(entry.KeySpan.Start, 0, text.Length);
            Assert.InRange(entry.KeySpan.End, entry.KeySpan.Start, text.Length);
            Assert.InRange(entry.Value.SourceSpan.Start, 0, text.Length);
            var decoded = 0;
            foreach (var segment in entry.Value.Segments)
            {
                Assert.Equal(decoded, segment.Start);
                decoded = segment.End;
                Assert.InRange(segment.Source.Start, 0, text.Length);
                Assert.InRange(segment.Source.End, segment.Source.Start, text.Length);
                if (!segment.IsOpaque)
                {
                    // A hole may hold texts that are entries of their own.
                    runs.Add(segment.Source);
                }

                if (segment.IsVerbatim)
                {
                    Assert.Equal(segment.Source.Of(text), entry.Value.Value.Substring(segment.Start, segment.Length));
                }
            }

            Assert.Equal(entry.Value.Value.Length, decoded);
        }

        runs.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        for (var i = 1; i < runs.Count; i++)
        {
            Assert.False(runs[i - 1].Overlaps(runs[i]), $"{runs[i - 1].Of(text)} and {runs[i].Of(text)} overlap");
        }
    }

    /// <summary>Inserts <paramref name="insertion"/> behind <paramref name="after"/> in the value of <paramref name="key"/>, writes the file and reads it
    /// again: the value must be the edited one, and every other entry as before.</summary>
    /// <returns>The written file, or null where the edit was refused.</returns>
    public static string? Insert(IFileReader reader, string text, string path, string? key, string after, string insertion)
    {
        var before = Read(reader, text, path);
        var index = before.Entries.ToList().FindIndex(e => e.Key == key && e.Value.Value.Contains(after, StringComparison.Ordinal));
        Assert.True(index >= 0, $"no value of {key} holds {after}");
        var literal = before.Entries[index].Value;
        var at = literal.Value.IndexOf(after, StringComparison.Ordinal) + after.Length;
        if (!literal.TryMapEdit(new TextEdit(new SourceSpan(at, 0), insertion), out var edit))
        {
            return null;
        }

        var written = TextEdit.Apply(text, [edit]);
        var again = Read(reader, written, path);
        Assert.Equal(
            before.Entries.Select((e, i) => i == index ? e.Value.Value.Insert(at, insertion) : e.Value.Value),
            again.Entries.Select(e => e.Value.Value));
        return written;
    }

    /// <summary>Reads the text cut off at every place, and with characters changed by a seeded generator: never an exception, always sound.</summary>
    public static void Mutate(IFileReader reader, string text, string path)
    {
        for (var length = 0; length < text.Length; length++)
        {
            Try(reader, text[..length], path);
        }

        var random = new Random(20261124);
        const string Noise = "\"'`\\{}[]()<>&;:=,#$%!|-\n\r\t /*xn0\ud83d\0";
        for (var i = 0; i < 2000; i++)
        {
            var at = random.Next(text.Length);
            var mutated = random.Next(3) switch
            {
                0 => text.Remove(at, Math.Min(random.Next(1, 4), text.Length - at)),
                1 => text.Insert(at, Noise[random.Next(Noise.Length)].ToString()),
                _ => text[..at] + Noise[random.Next(Noise.Length)] + text[(at + 1)..],
            };
            Try(reader, mutated, path);
        }
    }

    private static void Try(IFileReader reader, string text, string path)
    {
        var file = new SourceFile(path, text);
        AssertSound(text, reader.Read(file, CancellationToken.None));
    }
}
