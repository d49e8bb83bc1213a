using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Providers;

namespace SslLint.Rules;

/// <summary>The root certificate is of another provider</summary>
public sealed class RootCertificateOfAnotherProvider : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "SSL2004",
        Name = "RootCertificateOfAnotherProvider",
        Title = "The root certificate is of another provider",
        DefaultLevel = Level.Warning,
        Cwe = 295,
    };

    /// <inheritdoc/>
    public override IEnumerable<RuleHit> Check(RuleContext context)
    {
        if (context is { IsComplete: true, Posture: { Encryption: Encryption.Always, Roots: Roots.File } posture }
            && Find(context.Reading, context.Provider) is (var setting, var file)
            && setting.Value == posture.RootCertificate)
        {
            yield return new RuleHit(
                setting, $"{context.Driver} can't verify {context.Provider!.Name} with a file that holds {file.Holds}: the connection fails");
        }
    }

    /// <summary>The setting that names a known file which can't verify the provider's servers, with that file; null if there is none.</summary>
    internal static (Setting Setting, RootFile File)? Find(Reading reading, Provider? provider)
    {
        if (provider is not { IsConfirmed: true } || (provider.Ca == CaKind.Public && reading.AddsToSystemRoots))
        {
            return null;
        }

        return reading[OptionRole.Roots] is { IsPlaceholder: false } setting
            && RootFiles.Find(setting.Value) is { } file
            && reading.Endpoints.Any(e => e.Kind == EndpointKind.Network && !file.MayVerify(provider, e.Host))
                ? (setting, file)
                : null;
    }
}
