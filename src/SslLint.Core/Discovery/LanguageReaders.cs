using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Sources;

namespace SslLint.Discovery;

/// <summary>Tells by the language of a program who reads its strings of pairs: what looks like ADO.NET's in Go is not for a driver of .NET.</summary>
internal static class LanguageReaders
{
    private static readonly IReadOnlyList<KnownDriver> known = [.. EngineCatalog.Known.Where(static k => k.Traces.Languages.Count > 0)];

    /// <summary>The connection with what the language of its file says about its reader.</summary>
    public static FoundConnection Mark(SourceFile file, FoundConnection found)
    {
        if (found.Source.Dialect is not AdoNetDialect || found.Keys is not { } keys)
        {
            return found;
        }

        var extension = file.Extension;
        var reader = known.FirstOrDefault(k => k.Traces.Languages.Contains(extension) && k.Dialects.Contains(AdoNetDialect.Instance)
            && keys.Own.All(own => own == k.Engine));
        return reader is null ? found : found with { Evidence = [new DriverEvidence(reader.Name, null, EvidenceStrength.Call, extension)] };
    }
}
