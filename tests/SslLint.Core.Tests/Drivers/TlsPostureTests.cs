using SslLint.Drivers;

namespace SslLint.Core.Tests.Drivers;

public class TlsPostureTests
{
    /// <summary>From the weakest to the strongest: what is reported of several readings is the weakest.</summary>
    private static readonly TlsPosture[] ladder =
    [
        new() { Encryption = Encryption.Never },
        new() { Encryption = Encryption.LoginOnly },
        new() { Encryption = Encryption.PlaintextFirst, Chain = true, HostName = true },
        new() { Encryption = Encryption.Fallback, Chain = true, HostName = true },
        new() { Encryption = Encryption.Always },
        new() { Encryption = Encryption.Always, Chain = true },
        new() { Encryption = Encryption.Always, Chain = true, HostName = true },
    ];

    [Fact]
    public void Each_step_up_is_stronger_than_the_one_below()
    {
        for (var i = 1; i < ladder.Length; i++)
        {
            Assert.True(ladder[i].Strength > ladder[i - 1].Strength, $"step {i}");
        }
    }

    [Fact]
    public void One_certificate_alone_is_strict_without_chain_or_name() =>
        Assert.True(new TlsPosture { Encryption = Encryption.Always, Roots = new Roots.Pinned("server.cer") }.IsStrict);

    [Fact]
    public void Only_the_last_step_is_strict() => Assert.Equal([false, false, false, false, false, false, true], ladder.Select(p => p.IsStrict));
}
