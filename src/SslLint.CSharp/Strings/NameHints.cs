using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.CSharp.Flow;
using SslLint.Engines;
using SslLint.Sources;

namespace SslLint.CSharp.Strings;

/// <summary>Drivers that names around a string hint at. The nearest name that hints at exactly one driver counts.</summary>
internal sealed class NameHints
{
    /// <summary>Namespaces and the driver that they belong to.</summary>
    private static readonly IReadOnlyList<(string Namespace, string Driver)> Namespaces =
        [.. EngineCatalog.Known.SelectMany(static k => k.Traces.Namespaces, static (k, n) => (n, k.Name))];

    private static readonly (string Prefix, string Driver)[] TypePrefixes =
        [.. EngineCatalog.Known.Where(static k => k.Traces.TypePrefix is not null).Select(static k => (k.Traces.TypePrefix!, k.Name))];

    /// <summary>How far back in a chain of calls a name counts: code that is generated has chains of thousands.</summary>
    private const int LongestChain = 16;

    private readonly DriverEvidence? file;
    private readonly HintingNames names;
    private readonly Dictionary<SwitchSectionSyntax, string?> sections = [];

    // What stands around a node: of strings that are links of one chain each stands inside the next.
    private readonly Dictionary<SyntaxNode, Around> around = [];

    /// <summary>Looks at the file's name, its imports and the types that it uses.</summary>
    public NameHints(SyntaxIndex index, string fileName)
    {
        file = OfFile(index, fileName);
        names = new HintingNames(index);
    }

    /// <summary>The hint for a string expression; null if nothing around it names a driver.</summary>
    /// <param name="root">The expression.</param>
    /// <param name="key">The name that it is given, or null.</param>
    /// <param name="isOwn">Whether the hint is about this string, not about all strings of a member, type or file.</param>
    public DriverEvidence? For(ExpressionSyntax root, string? key, out bool isOwn)
    {
        if (key is not null && names.DriverOf(key) is { } named)
        {
            isOwn = true;
            return Evidence(named, key);
        }

        var found = AroundOf(root);
        isOwn = found.IsOwn;
        return found.Hint;
    }

    private Around AroundOf(SyntaxNode node)
    {
        var found = new Around(file, IsOwn: false);
        var way = new List<SyntaxNode>();
        for (var inner = node; inner.Parent is { } outer; inner = outer)
        {
            if (around.TryGetValue(inner, out var known))
            {
                found = known;
                break;
            }

            way.Add(inner);
            if (HintOf(outer, inner) is { } name && names.DriverOf(name) is { } driver)
            {
                found = new Around(Evidence(driver, name), IsOwn: true);
                break;
            }
        }

        // From the outermost inwards: behind the border of a member what is found is no longer the string's own.
        for (var i = way.Count - 1; i >= 0; i--)
        {
            found = found with { IsOwn = found.IsOwn && way[i].Parent is not MemberDeclarationSyntax };
            around[way[i]] = found;
        }

        return found;
    }

    private static DriverEvidence Evidence(string driver, string source) => new(driver, null, EvidenceStrength.Name, source);

    /// <summary>The name in an enclosing node that hints at a driver: a call with its other arguments, a condition that leads here,
    /// the names of members and types.</summary>
    private string? HintOf(SyntaxNode node, SyntaxNode inner)
    {
        switch (node)
        {
            case BaseArgumentListSyntax list:
                return names.OneOf(list, but: inner);
            case IfStatementSyntax statement when inner == statement.Statement:
                return names.OneOf([statement.Condition]);
            case ConditionalExpressionSyntax conditional when inner == conditional.WhenTrue:
                return names.OneOf([conditional.Condition]);
            case SwitchSectionSyntax section:
                return sections.TryGetValue(section, out var known) ? known : sections[section] = names.OneOf(section.Labels);
            case SwitchExpressionArmSyntax arm when inner == arm.Expression:
                return names.OneOf([arm.Pattern]);
            case InvocationExpressionSyntax chained when inner == chained.ArgumentList && !Hints(SimpleNames.Last(chained.Expression)):
                return OfReceivers(chained);
        }

        var name = node switch
        {
            InvocationExpressionSyntax call => SimpleNames.Last(call.Expression),
            BaseObjectCreationExpressionSyntax creation => SimpleNames.CreatedType(creation),
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            LocalFunctionStatementSyntax function => function.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
            _ => null,
        };
        return Hints(name) ? name : null;
    }

    private bool Hints(string? name) => name is not null && names.DriverOf(name) is not null;

    /// <summary>The name in what a call is made on, <c>AddMySql5().WithGlobalConnectionString(…)</c>, if all names there hint at the same driver.</summary>
    private string? OfReceivers(InvocationExpressionSyntax call)
    {
        string? first = null;
        var receiver = SimpleNames.Receiver(call);
        for (var links = 0; receiver is not null && links < LongestChain; links++)
        {
            if (SimpleNames.Last(receiver) is { } name && names.DriverOf(name) is { } driver)
            {
                first ??= name;
                if (names.DriverOf(first) != driver)
                {
                    return null;
                }
            }

            receiver = SimpleNames.Receiver(receiver);
        }

        return first;
    }

    private static DriverEvidence? OfFile(SyntaxIndex index, string fileName)
    {
        if (DriverNames.Hint(fileName) is { } named)
        {
            return Evidence(named, fileName);
        }

        var imported = Namespaces.Where(n => index.Imports(n.Namespace)).Select(static n => n.Driver).Distinct().ToList();
        if (imported.Count > 0)
        {
            return imported.Count == 1 ? Evidence(imported[0], "using") : null;
        }

        var used = index.UsedNames
            .Select(static n => Sinks.Types.TryGetValue(n, out var sinks) ? sinks[0].Driver : DriverOfPrefix(n))
            .Where(static d => d is not null)
            .Distinct()
            .ToList();
        return used.Count == 1 ? Evidence(used[0]!, "identifier") : null;
    }

    // Asked of each name of a file.
    private static string? DriverOfPrefix(string type)
    {
        foreach (var (prefix, driver) in TypePrefixes)
        {
            if (type.StartsWith(prefix, StringComparison.Ordinal))
            {
                return driver;
            }
        }

        return null;
    }

    /// <summary>What the nodes around one hint at.</summary>
    /// <param name="Hint">The nearest hint.</param>
    /// <param name="IsOwn">Whether it stands within the same member.</param>
    private readonly record struct Around(DriverEvidence? Hint, bool IsOwn);
}
