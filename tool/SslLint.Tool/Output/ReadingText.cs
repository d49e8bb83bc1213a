using SslLint.Analysis;
using SslLint.Attribution;
using SslLint.Engines;

namespace SslLint.Tool.Output;

/// <summary>Readings for people; versions that read alike stand together.</summary>
internal static class ReadingText
{
    /// <summary>Writes readings.</summary>
    public static void Write(IReadOnlyList<Explanation> explanations, TextWriter writer, AnsiStyle style)
    {
        foreach (var group in GroupAlike(explanations))
        {
            var reading = group[0];
            var verdict = reading.Accepted ? "accepted" : "refused";
            writer.WriteLine(style.Bold($"{reading.Driver} {string.Join(", ", group.Select(r => r.Version).Distinct())}") + $" ({reading.Dialect}): {verdict}");
            foreach (var line in Lines(reading))
            {
                writer.WriteLine("  " + Printable.Of(line));
            }
        }
    }

    private static IEnumerable<string> Lines(ReadingModel reading)
    {
        if (reading.Rejection is { } rejection)
        {
            yield return rejection;
        }

        if (reading.Posture is { } posture)
        {
            var roots = posture.RootCertificate is { } path ? $"{posture.Roots} {path}"
                : posture.Roots == "system" && DriverCatalog.Find(reading.Driver) is ({ SystemRoots: { } store }, _) ? $"system ({store})"
                : posture.Roots;
            yield return $"encryption: {posture.Encryption}, chain: {YesNo(posture.Chain)}, host name: {YesNo(posture.HostName)}, roots: {roots}"
                + (posture.MinimumTls is { } tls ? $", TLS {tls} or later" : "")
                + (posture.ClientCertificate ? ", with a client certificate" : "");
        }
        else if (reading.Accepted)
        {
            yield return reading.IsUnknownVersion ? "how this version reads its TLS settings isn't known: nothing can be said"
                : "a placeholder may hold the TLS settings: nothing can be said";
        }

        foreach (var ineffective in reading.Ineffective)
        {
            yield return $"no effect: {ineffective.Key}: {ineffective.Why}";
        }

        foreach (var finding in reading.Findings)
        {
            yield return $"{finding.Level}[{finding.RuleId}] {finding.Rule}: {finding.Message}";
        }
    }

    private static List<List<ReadingModel>> GroupAlike(IEnumerable<Explanation> explanations)
    {
        var groups = new List<List<ReadingModel>>();
        foreach (var reading in explanations.Select(ReadingModel.Of))
        {
            if (groups.Count > 0 && IsAlike(groups[^1][0], reading))
            {
                groups[^1].Add(reading);
            }
            else
            {
                groups.Add([reading]);
            }
        }

        return groups;
    }

    private static bool IsAlike(ReadingModel a, ReadingModel b) =>
        (a.Driver, a.Dialect, a.Accepted) == (b.Driver, b.Dialect, b.Accepted) && Lines(a).SequenceEqual(Lines(b));

    private static string YesNo(bool verified) => verified ? "verified" : "not verified";
}
