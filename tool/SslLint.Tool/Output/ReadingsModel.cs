using System.Text.Json.Serialization;
using SslLint.Analysis;
using SslLint.Attribution;
using SslLint.Tool.Rewriting;

namespace SslLint.Tool.Output;

/// <summary><c>explain --format json</c>.</summary>
internal sealed record ReadingsModel
{
    public int SchemaVersion { get; } = 1;

    public required IReadOnlyList<ReadingModel> Readings { get; init; }

    /// <summary>Puts readings in the contract's form.</summary>
    public static ReadingsModel Of(IEnumerable<Explanation> explanations) => new() { Readings = [.. explanations.Select(ReadingModel.Of)] };
}

/// <summary>How one version of a driver reads the string.</summary>
internal sealed record ReadingModel
{
    public required string Driver { get; init; }

    public required string Version { get; init; }

    public required string Engine { get; init; }

    public required string Dialect { get; init; }

    public required bool Accepted { get; init; }

    public required string? Rejection { get; init; }

    /// <summary>Whether nothing is known of the version; for people alone.</summary>
    [JsonIgnore]
    public bool IsUnknownVersion { get; init; }

    public required PostureModel? Posture { get; init; }

    public required IReadOnlyList<IneffectiveModel> Ineffective { get; init; }

    public required IReadOnlyList<ReadingFinding> Findings { get; init; }

    /// <summary>One reading, without secrets.</summary>
    public static ReadingModel Of(Explanation explanation)
    {
        var reading = explanation.Reading;
        var shown = new ShownText(reading.Source.Text);
        return new ReadingModel
        {
            Driver = reading.Driver.Name,
            Version = reading.Version.ToString(),
            Engine = reading.Driver.Engine.Name,
            Dialect = reading.Source.Dialect.Name,
            Accepted = reading.IsAccepted,
            Rejection = reading.IsAccepted ? null : string.Join("; ", reading.Invalid.Select(i => i.Why)),
            IsUnknownVersion = reading.IsUnknownVersion,
            Posture = PostureModel.Of(reading.IsAccepted ? reading.Posture : null, shown.Of),
            Ineffective = [.. reading.Ineffective.Select(i => new IneffectiveModel(shown.Of(i.Setting.Key), i.Why))],
            Findings =
                [.. explanation.Hits.Select(h => new ReadingFinding(h.Rule.Id, h.Rule.Name, LevelNames.Of(h.Hit.Level ?? h.Rule.DefaultLevel), h.Hit.Message))],
        };
    }
}

/// <summary>A setting without effect.</summary>
internal sealed record IneffectiveModel(string Key, string Why);

/// <summary>A rule that the reading breaks.</summary>
internal sealed record ReadingFinding(string RuleId, string Rule, string Level, string Message);
