using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.CSharp.Flow;

namespace SslLint.CSharp.Builders;

/// <summary>Builders of no driver of their own, <c>System.Data.Common.DbConnectionStringBuilder</c>: the driver is the one that their string
/// is given to, or whose factory made them.</summary>
internal sealed class NeutralBuilders(SyntaxIndex index, SinkFlow flow)
{
    /// <summary>The name of the type.</summary>
    public const string Name = "DbConnectionStringBuilder";

    private const string Namespace = "System.Data.Common";

    // The drivers that get the string of what a name holds.
    private readonly Dictionary<Declaration, List<string>> drivers = [];

    /// <summary>Whether a type is the neutral builder; its name alone isn't enough.</summary>
    public static bool Is(TypeIdentity type) => type.Symbol is not null && type.Is(Name, Namespace);

    /// <summary>The builder to read one as, or null where nothing or more than one driver gets its string.</summary>
    /// <param name="place">The builder's creation, or an object that is one.</param>
    /// <param name="holder">What holds it, or null.</param>
    public BuilderType? TypeOf(ExpressionSyntax place, Declaration? holder)
    {
        var given = holder is null ? DriversOf([place]) : DriversOf(holder);
        var type = given.Count == 0
            ? OfFactory(holder?.Initializer ?? place)
            : BuilderTypes.All.FirstOrDefault(b => given is [var driver] && b.Driver == driver);
        return type is null ? null : type with { Shape = type.Shape with { Name = Name, Namespace = Namespace }, HasOnlyKeys = true };
    }

    private List<string> DriversOf(Declaration holder)
    {
        if (!drivers.TryGetValue(holder, out var known))
        {
            drivers[holder] = known = DriversOf(index.UsesOf(holder));
        }

        return known;
    }

    private List<string> DriversOf(IEnumerable<ExpressionSyntax> uses) =>
        // A type that several drivers of an engine have is evidence for each of them: the builder is the first's.
        [.. uses.Select(StringOf).OfType<ExpressionSyntax>().SelectMany(s => flow.EvidenceFor(s, out _)).GroupBy(static e => e.Source)
            .Select(static g => g.First().Driver).Distinct()];

    /// <summary>Where the string of a builder is taken: <c>b.ConnectionString</c>, <c>b.ToString()</c>.</summary>
    private static ExpressionSyntax? StringOf(ExpressionSyntax builder) => builder.Parent switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConnectionString" } access when access.Expression == builder => access,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString", Parent: InvocationExpressionSyntax call } => call,
        _ => null,
    };

    /// <summary><c>NpgsqlFactory.Instance.CreateConnectionStringBuilder()</c></summary>
    private BuilderType? OfFactory(ExpressionSyntax made)
    {
        while (made is ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or BinaryExpressionSyntax)
        {
            made = made switch
            {
                ParenthesizedExpressionSyntax parenthesized => parenthesized.Expression,
                CastExpressionSyntax cast => cast.Expression,
                PostfixUnaryExpressionSyntax postfix => postfix.Operand,
                _ => ((BinaryExpressionSyntax)made).Left,
            };
        }

        return made is InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CreateConnectionStringBuilder" } create
            }
            && index.Symbols?.TypeOf(create.Expression) is { } factory
            ? BuilderTypes.All.FirstOrDefault(b => new TypeIdentity(factory).Is(b.Shape.Factory, b.Shape.Namespace))
            : null;
    }
}
