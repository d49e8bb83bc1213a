namespace SslLint.Rules;

/// <summary>The root certificate is not specified</summary>
public sealed class RootCertificateNotSpecified : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "SSL2001",
        Name = "RootCertificateNotSpecified",
        Title = "The root certificate is not specified",
        DefaultLevel = Level.Info,
        Cwe = 295,
    };

    /// <inheritdoc/>
    public override IEnumerable<RuleHit> Check(RuleContext context)
    {
        // Where no string names roots, what verifies is the machine's matter.
        if (context.Posture is not { IsStrict: true, RootCertificate: null } posture || !context.IsComplete
            || !context.Reading.Driver.NamesRoots)
        {
            yield break;
        }

        // The runtime's store, asked for by its name, is a choice, and what it holds is set where the application is started.
        if (posture.RootsAreNamed)
        {
            yield break;
        }

        // The driver takes the application's default where the string names no file.
        if (context.DefaultRoot is { } root && (context.Provider is null || root.Verifies(context.Provider)))
        {
            yield break;
        }

        if (context is { DefaultRoot: { } other, Provider: { IsConfirmed: true, Name: var name }, Reading.AddsToSystemRoots: false })
        {
            yield return new RuleHit(
                context.Reading.Decisive,
                $"{context.Driver} verifies {name} with {other.Bundle}, which the application hands to it where no root certificate is named: "
                + "the connection fails",
                Level.Warning);
        }
        else if (posture.Roots is Drivers.Roots.DriverDefault)
        {
            yield return new RuleHit(
                context.Reading.Decisive,
                $"{context.Driver} verifies the server, but no root certificate is named: it needs its default file, or the connection fails",
                Level.Warning);
        }
        else if (context.Provider is { IsConfirmed: true, Ca: Providers.CaKind.Private or Providers.CaKind.PerInstance } provider)
        {
            yield return new RuleHit(
                context.Reading.Decisive,
                $"{context.Driver} verifies against the system's roots, "
                    + $"which do not hold the CA of {provider.Name}: the connection fails unless it was installed",
                Level.Warning);
        }
        else if (context.Provider is not { IsConfirmed: true })
        {
            yield return new RuleHit(
                context.Reading.Decisive,
                $"{context.Driver} trusts every CA of the system's store, since no root certificate is named");
        }
    }
}
