using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SslLint.CSharp.Flow;

/// <summary>What the compilation knows of the names in a file. A null answer means that it doesn't know, and that the syntax decides.</summary>
/// <remarks>Binding a statement is dear and binding a name as a type is cheap: ask only about nodes whose name a table lists.</remarks>
internal sealed class Symbols(SemanticModel model, CancellationToken cancellation)
{
    private HashSet<string>? globalAliases;

    /// <summary>Whether a <c>global using</c> of the project gives a type this name.</summary>
    public bool IsGlobalAlias(string name)
    {
        globalAliases ??= new HashSet<string>(
            model.GetImportScopes(0, cancellation).SelectMany(static s => s.Aliases).Select(static a => a.Name), StringComparer.Ordinal);
        return globalAliases.Contains(name);
    }

    /// <summary>The type that a name stands for at its place.</summary>
    public INamedTypeSymbol? TypeNamed(ExpressionSyntax name) =>
        // Only type syntax can be bound as a type; in front of a member, "A.B" is an expression.
        name is TypeSyntax type ? TypeNamed(type, name.SpanStart) : TypeNamed(name.ToString(), name.SpanStart);

    /// <summary>The type that a name would stand for at a place.</summary>
    public INamedTypeSymbol? TypeNamed(string name, int position) => TypeNamed(SyntaxFactory.ParseTypeName(name), position);

    /// <summary>The type of an expression.</summary>
    public INamedTypeSymbol? TypeOf(ExpressionSyntax expression) => Known(model.GetTypeInfo(expression, cancellation).Type);

    /// <summary>The type that a declaration declares.</summary>
    public INamedTypeSymbol? Declared(BaseTypeDeclarationSyntax declaration) => model.GetDeclaredSymbol(declaration, cancellation);

    /// <summary>The method that is called or named, the property, field or event that is used. Of overloads none of which fits, the
    /// first: they share a type.</summary>
    public ISymbol? Member(ExpressionSyntax expression)
    {
        var info = model.GetSymbolInfo(expression, cancellation);
        return info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
    }

    /// <summary>The value of a constant that a name stands for: a field or an enum member.</summary>
    public Constant? ConstantNamed(ExpressionSyntax name)
    {
        var found = name switch
        {
            IdentifierNameSyntax identifier => model.LookupSymbols(identifier.SpanStart, name: identifier.Identifier.ValueText),
            MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax or AliasQualifiedNameSyntax } access
                when TypeNamed(access.Expression) is { } type => model.LookupSymbols(access.SpanStart, type, access.Name.Identifier.ValueText),
            _ => ImmutableArray<ISymbol>.Empty,
        };
        return found.Length == 1 && found[0] is IFieldSymbol field ? ConstantOf(field) : null;
    }

    /// <summary>The value of a constant expression of any shape.</summary>
    public Constant? ConstantOf(ExpressionSyntax expression) =>
        model.GetConstantValue(expression, cancellation) is { HasValue: true, Value: var value } && TypeOf(expression) is { } type
            ? Constant.Of(type, value)
            : null;

    /// <summary>The declaration of a symbol of this project, if it has one. That of another project is seen by editors only: builds read
    /// its assembly, and both must say the same.</summary>
    public SyntaxNode? SourceOf(ISymbol symbol) =>
        SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, model.Compilation.Assembly) && symbol.DeclaringSyntaxReferences is [var declaration]
            ? declaration.GetSyntax(cancellation)
            : null;

    /// <summary>The value of a field that keeps it: <c>const</c>, an enum member, or <c>static readonly</c> with a literal.</summary>
    private Constant? ConstantOf(IFieldSymbol field)
    {
        if (field.HasConstantValue)
        {
            return Constant.Of(field.Type, field.ConstantValue);
        }

        return field is { IsStatic: true, IsReadOnly: true }
            && SourceOf(field) is VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax { Token.Value: string text } }
            ? new Constant(text, IsText: true)
            : null;
    }

    private INamedTypeSymbol? TypeNamed(TypeSyntax name, int position) =>
        Known(model.GetSpeculativeTypeInfo(position, name, SpeculativeBindingOption.BindAsTypeOrNamespace).Type);

    private static INamedTypeSymbol? Known(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: not TypeKind.Error } known ? known : null;
}
