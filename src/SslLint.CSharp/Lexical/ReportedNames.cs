using SslLint.CSharp.Builders;
using SslLint.CSharp.Callbacks;

namespace SslLint.CSharp.Lexical;

/// <summary>The types and members by which the readers of builders and callbacks know what they look for. An object of unknown type is known
/// by the enum <c>SslMode</c> as well, which is a key of connection strings.</summary>
internal static class ReportedNames
{
    private static readonly string[] all =
    [
        .. CallbackMembers.All.Select(static m => m.Trace.Name),
        .. BuilderTypes.All.Select(static b => b.Shape.Name),

        // The property of BuilderType.Owners.
        "ConnectionStringBuilder",
    ];

    private static readonly int shortest = all.Min(static n => n.Length);
    private static readonly int longest = all.Max(static n => n.Length);

    /// <summary>Whether a name is one of them.</summary>
    public static bool Contains(ReadOnlySpan<byte> name)
    {
        if (name.Length < shortest || name.Length > longest)
        {
            return false;
        }

        foreach (var one in all)
        {
            if (Ascii.Equal(name, one))
            {
                return true;
            }
        }

        return false;
    }
}
