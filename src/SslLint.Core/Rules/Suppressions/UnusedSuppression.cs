namespace SslLint.Rules;

/// <summary>A suppression suppresses nothing</summary>
public sealed class UnusedSuppression : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "SSL9001",
        Name = "UnusedSuppression",
        Title = "A suppression suppresses nothing",
        DefaultLevel = Level.Info,
    };

    /// <summary>Suppressions are judged when everything else is: no reading raises this rule.</summary>
    public override IEnumerable<RuleHit> Check(RuleContext context) => [];
}
