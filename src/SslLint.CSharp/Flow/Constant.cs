using Microsoft.CodeAnalysis;

namespace SslLint.CSharp.Flow;

/// <summary>A value that the compilation knows.</summary>
/// <param name="Text">The value as it stands in a string that it is joined to.</param>
/// <param name="IsText">Whether it is a string: only sums with one are text.</param>
internal sealed record Constant(string Text, bool IsText)
{
    /// <summary>A value of a type; null where its text depends on the culture or on more than the value.</summary>
    public static Constant? Of(ITypeSymbol type, object? value) => value switch
    {
        string text => new Constant(text, IsText: true),
        null => type.SpecialType == SpecialType.System_String ? new Constant("", IsText: true) : null,
        float or double or decimal => null,
        _ when type.TypeKind == TypeKind.Enum => OfEnum(type, value),
        _ => new Constant(Invariant(value), IsText: false),
    };

    /// <summary>The name of the member with the value; where several have it, which of them is written is not defined.</summary>
    private static Constant? OfEnum(ITypeSymbol type, object value)
    {
        var members = type.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue && value.Equals(f.ConstantValue)).Take(2).ToList();
        return members.Count > 1 ? null : new Constant(members.Count == 1 ? members[0].Name : Invariant(value), IsText: false);
    }

    private static string Invariant(object value) => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture);
}
