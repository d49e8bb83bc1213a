namespace SslLint.Rules;

/// <summary>The driver refuses the connection string</summary>
public sealed class InvalidSetting : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "SSL4002",
        Name = "InvalidSetting",
        Title = "The driver refuses the connection string",
        DefaultLevel = Level.Warning,
    };

    /// <inheritdoc/>
    public override IEnumerable<RuleHit> Check(RuleContext context)
    {
        if (!context.IsNamed)
        {
            yield break;
        }

        foreach (var invalid in context.Reading.Invalid)
        {
            yield return new RuleHit(invalid.Setting, $"{context.Driver} refuses the string: {invalid.Why}");
        }
    }
}
