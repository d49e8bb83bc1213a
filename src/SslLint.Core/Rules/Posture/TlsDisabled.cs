namespace SslLint.Rules;

/// <summary>TLS is switched off</summary>
public sealed class TlsDisabled : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "SSL1001",
        Name = "TlsDisabled",
        Title = "TLS is switched off",
        DefaultLevel = Level.Warning,
        Cwe = 319,
        SecuritySeverity = 8.1,
    };

    /// <inheritdoc/>
    public override IEnumerable<RuleHit> Check(RuleContext context)
    {
        if (context.Posture?.Encryption == Drivers.Encryption.Never)
        {
            yield return new RuleHit(context.Reading.Decisive, $"{context.Driver} connects in plaintext: {context.Cause}");
        }
        else if (context.Posture?.Encryption == Drivers.Encryption.LoginOnly)
        {
            yield return new RuleHit(
                context.Reading.Decisive,
                $"{context.Driver} encrypts the login alone, to anyone who answers, and sends all else in plaintext: {context.Cause}");
        }
    }
}
