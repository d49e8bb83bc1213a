using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.Sources;

namespace SslLint.CSharp.Flow;

/// <summary>Follows a string expression to the calls that it is passed to: outwards through the expression, and through names of the same file.</summary>
internal sealed class SinkFlow(SyntaxIndex index, SinkLookup sinks)
{
    // A string that is handed on more often than this goes everywhere, which tells nothing.
    private const int MaximumSteps = 200;

    /// <summary>Methods of strings whose result is still that string, more or less.</summary>
    private static readonly HashSet<string> TextMethods = new(StringComparer.Ordinal)
    {
        "ToString", "Trim", "TrimEnd", "TrimStart", "Replace", "Insert", "Format", "Concat", "Join", "ExpandEnvironmentVariables",
    };

    /// <summary>The calls that the value reaches.</summary>
    /// <param name="root">The string expression.</param>
    /// <param name="isDirect">Whether it reaches the first of them without going through a name.</param>
    public IReadOnlyList<DriverEvidence> EvidenceFor(ExpressionSyntax root, out bool isDirect)
    {
        isDirect = false;
        var found = new List<DriverEvidence>();
        var way = new Way(MaximumSteps);
        way.Enqueue(root);
        while (way.Next() is { } expression)
        {
            var before = found.Count;
            Step(expression, found, way);
            isDirect |= before == 0 && found.Count > 0 && expression.Span.Contains(root.Span);
        }

        return found;
    }

    private void Step(ExpressionSyntax expression, List<DriverEvidence> found, Way queue)
    {
        switch (expression.Parent)
        {
            case ParenthesizedExpressionSyntax or CastExpressionSyntax or CheckedExpressionSyntax:
            case PostfixUnaryExpressionSyntax:
                queue.Enqueue((ExpressionSyntax)expression.Parent);
                break;
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.CoalesceExpression) || binary.IsKind(SyntaxKind.AddExpression):
                queue.Enqueue(binary);
                break;
            case ConditionalExpressionSyntax conditional when conditional.Condition != expression:
                queue.Enqueue(conditional);
                break;
            case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax arms } arm when arm.Expression == expression:
                queue.Enqueue(arms);
                break;
            case InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax interpolated }:
                queue.Enqueue(interpolated);
                break;
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access
                when access.Expression == expression && TextMethods.Contains(access.Name.Identifier.ValueText):
                queue.Enqueue(call);
                break;
            case AssignmentExpressionSyntax assignment when assignment.Right == expression:
                Assign(assignment, found, queue);
                break;
            case EqualsValueClauseSyntax { Parent: { } declared }:
                FollowName(index.DeclaredBy(declared), queue);
                break;
            case ArrowExpressionClauseSyntax or ReturnStatementSyntax:
                FollowResult(expression.Parent, queue);
                break;
            case ArgumentSyntax argument:
                Pass(argument, found, queue);
                break;
        }
    }

    private void Assign(AssignmentExpressionSyntax assignment, List<DriverEvidence> found, Way queue)
    {
        if (sinks.Of(assignment) is { } sink)
        {
            Report(found, sink);
        }

        FollowName(index.Resolve(assignment.Left), queue);
        queue.Enqueue(assignment);
    }

    private void Pass(ArgumentSyntax argument, List<DriverEvidence> found, Way queue)
    {
        if (sinks.Of(argument) is { } sink)
        {
            Report(found, sink);
            return;
        }

        switch (argument.Parent?.Parent)
        {
            case InvocationExpressionSyntax call when SimpleNames.Last(call.Expression) is { } name:
                if (TextMethods.Contains(name))
                {
                    queue.Enqueue(call);
                }

                FollowParameter(name, argument, queue);
                break;
            case BaseObjectCreationExpressionSyntax creation when SimpleNames.CreatedType(creation) is { } type:
                FollowParameter(type, argument, queue);
                break;
            case ConstructorInitializerSyntax { Parent: ConstructorDeclarationSyntax constructor } initializer
                when initializer.IsKind(SyntaxKind.ThisConstructorInitializer):
                FollowParameter(constructor.Identifier.ValueText, argument, queue);
                break;
        }
    }

    private void FollowName(Declaration? declaration, Way queue)
    {
        if (declaration is null)
        {
            return;
        }

        foreach (var use in index.UsesOf(declaration))
        {
            if (queue.IsFull)
            {
                return;
            }

            queue.Enqueue(use);
        }
    }

    /// <summary>The value of a property or the result of a method of this file goes where that is used.</summary>
    private void FollowResult(SyntaxNode from, Way queue)
    {
        switch (index.FunctionAround(from))
        {
            case PropertyDeclarationSyntax property:
                FollowName(index.DeclaredBy(property), queue);
                break;
            case MethodDeclarationSyntax method:
                FollowCalls(method.Identifier.ValueText, queue);
                break;
            case LocalFunctionStatementSyntax function:
                FollowCalls(function.Identifier.ValueText, queue);
                break;
        }
    }

    private void FollowCalls(string name, Way queue)
    {
        foreach (var call in index.CallsOf(name))
        {
            if (queue.IsFull)
            {
                return;
            }

            queue.Enqueue(call);
        }
    }

    /// <summary>A string passed to a method or constructor of this file goes where its parameter is used.</summary>
    private void FollowParameter(string name, ArgumentSyntax argument, Way queue)
    {
        if (argument.Parent is not BaseArgumentListSyntax list)
        {
            return;
        }

        foreach (var function in index.FunctionsNamed(name).Take(MaximumSteps))
        {
            var parameters = function switch
            {
                BaseMethodDeclarationSyntax method => method.ParameterList,
                LocalFunctionStatementSyntax local => local.ParameterList,
                TypeDeclarationSyntax type => type.ParameterList,
                _ => null,
            };
            if (parameters is null || list.Arguments.Count > parameters.Parameters.Count)
            {
                continue;
            }

            var parameter = argument.NameColon is { } colon
                ? parameters.Parameters.FirstOrDefault(p => p.Identifier.ValueText == colon.Name.Identifier.ValueText)
                : parameters.Parameters[SimpleNames.PositionOf(argument, list.Arguments)];
            if (parameter is not null)
            {
                FollowName(index.DeclaredBy(parameter), queue);
            }
        }
    }

    private static void Report(List<DriverEvidence> found, (Sink Sink, string Name) sink)
    {
        if (!found.Any(e => e.Driver == sink.Sink.Driver))
        {
            found.AddRange(sink.Sink.Rivals.Prepend(sink.Sink.Driver).Select(d => new DriverEvidence(d, null, EvidenceStrength.Call, sink.Name)));
        }
    }

    /// <summary>The expressions that a value goes through, each once, and no more of them than asked for.</summary>
    private sealed class Way(int most)
    {
        private readonly HashSet<SyntaxNode> seen = [];
        private readonly Queue<ExpressionSyntax> ahead = new();

        public bool IsFull => seen.Count >= most;

        public void Enqueue(ExpressionSyntax expression)
        {
            if (!IsFull && seen.Add(expression))
            {
                ahead.Enqueue(expression);
            }
        }

        public ExpressionSyntax? Next() => ahead.Count > 0 ? ahead.Dequeue() : null;
    }
}
