namespace SslLint.Text;

/// <summary>How a decoded value is written in its source: the escapes of one kind of literal in one file format.</summary>
/// <remarks>Readers derive one class per kind of literal. Encoding never guesses: what cannot be written is refused.</remarks>
public abstract class LiteralEncoding
{
    /// <summary>A literal without escapes: every character stands for itself.</summary>
    public static LiteralEncoding Raw { get; } = new RawEncoding();

    /// <summary>The name of the kind, for diagnostics and tests, such as <c>json</c> or <c>csharp-verbatim</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether text can be added behind a run, but the run itself not be written over.</summary>
    public virtual bool IsAppendOnly => false;

    /// <summary>What stands in the way of text that is refused here, for people; null where there is no more to say than that it can't be written.</summary>
    public virtual string? Obstacle => null;

    /// <summary>Writes <paramref name="value"/> as source text.</summary>
    /// <returns>False where this kind of literal cannot hold the value, such as a line break in an <c>.env</c> line.</returns>
    public abstract bool TryEncode(string value, out string encoded);

    private sealed class RawEncoding : LiteralEncoding
    {
        public override string Name => "raw";

        public override bool TryEncode(string value, out string encoded)
        {
            encoded = value;
            return value.IndexOfAny(['\r', '\n']) < 0;
        }
    }
}
