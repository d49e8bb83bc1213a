namespace SslLint.Rules;

/// <summary>All rules.</summary>
public static class RuleCatalog
{
    /// <summary>The rule for callbacks, which no reading triggers.</summary>
    public static AcceptAnyServerCertificate AcceptAnyServerCertificate { get; } = new();

    /// <summary>The rule for a project's drivers, which no reading triggers.</summary>
    public static DriverCannotVerify DriverCannotVerify { get; } = new();

    /// <summary>The rule for suppressions, which no reading triggers.</summary>
    public static UnusedSuppression UnusedSuppression { get; } = new();

    /// <summary>The rules by id.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new TlsDisabled(),
        new TlsNotEnforced(),
        new ServerCertificateNotVerified(),
        new HostNameNotVerified(),
        new ObsoleteTlsVersion(),
        new RootCertificateNotSpecified(),
        new RootCertificateNotFound(),
        new RootCertificateExpired(),
        new RootCertificateOfAnotherProvider(),
        new HostNameCannotBeVerified(),
        AcceptAnyServerCertificate,
        new IneffectiveSetting(),
        new InvalidSetting(),
        new ClientCertificateNotSupported(),
        DriverCannotVerify,
        UnusedSuppression,
    ];

    /// <summary>The rule with an id or name, case ignored; null if there is none.</summary>
    public static Rule? Find(string idOrName) => All.FirstOrDefault(r =>
        string.Equals(r.Descriptor.Id, idOrName, StringComparison.OrdinalIgnoreCase)
        || string.Equals(r.Descriptor.Name, idOrName, StringComparison.OrdinalIgnoreCase));
}
