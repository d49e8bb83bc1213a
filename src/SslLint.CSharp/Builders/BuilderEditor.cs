using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.CSharp.Flow;
using SslLint.CSharp.Strings;
using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Text;

namespace SslLint.CSharp.Builders;

/// <summary>Writes changes of a builder's settings into the code that sets them.</summary>
internal sealed class BuilderEditor(BuilderGroup group, SyntaxIndex index)
{
    private readonly string source = index.Source;

    /// <summary>The builder's items, once all are known.</summary>
    private ILookup<Setting, BuilderItem>? items;

    /// <summary>The edits for all changes together, or null if one of them can't be written.</summary>
    public IReadOnlyList<TextEdit>? Edit(IReadOnlyList<SettingChange> changes)
    {
        var edits = new List<TextEdit>();
        var inText = new List<SettingChange>();
        var removed = new List<AssignmentExpressionSyntax>();
        var added = new List<(string Name, string Value)>();
        foreach (var change in changes)
        {
            var done = change switch
            {
                SettingChange.Replace replace => Replace(replace, inText, edits),
                SettingChange.Remove remove => Remove(remove, inText, removed),
                SettingChange.Append append => Append(append, added),
                _ => false,
            };
            if (!done)
            {
                return null;
            }
        }

        return EditText(inText, edits) && Place(removed, added, edits) ? edits : null;
    }

    /// <summary>The edits for one change that stay right beside those for others, or null: the last element of an initializer, settings
    /// within one string and the body of a lambda can only be changed together with the rest.</summary>
    public IReadOnlyList<TextEdit>? EditAlone(SettingChange change)
    {
        var standsAlone = change switch
        {
            SettingChange.Remove remove => ItemOf(remove.Setting) is { Assignment: { } assignment }
                && (assignment.Parent is not InitializerExpressionSyntax initializer || initializer.Expressions.Last() != assignment),
            SettingChange.Append => !group.Items.Any(static i => i.Assignment?.Parent is LambdaExpressionSyntax),
            _ => true,
        };
        return standsAlone ? Edit([change]) : null;
    }

    private BuilderItem? ItemOf(Setting setting) => (items ??= group.Items.ToLookup(static i => i.Setting))[setting].FirstOrDefault();

    private bool Replace(SettingChange.Replace change, List<SettingChange> inText, List<TextEdit> edits)
    {
        switch (ItemOf(change.Setting))
        {
            case { InText: { } setting }:
                inText.Add(new SettingChange.Replace(setting, change.Value));
                return true;
            case { Assignment: { } assignment } item:
                // An indexer takes the value as a connection string has it.
                var isIndexer = assignment.Left is ElementAccessExpressionSyntax or ImplicitElementAccessSyntax;
                var property = isIndexer ? null : group.Type.Property(item.Setting.Key);
                if (property?.Kind == PropertyKind.Choice && property.Member(change.Value) is { } member
                    && assignment.Right is MemberAccessExpressionSyntax { Name: var name } access
                    && SimpleNames.Last(access.Expression) == property.EnumType)
                {
                    edits.Add(new TextEdit(ToSpan(name), member));
                    return true;
                }

                if ((isIndexer ? Quote(change.Value) : property is null ? null : Write(property, change.Value)) is not { } text)
                {
                    return false;
                }

                edits.Add(new TextEdit(item.Setting.ValueSpan, text));
                return true;
            default:
                return false;
        }
    }

    private bool Remove(SettingChange.Remove change, List<SettingChange> inText, List<AssignmentExpressionSyntax> removed)
    {
        switch (ItemOf(change.Setting))
        {
            case { InText: { } setting }:
                inText.Add(new SettingChange.Remove(setting));
                return true;
            case { Assignment: { } assignment }:
                removed.Add(assignment);
                return true;
            default:
                return false;
        }
    }

    private bool Append(SettingChange.Append change, List<(string Name, string Value)> added)
    {
        if (group.Type.Property(change.Key) is not { } property)
        {
            return false;
        }

        if (group.Type.HasOnlyKeys)
        {
            added.Add(("[" + Quote(property.Name) + "]", Quote(change.Value)));
            return true;
        }

        if (Write(property, change.Value) is not { } value)
        {
            return false;
        }

        added.Add((property.Name, value));
        return true;
    }

    /// <summary>Changes of the string are changes of that literal.</summary>
    private bool EditText(List<SettingChange> changes, List<TextEdit> edits)
    {
        if (changes.Count == 0)
        {
            return true;
        }

        foreach (var edit in group.Text!.Parsed.Dialect.Edit(group.Text.Parsed, changes))
        {
            if (!group.Text.Literal.TryMapEdit(edit, out var mapped))
            {
                return false;
            }

            edits.Add(mapped);
        }

        return true;
    }

    private bool Place(List<AssignmentExpressionSyntax> removed, List<(string Name, string Value)> added, List<TextEdit> edits)
    {
        // What stands in the initializer is gone once a whole string is assigned.
        var initializer = group is { Reset: null, Creation.Initializer: { Expressions.Count: > 0 } some } ? some : null;
        var elements = removed.Where(a => a.Parent == initializer).ToList();
        var statements = new StatementEditor(group, source);
        if (!statements.Remove(removed.Where(a => a.Parent != initializer), edits))
        {
            return false;
        }

        if (initializer is null)
        {
            return added.Count == 0 || statements.Add(added, edits);
        }

        if (elements.Count > 0 || added.Count > 0)
        {
            InitializerEditor.Edit(initializer, elements, [.. added.Select(static a => $"{a.Name} = {a.Value}")], source, edits);
        }

        return true;
    }

    private string? Write(BuilderProperty property, string value) => property.Kind switch
    {
        PropertyKind.Text => Quote(value),
        PropertyKind.Switch => bool.TryParse(value, out var on) ? (on ? "true" : "false") : null,
        PropertyKind.Number => int.TryParse(value, out var number) ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
        _ => property.Member(value) is { } member ? $"{Qualifier(property.EnumType!)}{property.EnumType}.{member}" : null,
    };

    /// <summary>What stands in front of the driver's type names in this builder's code: nothing, or its namespace.</summary>
    private string Qualifier(string type)
    {
        foreach (var item in group.Items)
        {
            if (item.Assignment?.Right is MemberAccessExpressionSyntax { Expression: var choice }
                && group.Type.Property(item.Setting.Key) is { EnumType: { } name } && SimpleNames.Last(choice) == name)
            {
                var text = choice.ToString();
                return text.Substring(0, text.Length - name.Length);
            }
        }

        return group.Creation is ObjectCreationExpressionSyntax { Type: QualifiedNameSyntax qualified } ? qualified.Left + "." : NeededQualifier(type);
    }

    /// <summary>Where only the compilation knows the builder, the file may not import its namespace.</summary>
    private string NeededQualifier(string type)
    {
        var place = group.Creation
            ?? group.Items.Select(static i => i.Assignment).OfType<ExpressionSyntax>().FirstOrDefault()
            ?? group.Instead?.Statement.Expression;
        if (index.Symbols is not { } symbols || place is null)
        {
            return "";
        }

        string[] qualifiers = ["", group.Type.Shape.Namespace + ".", "global::" + group.Type.Shape.Namespace + "."];
        return qualifiers.FirstOrDefault(q => symbols.TypeNamed(q + type, place.SpanStart) is { } bound
            && new TypeIdentity(bound).Is(type, group.Type.Shape.Namespace)) ?? "";
    }

    private static string Quote(string value)
    {
        var text = new System.Text.StringBuilder("\"");
        foreach (var c in value)
        {
            CSharpEncoding.AppendEscaped(text, c);
        }

        return text.Append('"').ToString();
    }

    private static SourceSpan ToSpan(SyntaxNode node) => new(node.SpanStart, node.Span.Length);
}
