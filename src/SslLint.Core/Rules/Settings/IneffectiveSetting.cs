namespace SslLint.Rules;

/// <summary>A TLS setting has no effect</summary>
public sealed class IneffectiveSetting : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "SSL4001",
        Name = "IneffectiveSetting",
        Title = "A TLS setting has no effect",
        DefaultLevel = Level.Warning,
    };

    /// <inheritdoc/>
    public override IEnumerable<RuleHit> Check(RuleContext context)
    {
        if (!context.Reading.IsAccepted)
        {
            yield break;
        }

        foreach (var ineffective in context.Reading.Ineffective)
        {
            yield return new RuleHit(ineffective.Setting, $"{context.Driver} ignores {RuleContext.Quote(ineffective.Setting)}: {ineffective.Why}");
        }
    }
}
