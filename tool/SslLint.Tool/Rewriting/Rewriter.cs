using SslLint.Analysis;
using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Hardening;
using SslLint.Providers;
using SslLint.Tool.Cli;

namespace SslLint.Tool.Rewriting;

/// <summary>A string to make strict.</summary>
internal sealed record RewriteRequest
{
    public required string Text { get; init; }

    public DriverSelection? Driver { get; init; }

    public string? To { get; init; }

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
        if (request.To is { } to && to != source.Dialect.Name)
        {
            var target = DialectConverter.DriverFor(to, driver);
            source = DialectConverter.Convert(source, driver, to);
            selection = new DriverSelection(target, null);
        }

        var versions = AcceptingVersions(selection, source);
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

        return new RewriteResult(text, hardened.Notes, [.. versions.Select(v => Explainer.Explain(selection.Driver, v, text))]);
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
        if (NamesAnchor(reading))
        {
            return new TrustAnchor.Existing();
        }

        var providers = reading.Endpoints.Select(e => ProviderCatalog.Find(e.Host)).Distinct().ToList();
        var provider = providers.Count == 1 ? providers[0] : null;
        if (provider is { Bundle: { } bundle })
        {
            return new TrustAnchor.File(new AnalysisOptions().BundlePath.Replace("{bundle}", bundle, StringComparison.Ordinal));
        }

        throw new CommandException("nothing says which CA signed the server's certificate: add --root-cert PATH, or --public-ca if it is a public one"
            + (provider?.HowToGetCa is { } how ? $" ({provider.Name}: {how})" : ""));
    }

    private static bool NamesAnchor(Reading reading) =>
        reading.Posture is { Roots: RootsKind.File } || reading.TlsSettings.Any(s => s.Value.Length > 0 && IsRootKey(s.Key));

    private static bool IsRootKey(string key) => string.Concat(key.Where(char.IsAsciiLetter)).ToLowerInvariant() is "sslrootcert" or "rootcertificate";
}
