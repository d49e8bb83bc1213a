namespace SslLint.Rules;

/// <summary>TLS is not enforced: the connection can fall back to plaintext</summary>
public sealed class TlsNotEnforced : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "SSL1002",
        Name = "TlsNotEnforced",
        Title = "TLS is not enforced: the connection can fall back to plaintext",
        DefaultLevel = Level.Warning,
        Cwe = 319,
        SecuritySeverity = 7.5,
    };

    /// <inheritdoc/>
    public override IEnumerable<RuleHit> Check(RuleContext context)
    {
        var encryption = context.Posture?.Encryption;
        if (encryption == Drivers.Encryption.Fallback)
        {
            yield return new RuleHit(
                context.Reading.Decisive,
                $"{context.Driver} falls back to plaintext when the server, or someone in between, says no to TLS: {context.Cause}");
        }
        else if (encryption == Drivers.Encryption.PlaintextFirst)
        {
            yield return new RuleHit(
                context.Reading.Decisive,
                $"{context.Driver} tries plaintext first and uses TLS only if the server insists: {context.Cause}");
        }
    }
}
