using SslLint.Certificates;
using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Providers;
using SslLint.Secrets;

namespace SslLint.Rules;

/// <summary>What a rule may look at: one reading of one connection.</summary>
/// <param name="Reading">How the driver reads the connection.</param>
/// <param name="Provider">The provider of its host, or null.</param>
/// <param name="IsNamed">Whether evidence names the driver, so that what it refuses can be said.</param>
/// <param name="IsComplete">Whether the string is all that the driver gets.</param>
public sealed record RuleContext(Reading Reading, Provider? Provider, bool IsNamed, bool IsComplete)
{
    /// <summary>The posture, or null where nothing can be said, or nothing that a string of the driver could change.</summary>
    public TlsPosture? Posture => Reading is { Posture: { } posture, Driver.Best: { } best } && posture.IsAsGoodAs(best) ? null : Reading.Posture;

    /// <summary>Whether all settings are known.</summary>
    public bool IsComplete { get; } = IsComplete && !Reading.HasUnknownSettings;

    /// <summary>What is known of the file of root certificates that <see cref="RootSetting"/> names; null where that can't be known.</summary>
    public RootCertificateFile? RootCertificate { get; init; }

    /// <summary>The bundle that the application makes the driver's default before it connects; null where it makes none, or the driver heeds none.</summary>
    public DefaultRoot? DefaultRoot { get; init; }

    /// <summary>The setting whose file the driver verifies every server with; null where there is none or its value is not known.</summary>
    public Setting? RootSetting => IsComplete && Posture is { Encryption: Encryption.Always, Roots: Roots.File { Path: { } path } }
        ? Reading.SettingsOf(OptionRole.Roots).LastOrDefault(s => s.Value == path && !s.IsPlaceholder)
        : null;

    /// <summary>What the code beside the connection does about the server's certificate, or null.</summary>
    public ServerValidation? Validation { get; init; }

    /// <summary>The driver's name in prose.</summary>
    public string Driver => Reading.Driver.DisplayName;

    /// <summary>The deciding setting as <c>'sslmode=require'</c>, or that it isn't set.</summary>
    public string Cause => Reading.Decisive is { } setting ? Quote(setting) : "no TLS setting stands in the string";

    /// <summary>The provider of all hosts; null where they differ or one is unknown.</summary>
    public static Provider? ProviderOf(Reading reading)
    {
        var protocol = reading.Driver.Engine.Protocol;
        var providers = reading.Endpoints.Select(e => e.Kind == EndpointKind.Network ? ProviderCatalog.Find(e.Host, protocol) : null).Distinct().ToList();
        return providers.Count == 1 ? providers[0] : null;
    }

    /// <summary>A setting as text; a value that isn't a plain word is left out, since it may hold a secret.</summary>
    public static string Quote(Setting setting)
    {
        var value = setting.Value;
        var plain = value.Length <= 24 && !setting.IsPlaceholder && value.All(c => char.IsLetterOrDigit(c) || c is '-' or '_');
        var key = HarmlessSettings.ShowsKey(setting.Key, isBehindSecret: true) ? setting.Key : Redactor.Mask;
        return plain && !HarmlessSettings.IsSecret(setting) ? $"'{key}={value}'" : $"'{key}'";
    }
}

/// <summary>What a rule has found.</summary>
/// <param name="Setting">The setting to blame; null for the connection as a whole.</param>
/// <param name="Message">What is wrong, one sentence.</param>
/// <param name="Level">The level where it differs from the rule's default.</param>
/// <param name="Help">What to do, where making the connection strict doesn't repair it.</param>
public sealed record RuleHit(Setting? Setting, string Message, Level? Level = null, string? Help = null);

/// <summary>One rule: a posture and its surroundings in, hits out.</summary>
public abstract class Rule
{
    /// <summary>What stays the same about the rule.</summary>
    public abstract RuleDescriptor Descriptor { get; }

    /// <summary>What is wrong with this reading.</summary>
    public abstract IEnumerable<RuleHit> Check(RuleContext context);
}
