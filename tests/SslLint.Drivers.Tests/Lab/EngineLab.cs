using System.Diagnostics;
using SslLint.Drivers.Tests.Matrix;
using SslLint.Drivers.Tests.Prediction;
using SslLint.Hardening;

namespace SslLint.Drivers.Tests.Lab;

/// <summary>The lab of one engine: real servers on loopback ports, certificates, the files that strings name, and the drivers. One for the whole run.</summary>
public abstract class EngineLab : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> running = [];
    private readonly Dictionary<ClientKind, Lazy<Task<IReadOnlyList<ObservedCell>>>> observed;
    private readonly LabRun run;

    /// <summary>A lab whose matrix runs when a test asks for it, each driver version once.</summary>
    private protected EngineLab(string engine, IReadOnlyList<ClientKind> kinds)
    {
        Engine = engine;
        Kinds = kinds;
        Folder = Path.Combine(Path.GetTempPath(), $"ssllint-lab-{engine[..2]}-{Environment.ProcessId}-{Guid.NewGuid():N}"[..34]);
        run = new LabRun(this);
        observed = kinds.ToDictionary(kind => kind, kind => new Lazy<Task<IReadOnlyList<ObservedCell>>>(() => run.RunMatrixAsync(kind)));
    }

    /// <summary>The engine's name, as the reports give it.</summary>
    internal string Engine { get; }

    /// <summary>The drivers.</summary>
    internal IReadOnlyList<ClientKind> Kinds { get; }

    /// <summary>Where everything of this run lies.</summary>
    internal string Folder { get; }

    /// <summary>The servers, the right one first.</summary>
    internal IReadOnlyList<Server> Servers { get; private protected set; } = [];

    /// <summary>Why this lab can't run here; null if it can.</summary>
    internal abstract string? Obstacle { get; }

    /// <summary>What stands above the tables of the engine's page.</summary>
    internal abstract string DocumentHead { get; }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Obstacle is null)
        {
            CreateFolder();
            await StartAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var process in Enumerable.Reverse(running))
        {
            await process.DisposeAsync();
        }

        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>Makes the files and starts the servers.</summary>
    private protected abstract Task StartAsync();

    /// <summary>What a token of the matrix, such as <c>{ca}</c>, stands for; null for a token that the lab doesn't know.</summary>
    internal abstract string? Token(string name, Server server);

    /// <summary>Environment variables that every client of a driver has, tokens left in.</summary>
    internal virtual IReadOnlyDictionary<string, string> AmbientOf(string driver) => new Dictionary<string, string>();

    /// <summary>What the engine says of a string that a client in this environment is given.</summary>
    internal abstract CellPrediction Predict(ClientKind kind, string text, IReadOnlyDictionary<string, string> environment);

    /// <summary>What the engine makes of a string of the matrix for one server.</summary>
    internal abstract HardenedText Harden(ClientKind kind, MatrixRow row, Server server);

    /// <summary>How many processes of one driver version run at the same time.</summary>
    internal virtual int SharesPerKind => 2;

    /// <summary>Connects, and says what came of it.</summary>
    internal virtual Task<Observation> ObserveAsync(ClientProcess client, Cell cell) => client.ConnectAsync(cell.Text);

    /// <summary>Whether a string runs on a server: not where it would show nothing that another one doesn't.</summary>
    internal virtual bool Runs(MatrixRow row, Server server) => true;

    /// <summary>The servers that a strict string is tried on.</summary>
    internal virtual IEnumerable<Server> ServersOfHardened(MatrixRow row) => Servers;

    /// <summary>Whether code beside the string decides, so that the string alone can't be made strict.</summary>
    internal virtual bool IsDecidedBeside(MatrixRow row) => false;

    /// <summary>Whether a right server lacks what a strict string insists on, or asks for what the string neither had nor was given.</summary>
    internal abstract bool NeedsMore(CellPrediction prediction, Server server);

    /// <summary>Puts the outcomes of a string at all servers into words.</summary>
    internal abstract string Describe(IReadOnlyDictionary<string, Outcome> at);

    /// <summary>Every cell of the matrix with what came of it, all driver versions at the same time.</summary>
    internal async Task<IReadOnlyList<ObservedCell>> ObservedAsync() =>
        [.. (await Task.WhenAll(Kinds.Select(ObservedAsync))).SelectMany(cells => cells)];

    /// <summary>The cells of one driver version.</summary>
    internal Task<IReadOnlyList<ObservedCell>> ObservedAsync(ClientKind kind) => observed[kind].Value;

    /// <summary>Runs cells that stand in no matrix.</summary>
    internal Task<IReadOnlyList<ObservedCell>> RunAsync(IEnumerable<Cell> cells) => run.RunAsync(cells);

    /// <summary>The exact version of a driver that ran.</summary>
    internal string VersionOf(string kind) => run.Versions.GetValueOrDefault(kind, "");

    /// <summary>Stops something when the run ends.</summary>
    private protected void StopAtTheEnd(IEnumerable<IAsyncDisposable> started) => running.AddRange(started);

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    private protected static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} failed: {errors}");
        }
    }

    private void CreateFolder()
    {
        const UnixFileMode All = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        Directory.CreateDirectory(Folder);
        // The servers' user, another one than the tests', makes its folders below this one.
        File.SetUnixFileMode(Directory.CreateDirectory(Path.Combine(Folder, "servers")).FullName, All);
    }
}

/// <summary>What the engine makes of an insecure string.</summary>
/// <param name="Text">The strict string; empty where there is none.</param>
/// <param name="Obstacle">Why there is none.</param>
internal sealed record HardenedText(string Text, string? Obstacle)
{
    public static HardenedText Of(HardenedString result) => new(result.Text ?? "", result.Obstacle);
}
