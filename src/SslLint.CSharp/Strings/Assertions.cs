using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.CSharp.Flow;

namespace SslLint.CSharp.Strings;

/// <summary>Calls of assertion libraries: <c>Assert.X</c>, <c>Is.EqualTo</c>, <c>x.Should().Be</c>, <c>x.ShouldBe</c>.</summary>
internal sealed class Assertions
{
    /// <summary>Types of assertion libraries, by what their methods are called on.</summary>
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "Assert", "ClassicAssert", "CollectionAssert", "StringAssert", "FileAssert", "Is", "Does", "Has", "Contains", "Throws", "Check", "Assume", "Warn",
    };

    private readonly Receivers<string> asserting = new(static receiver =>
        SimpleNames.Last(receiver) is { } part && (receiver is InvocationExpressionSyntax ? part is "Should" or "That" : Types.Contains(part)) ? part : null);

    /// <summary>Whether a call is one.</summary>
    /// <param name="call">The call.</param>
    /// <param name="name">The name that is called.</param>
    public bool Is(InvocationExpressionSyntax call, string name) =>
        name.StartsWith("Should", StringComparison.Ordinal) || name.StartsWith("Assert", StringComparison.Ordinal)
        || asserting.Of(SimpleNames.Receiver(call.Expression)) is not null;
}
