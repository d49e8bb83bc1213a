using SslLint.Certificates;
using SslLint.Drivers;
using SslLint.Providers;
using SslLint.Text;

namespace SslLint.Analysis;

/// <summary>A connection of a file for an inventory: whether anything is wrong with it or not.</summary>
public sealed record ConnectionRecord
{
    /// <summary>The file, relative to the scanned root.</summary>
    public required string Path { get; init; }

    /// <summary>The place of the connection in the file.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>The key that it is the value of, behind its section (<c>ConnectionStrings:Default</c>); null where it has none.</summary>
    public string? Key { get; init; }

    /// <summary>The engine, such as <c>postgresql</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>How the driver reads it; of several drivers the weakest reading.</summary>
    public required Reading Reading { get; init; }

    /// <summary>What tells the driver, such as <c>UseNpgsql</c>; null where nothing does and it is assumed.</summary>
    public string? Evidence { get; init; }

    /// <summary>The hosts with their ports, without secrets; empty where none is written.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>How far away the farthest host is.</summary>
    public HostClass HostClass { get; init; }

    /// <summary>The provider's id, or null.</summary>
    public string? Provider { get; init; }

    /// <summary>What is known of the root certificate that it names; null where that can't be known.</summary>
    public RootCertificateFile? RootCertificate { get; init; }

    /// <summary>The bundle that the application hands to the driver where it names no root certificate; null where it names one, or gets none.</summary>
    public DefaultRoot? DefaultRoot { get; init; }
}
