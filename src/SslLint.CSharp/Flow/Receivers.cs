using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SslLint.CSharp.Flow;

/// <summary>Something about what a member is taken of, and of what that is taken in turn. In a chain of thousands of calls each link asks;
/// what is known of the one before it is enough.</summary>
/// <param name="of">The answer of one link, or null to go on to the next.</param>
internal sealed class Receivers<T>(Func<ExpressionSyntax, T?> of)
    where T : class
{
    private readonly Dictionary<ExpressionSyntax, T?> known = [];

    /// <summary>The answer of the nearest link that has one, beginning with the one given; null if none has.</summary>
    public T? Of(ExpressionSyntax? receiver)
    {
        var found = (T?)null;
        var way = new List<ExpressionSyntax>();
        for (; receiver is not null && !known.TryGetValue(receiver, out found); receiver = SimpleNames.Receiver(receiver))
        {
            way.Add(receiver);
            found = of(receiver);
            if (found is not null)
            {
                break;
            }
        }

        foreach (var passed in way)
        {
            known[passed] = found;
        }

        return found;
    }
}
