using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;

namespace SslLint.Tool.Tests.Support;

/// <summary>What a hostile tree holds under the names of files.</summary>
[SupportedOSPlatform("linux")]
internal static class SpecialFiles
{
    /// <summary>A pipe that nobody writes to.</summary>
    public static string Pipe(TempTree tree, string path)
    {
        var full = Place(tree, path);
        ExternalProgram.Run(tree.Root, "mkfifo", [], full);
        return full;
    }

    /// <summary>A socket that somebody listens on, as long as it isn't disposed of.</summary>
    public static Socket Listen(TempTree tree, string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Place(tree, path)));
        socket.Listen();
        return socket;
    }

    /// <summary>A symbolic link.</summary>
    public static void Link(TempTree tree, string path, string target) => File.CreateSymbolicLink(Place(tree, path), target);

    /// <summary>Writes an index of version 2 that names these files, whatever git would say of their names.</summary>
    public static void Index(TempTree tree, params string[] names)
    {
        using var index = new MemoryStream();
        index.Write("DIRC"u8);
        Number(2);
        Number((uint)names.Length);
        foreach (var name in names.Order(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes))
        {
            const int fixedLength = 62;
            var entry = new byte[(fixedLength + name.Length + 8) & ~7];
            BinaryPrimitives.WriteUInt32BigEndian(entry.AsSpan(24), 0x81A4);
            BinaryPrimitives.WriteUInt16BigEndian(entry.AsSpan(60), (ushort)name.Length);
            name.CopyTo(entry.AsSpan(fixedLength));
            index.Write(entry);
        }

        index.Write(new byte[20]);
        tree.Write(".git/index", index.ToArray());

        void Number(uint value)
        {
            Span<byte> bytes = stackalloc byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
            index.Write(bytes);
        }
    }

    private static string Place(TempTree tree, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(tree[path])!);
        return tree[path];
    }
}
