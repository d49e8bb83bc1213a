using SslLint.Fixes;

namespace SslLint.Analyzers.CodeFixes;

/// <summary>Fixes that are offered alike.</summary>
/// <param name="Key">What makes the actions of a kind the same action.</param>
/// <param name="IsSafe">Whether they may be written unasked.</param>
internal sealed record FixKind(string Key, bool IsSafe)
{
    /// <summary>The trust anchor is known and will be there.</summary>
    public static FixKind Safe { get; } = new("SslLint", IsSafe: true);

    /// <summary>A connection that works today may be cut.</summary>
    public static FixKind Unsafe { get; } = new("SslLint (unsafe)", IsSafe: false);

    /// <summary>Whether a fix is of this kind. One that names a bundle which nothing brings is of none: the tool writes the bundle too,
    /// an editor doesn't.</summary>
    public bool Holds(Fix fix) => fix.First is null && fix.IsSafe == IsSafe && (IsSafe || fix.BundlePath is null);

    /// <summary>What the menu says.</summary>
    public string Title(Fix fix)
    {
        var title = char.ToUpperInvariant(fix.Description[0]) + fix.Description.Substring(1);
        return IsSafe ? title : title + " (unsafe)";
    }
}
