using SslLint.Dialects;
using SslLint.Text;

namespace SslLint.Drivers;

/// <summary>What kind of place a connection goes to.</summary>
public enum EndpointKind
{
    /// <summary>A host name or IP address.</summary>
    Network,

    /// <summary>A unix domain socket (or abstract socket).</summary>
    Socket,

    /// <summary>A database in this process, or behind shared memory: no network is passed.</summary>
    InProcess,

    /// <summary>A placeholder: not known.</summary>
    Placeholder,
}

/// <summary>A place that a string connects to, as its driver reads it.</summary>
/// <param name="Host">The host name, IP address (IPv6 without brackets) or socket path; empty where none is given.</param>
/// <param name="Port">The port as written, or null.</param>
/// <param name="Kind">What <paramref name="Host"/> is.</param>
/// <param name="Span">Where the host stands in the connection string's text; null if it isn't written there.</param>
public sealed record Endpoint(string Host, string? Port, EndpointKind Kind, SourceSpan? Span)
{
    /// <summary>Whether neither the string nor the engine's default tells the port: a named pipe, an instance whose port another service tells.</summary>
    public bool HasUnknownPort { get; init; }

    /// <summary>The address that is dialled in the host's stead, which then is only a name (libpq's <c>hostaddr</c>); null where there is none.</summary>
    public string? Address { get; init; }
}

/// <summary>A setting that the driver reads and that has no effect, or that loses to another.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Why">Why it does nothing, in a sentence without values that may be secret.</param>
public sealed record IneffectiveSetting(Setting Setting, string Why);

/// <summary>A setting that makes the driver refuse the string.</summary>
/// <param name="Setting">The setting; null where the text as a whole is refused.</param>
/// <param name="Why">Why, in the driver's terms, without values that may be secret.</param>
public sealed record InvalidSetting(Setting? Setting, string Why);

/// <summary>A connection string as one version of one driver reads it.</summary>
public sealed record Reading
{
    /// <summary>The driver.</summary>
    public required Driver Driver { get; init; }

    /// <summary>The version whose behaviour this is.</summary>
    public required DriverVersion Version { get; init; }

    /// <summary>The string that was read.</summary>
    public required ConnectionString Source { get; init; }

    /// <summary>What makes the driver's parser and option checks refuse the string before a connection is tried; empty if accepted.</summary>
    public IReadOnlyList<InvalidSetting> Invalid { get; init; } = [];

    /// <summary>Whether parser and option checks accept the string.</summary>
    public bool IsAccepted => Invalid.Count == 0;

    /// <summary>What the driver does; null where it refuses the string or where <see cref="IsHidden"/>.</summary>
    public TlsPosture? Posture { get; init; }

    /// <summary>Whether what decides about TLS can't be seen in the string, so that nothing can be said: a placeholder, a service file,
    /// a socket factory of the application, GSS encryption instead of TLS.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether nothing is known of how this version reads the string; <see cref="IsHidden"/> is true then, too.</summary>
    public bool IsUnknownVersion { get; init; }

    /// <summary>Why nothing is written where <see cref="IsUnknownVersion"/> is true, for people.</summary>
    internal string UnknownVersion => $"how {Driver.DisplayName} {Version} reads its TLS settings isn't known here";

    /// <summary>Whether a placeholder stands where a key could, so that there may be settings that nobody sees.</summary>
    public bool HasUnknownSettings { get; init; }

    /// <summary>TLS settings without effect.</summary>
    public IReadOnlyList<IneffectiveSetting> Ineffective { get; init; } = [];

    /// <summary>The hosts that the driver would connect to.</summary>
    public IReadOnlyList<Endpoint> Endpoints { get; init; } = [];

    /// <summary>The setting that decides the encryption and verification, or null where only defaults do.</summary>
    public Setting? Decisive { get; init; }

    /// <summary>Whether this version adds a file of roots, the string's or its default, to the system's, so that those verify a public CA whatever the
    /// file holds; true also where the string doesn't verify, or is refused.</summary>
    public bool AddsToSystemRoots { get; init; }

    /// <summary>Whether a setting asks for an online check of revocation, or may, whatever the driver makes of it now.</summary>
    public bool AsksForRevocation { get; init; }

    /// <summary>Every setting that has a say about TLS, in the order of the text.</summary>
    public IReadOnlyList<Setting> TlsSettings { get; init; } = [];

    /// <summary>The last setting of a role, or null.</summary>
    public Setting? this[OptionRole role] => SettingsOf(role).LastOrDefault();

    /// <summary>The settings of some roles in the order of the text, with those whose key the driver doesn't take and passes over.</summary>
    public IEnumerable<Setting> SettingsOf(params OptionRole[] roles) => TlsSettings.Where(s => Driver.RoleOf(s.Key) is { } role && roles.Contains(role));
}
