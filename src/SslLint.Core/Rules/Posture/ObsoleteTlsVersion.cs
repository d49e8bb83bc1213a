namespace SslLint.Rules;

/// <summary>An obsolete TLS version is allowed</summary>
public sealed class ObsoleteTlsVersion : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "SSL1005",
        Name = "ObsoleteTlsVersion",
        Title = "An obsolete TLS version is allowed",
        DefaultLevel = Level.Warning,
        Cwe = 326,
        SecuritySeverity = 5.9,
    };

    /// <inheritdoc/>
    public override IEnumerable<RuleHit> Check(RuleContext context)
    {
        if (context.Posture is { MinimumTls: "1.0" or "1.1", Encryption: not Drivers.Encryption.Never } posture)
        {
            yield return new RuleHit(
                context.Reading[Drivers.OptionRole.MinimumTls], $"{context.Driver} may negotiate TLS {posture.MinimumTls}, which is obsolete");
        }
    }
}
