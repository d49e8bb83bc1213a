using SslLint.Sources;
using SslLint.Text;

namespace SslLint.CSharp.Tests;

/// <summary>Reads code the way the tool does.</summary>
internal static class Reading
{
    public static ReadResult Read(string code, string path = "Program.cs") =>
        new CSharpFileReader().Read(new SourceFile(path, code), CancellationToken.None);

    /// <summary>The entry whose decoded value is <paramref name="value"/>.</summary>
    public static SourceEntry Entry(string code, string value) =>
        Assert.Single(Read(code).Entries, e => e.Value.Value == value);

    /// <summary>The only entry that looks like a connection string.</summary>
    public static SourceEntry Connection(string code, string path = "Program.cs") =>
        Assert.Single(Read(code, path).Entries, e => e.Value.Value.Contains('=', StringComparison.Ordinal));

    /// <summary>Applies an edit of an entry's value to the code.</summary>
    public static string Edit(string code, SourceEntry entry, string old, string replacement)
    {
        var at = entry.Value.Value.IndexOf(old, StringComparison.Ordinal);
        Assert.True(entry.Value.TryMapEdit(new TextEdit(new SourceSpan(at, old.Length), replacement), out var edit));
        return TextEdit.Apply(code, [edit]);
    }

    /// <summary>Appends text to an entry's value.</summary>
    public static string Append(string code, SourceEntry entry, string text)
    {
        Assert.True(entry.Value.TryMapEdit(new TextEdit(new SourceSpan(entry.Value.Value.Length, 0), text), out var edit));
        return TextEdit.Apply(code, [edit]);
    }

    public static string Drivers(SourceEntry entry) =>
        string.Join(' ', entry.Evidence.Where(e => e.Strength == EvidenceStrength.Call).Select(e => e.Driver));
}
