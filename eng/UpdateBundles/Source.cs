using System.Security.Cryptography.X509Certificates;

namespace SslLint.UpdateBundles;

/// <summary>A place that was asked for certificates, and what it said.</summary>
/// <param name="Name">The package, folder or address.</param>
/// <param name="CarrierId">The <see cref="Carrier.Id"/>, if it is a carrier.</param>
/// <param name="IsComplete">Whether each of its certificates has to be known.</param>
internal sealed record Source(string Name, string? CarrierId, bool IsComplete)
{
    /// <summary>Its certificates; null where it is not at hand.</summary>
    public IReadOnlyList<X509Certificate2>? Certificates { get; init; }

    /// <summary>Why it is not at hand.</summary>
    public string? Failure { get; init; }
}
