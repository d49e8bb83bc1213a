using SslLint.Drivers.Tests.Lab;
using SslLint.Drivers.Tests.Matrix;
using SslLint.Drivers.Tests.Prediction;
using SslLint.Engines;
using SslLint.Engines.PostgreSql;
using SslLint.Hardening;

namespace SslLint.Drivers.Tests;

/// <summary>What <c>rewrite</c> makes of every insecure string of the matrix: the right server takes it, no other one does.</summary>
public sealed class HardeningTests(LabFixture lab, ITestOutputHelper output)
{
    public static TheoryData<string> Drivers => MatrixTests.Drivers;

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task Every_insecure_string_becomes_strict(string driver)
    {
        Assert.SkipWhen(Installation.Obstacle is not null, Installation.Obstacle ?? "");
        var kind = ClientKind.All.Single(candidate => candidate.Name == driver);
        var faults = new List<string>();
        var hardened = new List<Cell>();
        var refusals = 0;
        foreach (var row in MatrixFile.Load(kind.Driver).Where(row => IsInsecure(kind, row) && !IsPartial(row)))
        {
            var results = ServersFor(row).Select(server => (Server: server, Result: Harden(kind, row, server, withClientCertificate: row.Source == "default")))
                .ToList();
            if (results[0].Result.Obstacle is { } obstacle)
            {
                refusals++;
                output.WriteLine($"not rewritten: {row.Shown}: {obstacle}");
                if (row.Obstacle is null ? ReadingOf(kind, row).IsAccepted : !obstacle.Contains(row.Obstacle, StringComparison.OrdinalIgnoreCase))
                {
                    faults.Add($"{row.Shown} | not rewritten: {obstacle}");
                }
            }
            else if (row.Obstacle is not null)
            {
                faults.Add($"{row.Shown} | rewritten, though the matrix says: {row.Obstacle}");
            }
            else
            {
                hardened.AddRange(results.Select(entry => new Cell(kind, row, entry.Server, entry.Result.Text)));
            }
        }

        var observed = await lab.RunAsync(hardened);
        faults.AddRange(observed.GroupBy(cell => cell.Cell.Row).SelectMany(row => Faults(row.Key, [.. row])));

        output.WriteLine($"{driver}: {hardened.Select(cell => cell.Row).Distinct().Count()} strings rewritten, {refusals} not, {faults.Count} wrong");
        Assert.True(faults.Count == 0, $"{faults.Count} strings are rewritten wrongly:\n{string.Join('\n', faults)}");
    }

    private IEnumerable<string> Faults(MatrixRow row, IReadOnlyList<ObservedCell> cells)
    {
        var prediction = CellPrediction.Of(cells[0].Cell.Kind, cells[0].Cell.Text, row.EnvironmentFor(lab));
        // What has nothing to do with TLS stays as it was: a wrong password, or a key that this version doesn't know.
        if (row.Beyond.Any(beyond => beyond.Servers is ["*"]) || (!prediction.Reading.IsAccepted && !ReadingOf(cells[0].Cell.Kind, row).IsAccepted))
        {
            yield break;
        }

        foreach (var (cell, observation) in cells.Where(cell => !cell.Cell.Server.IsRight && cell.Observation.Outcome != Outcome.Refused))
        {
            yield return $"{cell.Text} | {cell.Server.Name} is reached: {observation.Outcome}";
        }

        if (prediction.Reading.Posture is not { IsStrict: true })
        {
            yield return $"{cells[0].Cell.Text} | the engine itself doesn't read it as strict: {prediction.Reading.Invalid.FirstOrDefault()?.Why}";
        }

        foreach (var (cell, observation) in cells.Where(cell => cell.Cell.Server.IsRight && !IsAsExpected(row, prediction, cell)))
        {
            yield return $"{cell.Text} | {cell.Server.Name}: {observation.Outcome} {observation.Error?.ReplaceLineEndings(" ")}";
        }
    }

    /// <summary>The right servers are reached unless the string names the host by another name than the certificate does,
    /// or something beyond TLS is in the way.</summary>
    private static bool IsAsExpected(MatrixRow row, CellPrediction prediction, ObservedCell observed)
    {
        var (cell, observation) = observed;
        var namesHost = prediction.Reading.Endpoints.All(endpoint => string.Equals(endpoint.Host, "localhost", StringComparison.OrdinalIgnoreCase));
        var expected = namesHost && !NeedsMore(prediction, cell.Server) ? Outcome.Encrypted : prediction.At(cell.Server);
        return observation.Outcome == expected || (row.BeyondFor(cell.Kind, cell.Server) is { } beyond && observation.Outcome == beyond.Outcome);
    }

    /// <summary>Whether a right server lacks what the string insists on, or asks for what it neither had nor was given: a client certificate,
    /// direct TLS, an older TLS, a revocation list (the lab's authorities publish none).</summary>
    private static bool NeedsMore(CellPrediction prediction, Server server) =>
        (server.WantsClientCertificate && prediction.Reading.Posture is not { ClientCertificate: true })
        || (!server.TakesDirectTls && prediction.Reading.Posture is { DirectNegotiation: true })
        || (server.MaximumTls == "1.2" && prediction.Reading.Posture is { MinimumTls: "1.3" })
        || prediction.Reading.Posture is { Revocation: true };

    /// <summary>All wrong servers, and of the right ones those that a strict string may be treated differently by: one that takes direct TLS matters
    /// to strings that ask for it, and a highest TLS version was tried in the matrix.</summary>
    private IEnumerable<Server> ServersFor(MatrixRow row) => lab.Servers.Where(server =>
        !server.IsRight
        || server.WantsClientCertificate
        || (server.TakesDirectTls ? row.MentionsNegotiation : server.MaximumTls != "1.2"));

    private bool IsInsecure(ClientKind kind, MatrixRow row) => ReadingOf(kind, row).Posture is not { IsStrict: true };

    /// <summary>Whether the client's code verifies the chain or the name and not both: the string beside it can't be made strict.</summary>
    private bool IsPartial(MatrixRow row) =>
        CellPrediction.ValidationOf(row.EnvironmentFor(lab)) is { IsCallback: true } callback
            && (callback.Chain, callback.HostName) != (Verified.Yes, Verified.Yes);

    private Reading ReadingOf(ClientKind kind, MatrixRow row) =>
        CellPrediction.Of(kind, row.TextFor(lab, lab.Servers[0]), row.EnvironmentFor(lab)).Reading;

    private (string Text, string? Obstacle) Harden(ClientKind kind, MatrixRow row, Server server, bool withClientCertificate)
    {
        var driver = DriverCatalog.Find(kind.Driver)!.Value.Driver;
        var source = CellPrediction.Parse(kind, row.TextFor(lab, server), new Dictionary<string, string>());
        var validation = CellPrediction.ValidationOf(row.EnvironmentFor(lab));

        // Beside a callback the string insists on TLS by a word that versions before 8 refuse.
        var versions = validation is { IsCallback: true } ? [kind.Version] : driver.Versions;
        var result = Hardener.Apply(driver, source, versions, new HardeningOptions
        {
            Anchor = new TrustAnchor.File(lab.Token("ca", server)!),
            Validation = validation,
            ClientCertificate = withClientCertificate ? lab.Token("clientcert", server) : null,
            ClientKey = withClientCertificate ? lab.Token(driver is PgjdbcDriver or MetabaseDriver ? "clientpk8" : "clientkey", server) : null,
        });
        return (result.Text ?? "", result.Obstacle);
    }
}
