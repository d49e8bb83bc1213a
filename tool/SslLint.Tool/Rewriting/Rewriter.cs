using SslLint.Analysis;
using SslLint.Attribution;
using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Hardening;
using SslLint.Projects;
using SslLint.Providers;
using SslLint.Rules.TrustAnchors;
using SslLint.Tool.Cli;

namespace SslLint.Tool.Rewriting;

/// <summary>A string to make strict.</summary>
internal sealed record RewriteRequest
{
    public required string Text { get; init; }

    public DriverSelection? Driver { get; init; }

    public Dialect? To { get; init; }

    public string? RootCertificate { get; init; }

    public bool PublicCa { get; init; }

    public string? ClientCertificate { get; init; }

    public string? ClientKey { get; init; }
}

/// <summary>A strict string.</summary>
/// <param name="Text">The string.</param>
/// <param name="Notes">What its user must know.</param>
/// <param name="Readings">How the driver reads it.</param>
internal sealed record RewriteResult(string Text, IReadOnlyList<string> Notes, IReadOnlyList<Explanation> Readings);

/// <summary>Makes one string strict, in its own dialect or in another.</summary>
internal static class Rewriter
{
    /// <summary>Rewrites.</summary>
    /// <exception cref="CommandException">The string can't be read or made strict; the message says what is missing.</exception>
    public static RewriteResult Rewrite(RewriteRequest request)
    {
        var driver = request.Driver?.Driver ?? Explainer.CandidatesFor(request.Text)[0];
        var source = Explainer.Parse(driver, request.Text);
        if (source.Error is { } error)
        {
            throw new CommandException($"read as {source.Dialect.Name}, the string is malformed at position {error.Position + 1}: {error.Message}");
        }

        var selection = request.Driver ?? new DriverSelection(driver, null);
        var target = request.To is { } to && to != source.Dialect ? to : null;
        var versions = AcceptingVersions(selection, source);
        if (target is not null)
        {
            // The string leaves its driver: what its older versions can't do is no matter.
            versions = [versions[^1]];
        }

        var options = new HardeningOptions
        {
            Anchor = AnchorFor(request, selection.Driver, versions, source),
            ClientCertificate = request.ClientCertificate,
            ClientKey = request.ClientKey,
        };
        var hardened = Hardener.Apply(selection.Driver, source, versions, options);
        if (hardened.Text is not { } text)
        {
            throw new CommandException(hardened.Obstacle ?? "the string can't be made strict");
        }

        return target is null
            ? new RewriteResult(text, hardened.Notes, [.. versions.Select(v => Explainer.Explain(selection.Driver, v, text))])
            : Convert(source.Dialect.Parse(text, hardened.Opaque), selection.Driver, versions[0], target);
    }

    private static RewriteResult Convert(ConnectionString strict, Driver driver, DriverVersion version, Dialect target)
    {
        var converted = driver.Engine.Convert(strict, driver, version, target);
        if (converted is not { Text: { } text, Driver: { } reader })
        {
            throw new CommandException($"it can't be written as {target.Name}: {converted.Obstacle}");
        }

        return new RewriteResult(text, converted.Notes, [.. reader.Versions.Select(v => Explainer.Explain(reader, v, text))]);
    }

    /// <summary>Without a version that was asked for, those count that take the string as it stands; where none does, all: hardening may be what it lacks.</summary>
    private static IReadOnlyList<DriverVersion> AcceptingVersions(DriverSelection selection, ConnectionString source)
    {
        List<DriverVersion> accepting = [.. selection.Versions.Where(v => selection.Driver.Read(source, v).IsAccepted)];
        return accepting.Count > 0 ? accepting : selection.Versions;
    }

    private static TrustAnchor AnchorFor(RewriteRequest request, Driver driver, IReadOnlyList<DriverVersion> versions, ConnectionString source)
    {
        if (request.RootCertificate is { } path)
        {
            return new TrustAnchor.File(path);
        }

        if (request.PublicCa)
        {
            return new TrustAnchor.System();
        }

        var reading = driver.Read(source, versions[^1]);
        var providers = reading.Endpoints.Select(e => ProviderCatalog.Find(e.Host, driver.Engine.Protocol)).Distinct().ToList();
        var provider = providers.Count == 1 ? providers[0] : null;
        var isUseless = NamedRoot.CannotVerify(reading, provider);
        if (NamesAnchor(reading) && !isUseless)
        {
            return new TrustAnchor.Existing();
        }

        if (provider is { Bundle: { } bundle })
        {
            return new TrustAnchor.File(new AnalysisOptions().PathOf(bundle));
        }

        throw new CommandException((isUseless ? "the root certificate that the string names can't verify the server: " : "nothing says which CA signed the server's certificate: ") + "add --root-cert PATH, or --public-ca if it is a public one"
            + (provider?.HowToGetCa is { } how ? $" ({provider.Name}: {how})" : ""));
    }

    private static bool NamesAnchor(Reading reading) =>
        reading.Posture is { Roots: Roots.File } || reading.TlsSettings.Any(s => s.Value.Length > 0 && IsRootKey(s.Key));

    private static bool IsRootKey(string key) => string.Concat(key.Where(char.IsAsciiLetter)).ToLowerInvariant() is "sslrootcert" or "rootcertificate";
}
