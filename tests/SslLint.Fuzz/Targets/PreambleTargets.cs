using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Engines.SqlServer;

namespace SslLint.Fuzz.Targets;

/// <summary>What servers answer before TLS.</summary>
internal static class PreambleTargets
{
    private static readonly TlsPosture[] postures = [new() { Encryption = Encryption.Always }, new() { Encryption = Encryption.LoginOnly }];

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        .. from engine in EngineCatalog.All
           where engine.StartOf(postures[0]) is not null
           select new FuzzTarget($"preamble-{engine.Name}", content => Answer(engine, content),
           [
               [0, (byte)'S'],
               [0, (byte)'N'],
               [1, .. "HTTP/1.1 400 Bad Request\r\n\r\n"u8],
               [
                   0, 74, 0, 0, 0, 10, .. "8.0.40\0"u8, 8, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0xFF, 0xFF, 0xFF, 2, 0, 0xFF, 0xDF, 21,
                   .. new byte[10], .. "123456789012\0caching_sha2_password\0"u8,
               ],
               [3, 8, 0, 0, 0, 0xFF, 0x6A, 4, .. "Host"u8],
               [
                   0, 4, 1, 0, 43, 0, 0, 1, 0, 0, 0, 26, 0, 6, 1, 0, 32, 0, 1, 2, 0, 33, 0, 1, 3, 0, 34, 0, 0, 4, 0, 34, 0, 1, 0xFF,
                   16, 0, 3, 0xE8, 0, 0, 1, 0, 0,
               ],
               [5, 4, 0, 0, 9, 0, 0, 1, 0, 0xFF, 4, 1, 0, 9, 0, 0, 1, 0, 0xFF],
           ]),
        new("tds-packets", Packed, [[0, 0x12, 1, 0, 12, 0, 0, 1, 0, 22, 3, 3, 0], [2, 0x12, 0, 0, 9, 0, 0, 1, 0, 22, 0x12, 1, 0, 9, 0, 0, 2, 0, 3]]),
    ];

    /// <summary>The first byte says how long the parts are in which the rest comes.</summary>
    private static (int Length, byte[] Parts) Cut(byte[] content) => content is [var length, .. var rest] ? (length + 1, rest) : (1, []);

    private static void Answer(Engine engine, byte[] content)
    {
        var (length, rest) = Cut(content);
        foreach (var posture in postures)
        {
            var preamble = engine.StartOf(posture)!;
            var step = Ask(preamble, []);
            foreach (var part in rest.Chunk(length))
            {
                step = Ask(preamble, part);
                if (step.Action is not PreambleAction.Receive)
                {
                    Assert.Equal(step.Reason, preamble.Next([1, 2, 3]).Reason);
                    break;
                }
            }

            Assert.Equal(step.Action is PreambleAction.NoTls or PreambleAction.Stop, step.Reason is not null);
            Assert.True(step.Reason is null || step.Reason.All(static c => c is >= ' ' and < '\x7F'), "a reason quotes nothing of the server");
        }
    }

    private static PreambleStep Ask(IPreamble preamble, byte[] received)
    {
        var step = preamble.Next(received);
        for (var sent = 0; step.Action == PreambleAction.Send; step = preamble.Next([]))
        {
            Assert.InRange(++sent, 1, 2);
            Assert.InRange(step.Bytes.Count, 1, 64);
        }

        return step;
    }

    private static void Packed(byte[] content)
    {
        var (length, rest) = Cut(content);
        var framing = new TdsFraming();
        var taken = 0;
        foreach (var part in rest.Chunk(length))
        {
            if (framing.Unwrap(part) is not { } records)
            {
                break;
            }

            taken += records.Length;
        }

        Assert.InRange(taken, 0, rest.Length);
        var other = new TdsFraming();
        Assert.Equal(rest, other.Wrap(rest).Chunk(length).SelectMany(part => other.Unwrap(part)!));
    }
}
