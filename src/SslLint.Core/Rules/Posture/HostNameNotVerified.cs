namespace SslLint.Rules;

/// <summary>The host name is not verified</summary>
public sealed class HostNameNotVerified : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "SSL1004",
        Name = "HostNameNotVerified",
        Title = "The host name is not verified",
        DefaultLevel = Level.Warning,
        Cwe = 297,
        SecuritySeverity = 6.5,
    };

    /// <inheritdoc/>
    public override IEnumerable<RuleHit> Check(RuleContext context)
    {
        if (context.Posture is not { Encryption: Drivers.Encryption.Always, Chain: true, HostName: false, IsDecidedByCode: false })
        {
            yield break;
        }

        if (context.Validation is { IsCallback: true })
        {
            yield return new RuleHit(
                context.Reading.Decisive,
                $"{context.Driver} accepts a certificate for any host of the CA, since the callback beside it does not compare the host name");
        }
        else
        {
            yield return new RuleHit(
                context.Reading.Decisive,
                $"{context.Driver} accepts a certificate for any host of the CA, since it does not compare the host name: {context.Cause}");
        }
    }
}
