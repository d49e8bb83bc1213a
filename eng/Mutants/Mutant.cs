namespace SslLint.Mutants;

/// <summary>One small fault that a test must notice.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">The file, relative to <c>src/SslLint.Core</c>.</param>
/// <param name="Old">A text that stands in the file once.</param>
/// <param name="New">What stands there instead.</param>
internal sealed record Mutant(string Name, string File, string Old, string New)
{
    private const string NameMark = "# ";
    private const string FileMark = "@ ";
    private const string OldMark = "- ";
    private const string NewMark = "+ ";

    /// <summary>Reads a list: a line <c># name</c>, a line <c>@ file</c> where it differs from that of the mutant above,
    /// lines <c>- old</c>, lines <c>+ new</c>.</summary>
    /// <exception cref="InvalidDataException">A line is none of these.</exception>
    public static IEnumerable<Mutant> ReadList(string path)
    {
        var (name, file) = ((string?)null, "");
        var (old, replacement) = (new List<string>(), new List<string>());
        foreach (var line in System.IO.File.ReadLines(path).Append(NameMark))
        {
            if (line.StartsWith(NameMark, StringComparison.Ordinal))
            {
                if (name is not null)
                {
                    yield return new Mutant(name, file, string.Join('\n', old), string.Join('\n', replacement));
                }

                (name, old, replacement) = (line[NameMark.Length..], [], []);
            }
            else if (line.StartsWith(FileMark, StringComparison.Ordinal))
            {
                file = line[FileMark.Length..];
            }
            else if (line.StartsWith(OldMark, StringComparison.Ordinal))
            {
                old.Add(line[OldMark.Length..]);
            }
            else if (line.StartsWith(NewMark, StringComparison.Ordinal))
            {
                replacement.Add(line[NewMark.Length..]);
            }
            else if (line.Length > 0)
            {
                throw new InvalidDataException($"{path}: this line is neither '# name', '@ file', '- old' nor '+ new': {line}");
            }
        }
    }

    /// <summary>The text of the file with the fault in it; null where the old text doesn't stand in it exactly once.</summary>
    public string? Apply(string text)
    {
        var at = text.IndexOf(Old, StringComparison.Ordinal);
        return Old.Length > 0 && at >= 0 && text.IndexOf(Old, at + 1, StringComparison.Ordinal) < 0 ? text[..at] + New + text[(at + Old.Length)..] : null;
    }
}
