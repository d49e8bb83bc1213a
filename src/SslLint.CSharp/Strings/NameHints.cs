using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.Analysis;
using SslLint.CSharp.Flow;
using SslLint.Readers;

namespace SslLint.CSharp.Strings;

/// <summary>Drivers that names around a string hint at. The nearest name that hints at exactly one driver counts.</summary>
internal sealed class NameHints
{
    /// <summary>Namespaces and the driver that they belong to.</summary>
    private static readonly (string Namespace, string Driver)[] Namespaces =
    [
        ("Npgsql", "npgsql"),
        ("Npgsql.EntityFrameworkCore.PostgreSQL", "npgsql"),
        ("Marten", "npgsql"),
        ("MySqlConnector", "mysqlconnector"),
        ("MySql.Data", "mysql.data"),
        ("Microsoft.Data.SqlClient", "sqlclient"),
        ("System.Data.SqlClient", "sqlclient"),
        ("Oracle.ManagedDataAccess", "odp.net"),
        ("Microsoft.Data.Sqlite", "sqlite"),
        ("System.Data.SQLite", "sqlite"),
        ("StackExchange.Redis", "stackexchange.redis"),
        ("MongoDB.Driver", "mongodb"),
    ];

    private readonly DriverEvidence? file;
    private readonly Dictionary<SyntaxNode, string?> hints = [];

    /// <summary>Looks at the file's name, its imports and the types that it uses.</summary>
    public NameHints(SyntaxIndex index, string fileName)
    {
        file = OfFile(index, fileName);
    }

    /// <summary>The hint for a string expression; null if nothing around it names a driver.</summary>
    /// <param name="root">The expression.</param>
    /// <param name="key">The name that it is given, or null.</param>
    /// <param name="isOwn">Whether the hint is about this string, not about all strings of a member, type or file.</param>
    public DriverEvidence? For(ExpressionSyntax root, string? key, out bool isOwn)
    {
        isOwn = true;
        if (key is not null && DriverNames.Hint(key) is { } named)
        {
            return Evidence(named, key);
        }

        SyntaxNode inner = root;
        foreach (var ancestor in root.Ancestors())
        {
            isOwn &= ancestor is not MemberDeclarationSyntax;
            if (HintOf(ancestor, inner) is { } name && DriverNames.Hint(name) is { } driver)
            {
                return Evidence(driver, name);
            }

            inner = ancestor;
        }

        isOwn = false;
        return file;
    }

    private static DriverEvidence Evidence(string driver, string source) => new(driver, null, EvidenceStrength.Name, source);

    /// <summary>The name in an enclosing node that hints at a driver: a call with its other arguments, a condition that leads here, the names of members and types.</summary>
    private string? HintOf(SyntaxNode node, SyntaxNode inner)
    {
        switch (node)
        {
            case BaseArgumentListSyntax list:
                return OneOf(list.Arguments.Where(a => a != inner).SelectMany(a => NamesIn(a.Expression)));
            case IfStatementSyntax statement when inner == statement.Statement:
                return OneOf(NamesIn(statement.Condition));
            case ConditionalExpressionSyntax conditional when inner == conditional.WhenTrue:
                return OneOf(NamesIn(conditional.Condition));
            case SwitchSectionSyntax section:
                return OneOf(section.Labels.SelectMany(NamesIn));
            case SwitchExpressionArmSyntax arm when inner == arm.Expression:
                return OneOf(NamesIn(arm.Pattern));
        }

        if (hints.TryGetValue(node, out var known))
        {
            return known;
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
        return hints[node] = name is not null && DriverNames.Hint(name) is not null ? name : null;
    }

    /// <summary>Names and short texts of an expression, such as <c>DbType.Postgres</c> or <c>"Npgsql"</c>; not those of nested functions.</summary>
    private static IEnumerable<string> NamesIn(SyntaxNode node) =>
        node.DescendantNodesAndSelf(static n => n is not AnonymousFunctionExpressionSyntax)
            .Select(static n => n switch
            {
                SimpleNameSyntax name => name.Identifier.ValueText,
                LiteralExpressionSyntax { Token.ValueText: { Length: <= 40 } text } => text,
                _ => "",
            });

    /// <summary>The name that hints at a driver, if all that do hint at the same.</summary>
    private static string? OneOf(IEnumerable<string> names)
    {
        var hinting = names.Where(static n => DriverNames.Hint(n) is not null).ToList();
        return hinting.Select(DriverNames.Hint).Distinct().Count() == 1 ? hinting[0] : null;
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
            .Select(static n => Sinks.Types.TryGetValue(n, out var sink) ? sink.Driver
                : n.StartsWith("Npgsql", StringComparison.Ordinal) ? "npgsql" : null)
            .Where(static d => d is not null)
            .Distinct()
            .ToList();
        return used.Count == 1 ? Evidence(used[0]!, "identifier") : null;
    }
}
