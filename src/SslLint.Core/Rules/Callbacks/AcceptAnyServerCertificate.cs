using SslLint.Sources;

namespace SslLint.Rules;

/// <summary>A callback accepts any server certificate.</summary>
/// <remarks>Found in code, not in a connection string: see <see cref="Sources.CallbackSite"/>.</remarks>
public sealed class AcceptAnyServerCertificate : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "SSL3001",
        Name = "AcceptAnyServerCertificate",
        Title = "A callback accepts any server certificate",
        DefaultLevel = Level.Warning,
        Cwe = 295,
        SecuritySeverity = 7.4,
    };

    /// <inheritdoc/>
    public override IEnumerable<RuleHit> Check(RuleContext context) => [];

    /// <summary>The message for a callback.</summary>
    public static string MessageFor(Sources.CallbackSite callback) =>
        $"the connection is encrypted to anyone: {callback.What} accepts every server certificate";
}
