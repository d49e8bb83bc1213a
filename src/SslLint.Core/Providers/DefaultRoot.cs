namespace SslLint.Providers;

/// <summary>The bundle that an application hands to Npgsql, by <c>PGSSLROOTCERT</c>, for every connection that names no root certificate.</summary>
/// <param name="Bundle">Its name, such as <c>aws-rds</c>.</param>
/// <param name="Provider">The id of the provider whose servers it verifies, where the project says so; null where the name tells it.</param>
public sealed record DefaultRoot(string Bundle, string? Provider)
{
    /// <summary>Whether it verifies the servers of a provider.</summary>
    public bool Verifies(Provider? provider) =>
        provider is { NoHostName: null } && (Provider is null ? provider.Bundle == Bundle : provider.Id == Provider);
}
