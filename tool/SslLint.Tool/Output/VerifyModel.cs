using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SslLint.Secrets;
using SslLint.Tool.Verification;

namespace SslLint.Tool.Output;

/// <summary><c>verify --format json</c>.</summary>
/// <param name="SchemaVersion">1.</param>
/// <param name="Date">When the servers were asked, in UTC.</param>
/// <param name="Connections">What came of each.</param>
internal sealed record VerifyModel(int SchemaVersion, DateTime Date, IReadOnlyList<VerifyEntryModel> Connections)
{
    /// <summary>Puts results in the contract's form.</summary>
    public static VerifyModel Of(IEnumerable<ConnectionCheck> checks) => new(1, DateTime.UtcNow, [.. checks.Select(VerifyEntryModel.Of)]);
}

/// <summary>A server of a connection as JSON.</summary>
internal sealed record VerifyEntryModel(
    string Driver,
    string Version,
    string Engine,
    string Host,
    int? Port,
    string? Address,
    IReadOnlyList<string> Places,
    string Verdict,
    IReadOnlyList<string> Why,
    VerifyServerModel? Server,
    VerifyWrittenModel AsWritten,
    VerifyStrictModel Strict)
{
    /// <summary>The model of a result.</summary>
    public static VerifyEntryModel Of(ConnectionCheck check) => new(
        check.Reading.Driver.Name,
        check.Reading.Version.ToString(),
        check.Reading.Driver.Engine.Name,
        check.Host,
        check.Port,
        check.Server?.Address,
        check.Places,
        check.Verdict.ToString().ToLowerInvariant(),
        check.Why,
        VerifyServerModel.Of(check),
        new VerifyWrittenModel(
            PostureModel.Of(check.Reading.Posture),
            check.Connects,
            new VerifyInterceptorModel(
                check.Interceptors.HasFlag(Interceptors.NoTls),
                check.Interceptors.HasFlag(Interceptors.OtherCertificate),
                check.Interceptors.HasFlag(Interceptors.OtherName))),
        new VerifyStrictModel(check.StrictConnects, check.StrictNeeds));
}

/// <summary>What the server said.</summary>
internal sealed record VerifyServerModel(
    string Tls,
    string? Protocol,
    string? Cipher,
    bool NameMatches,
    DateTime? Expires,
    IReadOnlyList<VerifyCertificateModel> Chain,
    VerifyTrustModel TrustedBy)
{
    /// <summary>The model of what was heard; null where no server was understood.</summary>
    public static VerifyServerModel? Of(ConnectionCheck check) => check.Server is not { Failure: null } server ? null : new VerifyServerModel(
        server.Tls.ToString().ToLowerInvariant(),
        server.TlsVersion is { } version ? $"TLSv{version}" : null,
        server.Cipher,
        check.NameMatches,
        server.Chain is [var leaf, ..] ? leaf.NotAfter.ToUniversalTime() : null,
        [.. server.Chain.Take(10).Select(VerifyCertificateModel.Of)],
        new VerifyTrustModel(check.TrustedByString, check.TrustedBySystem.Value, check.TrustedByBundle.Value));
}

/// <summary>A certificate that the server sent.</summary>
internal sealed record VerifyCertificateModel(string Subject, string Issuer, DateTime NotAfter, string Sha256)
{
    /// <summary>The model of a certificate.</summary>
    public static VerifyCertificateModel Of(X509Certificate2 certificate) => new(
        Printable.Of(certificate.Subject),
        Printable.Of(certificate.Issuer),
        certificate.NotAfter.ToUniversalTime(),
        certificate.GetCertHashString(HashAlgorithmName.SHA256));
}

/// <summary>Whose roots verify the server.</summary>
internal sealed record VerifyTrustModel(bool String, bool System, string? Bundle);

/// <summary>The string as it is written.</summary>
internal sealed record VerifyWrittenModel(PostureModel? Posture, bool Connects, VerifyInterceptorModel Interceptor);

/// <summary>Which interceptors get through.</summary>
internal sealed record VerifyInterceptorModel(bool NoTls, bool OtherCertificate, bool OtherName);

/// <summary>The strict string.</summary>
internal sealed record VerifyStrictModel(bool Connects, string? Needs);

/// <summary>Results for people: a few lines for each, and the counts.</summary>
internal static class VerifyText
{
    /// <summary>Writes the results of one string, or a table of many.</summary>
    public static void Write(IReadOnlyList<ConnectionCheck> checks, bool isTable, TextWriter writer)
    {
        foreach (var check in checks)
        {
            var head = $"{check.Verdict.ToString().ToLowerInvariant(),-7}  {PlaceOf(check)}  {check.Reading.Driver.Name} {check.Reading.Version}";
            if (isTable)
            {
                var why = check.Why is [var first, ..] ? $"  {first}" : "";
                writer.WriteLine(Printable.AtLineStart($"{head}{why}{(check.Places.Count > 0 ? $"  ({string.Join(", ", check.Places)})" : "")}"));
                continue;
            }

            writer.WriteLine(Printable.AtLineStart(head));
            foreach (var why in check.Why)
            {
                writer.WriteLine(Printable.Of($"  {why}"));
            }

            if (check.Server is { Chain: [var leaf, ..] } server)
            {
                writer.WriteLine(Printable.Of($"  server: TLS {server.TlsVersion}, certificate of '{TrustedRoots.Name(leaf.IssuerName)}' until "
                    + leaf.NotAfter.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
            }

            if (check.Server is { Failure: null } && check.Verdict != Verdict.Safe && !check.StrictConnects)
            {
                writer.WriteLine(Printable.Of($"  strict: {check.StrictNeeds}"));
            }
        }

        if (isTable)
        {
            var counts = checks.GroupBy(static c => c.Verdict).OrderBy(static g => g.Key)
                .Select(static g => $"{g.Count()} {g.Key.ToString().ToLowerInvariant()}");
            writer.WriteLine($"{Counted.Of(checks.Count, "connection")}{(checks.Count > 0 ? ": " + string.Join(", ", counts) : "")}");
        }
    }

    private static string PlaceOf(ConnectionCheck check) => (check.Host, check.Port) switch
    {
        ("", _) => "no host",
        (Redactor.Mask, _) => Redactor.Mask,
        (var host, null) => host,
        var (host, port) => host.Contains(':') ? $"[{host}]:{port}" : $"{host}:{port}",
    };
}
