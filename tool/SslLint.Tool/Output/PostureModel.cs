using SslLint.Drivers;
using SslLint.Secrets;

namespace SslLint.Tool.Output;

/// <summary>A posture in JSON.</summary>
internal sealed record PostureModel
{
    public required string Encryption { get; init; }

    public required bool Chain { get; init; }

    public required bool HostName { get; init; }

    public required string? ExpectedName { get; init; }

    public required string? AdditionalName { get; init; }

    public required string Roots { get; init; }

    public required string? RootCertificate { get; init; }

    public required string? AdditionalRoots { get; init; }

    public required string? MinimumTls { get; init; }

    public required bool ClientCertificate { get; init; }

    public required bool Revocation { get; init; }

    public required IReadOnlyList<string> Gaps { get; init; }

    /// <summary>Names a posture's values as the contract does.</summary>
    /// <param name="posture">The posture, or null.</param>
    /// <param name="show">What may be shown of a text that the string gives, beside its shape; null where that is all that is known.</param>
    public static PostureModel? Of(TlsPosture? posture, Func<string, string>? show = null) => posture is null ? null : new PostureModel
    {
        Encryption = posture.Encryption switch
        {
            SslLint.Drivers.Encryption.Never => "never",
            SslLint.Drivers.Encryption.LoginOnly => "login-only",
            SslLint.Drivers.Encryption.PlaintextFirst => "plaintext-first",
            SslLint.Drivers.Encryption.Fallback => "fallback",
            _ => "always",
        },
        Chain = posture.Chain,
        HostName = posture.HostName,
        ExpectedName = Shown(posture.ExpectedName, show),
        AdditionalName = Shown(posture.AdditionalName, show),
        Roots = posture.Roots.Name,
        RootCertificate = Shown(posture.RootCertificate, show),
        AdditionalRoots = posture.Roots is Roots.File { WithSystem: true } or Roots.Pinned { WithSystem: true } ? new Roots.System().Name : null,
        MinimumTls = posture.MinimumTls,
        ClientCertificate = posture.ClientCertificate,
        Revocation = posture.Revocation,
        Gaps = posture.Gaps,
    };

    private static string? Shown(string? text, Func<string, string>? show) =>
        text is null ? null : show is null ? ShownPath.Of(text) : show(ShownPath.Of(text));
}
