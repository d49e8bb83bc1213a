using SslLint.Readers.Encodings;
using SslLint.Text;

namespace SslLint.Core.Tests.Readers;

/// <summary>Nothing that some shell reads as anything but itself is written into a word that no quotes hold together.</summary>
public class BareWordEncodingTests
{
    private static readonly BareWordEncoding encoding = new(GenericEncodings.Unquoted);

    [Theory]
    [InlineData("?sslmode=verify-full")]
    [InlineData("a&b")]
    [InlineData("a;b")]
    [InlineData("a b")]
    [InlineData("a^b")]
    [InlineData("%A%")]
    [InlineData("$A")]
    public void What_a_shell_reads_is_refused(string text)
    {
        Assert.False(encoding.TryEncode(text, out _));
        Assert.Contains("put the string in quotes", encoding.Obstacle);
    }

    [Theory]
    [InlineData("sslmode=verify-full")]
    [InlineData("/certs/ca_1.pem,a:b@c+d")]
    public void What_every_shell_takes_as_it_is_stays(string text)
    {
        Assert.True(encoding.TryEncode(text, out var encoded));
        Assert.Equal(text, encoded);
    }
}
