using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.CSharp.Flow;

namespace SslLint.CSharp.Strings;

/// <summary>Places whose strings never open a connection: expected values, messages, attributes, comparisons.</summary>
/// <remarks>Only arguments of such a call themselves: <c>Assert.Throws(() =&gt; new NpgsqlConnection("…"))</c> does open one.</remarks>
internal sealed class InertPlaces(SinkLookup sinks)
{
    /// <summary>Types that write texts for people.</summary>
    private static readonly HashSet<string> OutputTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        "Console", "Out", "Error", "Debug", "Trace", "AnsiConsole", "Log", "Logger", "_logger", "output", "_output", "testOutputHelper", "_testOutputHelper",
    };

    private static readonly HashSet<string> LogMethods = new(StringComparer.Ordinal)
    {
        "Log", "LogTrace", "LogDebug", "LogInformation", "LogWarning", "LogError", "LogCritical",
    };

    /// <summary>Methods that ask about a text: their arguments are parts to look for.</summary>
    private static readonly HashSet<string> TextQueries = new(StringComparer.Ordinal)
    {
        "Contains", "StartsWith", "EndsWith", "Replace", "IndexOf", "LastIndexOf", "Split", "Equals", "Compare", "CompareTo", "CompareOrdinal",
        "Remove", "Trim", "TrimEnd", "TrimStart", "IsMatch", "Match", "Matches",
    };

    private readonly Assertions assertions = new();

    /// <summary>Whether the place of a string expression rules out a connection.</summary>
    public bool IsInert(ExpressionSyntax root)
    {
        ExpressionSyntax expression = root;
        while (Outer(expression) is { } outer)
        {
            expression = outer;
        }

        return expression.Parent switch
        {
            AttributeArgumentSyntax => true,
            CaseSwitchLabelSyntax or ConstantPatternSyntax or ThrowExpressionSyntax or ThrowStatementSyntax => true,
            BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.EqualsExpression) || binary.IsKind(SyntaxKind.NotEqualsExpression),
            ArgumentSyntax argument => IsInertArgument(argument) || IsBuiltInAssertion(argument.Parent?.Parent),
            AssignmentExpressionSyntax assignment when assignment.Right == expression => IsBuiltInAssertion(assignment),
            _ => false,
        };
    }

    /// <summary>A test that a builder takes or refuses a string: <c>Assert.Throws(() =&gt; builder.ConnectionString = "…")</c>.</summary>
    private bool IsBuiltInAssertion(SyntaxNode? node) =>
        (node is AssignmentExpressionSyntax
            || (node is BaseObjectCreationExpressionSyntax creation
                && SimpleNames.CreatedType(creation)?.EndsWith("ConnectionStringBuilder", StringComparison.Ordinal) == true))
        && node.Parent is LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } }
        && SimpleNames.Last(call.Expression) is { } name && assertions.Is(call, name);

    /// <summary>Sums, arrays and constraints of assertions belong to the argument that they are in.</summary>
    private static ExpressionSyntax? Outer(ExpressionSyntax expression) => expression.Parent switch
    {
        BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression) => binary,
        InitializerExpressionSyntax { Parent: ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax } array => (ExpressionSyntax)array.Parent!,
        ExpressionElementSyntax { Parent: CollectionExpressionSyntax collection } => collection,
        _ => EntryKeys.Through(expression),
    };

    private bool IsInertArgument(ArgumentSyntax argument)
    {
        if (sinks.Of(argument) is not null)
        {
            return false;
        }

        switch (argument.Parent?.Parent)
        {
            case BaseObjectCreationExpressionSyntax creation:
                return SimpleNames.CreatedType(creation)?.EndsWith("Exception", StringComparison.Ordinal) == true
                    || creation.Parent is ThrowExpressionSyntax or ThrowStatementSyntax;
            case InvocationExpressionSyntax call when SimpleNames.Last(call.Expression) is { } name:
                return LogMethods.Contains(name) || TextQueries.Contains(name) || assertions.Is(call, name) || IsOutput(call, name);
            default:
                return false;
        }
    }

    private static bool IsOutput(InvocationExpressionSyntax call, string name)
    {
        var receiver = SimpleNames.Last(SimpleNames.Receiver(call.Expression));
        return receiver is not null && OutputTypes.Contains(receiver)
            && (name.StartsWith("Write", StringComparison.Ordinal) || name.StartsWith("Markup", StringComparison.Ordinal)
                || name is "Print" or "Fail" or "Verbose" or "Debug" or "Information" or "Warning" or "Error" or "Fatal" or "Info" or "Warn" or "Trace");
    }
}
