using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Providers;

namespace SslLint.Engines.Invented;

/// <summary>A database that nobody has: ADO.NET strings, URIs and variables, with words of its own for TLS.</summary>
internal sealed class KelpEngine : Engine
{
    private KelpEngine()
    {
    }

    public static KelpEngine Instance { get; } = new();

    public override string Name => "kelp";

    public override string DisplayName => "Kelp";

    public override DatabaseEngines Protocol => DatabaseEngines.Other;

    public override IReadOnlyList<Driver> Drivers { get; } = [KelpDriver.Instance];

    public override IReadOnlyList<Driver> ReadersOf(Dialect dialect) => KelpDriver.Instance.Dialects.Contains(dialect) ? Drivers : [];

    public override IReadOnlyList<string> Schemes { get; } = ["kelp"];

    public override AdoNetTraces AdoNet { get; } = new() { OwnKeys = ["shoal", "tideroots"], CommonKeys = ["shoal"] };

    public override IReadOnlyList<VariableForm> Variables { get; } =
    [
        new()
        {
            Driver = KelpDriver.Instance.Name,
            SettingOf = static variable => variable.StartsWith("KELP_", StringComparison.Ordinal) ? KelpDriver.OptionOfVariable(variable) : null,
            VariableOf = static option => "KELP_" + option.ToUpperInvariant().Replace(' ', '_'),
            Hosts = [KelpDriver.Server],
            Mode = KelpDriver.Tide,
        },
    ];

    public override SearchWords Search { get; } = new() { Words = ["kelp://", "kelp_"], Variables = ["kelp"] };
}
