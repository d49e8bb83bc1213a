using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SslLint.Analyzers;

/// <summary>The rules as compilers and editors know them.</summary>
/// <remarks>Written out, since the release tracking of Roslyn reads the source; a test keeps them equal to the engine's catalogue.</remarks>
internal static class Descriptors
{
    private const string Category = "Security";

    // What is wrong, then what to do about it: a build log has no second line.
    private const string Format = "{0}; {1}";

    private static readonly DiagnosticDescriptor TlsDisabled = new(
        "SSL1001", "TLS is switched off", Format, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLink.Of("SSL1001"));

    private static readonly DiagnosticDescriptor TlsNotEnforced = new(
        "SSL1002", "TLS is not enforced: the connection can fall back to plaintext", Format, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("SSL1002"));

    private static readonly DiagnosticDescriptor ServerCertificateNotVerified = new(
        "SSL1003", "The server certificate is not verified", Format, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("SSL1003"));

    private static readonly DiagnosticDescriptor HostNameNotVerified = new(
        "SSL1004", "The host name is not verified", Format, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("SSL1004"));

    private static readonly DiagnosticDescriptor ObsoleteTlsVersion = new(
        "SSL1005", "An obsolete TLS version is allowed", Format, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("SSL1005"));

    private static readonly DiagnosticDescriptor RootCertificateNotSpecified = new(
        "SSL2001", "The root certificate is not specified", Format, Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("SSL2001"));

    // Never raised here, since an analyzer may read no file: the tool and the build task do. Declared with the others, so that there is one catalogue.
    private static readonly DiagnosticDescriptor RootCertificateNotFound = new(
        "SSL2002", "The root certificate is not found", Format, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("SSL2002"));

    private static readonly DiagnosticDescriptor RootCertificateExpired = new(
        "SSL2003", "The root certificate has expired or expires soon", Format, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("SSL2003"));

    private static readonly DiagnosticDescriptor RootCertificateOfAnotherProvider = new(
        "SSL2004", "The root certificate is of another provider", Format, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("SSL2004"));

    private static readonly DiagnosticDescriptor HostNameCannotBeVerified = new(
        "SSL2005", "The host name cannot be verified", Format, Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("SSL2005"));

    private static readonly DiagnosticDescriptor AcceptAnyServerCertificate = new(
        "SSL3001", "A callback accepts any server certificate", Format, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("SSL3001"));

    private static readonly DiagnosticDescriptor IneffectiveSetting = new(
        "SSL4001", "A TLS setting has no effect", Format, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLink.Of("SSL4001"));

    private static readonly DiagnosticDescriptor InvalidSetting = new(
        "SSL4002", "The driver refuses the connection string", Format, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("SSL4002"));

    private static readonly DiagnosticDescriptor ClientCertificateNotSupported = new(
        "SSL4003", "The provider does not take client certificates", Format, Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("SSL4003"));

    // Nor is this one, which belongs to a project and not to a document.
    private static readonly DiagnosticDescriptor DriverCannotVerify = new(
        "SSL4004", "The driver cannot verify the server, whatever the string says", Format, Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("SSL4004"));

    private static readonly DiagnosticDescriptor UnusedSuppression = new(
        "SSL9001", "A suppression suppresses nothing", Format, Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("SSL9001"));

    /// <summary>All rules by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(
        TlsDisabled,
        TlsNotEnforced,
        ServerCertificateNotVerified,
        HostNameNotVerified,
        ObsoleteTlsVersion,
        RootCertificateNotSpecified,
        RootCertificateNotFound,
        RootCertificateExpired,
        RootCertificateOfAnotherProvider,
        HostNameCannotBeVerified,
        AcceptAnyServerCertificate,
        IneffectiveSetting,
        InvalidSetting,
        ClientCertificateNotSupported,
        DriverCannotVerify,
        UnusedSuppression);

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = All.ToImmutableDictionary(static d => d.Id);

    /// <summary>The rule with an id of the catalogue.</summary>
    public static DiagnosticDescriptor Find(string id) => ById[id];
}
