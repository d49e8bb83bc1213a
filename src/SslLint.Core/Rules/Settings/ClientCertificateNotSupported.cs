using SslLint.Drivers;

namespace SslLint.Rules;

/// <summary>The provider does not take client certificates</summary>
public sealed class ClientCertificateNotSupported : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "SSL4003",
        Name = "ClientCertificateNotSupported",
        Title = "The provider does not take client certificates",
        DefaultLevel = Level.Info,
    };

    /// <inheritdoc/>
    public override IEnumerable<RuleHit> Check(RuleContext context)
    {
        if (context is { IsComplete: true, Posture: { ClientCertificate: true, Encryption: not Encryption.Never } }
            && context.Provider is { IsConfirmed: true, TakesClientCertificates: false } provider)
        {
            var setting = context.Reading.SettingsOf(OptionRole.ClientCertificate, OptionRole.ClientKey).LastOrDefault(s => s.Value.Length > 0);
            yield return new RuleHit(
                setting,
                $"{provider.Name} does not take client certificates: the one named here does not log you in",
                Help: "take the certificate and its key out by hand, unless another host shares these settings");
        }
    }
}
