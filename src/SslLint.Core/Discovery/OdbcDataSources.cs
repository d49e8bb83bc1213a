using SslLint.Dialects;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Discovery;

/// <summary>Finds ODBC's data sources: sections of <c>odbc.ini</c>, and files <c>.dsn</c>, that name a driver and its settings.</summary>
/// <remarks>unixODBC 2.3.11 was asked by <c>SQLGetPrivateProfileString</c>, and FreeTDS 1.3.17 connected by data sources: sections and keys are compared
/// without case, and of several settings of one key the first counts, to FreeTDS as well, which takes the last one of a string.</remarks>
internal static class OdbcDataSources
{
    private const string Odbc = "odbc";

    private static readonly string[] extensions = [".ini", ".conf", ".cfg"];

    /// <summary>The keys of a server: a section without one describes a driver, as in <c>odbcinst.ini</c>.</summary>
    private static readonly HashSet<string> hosts = new(StringComparer.OrdinalIgnoreCase) { "Server", "Servername", "Address", "Addr", "Host" };

    /// <summary>The connections of one file.</summary>
    public static IEnumerable<FoundConnection> Find(SourceFile file, IReadOnlyList<SourceEntry> entries)
    {
        // Programs name a driver in configuration of their own, too, and make a string of it that has more settings than stand there.
        var name = file.Name.ToLowerInvariant();
        if (FileNames.ExtensionOf(name) is not ".dsn" && !(FileNames.HasExtension(name, extensions) && name.Contains(Odbc)))
        {
            yield break;
        }

        var sections = entries.Where(static e => e.Key is not null && e.Kind == EntryKind.Value && e.Section.Length > 0)
            .GroupBy(static e => e.Section, StringComparer.OrdinalIgnoreCase);
        foreach (var section in sections)
        {
            if (Read(file, [.. section]) is { } found)
            {
                yield return found;
            }
        }
    }

    private static FoundConnection? Read(SourceFile file, List<SourceEntry> entries)
    {
        var settings = entries.GroupBy(static e => e.Key!, StringComparer.OrdinalIgnoreCase).Select(static g => g.First())
            .Select(static e => (Entry: e, Setting: SpreadSettings.ToSetting(e, e.Key!))).ToList();
        var source = new ConnectionString(SpreadDialect.Instance, file.Text, [], [.. settings.Select(static s => s.Setting)], null, null);
        if (!source.Settings.Any(static s => hosts.Contains(s.Key)) || OdbcStrings.ReaderOf(source) is not { } reader)
        {
            return null;
        }

        var main = settings[settings.Count - 1].Entry;
        return new FoundConnection
        {
            Source = source,
            Span = settings.First(static s => OdbcStrings.IsDriver(s.Setting.Key)).Entry.Value.SourceSpan,
            Evidence = [OdbcStrings.EvidenceOf(reader)],
            Engine = reader.Engine,
            Edit = change => SpreadEdits.Of(file, settings, main, change, static key => key),
        };
    }
}
