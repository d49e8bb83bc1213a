using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Hardening;

namespace SslLint.Engines.PostgreSql;

/// <summary>pgjdbc: <c>sslmode=verify-full</c> and <c>sslrootcert</c>, or the Java runtime's roots by <c>sslfactory</c>.</summary>
internal static class PgjdbcHardening
{
    private const string VerifyFull = "verify-full";

    public static HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options) =>
        Harden(PgjdbcDriver.Instance, source, versions, options, change: Change);

    /// <summary>What Metabase and pgjdbc have in common.</summary>
    /// <param name="driver">The driver that reads the string.</param>
    /// <param name="source">The string.</param>
    /// <param name="versions">The versions asked for.</param>
    /// <param name="options">What to harden with.</param>
    /// <param name="change">Writes the mode and the anchor.</param>
    internal static HardeningResult Harden(
        Driver driver,
        ConnectionString source,
        IReadOnlyList<DriverVersion> versions,
        HardeningOptions options,
        Action<HardeningPlan, SettingGroups, Anchor> change)
    {
        var (plan, obstacle) = HardeningPlan.Start(driver, source, versions, static (s, _) => s.Key is PgjdbcOptions.SslMode);
        if (plan is null)
        {
            return HardeningResult.Impossible(obstacle!);
        }

        var groups = PgjdbcReading.Group(plan.Settings);
        if (groups.Value(PgjdbcOptions.SslFactory) is { } factory && !PgjdbcOptions.IsLibpqFactory(factory) && !IsBuiltIn(factory))
        {
            return HardeningResult.Impossible("'sslfactory' names a class of the application: what it verifies can't be seen here");
        }

        var misspelt = plan.Settings.Where(PgjdbcReading.IsMisspelt).ToList();
        if (Anchor.Settle(options.Anchor, Existing(plan, groups, misspelt), plan.IsStrict) is not { } anchor)
        {
            return HardeningResult.Impossible(HardeningPlan.NoAnchor);
        }

        if (plan.IsStrict && anchor is Anchor.Keep && options.ClientCertificate is null && options.ClientKey is null)
        {
            return plan.OnlyIneffectiveRemoved();
        }

        plan.Remove(groups.All(PgjdbcOptions.Ssl).Where(s => !PgjdbcReading.IsOn(s)));
        plan.Remove(misspelt);
        plan.Remove(groups.All(PgjdbcOptions.SslHostNameVerifier).Where(s => s.Value != PgjdbcOptions.DefaultVerifier));
        change(plan, groups, anchor);
        SetClient(plan, groups, misspelt, options);
        return plan.Build();
    }

    /// <summary>Whether a setting of the group <c>sslmode</c> says verify-full, in any case.</summary>
    internal static bool IsVerifyFull(Setting mode) => string.Equals(mode.Value, VerifyFull, StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes the anchor, behind the mode.</summary>
    internal static void SetAnchor(HardeningPlan plan, SettingGroups groups, Anchor anchor)
    {
        var roots = groups.All(PgjdbcOptions.SslRootCert);
        var factories = groups.All(PgjdbcOptions.SslFactory);
        var arguments = groups.All(PgjdbcOptions.SslFactoryArgument);
        switch (anchor)
        {
            case Anchor.File file:
                plan.Set(roots, PgjdbcOptions.SslRootCert, file.Path);
                plan.Remove(factories.Where(s => !PgjdbcOptions.IsLibpqFactory(s.Value)));
                plan.Remove(arguments);
                break;
            case Anchor.System:
                plan.Set(factories, PgjdbcOptions.SslFactory, PgjdbcOptions.DefaultJavaFactory);
                plan.Remove(roots);
                plan.Remove(arguments);
                break;
            case Anchor.Keep when Verifies(groups.Value(PgjdbcOptions.SslFactory)):
                plan.RemoveLosers(factories);
                if (groups.Value(PgjdbcOptions.SslFactory) == PgjdbcOptions.SingleCertFactory)
                {
                    plan.RemoveLosers(arguments);
                }
                else
                {
                    plan.Remove(arguments);
                }

                plan.Remove(roots);
                break;
            default:
                plan.RemoveLosers(roots);
                plan.Remove(factories.Where(s => !PgjdbcOptions.IsLibpqFactory(s.Value)));
                plan.Remove(arguments);
                break;
        }
    }

    private static void Change(HardeningPlan plan, SettingGroups groups, Anchor anchor)
    {
        plan.Set(groups.All(PgjdbcOptions.SslMode), IsVerifyFull, PgjdbcOptions.SslMode, VerifyFull);
        SetAnchor(plan, groups, anchor);
    }

    private static void SetClient(HardeningPlan plan, SettingGroups groups, List<Setting> misspelt, HardeningOptions options)
    {
        var isStore = options.ClientKey is { } key
            && (key.EndsWith(".p12", StringComparison.OrdinalIgnoreCase) || key.EndsWith(".pfx", StringComparison.OrdinalIgnoreCase));
        if (isStore)
        {
            plan.Remove(groups.All(PgjdbcOptions.SslCert));
            plan.Note("pgjdbc takes key and certificate from the PKCS#12 file; its password goes into 'sslpassword'.");
        }
        else
        {
            plan.SetClient(groups.All(PgjdbcOptions.SslCert), PgjdbcOptions.SslCert, options.ClientCertificate, misspelt, OptionRole.ClientCertificate);
        }

        plan.SetClient(groups.All(PgjdbcOptions.SslKey), PgjdbcOptions.SslKey, options.ClientKey, misspelt, OptionRole.ClientKey);
        plan.RemoveLosers(groups.All("sslpassword"));
        if (options.ClientKey is not null && !isStore)
        {
            plan.Note("pgjdbc wants the client key as PKCS#8 in DER (.pk8), or key and certificate as PKCS#12 (.p12); PEM keys came with 42.7.9.");
        }
    }

    private static bool IsBuiltIn(string factory) =>
        factory is PgjdbcOptions.DefaultJavaFactory or PgjdbcOptions.NonValidatingFactory or PgjdbcOptions.SingleCertFactory;

    private static bool Verifies(string? factory) => factory is PgjdbcOptions.DefaultJavaFactory or PgjdbcOptions.SingleCertFactory;

    private static Anchor? Existing(HardeningPlan plan, SettingGroups groups, List<Setting> misspelt) =>
        groups.Value(PgjdbcOptions.SslRootCert) is { Length: > 0 } || Verifies(groups.Value(PgjdbcOptions.SslFactory)) ? new Anchor.Keep()
        : plan.PassedOverRoot(misspelt);
}
