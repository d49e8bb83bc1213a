namespace SslLint.Text;

/// <summary>A word among others that no quotes hold together, where it isn't known who takes them apart: a shell, of whatever system, or nobody. What
/// one of them reads as anything but itself is refused, since a shell may not even see the escapes of another.</summary>
/// <param name="outer">The literal that holds the words.</param>
/// <param name="obstacle">Why text is refused, for people; null where nothing is known about the shell.</param>
internal sealed class BareWordEncoding(LiteralEncoding outer, string? obstacle = null) : LiteralEncoding
{
    /// <summary>POSIX.1-2017, XCU 2.2 and 2.13; <c>cmd /?</c> (<c>% ^</c>); fish (<c>{}</c>).</summary>
    private static readonly char[] special = [.. " \t\r\n\"'`\\$&;|<>()*?[]#~!{}%^"];

    /// <inheritdoc/>
    public override string Name => "bare-word in " + outer.Name;

    /// <inheritdoc/>
    public override string Obstacle => obstacle
        ?? "the string stands without quotes among other words, and if a shell reads them, it ends the command at an & or ;: "
            + "put the string in quotes there, or set the TLS settings by hand as what reads the line wants them written";

    /// <inheritdoc/>
    public override bool TryEncode(string value, out string encoded)
    {
        encoded = "";
        return value.IndexOfAny(special) < 0 && outer.TryEncode(value, out encoded);
    }
}
