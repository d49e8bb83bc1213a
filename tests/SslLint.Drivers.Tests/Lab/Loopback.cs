using System.Net;
using System.Net.Sockets;

namespace SslLint.Drivers.Tests.Lab;

/// <summary>Ports for servers.</summary>
internal static class Loopback
{
    /// <summary>Below the range from which the system takes the ports of outgoing connections (32768 and up): those come and go while servers start.</summary>
    private const int First = 15000;
    private const int End = 32000;

    private static readonly Lock turn = new();
    private static int next = Random.Shared.Next(First, End);

    /// <summary>Ports of 127.0.0.1 that are free now, all different, and given to nobody else of this process.</summary>
    public static int[] FreePorts(int count)
    {
        lock (turn)
        {
            var ports = new List<int>();
            while (ports.Count < count)
            {
                next = next + 1 < End ? next + 1 : First;
                if (IsFree(next))
                {
                    ports.Add(next);
                }
            }

            return [.. ports];
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
