namespace SslLint.Providers;

/// <summary>Who signs the certificates of a managed service.</summary>
public enum CaKind
{
    /// <summary>A CA of the provider's own that no system store holds.</summary>
    Private,

    /// <summary>A CA that system stores hold.</summary>
    Public,

    /// <summary>A CA per instance, project or account: only the owner can fetch it.</summary>
    PerInstance,

    /// <summary>Depends on the product or plan.</summary>
    Mixed,
}

/// <summary>A managed database service, known by its host names.</summary>
public sealed record Provider
{
    /// <summary>The id that reports and configuration use, such as <c>aws-rds</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name in prose.</summary>
    public required string Name { get; init; }

    /// <summary>Who signs its certificates.</summary>
    public required CaKind Ca { get; init; }

    /// <summary>The bundle that verifies its servers and that SslLint carries, such as <c>aws-rds</c>; null if none.</summary>
    public string? Bundle { get; init; }

    /// <summary>Why a host name check can't succeed, as a clause; null where it can.</summary>
    public string? NoHostName { get; init; }

    /// <summary>How to come by the CA where no bundle is carried, as a clause.</summary>
    public string? HowToGetCa { get; init; }

    /// <summary>Host patterns, most special first: labels from the left, <c>*</c> for one label, <c>**</c> for one or more,
    /// <c>prefix-*</c> for a label with that start.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }
}
