namespace SslLint.Rules;

/// <summary>The driver cannot verify the server, whatever the string says</summary>
public sealed class DriverCannotVerify : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "SSL4004",
        Name = "DriverCannotVerify",
        Title = "The driver cannot verify the server, whatever the string says",
        DefaultLevel = Level.Info,
        Cwe = 295,
    };

    /// <summary>It is said of a project where it names the driver's package: no reading raises this rule.</summary>
    public override IEnumerable<RuleHit> Check(RuleContext context) => [];
}
