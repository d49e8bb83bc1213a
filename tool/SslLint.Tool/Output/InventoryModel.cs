using System.Globalization;
using System.Text.Json.Serialization;
using SslLint.Analysis;
using SslLint.Certificates;
using SslLint.Drivers;
using SslLint.Providers;
using SslLint.Secrets;
using SslLint.Tool.Scanning;
using SslLint.Tool.Verification;

namespace SslLint.Tool.Output;

/// <summary>Every connection of a repository as JSON.</summary>
internal sealed record InventoryModel(int SchemaVersion, IReadOnlyList<InventoryEntryModel> Connections)
{
    /// <summary>How many there are of each verification, in a line.</summary>
    [JsonIgnore]
    public string Summary
    {
        get
        {
            var counts = Connections.GroupBy(c => c.Verification).OrderByDescending(g => g.Count()).Select(g => $"{g.Count()} {g.Key}");
            return $"{Counted.Of(Connections.Count, "connection")}{(Connections.Count > 0 ? ": " + string.Join(", ", counts) : "")}";
        }
    }

    /// <summary>The model of a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="verified">What servers were worth before; null where nothing is known of them.</param>
    public static InventoryModel Of(ScanReport report, VerifiedReport? verified = null) =>
        new(1, [.. report.Connections.Select(c => InventoryEntryModel.Of(c, verified))]);
}

/// <summary>A connection as JSON.</summary>
internal sealed record InventoryEntryModel(
    string Path,
    int Line,
    int Column,
    string Engine,
    string Driver,
    string? DriverVersion,
    string? Evidence,
    IReadOnlyList<string> Hosts,
    string HostClass,
    string? Provider,
    string Verification,
    PostureModel? Posture,
    TrustAnchorModel? TrustAnchor)
{
    /// <summary>What <c>verify</c> said of its servers; null where no report of it was given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<VerifiedServerModel>? Verified { get; init; }

    /// <summary>The model of a connection.</summary>
    public static InventoryEntryModel Of(ReportedConnection reported, VerifiedReport? verified = null)
    {
        var connection = reported.Connection;
        var reading = connection.Reading;
        return new InventoryEntryModel(
            connection.Path,
            reported.Start.Line,
            reported.Start.Column,
            connection.Engine,
            reading.Driver.Name,
            reading.Version.Major > 0 ? reading.Version.ToString() : null,
            connection.Evidence,
            connection.Hosts,
            connection.HostClass.ToString().ToLowerInvariant(),
            connection.Provider,
            Verdict(connection),
            PostureModel.Of(reading.Posture),
            TrustAnchorModel.Of(connection))
        {
            Verified = verified is null ? null : [.. connection.Hosts.Select(h => VerifiedServerModel.Of(reported, h, verified))],
        };
    }

    /// <summary>What the connection is worth, in a word.</summary>
    public static string Verdict(ConnectionRecord connection) => connection.Reading switch
    {
        { IsAccepted: false } => "refused",
        { IsHidden: true } => "hidden",
        { Posture: { IsStrict: true } } => "strict",
        { Posture.Encryption: Drivers.Encryption.Never or Drivers.Encryption.LoginOnly } => "plaintext",
        { Posture.Encryption: Drivers.Encryption.Fallback or Drivers.Encryption.PlaintextFirst } => "opportunistic",
        { Posture.Chain: false } => "unverified",
        { Posture: not null } => "name-unverified",
        _ => "unknown",
    };
}

/// <summary>What <c>verify</c> said of a server, as JSON.</summary>
/// <param name="Host">The host, as in the connection's hosts.</param>
/// <param name="Verdict">The verdict; null where the report has none.</param>
/// <param name="Date">When it was asked, in UTC; null without a verdict.</param>
internal sealed record VerifiedServerModel(string Host, string? Verdict, DateTime? Date)
{
    /// <summary>In words, such as <c>safe on 2026-11-30</c>.</summary>
    [JsonIgnore]
    public string Words => Verdict is null ? "not verified" : string.Create(CultureInfo.InvariantCulture, $"{Verdict} on {Date:yyyy-MM-dd}");

    /// <summary>The model of a server.</summary>
    public static VerifiedServerModel Of(ReportedConnection reported, string host, VerifiedReport report)
    {
        var connection = reported.Connection;
        var verdict = report.Of(
            $"{connection.Path}:{reported.Start.Line}:{reported.Start.Column}", connection.Engine, connection.Reading.Driver.Name, host);
        return new VerifiedServerModel(host, verdict?.ToString().ToLowerInvariant(), verdict is null ? null : report.Date);
    }
}

/// <summary>What a connection trusts, as JSON.</summary>
internal sealed record TrustAnchorModel(string Kind, string? Path, string? State, DateTime? NotAfter)
{
    /// <summary>The trust anchor of a connection; null where it verifies nothing.</summary>
    public static TrustAnchorModel? Of(ConnectionRecord connection)
    {
        if (connection.Reading.Posture is not { Chain: true } posture)
        {
            return null;
        }

        if (connection.DefaultRoot is { } application)
        {
            return new TrustAnchorModel("application-default", application.Bundle, null, null);
        }

        var certificates = connection.RootCertificate?.Content?.Certificates;
        return new TrustAnchorModel(
            posture.Roots.Name,
            posture.RootCertificate is { } path ? ShownPath.Of(path) : null,
            connection.RootCertificate is { IsBesideApplication: false } file ? StateOf(file) : null,
            certificates is { Count: > 0 } ? certificates.Max(c => c.NotAfter) : null);
    }

    private static string StateOf(RootCertificateFile file) =>
        file.Missing is not null ? "missing"
        : file.Obstacle is not null ? "unreadable"
        : file.Content!.Certificates.All(c => c.ValidityAt(file.Now) == CertificateValidity.Expired) ? "expired"
        : "valid";
}
