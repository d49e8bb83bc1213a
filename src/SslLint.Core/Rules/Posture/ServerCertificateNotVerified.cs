namespace SslLint.Rules;

/// <summary>The server certificate is not verified</summary>
public sealed class ServerCertificateNotVerified : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "SSL1003",
        Name = "ServerCertificateNotVerified",
        Title = "The server certificate is not verified",
        DefaultLevel = Level.Warning,
        Cwe = 295,
        SecuritySeverity = 7.4,
    };

    /// <inheritdoc/>
    public override IEnumerable<RuleHit> Check(RuleContext context)
    {
        if (context.Posture is { Encryption: Drivers.Encryption.Always, IsDecidedByCode: true })
        {
            yield return new RuleHit(
                context.Reading.Decisive,
                $"a callback decides which certificates {context.Driver} accepts, and what it accepts can't be seen here: {context.Cause}",
                Level.Info);
        }
        else if (context.Posture is { Encryption: Drivers.Encryption.Always, Chain: false })
        {
            yield return new RuleHit(
                context.Reading.Decisive,
                $"{context.Driver} encrypts to anyone, since it does not verify the server certificate: {context.Cause}");
        }
    }
}
