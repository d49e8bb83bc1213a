using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Readers;

/// <summary>Drivers of Java that a file names by the file that they come in (<c>mysql-connector-java-5.1.46.jar</c>): what a build, an image or a script of
/// an application server puts beside an application is what reads its strings.</summary>
/// <remarks>Maven names the file of an artifact by its id and version (Maven's repository layout); the ids are those of the drivers' own packages.</remarks>
internal static class JarNames
{
    private const string Maven = "maven";
    private const string Ending = ".jar";

    private static readonly WordSearch endings = new(Ending);

    /// <summary>No jar's name is longer.</summary>
    private const int LongestName = 128;

    /// <summary>A text that names more is a list of what there is, and each of its strings would be read by all of them.</summary>
    private const int MostJars = 16;

    private static readonly IReadOnlyList<(string Artifact, string Package)> artifacts =
    [
        .. DriverPackages.NamesIn(Maven)
            .Where(static name => DriverPackages.IsDriver(new PackageReference(Maven, name, null)))
            .Select(static name => (name.Substring(name.IndexOf(':') + 1), name)),
    ];

    /// <summary>The evidence of the jars that a text names, each once.</summary>
    public static IReadOnlyList<DriverEvidence> Find(string text)
    {
        var found = new List<DriverEvidence>();
        for (var at = endings.IndexIn(text); at >= 0 && found.Count < MostJars; at = endings.IndexIn(text, at + Ending.Length))
        {
            var start = at;
            while (start > 0 && at - start < LongestName && IsOfName(text[start - 1]))
            {
                start--;
            }

            var end = at + Ending.Length;
            if ((end == text.Length || !IsOfName(text[end]) || text[end] == '.') && EvidenceOf(text.Substring(start, at - start)) is { } evidence
                && !found.Contains(evidence))
            {
                found.Add(evidence);
            }
        }

        return found;
    }

    private static bool IsOfName(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.' or '+';

    /// <summary>The evidence that the name of a jar gives, without its ending: the id of an artifact, alone or with a version behind it.</summary>
    private static DriverEvidence? EvidenceOf(string name)
    {
        foreach (var (artifact, package) in artifacts)
        {
            if (!name.StartsWith(artifact, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var version = name.Substring(artifact.Length);
            if (version.Length == 0 || (version.Length > 1 && version[0] == '-' && char.IsDigit(version[1])))
            {
                return DriverPackages.EvidenceOf(new PackageReference(Maven, package, version.TrimStart('-')), Ending) is { } evidence
                    ? evidence with { Source = artifact + Ending }
                    : null;
            }
        }

        return null;
    }
}
