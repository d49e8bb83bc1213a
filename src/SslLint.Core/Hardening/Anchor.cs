using SslLint.Drivers;

namespace SslLint.Hardening;

/// <summary>The trust anchor that a hardened string gets, once it is settled.</summary>
internal abstract record Anchor
{
    private Anchor()
    {
    }

    /// <summary>The one that stands in the string stays as it is written.</summary>
    public sealed record Keep : Anchor;

    /// <summary>A file.</summary>
    public sealed record File(string Path) : Anchor;

    /// <summary>The roots of the system or runtime.</summary>
    public sealed record System : Anchor;

    /// <summary>Settles what is asked for; null where no anchor is known.</summary>
    /// <param name="wanted">What is asked for; null means: the one that stands there, if any.</param>
    /// <param name="existing">What the string has: a file under a foreign key, or <see cref="Keep"/>; null if nothing.</param>
    /// <param name="isStrict">Whether the string is strict with what it has, named or not.</param>
    public static Anchor? Settle(TrustAnchor? wanted, Anchor? existing, bool isStrict) => wanted switch
    {
        TrustAnchor.File file => new File(file.Path),
        TrustAnchor.System => new System(),
        _ => existing ?? (isStrict ? new Keep() : null),
    };
}
