using SslLint.Certificates;
using SslLint.Providers;
using SslLint.Secrets;

namespace SslLint.Rules;

/// <summary>The root certificate is not found</summary>
public sealed class RootCertificateNotFound : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "SSL2002",
        Name = "RootCertificateNotFound",
        Title = "The root certificate is not found",
        DefaultLevel = Level.Warning,
        Cwe = 295,
    };

    /// <inheritdoc/>
    public override IEnumerable<RuleHit> Check(RuleContext context)
    {
        if (context.RootSetting is { } setting && context.RootCertificate is { Obstacle: { } obstacle } file)
        {
            yield return new RuleHit(
                setting,
                $"{context.Driver} can't verify the server with '{ShownPath.Of(setting.Value)}': {obstacle}",
                file.IsCertain ? null : Level.Info,
                context.Provider?.Bundle is null ? Help(file) : null);
        }
        else if (context is { RootSetting: { } path, RootCertificate.IsBesideApplication: true })
        {
            // Where the working directory is the application's folder, as in many containers, it is right.
            yield return new RuleHit(
                path,
                $"'{ShownPath.Of(path.Value)}' is looked up in the working directory: "
                    + "`dotnet run`, and output that is started from another folder, do not find it",
                Level.Info,
                $"in code write `{{{Member(path.Value)}}}` in the place of the path; "
                + "in configuration set <SslLintSetPgSslRootCert> in the project and take the "
                + "setting out; both hold wherever the application is started");
        }
    }

    /// <summary>The member of the generated class for the file.</summary>
    private static string Member(string path)
    {
        var name = path.Substring(path.LastIndexOf('/') + 1);
        return $"{BundleNames.ClassName}.{BundleNames.MemberOf(name.LastIndexOf('.') is > 0 and var dot ? name.Substring(0, dot) : name) ?? "…"}";
    }

    private static string Help(RootCertificateFile file) => file.Missing is null
        ? "put the CA certificates there as PEM; `dotnet sslconnect bundle check` says what a file holds"
        : "put the CA certificates there and see that the build copies them, or name the file where it will be when the application runs";
}
