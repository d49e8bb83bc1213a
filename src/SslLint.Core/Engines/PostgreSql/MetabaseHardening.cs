using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Hardening;

namespace SslLint.Engines.PostgreSql;

/// <summary>Metabase: the form of its documentation, <c>ssl=true&amp;sslmode=verify-full&amp;sslrootcert=…</c>, in this order.</summary>
internal static class MetabaseHardening
{
    public static HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options) =>
        source.Dialect == SpreadDialect.Instance
            ? HardeningResult.Impossible("MB_DB_HOST and its neighbours have no setting for TLS: give the connection as MB_DB_CONNECTION_URI instead")
            : PgjdbcHardening.Harden(MetabaseDriver.Instance, source, versions, options, change: Change);

    /// <summary>A pair that agrees stays where it stands; one that doesn't goes, and what is missing is added in the documented order.</summary>
    private static void Change(HardeningPlan plan, SettingGroups groups, Anchor anchor)
    {
        var modes = groups.All(PgjdbcOptions.SslMode);
        plan.Remove(modes.Where(s => !PgjdbcHardening.IsVerifyFull(s)));
        if (!modes.Any(PgjdbcHardening.IsVerifyFull))
        {
            plan.Append(PgjdbcOptions.SslMode, "verify-full");
        }

        PgjdbcHardening.SetAnchor(plan, groups, anchor);
        if (plan.HasChanges && !groups.All(PgjdbcOptions.Ssl).Any(PgjdbcReading.IsOn))
        {
            plan.AppendFirst(PgjdbcOptions.Ssl, "true");
        }
    }
}
