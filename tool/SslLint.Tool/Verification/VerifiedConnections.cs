using SslLint.Analysis;
using SslLint.Text;
using SslLint.Tool.Scanning;

namespace SslLint.Tool.Verification;

/// <summary>What servers said in this run about fixes that waited only for that.</summary>
internal sealed class VerifiedConnections
{
    private readonly Dictionary<(string Path, SourceSpan Span), string?> obstacles = [];

    /// <summary>Nothing was asked.</summary>
    public static VerifiedConnections None { get; } = new();

    /// <summary>Whether servers were to be asked at all.</summary>
    public bool WereAsked { get; private init; }

    /// <summary>Asks the servers of all connections whose fix a handshake settles, each server once.</summary>
    /// <param name="report">A scan, with its connections.</param>
    /// <param name="options">How servers are asked.</param>
    /// <param name="stop">Ends the asking.</param>
    public static VerifiedConnections Ask(ScanReport report, VerifyOptions options, CancellationToken stop)
    {
        var waiting = report.Findings.Select(static f => f.Finding).Where(static f => f.Fix is { IsSafe: false, IsSettledByHandshake: true })
            .Select(static f => (f.Path, f.ConnectionSpan)).ToHashSet();
        var connections = report.Connections.Where(c => waiting.Contains((c.Connection.Path, c.Connection.Span))).ToList();
        using var verifier = new Verifier(options);
        var checks = verifier.VerifyEachAsync([.. connections.Select(c => VerifyTarget.Of(c, report.Root))], stop).GetAwaiter().GetResult();
        var verified = new VerifiedConnections { WereAsked = true };
        foreach (var (connection, servers) in connections.Zip(checks))
        {
            // A text that several places share is several connections, and each has to connect.
            var key = (connection.Connection.Path, connection.Connection.Span);
            verified.obstacles[key] = verified.obstacles.GetValueOrDefault(key)
                ?? (servers.FirstOrDefault(static c => !c.StrictConnects) is { } refused ? ObstacleOf(refused) : null);
        }

        return verified;
    }

    /// <summary>Whether the strict string of a finding's connection connects to each of its servers.</summary>
    public bool Connects(Finding finding) => obstacles.TryGetValue((finding.Path, finding.ConnectionSpan), out var obstacle) && obstacle is null;

    /// <summary>Why it doesn't, as far as the servers were asked; else null.</summary>
    public string? Obstacle(Finding finding) => obstacles.GetValueOrDefault((finding.Path, finding.ConnectionSpan));

    private static string ObstacleOf(ConnectionCheck check) => check switch
    {
        { Server.Failure: null, StrictNeeds: { } needs } => needs,
        { Why: [var first, ..] } => first,
        _ => "no server was asked",
    };
}
