using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.CSharp.Flow;
using SslLint.CSharp.Strings;
using SslLint.Drivers;

namespace SslLint.CSharp.Builders;

/// <summary>Tells which builder an object is: by its symbol where the compilation knows it, else as far as the file says it.</summary>
internal sealed class BuilderRecognizer(SyntaxIndex index, Types types, ConstantValues constants, NeutralBuilders neutral)
{
    /// <summary>The builder that a <c>new</c> creates, or null.</summary>
    public BuilderType? Created(BaseObjectCreationExpressionSyntax creation)
    {
        var holder = HolderOf(creation);
        var held = holder is null ? null : Types.NameOf(holder);
        if (SimpleNames.CreatedType(creation) is { } written)
        {
            var found = MayName(written) ? Find(types.Created(creation), creation) : null;
            return held == NeutralBuilders.Name && found is not null ? found with { HasOnlyKeys = true } : found;
        }

        // new(): the type of what it is assigned to, or of a parameter that only the compilation knows.
        if (held is not null)
        {
            return MayName(held) ? Find(types.Written(holder!), creation) : null;
        }

        return creation.Initializer is { } initializer && initializer.Expressions.OfType<AssignmentExpressionSyntax>().Any(SetsListed)
            ? Find(types.Created(creation), creation)
            : null;
    }

    /// <summary>The builder that a property or key is set on, or null; for an object of unknown type, the one whose enum is assigned.</summary>
    /// <param name="receiver">The object.</param>
    /// <param name="declaration">Its declaration in the file, or null.</param>
    /// <param name="assignment">The assignment.</param>
    public BuilderType? Target(ExpressionSyntax receiver, Declaration? declaration, AssignmentExpressionSyntax assignment)
    {
        var written = declaration is null ? null : Types.NameOf(declaration);
        if ((SetsListed(assignment) || (written is not null && MayName(written))) && index.Symbols?.TypeOf(receiver) is { } bound)
        {
            return Find(new TypeIdentity(bound), receiver);
        }

        if (written is not null)
        {
            return Find(new TypeIdentity(written, null), receiver);
        }

        if (SimpleNames.Last(receiver) == "ConnectionStringBuilder" && SimpleNames.Receiver(receiver) is { } owner
            && index.Resolve(owner) is { } ownerDeclaration && Types.NameOf(ownerDeclaration) is { } ownerType)
        {
            return BuilderTypes.OfOwner(ownerType);
        }

        return assignment is { Left: MemberAccessExpressionSyntax left, Right: MemberAccessExpressionSyntax right }
            ? BuilderTypes.All.FirstOrDefault(t => IsEnumOf(t, left, right) && (index.Imports(t.Shape.Namespace) || !t.Shape.Rivals.Any(index.Imports)))
            : null;
    }

    /// <summary>What a created object is held by, as far as the file declares it.</summary>
    public Declaration? HolderOf(ExpressionSyntax creation) => creation.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => index.DeclaredBy(variable),
        AssignmentExpressionSyntax assignment when assignment.Right == creation => index.Resolve(assignment.Left),
        _ => null,
    };

    private BuilderType? Find(TypeIdentity? type, ExpressionSyntax place) => type switch
    {
        null => null,
        { } known when NeutralBuilders.Is(known) => neutral.TypeOf(place, HolderOf(place) ?? index.Resolve(place)),
        { } known => Nearest([.. BuilderTypes.All.Where(b => known.Is(b.Shape.Name, b.Shape.Namespace))]),
    };

    /// <summary>Of builders that share their name the one whose namespace the file imports, else the first.</summary>
    private BuilderType? Nearest(List<BuilderType> found) =>
        found.Count > 1 && found.Find(b => index.Imports(b.Shape.Namespace)) is { } imported ? imported : found.Find(static _ => true);

    private bool MayName(string name) => BuilderTypes.IsName(name) || name == NeutralBuilders.Name || index.IsAlias(name);

    /// <summary>Whether a property or key is set that builders have: only then is it worth binding the object.</summary>
    private bool SetsListed(AssignmentExpressionSyntax assignment) => assignment.Left switch
    {
        IdentifierNameSyntax name => BuilderTypes.IsProperty(name.Identifier.ValueText),
        MemberAccessExpressionSyntax access => BuilderTypes.IsProperty(access.Name.Identifier.ValueText),
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [var key] } => constants.TextOf(key.Expression) is { } text && BuilderTypes.IsProperty(text),
        ImplicitElementAccessSyntax { ArgumentList.Arguments: [var key] } => constants.TextOf(key.Expression) is { } text && BuilderTypes.IsProperty(text),
        _ => false,
    };

    private static bool IsEnumOf(BuilderType type, MemberAccessExpressionSyntax left, MemberAccessExpressionSyntax right) =>
        type.Property(left.Name.Identifier.ValueText) is { Kind: PropertyKind.Choice } property
        && property.TellsBuilder
        && SimpleNames.Last(right.Expression) == property.EnumType
        && property.Members!.Contains(right.Name.Identifier.ValueText);
}
