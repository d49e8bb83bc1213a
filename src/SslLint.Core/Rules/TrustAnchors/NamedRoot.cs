using SslLint.Drivers;
using SslLint.Providers;
using SslLint.Rules;

namespace SslLint.Rules.TrustAnchors;

/// <summary>The file of root certificates that a string names.</summary>
public static class NamedRoot
{
    /// <summary>Whether the file's name alone tells that it can't verify the server: its roots are another provider's, or have expired.</summary>
    /// <param name="reading">The string.</param>
    /// <param name="provider">The provider of its hosts, or null.</param>
    public static bool CannotVerify(Reading reading, Provider? provider) =>
        RootCertificateOfAnotherProvider.Find(reading, provider) is not null
        || (reading.SettingsOf(OptionRole.Roots).LastOrDefault(s => !s.IsPlaceholder) is { } root && RootFiles.Find(root.Value)?.Ended is not null);
}
