using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Hardening;
using SslLint.Text;

namespace SslLint.Engines.Invented;

/// <summary>The one driver of Kelp: <c>Tide=low</c> is plaintext, <c>mid</c> (the default) encrypts and verifies nothing, <c>high</c> verifies all.</summary>
internal sealed class KelpDriver : Driver
{
    public const string Server = "server";
    public const string Tide = "tide";
    public const string Roots = "tide roots";

    private static readonly Dictionary<string, OptionRole?> options = new(StringComparer.OrdinalIgnoreCase)
    {
        [Server] = null,
        ["port"] = null,
        ["user"] = null,
        ["password"] = null,
        ["shoal"] = null,
        [Tide] = OptionRole.Mode,
        [Roots] = OptionRole.Roots,
    };

    private KelpDriver()
    {
    }

    public static KelpDriver Instance { get; } = new();

    public override string Name => "kelpclient";

    public override string DisplayName => "KelpClient";

    public override Engine Engine => KelpEngine.Instance;

    public override DriverTraces Traces { get; } = new() { Packages = [new("nuget", "KelpClient", VersionUse.Same)], Words = ["kelp"] };

    public override IReadOnlyList<DriverVersion> Versions { get; } = [new(1)];

    public override IReadOnlyList<string> VersionLabels { get; } = ["1"];

    public override IReadOnlyList<Dialect> Dialects { get; } = [AdoNetDialect.Instance, UriDialect.Instance, SpreadDialect.Instance];

    public static string? OptionOfVariable(string variable) =>
        options.Keys.FirstOrDefault(o => variable.Equals("KELP_" + o.Replace(' ', '_'), StringComparison.OrdinalIgnoreCase));

    public override Reading Read(ConnectionString source, DriverVersion version, ReadContext context)
    {
        var reading = new ReadingBuilder(this, version, source);
        foreach (var unknown in source.Settings.Where(static s => s.Place == SettingPlace.Pair && !options.ContainsKey(s.Key)))
        {
            reading.Refuse(unknown, $"KelpClient knows no '{unknown.Key}'");
        }

        var groups = Group(source);
        reading.Mark(groups.All([Tide, Roots]));
        foreach (var host in source.Settings.Where(static s => s.Place == SettingPlace.Host).Concat(groups.All(Server)))
        {
            reading.Endpoints.Add(Endpoints.Of(host.Value, null, host.IsPlaceholder, host.ValueSpan));
        }

        reading.Decisive = groups.Last(Tide);
        return reading.Build(groups.Value(Tide) switch
        {
            "low" => new TlsPosture { Encryption = Encryption.Never },
            "high" => new TlsPosture
            {
                Encryption = Encryption.Always,
                Chain = true,
                HostName = true,
                Roots = groups.Value(Roots) is { } path ? new Roots.File(path) : new Roots.System(),
            },
            _ => new TlsPosture { Encryption = Encryption.Always },
        });
    }

    public override HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options)
    {
        var (plan, obstacle) = HardeningPlan.Start(this, source, versions, static (_, _) => false);
        if (plan is null)
        {
            return HardeningResult.Impossible(obstacle!);
        }

        var groups = Group(source);
        if (Anchor.Settle(options.Anchor, groups.Last(Roots) is null ? null : new Anchor.Keep(), plan.IsStrict) is not { } anchor)
        {
            return HardeningResult.Impossible(HardeningPlan.NoAnchor);
        }

        plan.Set(groups.All(Tide), Tide, "high");
        if (anchor is Anchor.File file)
        {
            plan.Set(groups.All(Roots), Roots, file.Path);
        }
        else if (anchor is Anchor.System)
        {
            plan.Remove(groups.All(Roots));
        }

        return plan.Build();
    }

    internal override bool HasOption(string key) => options.ContainsKey(key);

    internal override OptionRole? RoleOfOption(string key) => options[key];

    internal override IReadOnlyList<string> WordsOf(string key) => options[key] == OptionRole.Mode ? ["low", "mid", "high"] : [];

    private static SettingGroups Group(ConnectionString source) =>
        new(source.Settings, static s => options.Keys.FirstOrDefault(o => o.Equals(s.Key, StringComparison.OrdinalIgnoreCase)));
}
