namespace SslLint.Tool.Fixing;

/// <summary>A file is not written, although the system would have allowed it.</summary>
/// <param name="reason">Why, as the rest of a sentence that begins with "not written, since".</param>
#pragma warning disable CA1032 // It has no use without a reason, and wraps nothing.
internal sealed class WriteRefusedException(string reason) : IOException(reason);
#pragma warning restore CA1032
