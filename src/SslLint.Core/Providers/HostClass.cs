namespace SslLint.Providers;

/// <summary>How far away a host is.</summary>
public enum HostClass
{
    /// <summary>This machine: loopback, a socket, an in-process database.</summary>
    Local,

    /// <summary>A container service name: a single label, or a name of the cluster.</summary>
    Service,

    /// <summary>Anything else, an unknown host included.</summary>
    Remote,
}

/// <summary>Tells hosts apart by how far they are.</summary>
public static class HostClasses
{
    /// <summary>Names by which a container reaches the machine that it runs on.</summary>
    private static readonly string[] HostMachine = ["host.docker.internal", "gateway.docker.internal", "host.containers.internal"];

    /// <summary>The class of a host; ports and brackets removed.</summary>
    public static HostClass Of(string host)
    {
        var name = host.Trim().TrimEnd('.').ToLowerInvariant();
        if (name.StartsWith("tcp:", StringComparison.Ordinal))
        {
            name = name.Substring(4);
        }

        if (name.Length == 0 || name[0] is '/' or '@' or '\\' || name is "(local)" || name.StartsWith("(localdb)", StringComparison.Ordinal)
            || name.StartsWith(".\\", StringComparison.Ordinal))
        {
            return HostClass.Local;
        }

        if (name is "localhost" or "localhost.localdomain" or "::1" or "[::1]" or "0.0.0.0" or "::" or "ip6-localhost"
            || name.EndsWith(".localhost", StringComparison.Ordinal)
            || (name.StartsWith("127.", StringComparison.Ordinal) && IsIpAddress(name))
            || HostMachine.Contains(name))
        {
            return HostClass.Local;
        }

        if (name.EndsWith(".svc", StringComparison.Ordinal) || name.EndsWith(".svc.cluster.local", StringComparison.Ordinal))
        {
            return HostClass.Service;
        }

        return name.Contains('.') || name.Contains(':') ? HostClass.Remote : HostClass.Service;
    }

    /// <summary>Whether the host is an IP address, which only certificates with that address in them can be verified for.</summary>
    public static bool IsIpAddress(string host) =>
        System.Net.IPAddress.TryParse(host.Trim('[', ']'), out _) && (host.Contains(':') || host.Split('.').Length == 4);
}
