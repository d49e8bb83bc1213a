using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Hardening;
using SslLint.Providers;
using SslLint.Rules;
using SslLint.Text;

namespace SslLint.Analysis;

/// <summary>What can be done about a connection: a change, or the words that say what is missing.</summary>
internal sealed record FixPlan(Fix? Fix, string Help);

/// <summary>Decides whether and how a connection is made strict, and whether that may be written unasked.</summary>
/// <remarks>A wrong rewrite breaks someone's production: without a known trust anchor nothing is offered but words.</remarks>
internal static class FixPlanner
{
    public static FixPlan Plan(FoundConnection found, IReadOnlyList<DriverCandidate> candidates, RuleContext context, HostClass host, ProjectFacts project, AnalysisOptions options)
    {
        var reading = context.Reading;
        if (host == HostClass.Local)
        {
            return new FixPlan(null, "a connection to this machine is left as it is");
        }

        if (reading.IsHidden)
        {
            return new FixPlan(null, "a placeholder may hold the TLS settings: set them where its value is defined");
        }

        if (found.IsCutOff)
        {
            return new FixPlan(null, "a quote ends the string, and text goes on right behind it: if that belongs to the string, the quote needs an escape");
        }

        if (found.TakenApartBy is { } taker)
        {
            return new FixPlan(null, $"{taker}, so that what stands in it may not reach the driver: set the TLS settings where the connection is built");
        }

        if (reading.Driver is PgjdbcDriver or MetabaseDriver
            && reading.TlsSettings.Any(s => s.Key == PgjdbcOptions.SslHostNameVerifier && s.Value.Length > 0 && s.Value != PgjdbcOptions.DefaultVerifier))
        {
            return new FixPlan(null, "'sslhostnameverifier' names a class of the application, which stays: what it compares can't be seen here");
        }

        if (found.Validation is { IsCallback: true } callback)
        {
            return BesideCallback(found, candidates[0], reading, callback, options);
        }

        var plan = PlanAnchor(found, candidates, context, project, options);
        return HasAddress(reading) ? Unmatched(plan) : plan;
    }

    /// <summary>Whether a host is an IP address that the driver doesn't compare yet.</summary>
    private static bool HasAddress(Reading reading) =>
        reading.Posture is not { Encryption: Encryption.Always, HostName: true }
        && reading.Endpoints.Any(e => e.Kind == EndpointKind.Network && HostClasses.IsIpAddress(e.Host));

    /// <summary>Certificates seldom hold addresses, whoever signed them: what verifies the name may end the connection.</summary>
    private static FixPlan Unmatched(FixPlan plan) => new(
        plan.Fix is { } fix ? fix with { IsSafe = false } : null,
        "the host is an IP address, which matches only a certificate that holds this address: give the host's name, or see that the certificate has it. "
            + "Then " + (plan.Fix is { IsSafe: true } ? plan.Help.Replace("`dotnet sslconnect fix` writes it", "`dotnet sslconnect fix --unsafe` writes it") : plan.Help));

    /// <summary>A callback decides which certificates are accepted: the string can only insist on TLS. VerifyFull and a root certificate are refused there.</summary>
    private static FixPlan BesideCallback(FoundConnection found, DriverCandidate main, Reading reading, ServerValidation callback, AnalysisOptions options)
    {
        if (reading.Posture is not { Encryption: not Encryption.Always })
        {
            const string Right = "the callback return true only where it is told SslPolicyErrors.None, or name the CA instead of it";
            return new FixPlan(null, reading.IsAccepted
                ? $"let {Right}: SSL Mode=VerifyFull with a root certificate"
                : "take the callback out, or leave the verification to it: SSL Mode=Require, without a root certificate");
        }

        // Versions before 8 refuse Require by itself, whatever stands beside it.
        var takers = main with { Versions = [.. main.Versions.Where(static v => v.Major >= 8)] };
        var (edits, obstacle) = takers.Versions.Count == 0 ? (null, "Npgsql before version 8 takes no 'SSL Mode=Require' by itself: update it")
            : Harden(found, [takers], new HardeningOptions { Validation = callback });
        if (edits is not { Count: > 0 })
        {
            return new FixPlan(null, obstacle ?? "the callback decides which certificates are accepted");
        }

        // Whoever names the CA of the server says that it speaks TLS.
        var isVouchedFor = options.RootCertificate is not null || options.PublicCa
            || (reading.Endpoints.Count > 0 && reading.Endpoints.All(e => e.Kind == EndpointKind.Network && GivenFor(e.Host, options) is not null));
        var isSafe = isVouchedFor && takers.Versions.Count == main.Versions.Count;
        var fix = new Fix(isSafe, edits, "insist on TLS, whose certificate the callback verifies", null, null);
        return new FixPlan(fix, "set SSL Mode=Require, beside which the callback decides (Npgsql refuses VerifyFull there): "
            + (isSafe ? "`dotnet sslconnect fix` writes it" : "`dotnet sslconnect fix --unsafe` writes it, which ends connections to a server without TLS"));
    }

    private static FixPlan PlanAnchor(
        FoundConnection found, IReadOnlyList<DriverCandidate> candidates, RuleContext context, ProjectFacts project, AnalysisOptions options)
    {
        var (reading, provider) = (context.Reading, context.Provider);
        var (anchor, isSafe, bundle) = AnchorFor(context, project, options);
        if (anchor is null)
        {
            return new FixPlan(null, Missing(found, candidates[0], provider));
        }

        var (edits, obstacle) = Harden(found, candidates, new HardeningOptions { Anchor = anchor, Validation = found.Validation });
        if (edits is null)
        {
            return new FixPlan(null, obstacle!);
        }

        if (edits.Count == 0)
        {
            var namesNone = anchor is TrustAnchor.Existing && reading.Posture is { RootCertificate: null };
            return new FixPlan(null, namesNone ? Missing(found, candidates[0], provider)
                : bundle is not null && !isSafe ? $"`dotnet add package SslLint.CaBundles` brings the CA certificates of {provider!.Name}, `dotnet sslconnect bundle export {bundle} --out PATH` writes them"
                : "the string is as strict as its driver allows");
        }

        var path = anchor is TrustAnchor.File file ? file.Path : null;
        var fix = new Fix(isSafe, edits, Description(anchor, context), isSafe && bundle is null ? null : bundle, bundle is null ? null : path);
        return new FixPlan(fix, Strict(found, candidates[0], anchor) + Help(fix, anchor, provider));
    }

    /// <summary>The strict settings in the driver's spelling, as the beginning of a help line; empty where there is nothing to set.</summary>
    private static string Strict(FoundConnection found, DriverCandidate main, TrustAnchor anchor)
    {
        var result = main.Driver.Harden(found.Source, main.Versions, new HardeningOptions { Anchor = anchor, Validation = found.Validation });
        var settings = result.Changes.Select(c => c switch
        {
            SettingChange.Replace replace => $"{replace.Setting.Key}={replace.Value}",
            SettingChange.Append append => $"{append.Key}={append.Value}",
            _ => null,
        }).Where(s => s is not null).ToList();
        var separator = found.Source.Dialect switch
        {
            AdoNetDialect => ";",
            UriDialect or JdbcDialect => "&",
            _ => " ",
        };
        return settings.Count == 0 ? "" : $"set {string.Join(separator, settings)}: ";
    }

    /// <summary>The trust anchor, in the order of certainty: given by the user, brought by the build, the provider's bundle, what stands there.</summary>
    private static (TrustAnchor? Anchor, bool IsSafe, string? Bundle) AnchorFor(RuleContext context, ProjectFacts project, AnalysisOptions options)
    {
        var (reading, provider) = (context.Reading, context.Provider);
        var hosts = reading.Endpoints.Where(e => e.Kind == EndpointKind.Network).Select(e => e.Host).ToList();

        // A store that works is never replaced: the class, or the code, that names it stays.
        if (reading.Posture is { RootsAreNamed: true } || context.Validation is not null)
        {
            return (new TrustAnchor.Existing(), reading.Posture is { IsStrict: true }, null);
        }

        var given = hosts.Select(h => GivenFor(h, options)).Distinct().ToList();
        if (given.Count == 1 && given[0] is { } path)
        {
            return (new TrustAnchor.File(path), true, null);
        }

        if (options.RootCertificate is { } root)
        {
            return (new TrustAnchor.File(root), true, null);
        }

        if (options.PublicCa)
        {
            return (new TrustAnchor.System(), true, null);
        }

        // What is strict with its own anchor keeps it: only settings without effect go, and the connection stays the same.
        var isStrict = reading.Posture is { IsStrict: true };
        var isUseless = NamedRoot.CannotVerify(reading, provider)
            || context.RootCertificate is { IsCertain: true, Obstacle: not null }
            || RootCertificateExpired.IsOver(context);
        var namesRoot = !isUseless && reading.TlsSettings.Any(s => s.Value.Length > 0 && DriverNames.Letters(s.Key) is "sslrootcert" or "rootcertificate");
        if (isStrict && namesRoot)
        {
            return (new TrustAnchor.Existing(), true, null);
        }

        if (!namesRoot && UsesDefaultBundle(context))
        {
            return (new TrustAnchor.System(), true, null);
        }

        // The user has put it there for this provider.
        if (!namesRoot && provider is { NoHostName: null } && project.OwnBundles.FirstOrDefault(o => o.Provider == provider.Id) is { } own)
        {
            return (new TrustAnchor.File(options.PathOf(own)), true, own.Name);
        }

        if (provider is { Bundle: { } bundle, NoHostName: null } && (!namesRoot || project.Bundles.Contains(bundle)))
        {
            var bundlePath = options.PathOf(bundle);
            return (new TrustAnchor.File(bundlePath), project.Bundles.Contains(bundle), bundle);
        }

        return namesRoot || (isStrict && !isUseless) ? (new TrustAnchor.Existing(), isStrict, null) : (null, false, null);
    }

    /// <summary>Whether the application hands the provider's bundle to the driver without the string naming it.</summary>
    private static bool UsesDefaultBundle(RuleContext context) =>
        context is { DefaultBundle: { } bundle, Provider: { NoHostName: null } provider, Reading.Driver: NpgsqlDriver } && provider.Bundle == bundle;

    private static string? GivenFor(string host, AnalysisOptions options)
    {
        var name = host.TrimEnd('.');
        return options.RootCertificates
            .Where(r => name.Equals(r.Key, StringComparison.OrdinalIgnoreCase) || name.EndsWith("." + r.Key, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(r => r.Key.Length).Select(r => r.Value).FirstOrDefault();
    }

    /// <summary>The edits of the file that make every candidate read the connection as strict.</summary>
    private static (IReadOnlyList<TextEdit>? Edits, string? Obstacle) Harden(FoundConnection found, IReadOnlyList<DriverCandidate> candidates, HardeningOptions options)
    {
        var main = candidates[0];
        if (found.Literal is null)
        {
            return HardenSpread(found, main, options);
        }

        var hardened = Hardener.Apply(main.Driver, found.Source, main.Versions, options);
        if (hardened.Text is not { } text)
        {
            return (null, hardened.Obstacle);
        }

        foreach (var other in candidates.Skip(1))
        {
            var parsed = found.Source.Dialect.Parse(text, hardened.Opaque);
            if (other.Versions.Any(v => other.Driver.Read(parsed, v) is not { Posture.IsStrict: true }))
            {
                return (null, $"{main.Driver.DisplayName} and {other.Driver.DisplayName} both read this string, and no spelling is strict for both");
            }
        }

        var edits = new List<TextEdit>();
        foreach (var edit in hardened.Edits)
        {
            if (!found.Literal.TryMapEdit(edit, out var mapped))
            {
                return (null, "the string is put together from parts that can't be changed in place: set the TLS settings by hand");
            }

            edits.Add(mapped);
        }

        return (edits, null);
    }

    private static (IReadOnlyList<TextEdit>? Edits, string? Obstacle) HardenSpread(FoundConnection found, DriverCandidate main, HardeningOptions options)
    {
        var result = main.Driver.Harden(found.Source, main.Versions, options);
        if (result.Obstacle is not null)
        {
            return (null, result.Obstacle);
        }

        if (found.EditAll?.Invoke(result.Changes) is { } together)
        {
            return (together, null);
        }

        var edits = new List<TextEdit>();
        foreach (var change in result.Changes)
        {
            if (found.Edit?.Invoke(change) is not { } changed)
            {
                return (null, "these settings can't be changed in place: set them by hand");
            }

            edits.AddRange(changed);
        }

        return (edits, null);
    }

    private static string Description(TrustAnchor anchor, RuleContext context) => anchor switch
    {
        TrustAnchor.System when UsesDefaultBundle(context) => $"verify the server with {context.DefaultBundle}, which the application makes the default",
        TrustAnchor.File file => $"verify the server with {file.Path}",
        TrustAnchor.System => "verify the server with the system's roots",
        _ => "verify the server with the root certificate that the string names",
    };

    private static string Help(Fix fix, TrustAnchor anchor, Provider? provider)
    {
        if (fix.IsSafe)
        {
            return "`dotnet sslconnect fix` writes it";
        }

        return fix.Bundle is not null
            ? $"{provider!.Name} is verified with {fix.BundlePath}: `dotnet add package SslLint.CaBundles` brings it, then `dotnet sslconnect fix` writes it; `fix --unsafe` writes both now"
            : anchor is TrustAnchor.Existing
                ? "`dotnet sslconnect fix --unsafe` makes the string strict with the root certificate that it names; `fix --root-cert PATH` vouches for one"
                : "`dotnet sslconnect fix --unsafe` makes the string strict";
    }

    private static string Missing(FoundConnection found, DriverCandidate main, Provider? provider)
    {
        if (provider?.NoHostName is { } why)
        {
            return provider.IsConfirmed
                ? $"{provider.Name} can't be verified by name: {why}"
                : $"{provider.Name}, if the host is theirs, can't be verified by name: {why}";
        }

        if (provider is { Ca: CaKind.Public })
        {
            var uses = provider.IsConfirmed ? "uses a public CA" : "is said to use a public CA: if so";
            return $"{Strict(found, main, new TrustAnchor.System())}{provider.Name} {uses}, `dotnet sslconnect fix --public-ca` writes it";
        }

        var how = provider?.HowToGetCa is { } get ? $"{get}, then " : "";
        return $"{Strict(found, main, new TrustAnchor.File("PATH"))}{how}`dotnet sslconnect fix --root-cert PATH` writes it with the CA of this server (`--public-ca` if a public CA signed it)";
    }
}
