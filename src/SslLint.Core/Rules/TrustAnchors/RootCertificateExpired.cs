using System.Globalization;
using SslLint.Certificates;
using SslLint.Providers;
using SslLint.Secrets;

namespace SslLint.Rules;

/// <summary>The root certificate has expired or expires soon</summary>
public sealed class RootCertificateExpired : Rule
{
    private const string Renew = "replace it by the provider's current file; `dotnet sslconnect bundle check` says what a file holds";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "SSL2003",
        Name = "RootCertificateExpired",
        Title = "The root certificate has expired or expires soon",
        DefaultLevel = Level.Warning,
        Cwe = 295,
    };

    /// <inheritdoc/>
    public override IEnumerable<RuleHit> Check(RuleContext context)
    {
        if (context.RootSetting is not { } setting)
        {
            yield break;
        }

        var help = context.Provider?.Bundle is null ? Renew : null;
        if (context.RootCertificate is { Content.Certificates: { Count: > 0 } certificates, Now: var now })
        {
            if (Judge(certificates, now) is (var message, var level))
            {
                yield return new RuleHit(setting, $"'{ShownPath.Of(setting.Value)}': {message}", level, help);
            }
        }
        else if (RootFiles.Find(setting.Value) is { Ended: { } ended } known)
        {
            yield return new RuleHit(setting, $"'{ShownPath.Of(setting.Value)}': {known.Holds} that expired on {Day(ended)}", null, help);
        }
    }

    /// <summary>Whether every certificate of the file that the string names has expired.</summary>
    internal static bool IsOver(RuleContext context) =>
        context.RootCertificate is { Content.Certificates: { Count: > 0 } certificates, Now: var now }
            && certificates.All(c => c.ValidityAt(now) == CertificateValidity.Expired);

    /// <summary>A file is as good as the best of its certificates: old ones are left in bundles while servers change over.</summary>
    private static (string Message, Level? Level)? Judge(IReadOnlyList<CertificateEntry> certificates, DateTime now)
    {
        var inForce = certificates.Where(c => c.ValidityAt(now) is CertificateValidity.Valid).ToList();
        var over = certificates.Where(c => c.ValidityAt(now) == CertificateValidity.Expired).ToList();
        var ending = certificates.Where(c => c.ValidityAt(now) == CertificateValidity.EndsSoon).OrderBy(c => c.NotAfter).ToList();
        var early = certificates.Where(c => c.ValidityAt(now) == CertificateValidity.NotYetValid).ToList();
        return (over.Count, ending.Count) switch
        {
            _ when over.Count == certificates.Count => ($"{Named(over)} expired on {Day(over.Max(c => c.NotAfter))}: the connection fails", null),
            _ when early.Count == certificates.Count => ($"{Named(early)} is not valid before {Day(early.Min(c => c.NotBefore))}: the connection fails", null),
            (_, > 0) when inForce.Count == 0 =>
                ($"{Named(ending)} expires on {Day(ending[ending.Count - 1].NotAfter)}, and the connection fails from then on", null),
            (> 0, _) =>
                ($"{over.Count} of {certificates.Count} certificates have expired ({Named(over)}): servers that they signed can't be verified", Level.Info),
            (_, > 0) => ($"{ending.Count} of {certificates.Count} certificates expire soon ({Named(ending)} on {Day(ending[0].NotAfter)})", Level.Info),
            _ => null,
        };
    }

    private static string Named(List<CertificateEntry> certificates) =>
        certificates.Count == 1 ? certificates[0].Name : $"{certificates[0].Name} and {certificates.Count - 1} more";

    private static string Day(DateTime time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
