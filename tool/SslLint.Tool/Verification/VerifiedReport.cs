using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using SslLint.Engines;
using SslLint.Tool.Cli;
using SslLint.Tool.Files;

namespace SslLint.Tool.Verification;

/// <summary>A report that <c>verify --format json</c> wrote before: what each server was worth then.</summary>
internal sealed class VerifiedReport
{
    private readonly ILookup<(string Engine, string Driver, string Host), VerifiedConnection> byServer;

    private VerifiedReport(DateTime date, IReadOnlyList<VerifiedConnection> connections)
    {
        Date = date;
        byServer = connections.SelectMany(static c => c.HostNames, static (c, host) => (c, host))
            .ToLookup(static e => KeyOf(e.c.Engine, e.c.Driver, e.host), static e => e.c);
    }

    /// <summary>When the servers were asked, in UTC.</summary>
    public DateTime Date { get; }

    /// <summary>Reads a report.</summary>
    /// <param name="path">The path as the caller wrote it.</param>
    /// <param name="host">The run.</param>
    /// <exception cref="CommandException">It can't be read, is none, or one of a later version.</exception>
    public static VerifiedReport Read(string path, ToolHost host)
    {
        VerifiedModel? model;
        var full = host.Resolve(path);
        DateTime written;
        try
        {
            model = JsonSerializer.Deserialize(FileGate.ReadNamed(full, FileLimit.VerifiedReport), VerifiedJson.Default.VerifiedModel);
            written = File.GetLastWriteTimeUtc(full);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path}: the report of verify can't be read, since {FileFailure.Reason(e)}");
        }
        catch (JsonException)
        {
            throw NoReport(path);
        }

        return model is { SchemaVersion: > VerifiedModel.Version }
            ? throw new CommandException($"{path}: the report is of a later version of this tool (schemaVersion {model.SchemaVersion}): use that version")
            : model is { SchemaVersion: >= 1, Connections: { } connections } && connections.All(static c => c is { IsSound: true })
            ? new VerifiedReport(model.Date?.ToUniversalTime() ?? written, connections)
            : throw NoReport(path);
    }

    /// <summary>What a server was worth for a connection.</summary>
    /// <param name="place">Where the connection stands.</param>
    /// <param name="engine">Its engine.</param>
    /// <param name="driver">Its driver.</param>
    /// <param name="server">The host, with the port where one is written.</param>
    /// <returns>Null where it was not asked, or for connections that differ in their settings, of which none stands at this place.</returns>
    public Verdict? Of(string place, string engine, string driver, string server)
    {
        var all = byServer[KeyOf(engine, driver, server)].ToList();
        var here = all.Where(c => c.Places.Contains(place, StringComparer.Ordinal)).ToList();
        var verdicts = (here.Count > 0 ? here : all).Select(static c => c.Verdict!.Value).Distinct().ToList();
        return verdicts is [var only] ? only : null;
    }

    private static (string Engine, string Driver, string Host) KeyOf(string engine, string driver, string host) => (engine, driver, host.ToLowerInvariant());

    private static CommandException NoReport(string path) =>
        new($"{path}: it is no report of verify, or damaged: 'dotnet sslconnect verify --path . --format json' writes one");
}

/// <summary>What is read of such a report.</summary>
internal sealed record VerifiedModel(int SchemaVersion, DateTime? Date, IReadOnlyList<VerifiedConnection>? Connections)
{
    /// <summary>The version that is known here.</summary>
    public const int Version = 1;
}

/// <summary>A connection of such a report.</summary>
internal sealed record VerifiedConnection(string Engine, string Driver, string Host, int? Port, IReadOnlyList<string> Places, Verdict? Verdict)
{
    /// <summary>Whether all is there that is needed.</summary>
    [JsonIgnore]
    public bool IsSound => this is { Engine: not null, Driver: not null, Host: not null, Places: not null, Verdict: not null };

    /// <summary>The names that an inventory may have for the server: the engine's own port need not be written.</summary>
    [JsonIgnore]
    public IEnumerable<string> HostNames
    {
        get
        {
            if (Port is { } port)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{Host}:{port}");
            }

            if (Port is null || EngineCatalog.All.Any(e => e.Name == Engine && e.DefaultPort == Port))
            {
                yield return Host;
            }
        }
    }
}

/// <summary>Reads them.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(VerifiedModel))]
internal sealed partial class VerifiedJson : JsonSerializerContext;
