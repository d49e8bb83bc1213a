using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SslLint.CSharp.Builders;

/// <summary>A builder on its way through the file: its creation, if that is seen, and what is set on it.</summary>
internal sealed class BuilderGroup(BuilderType type, BaseObjectCreationExpressionSyntax? creation)
{
    /// <summary>The builder.</summary>
    public BuilderType Type { get; } = type;

    /// <summary>Its creation, or null for one that comes from elsewhere.</summary>
    public BaseObjectCreationExpressionSyntax? Creation { get; } = creation;

    /// <summary>The string that it is constructed from, if that is a constant.</summary>
    public BuilderText? Text { get; set; }

    /// <summary>The last assignment of a whole connection string, which takes away what was set before; null if there is none.</summary>
    public AssignmentExpressionSyntax? Reset { get; set; }

    /// <summary>A statement whose place the settings take, with what the builder is called there.</summary>
    public (ExpressionStatementSyntax Statement, string Builder)? Instead { get; init; }

    /// <summary>Whether nothing unknown can be set on it.</summary>
    public bool IsComplete { get; set; }

    /// <summary>Whether other code gets the builder itself: it is returned or kept, not only its string.</summary>
    public bool IsHandedOn { get; set; }

    /// <summary>Whether only assertions look at what the builder holds.</summary>
    public bool IsOnlyAsserted { get; set; }

    /// <summary>The settings in the order of the file, those of the constructor's string first.</summary>
    public List<BuilderItem> Items { get; } = [];
}
