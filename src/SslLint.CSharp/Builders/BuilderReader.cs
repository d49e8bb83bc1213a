using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.CSharp.Flow;
using SslLint.CSharp.Strings;
using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Readers;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.CSharp.Builders;

/// <summary>Collects what is set on connection string builders: initializers, assignments, lambdas.</summary>
internal sealed class BuilderReader(SyntaxIndex index, ConstantValues constants, BuilderRecognizer recognizer)
{
    private readonly BuilderValues values = new(constants);
    private readonly List<BuilderGroup> groups = [];

    // The builders that a local variable holds, in the order of the file.
    private readonly Dictionary<Declaration, List<BuilderGroup>> byLocal = [];

    // What becomes of the builders of a local variable.
    private readonly Dictionary<Declaration, Holding> holdings = [];
    private readonly NearestAncestor functions = new(static a => a is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax
        or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or TypeDeclarationSyntax or CompilationUnitSyntax);

    // Statements, or the calls of assertions inside of them.
    private readonly NearestAncestor assertions = Around(new Assertions());

    // Builders that come from elsewhere, by what they are called within one function.
    private readonly Dictionary<(SyntaxNode Function, string Receiver), BuilderGroup> byReceiver = [];

    /// <summary>String expressions that are part of a builder: read with it and not on their own.</summary>
    public HashSet<SyntaxNode> Absorbed { get; } = [];

    /// <summary>All builders on which something is set.</summary>
    public IReadOnlyList<SettingGroup> Read(CancellationToken cancellation)
    {
        foreach (var creation in index.Creations)
        {
            cancellation.ThrowIfCancellationRequested();
            if (recognizer.Created(creation) is { } type)
            {
                AddCreation(type, creation);
            }
        }

        foreach (var assignment in index.Assignments)
        {
            cancellation.ThrowIfCancellationRequested();
            if (assignment.Parent is not InitializerExpressionSyntax)
            {
                AddAssignment(assignment);
            }
        }

        foreach (var group in groups)
        {
            // With nothing else set, the string is a connection string like any other.
            if (group.Text is { } text && (group.Items.Any(static i => i.Assignment is not null) || !MayConnect(group)))
            {
                Absorbed.Add(text.Expression);
            }
        }

        return [.. groups.Where(static g => g.Items.Any(i => i.Assignment is not null) && MayConnect(g)).Select(Finish).OrderBy(static g => g.Span.Start)];
    }

    /// <summary>A builder that no other code completes must name a host.</summary>
    private static bool MayConnect(BuilderGroup group) =>
        !group.IsOnlyAsserted && (!group.IsComplete || group.IsHandedOn
        || group.Items.Any(i => group.Type.Shape.HostKeys.Contains(BuilderProperty.Letters(i.Setting.Key), StringComparer.OrdinalIgnoreCase)));

    /// <summary>Whether a test sets the builder up and asserts what it holds, and nothing else ever gets it: a test of the builder itself.</summary>
    private bool IsOnlyAsserted(IReadOnlyCollection<ExpressionSyntax> uses) =>
        uses.Any(IsAsserted) && uses.All(u => IsAsserted(u) || IsSetUp(u));

    private bool IsAsserted(ExpressionSyntax use) => assertions.Of(use) is InvocationExpressionSyntax;

    private static NearestAncestor Around(Assertions known) =>
        new(n => n is StatementSyntax || (n is InvocationExpressionSyntax call && SimpleNames.Last(call.Expression) is { } name && known.Is(call, name)));

    /// <summary><c>builder.Host = …;</c>, <c>builder["Host"] = …;</c>, <c>builder.Remove("Host");</c></summary>
    private static bool IsSetUp(ExpressionSyntax use) => use.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } member => assignment.Left == member,
        ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } element => assignment.Left == element,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax } } => true,
        _ => false,
    };

    private void AddCreation(BuilderType type, BaseObjectCreationExpressionSyntax creation)
    {
        var group = new BuilderGroup(type, creation);
        groups.Add(group);
        var arguments = creation.ArgumentList?.Arguments ?? default;
        group.IsComplete = arguments.Count == 0;
        if (arguments.Count == 1)
        {
            ReadText(group, arguments[0].Expression);
        }

        foreach (var element in creation.Initializer?.Expressions ?? default)
        {
            if (element is AssignmentExpressionSyntax assignment)
            {
                Add(group, assignment);
            }
        }

        if (recognizer.HolderOf(creation) is { Kind: DeclarationKind.Local } local)
        {
            if (!byLocal.TryGetValue(local, out var held))
            {
                byLocal[local] = held = [];
            }

            held.Add(group);
            var holding = HoldingOf(local);
            group.IsComplete &= !holding.IsPassed;
            group.IsOnlyAsserted = holding.IsOnlyAsserted;
            group.IsHandedOn = holding.IsHandedOn;
        }
        else if (creation.Parent is ArgumentSyntax)
        {
            group.IsComplete = false;
        }
        else
        {
            group.IsHandedOn = creation.Parent is not MemberAccessExpressionSyntax;
        }
    }

    private Holding HoldingOf(Declaration local)
    {
        if (!holdings.TryGetValue(local, out var holding))
        {
            var uses = index.UsesOf(local);
            holdings[local] = holding = new Holding(
                IsPassed: uses.Any(static u => u.Parent is ArgumentSyntax),
                IsOnlyAsserted: IsOnlyAsserted(uses),
                IsHandedOn: uses.Any(static u => u.Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax
                    || (u.Parent is AssignmentExpressionSyntax assignment && assignment.Right == u)));
        }

        return holding;
    }

    /// <summary>A builder that is given a constant string has its settings, any other may hold anything.</summary>
    private void ReadText(BuilderGroup group, ExpressionSyntax expression)
    {
        group.IsComplete = false;
        if (TextOf(expression) is not { } literal)
        {
            return;
        }

        var parsed = AdoNetDialect.Instance.Parse(literal.Value, [.. literal.OpaqueSpans]);
        group.Text = new BuilderText(expression, literal, parsed);
        group.IsComplete = parsed.Error is null && !parsed.Settings.Any(static s => s.IsKeyPlaceholder);
        foreach (var setting in parsed.Settings)
        {
            var placed = setting with
            {
                Span = literal.ToSource(setting.Span),
                KeySpan = literal.ToSource(setting.KeySpan),
                ValueSpan = literal.ToSource(setting.ValueSpan),
            };
            group.Items.Add(new BuilderItem(placed, null, setting));
        }
    }

    /// <summary>The string that an argument is, written there or as a constant; one of another file can't be edited.</summary>
    private Literal? TextOf(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal when StringLiterals.IsLiteral(literal) => StringLiterals.Read(index.Source, literal.Token),
        InterpolatedStringExpressionSyntax interpolated => StringLiterals.Read(index.Source, interpolated, constants.TextOf),
        IdentifierNameSyntax or MemberAccessExpressionSyntax =>
            index.Resolve(expression) is { } declaration
                ? declaration is { IsConstant: true, Initializer: LiteralExpressionSyntax value } ? TextOf(value) : null
                : constants.OfElsewhere(expression) is { IsText: true } constant ? Elsewhere(constant, expression) : null,
        _ => null,
    };

    private static Literal Elsewhere(Constant constant, ExpressionSyntax name) =>
        new LiteralBuilder(CSharpConstantEncoding.Instance, name.SpanStart)
            .AppendEscape(constant.Text, new SourceSpan(name.SpanStart, name.Span.Length))
            .ToLiteral();

    private void AddAssignment(AssignmentExpressionSyntax assignment)
    {
        if (Target(assignment.Left) is not { } receiver)
        {
            return;
        }

        var local = index.Resolve(receiver);
        if (local is not null && byLocal.TryGetValue(local, out var held)
            && LastBefore(held, assignment.SpanStart) is { } created)
        {
            Add(created, assignment);
            return;
        }

        var key = (functions.Of(assignment)!, receiver.ToString());
        if (byReceiver.TryGetValue(key, out var known))
        {
            Add(known, assignment);
        }
        else if (recognizer.Target(receiver, local, assignment) is { } type)
        {
            var group = new BuilderGroup(type, creation: null);
            groups.Add(group);
            byReceiver[key] = group;
            Add(group, assignment);
        }
    }

    private void Add(BuilderGroup group, AssignmentExpressionSyntax assignment)
    {
        if (values.Item(group.Type, assignment) is not { } item)
        {
            return;
        }

        if (item.Setting.Key == "ConnectionString")
        {
            // Replaces everything that was set before.
            group.Items.Clear();
            group.Text = null;
            group.Reset = assignment;
            ReadText(group, assignment.Right);
            return;
        }

        group.IsComplete &= !item.Setting.IsKeyPlaceholder;
        group.Items.Add(item);
        Absorbed.Add(assignment.Right);
    }

    /// <summary>What a property or key is set on.</summary>
    private static ExpressionSyntax? Target(ExpressionSyntax left) => left switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        ElementAccessExpressionSyntax element => element.Expression,
        _ => null,
    };

    /// <summary>The last builder that is created in front of a place, of some in the order of the file.</summary>
    private static BuilderGroup? LastBefore(List<BuilderGroup> held, int position)
    {
        var (low, high) = (0, held.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (held[middle].Creation!.SpanStart < position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low > 0 ? held[low - 1] : null;
    }

    private SettingGroup Finish(BuilderGroup group)
    {
        var first = group.Items.First(static i => i.Assignment is not null).Setting.Span;
        var editor = new BuilderEditor(group, index);
        return new SettingGroup
        {
            Driver = group.Type.Driver,
            Settings = [.. group.Items.Select(static i => i.Setting)],
            Span = group.Creation is { } creation ? new SourceSpan(creation.SpanStart, creation.Span.Length) : first,
            IsComplete = group.IsComplete,
            Text = group.Text is { } text && text.Literal.Segments.Any(static s => s.IsVerbatim) ? (text.Literal, text.Parsed) : null,
            Edit = editor.EditAlone,
            EditAll = editor.Edit,
        };
    }

    /// <summary>What becomes of the builders that a local variable holds.</summary>
    /// <param name="IsPassed">Whether one may be passed on as an argument.</param>
    /// <param name="IsOnlyAsserted">Whether only assertions look at them.</param>
    /// <param name="IsHandedOn">Whether other code gets one.</param>
    private sealed record Holding(bool IsPassed, bool IsOnlyAsserted, bool IsHandedOn);
}
