using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Providers;
using SslLint.Tool.Cli;
using SslLint.Tool.Rewriting;

namespace SslLint.Tool.Verification;

/// <summary>Asks the servers of connections and judges their certificates as the drivers would. Never logs in.</summary>
internal sealed class Verifier(VerifyOptions options) : IDisposable
{
    private readonly Dictionary<(string, string, string?, int, bool, bool), Task<ProbeResult>> asked = [];
    private readonly SemaphoreSlim places = new(options.Threads);
    private readonly ServerJudge judge = new(options);

    /// <summary>Told when a server of a connection has been judged, from any thread.</summary>
    public Action? Judged { get; init; }

    /// <summary>Reads a string as one driver does and verifies it against each of its hosts.</summary>
    /// <exception cref="CommandException">No driver reads such a string, or it is malformed.</exception>
    public static async Task<IReadOnlyList<ConnectionCheck>> VerifyAsync(
        string text, DriverSelection? driver, VerifyOptions options, CancellationToken stop)
    {
        using var verifier = new Verifier(options);
        return await verifier.VerifyAsync([new VerifyTarget(Read(text, driver, options), null, options.Folder)], stop).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();

    /// <summary>Verifies connections, each server once for each way in which its drivers begin.</summary>
    public async Task<IReadOnlyList<ConnectionCheck>> VerifyAsync(IReadOnlyList<VerifyTarget> targets, CancellationToken stop) =>
        [.. (await VerifyEachAsync(targets, stop).ConfigureAwait(false)).SelectMany(static c => c)];

    /// <summary>Verifies connections, and keeps apart what came of each one's servers.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<ConnectionCheck>>> VerifyEachAsync(IReadOnlyList<VerifyTarget> targets, CancellationToken stop)
    {
        var checks = targets.Select(t => Task.WhenAll((t.Reading.Endpoints.Count > 0 ? t.Reading.Endpoints : [null!]).Select(e => CountedAsync(t, e, stop))));
        return await Task.WhenAll(checks.ToList()).ConfigureAwait(false);
    }

    /// <summary>The newest version that takes the string is the one that is meant where none is named.</summary>
    private static Reading Read(string text, DriverSelection? selection, VerifyOptions options)
    {
        selection ??= new DriverSelection(Rewriter.CandidatesFor(text)[0], null);
        var source = Analysis.Explainer.Parse(selection.Driver, text);
        if (source.Error is { } error)
        {
            throw new CommandException($"read as {source.Dialect.Name}, the string is malformed at position {error.Position + 1}: {error.Message}");
        }

        var context = new ReadContext { FileExists = path => File.Exists(ServerJudge.PathOf(path, options.Folder, options.Home)) };
        var readings = selection.Versions.Select(v => selection.Driver.Read(source, v, context)).ToList();
        return readings.LastOrDefault(static r => r.IsAccepted) ?? readings[^1];
    }

    private async Task<ConnectionCheck> CountedAsync(VerifyTarget target, Endpoint? endpoint, CancellationToken stop)
    {
        var check = await CheckAsync(target, endpoint, stop).ConfigureAwait(false);
        Judged?.Invoke();
        return check;
    }

    private async Task<ConnectionCheck> CheckAsync(VerifyTarget target, Endpoint? endpoint, CancellationToken stop)
    {
        var reading = target.Reading;
        var engine = reading.Driver.Engine;
        var port = endpoint?.Port is { } written ? int.TryParse(written, out var number) && number is > 0 and < 65536 ? number : null : engine.DefaultPort;
        var isText = reading.Source.Dialect is not SpreadDialect;
        var host = endpoint is null ? ""
            : isText && new ShownText(reading.Source.Text).Of(endpoint.Host) != endpoint.Host ? Secrets.Redactor.Mask
            : endpoint.Host;
        var check = new ConnectionCheck
        {
            Reading = reading,
            Host = endpoint is { Kind: EndpointKind.Placeholder } ? Secrets.Redactor.Mask : host,
            Port = port,
            Places = target.Place is { } place ? [place] : [],
            Verdict = Verdict.Unknown,
            Why = [],
        };
        if (!reading.IsAccepted)
        {
            return check with
            {
                Verdict = Verdict.Broken,
                Why = [$"{reading.Driver.DisplayName} {reading.Version} refuses the string: {reading.Invalid[0].Why}"],
            };
        }

        var obstacle = reading.Posture is null or { IsDecidedByCode: true } ? "what decides about TLS can't be seen in the string"
            : engine.StartOf(reading.Posture) is null ? $"servers of {engine.DisplayName} aren't asked"
            : endpoint is null || (endpoint.Host.Length == 0 && options.Connect is null) ? "no host stands in the string"
            : endpoint.Kind is EndpointKind.Socket or EndpointKind.InProcess ? "no network is passed: there is nothing to verify"
            : endpoint.Kind == EndpointKind.Placeholder ? "the host is a placeholder"
            : host == Secrets.Redactor.Mask ? "the host can't be told from a secret, which is sent nowhere"
            : options.Connect is null && endpoint.HasUnknownPort ? "another service tells the port, which isn't asked: name it with --connect HOST:PORT"
            : port is null ? "the port is none"
            : options is { Connect: null, IncludeLocal: false } && HostClasses.Of(endpoint.Host, static _ => false) == HostClass.Local
                ? "this machine is dialled only with --include-local"
            : null;
        if (obstacle is not null)
        {
            return check with { Why = [obstacle] };
        }

        var probe = await AskAsync(reading, endpoint!, port!.Value, stop).ConfigureAwait(false);
        return judge.Judge(check with { Server = probe }, target, endpoint!, probe);
    }

    private Task<ProbeResult> AskAsync(Reading reading, Endpoint endpoint, int port, CancellationToken stop)
    {
        var posture = reading.Posture!;
        var key = (
            reading.Driver.Engine.Name, endpoint.Host.ToLowerInvariant(), endpoint.Address, port, posture.DirectNegotiation,
            posture.Encryption is Encryption.Always or Encryption.Fallback);
        lock (asked)
        {
            return asked.TryGetValue(key, out var running) ? running : asked[key] = AskInTurnAsync(reading, endpoint, port, stop);
        }
    }

    private async Task<ProbeResult> AskInTurnAsync(Reading reading, Endpoint endpoint, int port, CancellationToken stop)
    {
        TrustedRoots.BeginLoading();
        await places.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            var request = new ProbeRequest
            {
                Host = endpoint.Host,
                DialledAddress = endpoint.Address,
                Port = port,
                Connect = options.Connect,
                IncludeLocal = options.IncludeLocal,
                Timeout = options.Timeout,
            };
            return await Probe.RunAsync(request, reading.Driver.Engine.StartOf(reading.Posture!)!, stop).ConfigureAwait(false);
        }
        finally
        {
            places.Release();
        }
    }
}
