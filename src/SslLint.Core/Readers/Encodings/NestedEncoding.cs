using SslLint.Text;

namespace SslLint.Readers.Encodings;

/// <summary>A literal inside another: a quoted word of a script that is itself a value of a file.</summary>
/// <param name="inner">The literal that holds the value.</param>
/// <param name="outer">The literal that holds <paramref name="inner"/>'s source.</param>
public sealed class NestedEncoding(LiteralEncoding inner, LiteralEncoding outer) : LiteralEncoding
{
    /// <inheritdoc/>
    public override string Name => inner.Name + " in " + outer.Name;

    /// <inheritdoc/>
    public override string? Obstacle => inner.Obstacle ?? outer.Obstacle;

    /// <inheritdoc/>
    public override bool TryEncode(string value, out string encoded) =>
        inner.TryEncode(value, out encoded) && outer.TryEncode(encoded, out encoded);
}
