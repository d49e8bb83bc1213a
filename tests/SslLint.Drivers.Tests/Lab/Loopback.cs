using System.Net;
using System.Net.Sockets;

namespace SslLint.Drivers.Tests.Lab;

/// <summary>Ports for servers.</summary>
internal static class Loopback
{
    /// <summary>Ports of 127.0.0.1 that are free now, all different.</summary>
    public static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners)
        {
            listener.Start();
        }

        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners)
        {
            listener.Stop();
        }

        return ports;
    }
}
