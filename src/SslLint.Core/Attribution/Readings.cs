using SslLint.Discovery;
using SslLint.Drivers;

namespace SslLint.Attribution;

/// <summary>Chooses the reading that a report rests on.</summary>
internal static class Readings
{
    /// <summary>What holds for every version that accepts the string: the strongest of their readings, with the ineffective settings
    /// that all of them ignore. Where every version refuses it, the newest refusal.</summary>
    public static Reading Representative(DriverCandidate candidate, FoundConnection found)
    {
        Reading Read(int i) => candidate.Driver.Read(found.Source, candidate.Versions[i], found.Context);
        var newest = Read(candidate.Versions.Count - 1);

        // Most strings are strict or hold what nobody sees: no older version can say more, and some drivers have twenty.
        if (newest is { IsAccepted: true, Ineffective.Count: 0 } && newest.Posture is null or { IsStrict: true })
        {
            return newest;
        }

        var all = Enumerable.Range(0, candidate.Versions.Count - 1).Select(Read).Append(newest).ToList();
        var accepted = all.Where(static r => r.IsAccepted).ToList();
        if (accepted.Count == 0)
        {
            return newest;
        }

        var best = accepted.OrderByDescending(static r => r.Posture?.Strength ?? int.MaxValue).ThenByDescending(static r => r.Version).First();
        if (best.Ineffective.Count == 0)
        {
            return best;
        }

        var ignored = accepted.Select(static r => new HashSet<Text.SourceSpan>(r.Ineffective.Select(static i => i.Setting.Span))).ToList();
        return best with { Ineffective = [.. best.Ineffective.Where(i => ignored.TrueForAll(spans => spans.Contains(i.Setting.Span)))] };
    }
}
