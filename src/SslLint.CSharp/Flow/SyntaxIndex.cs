using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SslLint.CSharp.Flow;

/// <summary>What one walk over a file finds: names, uses, and the nodes that the readers look at.</summary>
/// <remarks>Binds by name and scope within the file only; what it can't bind is for <see cref="Symbols"/>, if there are any, or stays unknown.</remarks>
internal sealed class SyntaxIndex
{
    private readonly Dictionary<string, List<Declaration>> declarations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<IdentifierNameSyntax>> uses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SyntaxNode>> functions = new(StringComparer.Ordinal);
    private readonly HashSet<string> aliases = new(StringComparer.Ordinal);
    private readonly Dictionary<SyntaxNode, Declaration> byNode = [];
    private readonly Dictionary<(string Type, string Name), Declaration> members = [];
    private readonly Dictionary<string, List<InvocationExpressionSyntax>> calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> imports = new(StringComparer.Ordinal);

    // What is seen of a name, and who uses it, is worked out for all its places at once when the first asks.
    private readonly Dictionary<string, ScopeMap> scopes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ScopeMap> memberScopes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<Declaration, List<ExpressionSyntax>>> bound = new(StringComparer.Ordinal);
    private readonly NearestAncestor blocks = new(IsBlock);
    private readonly NearestAncestor functionsAround = new(static n =>
        n is AnonymousFunctionExpressionSyntax or PropertyDeclarationSyntax or MethodDeclarationSyntax or LocalFunctionStatementSyntax);

    private readonly Func<SyntaxNode, DeclarationKind, TextSpan> scopeOf;

    /// <summary>Walks over the file.</summary>
    public SyntaxIndex(SyntaxNode root, string source, CancellationToken cancellation, Symbols? symbols = null)
    {
        Source = source;
        Root = root;
        Symbols = symbols;
        scopeOf = ScopeOf;
        foreach (var node in root.DescendantNodes())
        {
            cancellation.ThrowIfCancellationRequested();
            Add(node);
        }
    }

    /// <summary>The root of the tree.</summary>
    public SyntaxNode Root { get; }

    /// <summary>The text of the file.</summary>
    public string Source { get; }

    /// <summary>What the compilation knows of the file's names; null where there is only the file.</summary>
    public Symbols? Symbols { get; }

    /// <summary>Literals, interpolated strings, sums and calls, in the order of the file: where string values may begin.</summary>
    public List<ExpressionSyntax> StringCandidates { get; } = [];

    /// <summary>All <c>new</c> expressions with or without a type.</summary>
    public List<BaseObjectCreationExpressionSyntax> Creations { get; } = [];

    /// <summary>All assignments.</summary>
    public List<AssignmentExpressionSyntax> Assignments { get; } = [];

    /// <summary>All calls.</summary>
    public List<InvocationExpressionSyntax> Invocations { get; } = [];

    /// <summary>Namespaces whose names need no prefix: those of <c>using</c> directives, and those that the file adds to.</summary>
    public HashSet<string> Usings { get; } = new(StringComparer.Ordinal);

    /// <summary>All identifiers used in expressions and types.</summary>
    public IEnumerable<string> UsedNames => uses.Keys;

    /// <summary>The uses of an identifier, in the order of the file.</summary>
    public IReadOnlyList<IdentifierNameSyntax> UsesNamed(string name) => uses.TryGetValue(name, out var found) ? found : [];

    /// <summary>All names with type arguments.</summary>
    public List<GenericNameSyntax> GenericNames { get; } = [];

    /// <summary>Whether the file sees into the namespace or one inside it.</summary>
    public bool Imports(string name)
    {
        if (!imports.TryGetValue(name, out var known))
        {
            imports[name] = known = Usings.Any(u => u.StartsWith(name, StringComparison.Ordinal) && (u.Length == name.Length || u[name.Length] == '.'));
        }

        return known;
    }

    /// <summary>Whether a name may stand for a type of another name, which only the compilation tells.</summary>
    public bool IsAlias(string name) => Symbols is not null && (aliases.Contains(name) || Symbols.IsGlobalAlias(name));

    /// <summary>Methods, local functions and constructors (by their type) of a name.</summary>
    public IReadOnlyList<SyntaxNode> FunctionsNamed(string name) =>
        functions.TryGetValue(name, out var found) ? found : [];

    /// <summary>The calls of a name, in the order of the file.</summary>
    public IReadOnlyList<InvocationExpressionSyntax> CallsOf(string name) => calls.TryGetValue(name, out var found) ? found : [];

    /// <summary>The property, method or function that a node stands in, and whose value it may be; the function without a name, where that is nearer.</summary>
    public SyntaxNode? FunctionAround(SyntaxNode node) => functionsAround.Of(node);

    /// <summary>What a name in an expression stands for; null if it isn't declared in this file or can't be told.</summary>
    public Declaration? Resolve(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax access } name when access.Name == name => Resolve(access),
        IdentifierNameSyntax { Parent: NameColonSyntax or NameEqualsSyntax } => null,
        IdentifierNameSyntax { Parent: AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment } name
            when assignment.Left == name => null,
        IdentifierNameSyntax name => Innermost(name.Identifier.ValueText, name.SpanStart),
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax } access =>
            InnermostMember(access.Name.Identifier.ValueText, access.SpanStart),
        MemberAccessExpressionSyntax access => MemberOf(SimpleNames.Last(access.Expression), access.Name.Identifier.ValueText),
        _ => null,
    };

    /// <summary>All uses of a declaration, in the order of the file.</summary>
    public IReadOnlyList<ExpressionSyntax> UsesOf(Declaration declaration)
    {
        if (!bound.TryGetValue(declaration.Name, out var byDeclaration))
        {
            bound[declaration.Name] = byDeclaration = Bind(declaration.Name);
        }

        return byDeclaration.TryGetValue(declaration, out var found) ? found : [];
    }

    /// <summary>The declaration that a node makes, or null.</summary>
    public Declaration? DeclaredBy(SyntaxNode node) =>
        node is VariableDeclaratorSyntax or PropertyDeclarationSyntax or ParameterSyntax && byNode.TryGetValue(node, out var found) ? found : null;

    private Dictionary<Declaration, List<ExpressionSyntax>> Bind(string name)
    {
        var byDeclaration = new Dictionary<Declaration, List<ExpressionSyntax>>();
        if (!uses.TryGetValue(name, out var names))
        {
            return byDeclaration;
        }

        foreach (var use in names)
        {
            if (Resolve(use) is { } declaration)
            {
                Add(byDeclaration, declaration, use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : use);
            }
        }

        return byDeclaration;
    }

    private Declaration? Innermost(string name, int position) => In(scopes, name, static _ => true)?.At(position);

    private Declaration? InnermostMember(string name, int position) => In(memberScopes, name, static d => d.IsMember)?.At(position);

    private ScopeMap? In(Dictionary<string, ScopeMap> maps, string name, Func<Declaration, bool> isWanted)
    {
        if (!maps.TryGetValue(name, out var map) && declarations.TryGetValue(name, out var found))
        {
            maps[name] = map = new ScopeMap(found.Where(isWanted));
        }

        return map;
    }

    private Declaration? MemberOf(string? type, string name) =>
        type is not null && members.TryGetValue((type, name), out var found) ? found : null;

    private void Add(SyntaxNode node)
    {
        switch (node)
        {
            case IdentifierNameSyntax name:
                Add(uses, name.Identifier.ValueText, name);
                break;
            case GenericNameSyntax generic:
                GenericNames.Add(generic);
                break;
            case LiteralExpressionSyntax or InterpolatedStringExpressionSyntax:
                StringCandidates.Add((ExpressionSyntax)node);
                break;
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression):
                StringCandidates.Add(binary);
                break;
            case InvocationExpressionSyntax invocation:
                StringCandidates.Add(invocation);
                Invocations.Add(invocation);
                if (SimpleNames.Last(invocation.Expression) is { } called)
                {
                    Add(calls, called, invocation);
                }

                break;
            case BaseObjectCreationExpressionSyntax creation:
                Creations.Add(creation);
                break;
            case AssignmentExpressionSyntax assignment:
                Assignments.Add(assignment);
                break;
            case UsingDirectiveSyntax { Alias: { } alias }:
                aliases.Add(alias.Name.Identifier.ValueText);
                break;
            case UsingDirectiveSyntax directive when directive.Name is not null:
                Usings.Add(directive.Name.ToString());
                break;
            case BaseNamespaceDeclarationSyntax declared:
                Usings.Add(declared.Name.ToString());
                break;
            case MethodDeclarationSyntax method:
                Add(functions, method.Identifier.ValueText, method);
                break;
            case LocalFunctionStatementSyntax function:
                Add(functions, function.Identifier.ValueText, function);
                break;
            case ConstructorDeclarationSyntax constructor:
                Add(functions, constructor.Identifier.ValueText, constructor);
                break;
            case TypeDeclarationSyntax { ParameterList: not null } type:
                Add(functions, type.Identifier.ValueText, type);
                break;
            default:
                AddDeclaration(node);
                break;
        }
    }

    private void AddDeclaration(SyntaxNode node)
    {
        switch (node)
        {
            case VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax list } variable:
                Declare(variable.Identifier, FieldOrLocal(list), variable, list.Type, variable.Initializer?.Value, IsConstant(list));
                break;
            case PropertyDeclarationSyntax property:
                Declare(property.Identifier, DeclarationKind.Property, property, property.Type,
                    property.Initializer?.Value ?? property.ExpressionBody?.Expression, IsGetOnly(property));
                break;
            case ParameterSyntax parameter:
                Declare(parameter.Identifier, DeclarationKind.Parameter, parameter, parameter.Type, null, isConstant: false);
                break;
            case SingleVariableDesignationSyntax designation:
                Declare(
                    designation.Identifier,
                    DeclarationKind.Local,
                    designation,
                    (designation.Parent as DeclarationExpressionSyntax)?.Type,
                    null,
                    isConstant: false);
                break;
            case ForEachStatementSyntax loop:
                Declare(loop.Identifier, DeclarationKind.Local, loop, loop.Type, null, isConstant: false);
                break;
        }
    }

    private void Declare(SyntaxToken identifier, DeclarationKind kind, SyntaxNode node, TypeSyntax? type, ExpressionSyntax? initializer, bool isConstant)
    {
        var name = identifier.ValueText;
        var declaration = new Declaration(name, kind, node, scopeOf, type, initializer, isConstant);
        Add(declarations, name, declaration);
        byNode[node] = declaration;
        if (declaration.IsMember && node.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText is { } owner && !members.ContainsKey((owner, name)))
        {
            members[(owner, name)] = declaration;
        }
    }

    private static void Add<TKey, T>(Dictionary<TKey, List<T>> map, TKey key, T value)
    {
        if (!map.TryGetValue(key, out var list))
        {
            map[key] = list = [];
        }

        list.Add(value);
    }

    private static DeclarationKind FieldOrLocal(VariableDeclarationSyntax list) =>
        list.Parent is BaseFieldDeclarationSyntax ? DeclarationKind.Field : DeclarationKind.Local;

    private static bool IsConstant(VariableDeclarationSyntax list) => list.Parent switch
    {
        BaseFieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ConstKeyword)
            || (field.Modifiers.Any(SyntaxKind.StaticKeyword) && field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)),
        LocalDeclarationStatementSyntax local => local.Modifiers.Any(SyntaxKind.ConstKeyword),
        _ => false,
    };

    private static bool IsGetOnly(PropertyDeclarationSyntax property) =>
        property.Modifiers.Any(SyntaxKind.StaticKeyword) && property.ExpressionBody is not null;

    private TextSpan ScopeOf(SyntaxNode node, DeclarationKind kind)
    {
        var scope = kind switch
        {
            DeclarationKind.Field or DeclarationKind.Property => node.FirstAncestorOrSelf<TypeDeclarationSyntax>(),
            DeclarationKind.Parameter => node.Parent is BaseParameterListSyntax list ? list.Parent : node.Parent,
            _ => blocks.Of(node),
        };
        return (scope ?? node.SyntaxTree.GetRoot()).FullSpan;
    }

    private static bool IsBlock(SyntaxNode node) =>
        node is BlockSyntax or SwitchSectionSyntax or ForStatementSyntax or UsingStatementSyntax or FixedStatementSyntax
            or AnonymousFunctionExpressionSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or TypeDeclarationSyntax;
}
