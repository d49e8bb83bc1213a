using SslLint.Drivers;
using SslLint.Secrets;

namespace SslLint.Tool.Output;

/// <summary>A posture in JSON.</summary>
internal sealed record PostureModel
{
    public required string Encryption { get; init; }

    public required bool Chain { get; init; }

    public required bool HostName { get; init; }

    public required string Roots { get; init; }

    public required string? RootCertificate { get; init; }

    public required string? MinimumTls { get; init; }

    public required bool ClientCertificate { get; init; }

    /// <summary>Names a posture's values as the contract does.</summary>
    public static PostureModel? Of(TlsPosture? posture) => posture is null ? null : new PostureModel
    {
        Encryption = posture.Encryption switch
        {
            SslLint.Drivers.Encryption.Never => "never",
            SslLint.Drivers.Encryption.PlaintextFirst => "plaintext-first",
            SslLint.Drivers.Encryption.Fallback => "fallback",
            _ => "always",
        },
        Chain = posture.Chain,
        HostName = posture.HostName,
        Roots = posture.Roots.Name,
        RootCertificate = posture.RootCertificate is { } path ? ShownPath.Of(path) : null,
        MinimumTls = posture.MinimumTls,
        ClientCertificate = posture.ClientCertificate,
    };
}
