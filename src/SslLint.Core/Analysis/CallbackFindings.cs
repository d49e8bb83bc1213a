using SslLint.Attribution;
using SslLint.Discovery;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Fixes;
using SslLint.Projects;
using SslLint.Providers;
using SslLint.Rules;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Analysis;

/// <summary>The findings about callbacks of one file, and what they mean for the connections that the callbacks are set on.</summary>
/// <remarks>Npgsql refuses to connect where a strict string meets such a callback: the two change together or not at all.</remarks>
internal sealed class CallbackFindings(SourceFile file, ReadResult read, ProjectFacts project, AnalysisOptions options)
{
    private readonly IReadOnlyList<CallbackSite> callbacks = read.Callbacks;

    private readonly OverlapLookup<CallbackSite> ofConnections =
        new(read.Callbacks.Where(c => c.Connection is not null).Select(c => (c.Connection.GetValueOrDefault(), c)));

    private readonly OverlapLookup<ValidationSite> validations =
        new(read.Validations.Where(v => v.Connection is not null).Select(v => (v.Connection.GetValueOrDefault(), v)));

    /// <summary>The drivers of callbacks that verify, and of those that don't, whose connection isn't known.</summary>
    private readonly HashSet<string> verifiedSomewhere =
        [.. read.Validations.Where(v => v is { Connection: null, Validation.IsCallback: true }).Select(v => v.Driver)];
    private readonly HashSet<string> acceptedSomewhere = [.. read.Callbacks.Where(c => c.Connection is null).Select(c => c.Driver)];

    private readonly HashSet<CallbackSite> judged = [];

    /// <summary>The callbacks of a connection that its driver calls.</summary>
    public IReadOnlyList<CallbackSite> Of(FoundConnection found, string driver) =>
        callbacks.Count == 0 ? [] : [.. ofConnections.Overlapping(found.Span).Where(c => c.Driver == driver && !judged.Contains(c))];

    /// <summary>What code that verifies does beside a connection, or null.</summary>
    /// <param name="found">The connection.</param>
    /// <param name="driver">Its driver.</param>
    public ServerValidation? ValidationOf(FoundConnection found, string driver)
    {
        ServerValidation? result = null;
        foreach (var site in validations.Overlapping(found.Span).Where(v => v.Driver == driver))
        {
            result = result is null ? site.Validation : Weaker(result, site.Validation);
        }

        // One that accepts everything beside one that verifies: which of them is set, the file doesn't say.
        return result is { IsCallback: true } && Of(found, driver).Count > 0 ? ServerValidation.Callback(Verified.No, Verified.No) : result;
    }

    /// <summary>What holds whichever of two is in force; a callback counts before roots, which the driver refuses beside it.</summary>
    private static ServerValidation Weaker(ServerValidation a, ServerValidation b) =>
        a.IsCallback != b.IsCallback ? (a.IsCallback ? a : b)
        : a with { Chain = a.Chain < b.Chain ? a.Chain : b.Chain, HostName = a.HostName < b.HostName ? a.HostName : b.HostName };

    /// <summary>What can be done about a connection together with its callbacks.</summary>
    /// <param name="plan">What can be done about it alone.</param>
    /// <param name="own">Its callbacks.</param>
    /// <param name="driver">Its driver.</param>
    public FixPlan Join(FixPlan plan, IReadOnlyList<CallbackSite> own, string driver)
    {
        if (plan.Fix is not { } fix)
        {
            return plan;
        }

        if (own.Count == 0)
        {
            // A string that gets VerifyFull beside a callback connects no more; which string it stands beside isn't known here.
            if (verifiedSomewhere.Contains(driver))
            {
                return new FixPlan(
                    null,
                    "a callback in this file decides which certificates are accepted, beside which the driver takes no string that verifies: "
                    + "whether it is this connection's can't be seen");
            }

            return fix.IsSafe && acceptedSomewhere.Contains(driver)
                ? new FixPlan(
                    fix with { IsSafe = false },
                    "a callback in this file accepts every certificate, beside which the driver takes no strict string: take it out first")
                : plan;
        }

        var edits = new EditSet();
        edits.TryAdd(fix.Edits);
        return own.All(c => c.Removal is { } removal && edits.TryAdd(removal))
            ? plan with { Fix = fix with { Edits = edits.Edits, Description = $"{fix.Description}, not with a callback" } }
            : new FixPlan(null, "a callback accepts every certificate, beside which the driver takes no strict string: take it out by hand");
    }

    /// <summary>The findings about the callbacks of a connection.</summary>
    /// <param name="own">The callbacks.</param>
    /// <param name="found">The connection.</param>
    /// <param name="plan">What is done about it, with the callbacks.</param>
    /// <param name="isStrict">Whether it is strict without them as it stands.</param>
    public IEnumerable<Finding> Judge(IReadOnlyList<CallbackSite> own, FoundConnection found, FixPlan plan, bool isStrict)
    {
        foreach (var callback in own)
        {
            judged.Add(callback);
            var fix = plan.Fix ?? Removal(callback, isSafe: isStrict);
            yield return Find(callback, fix) with { ConnectionSpan = plan.Fix is null ? callback.Span : found.Span };
        }
    }

    /// <summary>The findings about callbacks whose connection isn't known.</summary>
    public IEnumerable<Finding> Rest() =>
        callbacks.Where(c => !judged.Contains(c)).Select(c => Find(c, Replacement(c) ?? Removal(c, isSafe: false)));

    /// <summary>Where nothing is known of the connection, the trust anchor that the user gives takes the callback's place.</summary>
    private Fix? Replacement(CallbackSite callback)
    {
        if (callback is not { Connection: null, Instead: { } builder })
        {
            return null;
        }

        var found = FoundConnection.Of(file, builder);
        var candidates = DriverResolver.Resolve(found, project, options).Candidates;
        return candidates.Count > 0
            && FixPlanner.Plan(
                found,
                candidates,
                new RuleContext(Readings.Representative(candidates[0], found), null, IsNamed: true, found.IsComplete),
                HostClass.Remote,
                project,
                options,
                withExpression: null).Fix is { IsSafe: true } fix
            ? fix with { Description = $"{fix.Description}, not with a callback" }
            : null;
    }

    private static Fix? Removal(CallbackSite callback, bool isSafe) =>
        callback.Removal is { } removal ? new Fix(isSafe, removal, "remove the callback", null, null) : null;

    private Finding Find(CallbackSite callback, Fix? fix)
    {
        var rule = RuleCatalog.AcceptAnyServerCertificate.Descriptor;
        return new Finding
        {
            Rule = rule,
            Level = rule.DefaultLevel,
            Path = file.Path,
            Span = callback.Span,
            Message = AcceptAnyServerCertificate.MessageFor(callback),
            Help = fix is { IsSafe: true } ? "`dotnet sslconnect fix` takes it out" : "take the callback out and name the CA of the server as root certificate",
            Driver = callback.Driver,
            Engine = EngineCatalog.Find(callback.Driver)?.Engine.Name,
            ConnectionSpan = callback.Span,
            Fix = fix,
            Fingerprint = Fingerprints.Of(rule.Id, file.Path, callback),
        };
    }
}
