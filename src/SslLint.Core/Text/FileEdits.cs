namespace SslLint.Text;

/// <summary>Edits of a file that is not the finding's own.</summary>
/// <param name="Path">The file, relative to the scanned root.</param>
/// <param name="Edits">Its edits, not overlapping.</param>
public sealed record FileEdits(string Path, IReadOnlyList<TextEdit> Edits);
