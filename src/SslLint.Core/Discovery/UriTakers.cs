using SslLint.Dialects;
using SslLint.Sources;

namespace SslLint.Discovery;

/// <summary>Tells where code takes a URI apart before a driver sees it: what is added to such a URI may get lost, or end up in a name.</summary>
internal static class UriTakers
{
    /// <summary>The languages of .NET, where hardly a driver takes a URI.</summary>
    private static readonly string[] DotNet = [".cs", ".csx", ".fs", ".fsx", ".vb"];

    /// <summary>Who takes a URI apart for which no evidence names a reader, as the beginning of a sentence; null where a driver may get it whole.</summary>
    public static string? Of(SourceFile file, FoundConnection found) =>
        found is { Source.Dialect: UriDialect, Engine: { } engine } && engine.ReaderOf(AdoNetDialect.Instance) is { } reader
        && !reader.Dialects.Contains(UriDialect.Instance)
        && Array.IndexOf(DotNet, file.Extension) >= 0
            ? $"no {engine.DisplayName} driver of .NET takes a URI: code or a library (Uri, Sql.fromUri) takes it apart first"
            : null;
}
