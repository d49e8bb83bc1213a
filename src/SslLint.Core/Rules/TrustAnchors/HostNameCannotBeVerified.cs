using SslLint.Providers;

namespace SslLint.Rules;

/// <summary>The host name cannot be verified</summary>
public sealed class HostNameCannotBeVerified : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "SSL2005",
        Name = "HostNameCannotBeVerified",
        Title = "The host name cannot be verified",
        DefaultLevel = Level.Info,
        Cwe = 297,
    };

    /// <inheritdoc/>
    public override IEnumerable<RuleHit> Check(RuleContext context)
    {
        if (context.Posture is not { HostName: true } || !context.IsComplete)
        {
            yield break;
        }

        foreach (var endpoint in context.Reading.Endpoints.Where(e => e.Kind == Drivers.EndpointKind.Network))
        {
            if (HostClasses.IsIpAddress(endpoint.Host))
            {
                yield return new RuleHit(null, $"the host is an IP address: {context.Driver} connects only if the certificate holds that address");
                yield break;
            }
        }

        if (context.Provider is { IsConfirmed: true, NoHostName: { } why } provider)
        {
            yield return new RuleHit(null, $"the host name check of {provider.Name} fails: {why}");
        }
    }
}
