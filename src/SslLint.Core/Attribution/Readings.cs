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
        var all = candidate.Versions.Select(v => candidate.Driver.Read(found.Source, v, found.Context)).ToList();
        var accepted = all.Where(r => r.IsAccepted).ToList();
        if (accepted.Count == 0)
        {
            return all[all.Count - 1];
        }

        var best = accepted.OrderByDescending(r => r.Posture?.Strength ?? int.MaxValue).ThenByDescending(r => r.Version).First();
        var ignored = accepted.Select(r => new HashSet<Text.SourceSpan>(r.Ineffective.Select(i => i.Setting.Span))).ToList();
        return best with
        {
            Ineffective = [.. best.Ineffective.Where(i => ignored.TrueForAll(spans => spans.Contains(i.Setting.Span)))],
        };
    }
}
