using SslLint.Certificates;
using SslLint.Drivers;
using SslLint.Redaction;

namespace SslLint.Rules;

/// <summary>The root certificate is not found</summary>
public sealed class RootCertificateNotFound : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "SSL2002",
        Name = "RootCertificateNotFound",
        Title = "The root certificate is not found",
        DefaultLevel = Level.Warning,
        Cwe = 295,
    };

    /// <inheritdoc/>
    public override IEnumerable<RuleHit> Check(RuleContext context)
    {
        if (context.RootSetting is { } setting && context.RootCertificate is { Obstacle: { } obstacle } file)
        {
            yield return new RuleHit(
                setting,
                $"{context.Driver} can't verify the server with '{ShownPath.Of(setting.Value)}': {obstacle}",
                file.IsCertain ? null : Level.Info,
                context.Provider?.Bundle is null ? Help(file) : null);
        }
    }

    private static string Help(RootCertificateFile file) => file.Missing is null
        ? "put the CA certificates there as PEM; `dotnet sslconnect bundle check` says what a file holds"
        : "put the CA certificates there and see that the build copies them, or name the file where it will be when the application runs";
}
