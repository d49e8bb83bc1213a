using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SslLint.CSharp.Flow;

/// <summary>Finds the entry of <see cref="Sinks"/> for a place in the code: by name first, and then, where the compilation knows the type
/// or method, by whose it is.</summary>
internal sealed class SinkLookup(SyntaxIndex index, Types types)
{
    /// <summary>The sink whose argument the expression is, or null.</summary>
    public (Sink Sink, string Name)? Of(ArgumentSyntax argument) => argument.Parent?.Parent switch
    {
        BaseObjectCreationExpressionSyntax creation => ForType(types.Created(creation)),
        InvocationExpressionSyntax call => ForCall(call),
        ConstructorInitializerSyntax { Parent: ConstructorDeclarationSyntax { Parent: TypeDeclarationSyntax type } } => ForBase(type),
        PrimaryConstructorBaseTypeSyntax baseType => ForType(types.Named(baseType.Type)),
        _ => null,
    };

    /// <summary>The sink whose property is assigned to, or null.</summary>
    public (Sink Sink, string Name)? Of(AssignmentExpressionSyntax assignment)
    {
        if (!Sinks.Properties.Contains(SimpleNames.Last(assignment.Left) ?? ""))
        {
            return null;
        }

        return assignment.Parent is InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation }
            ? ForType(types.Created(creation))
            : ForType(types.Of(SimpleNames.Receiver(assignment.Left)));
    }

    private (Sink Sink, string Name)? ForCall(InvocationExpressionSyntax call)
    {
        if (SimpleNames.Last(call.Expression) is not { } name || !Sinks.Methods.TryGetValue(name, out var sinks))
        {
            return null;
        }

        // A name that says it all is evidence whoever declares the method: wrappers are called after what they wrap.
        var owner = sinks.Any(static s => s.Trace.Receiver is not null || s.Trace.Import is not null) ? index.Symbols?.Member(call)?.ContainingType : null;
        foreach (var sink in sinks)
        {
            if (owner is null ? IsWritten(sink, call) : IsOwner(sink, new TypeIdentity(owner)))
            {
                return (sink, sink.Trace.Receiver is null ? name : sink.Trace.Receiver + "." + name);
            }
        }

        return null;
    }

    private bool IsWritten(Sink sink, InvocationExpressionSyntax call) =>
        (sink.Trace.Receiver is null || sink.Trace.Receiver == SimpleNames.Last(SimpleNames.Receiver(call.Expression)))
        && (sink.Trace.Import is null || index.Imports(sink.Trace.Import));

    private static bool IsOwner(Sink sink, TypeIdentity owner) =>
        (sink.Trace.Receiver is null || owner.IsA([sink.Trace.Receiver], sink.Trace.Namespaces))
        && (sink.Trace.Import is null || TypeIdentity.IsIn(TypeIdentity.NamespaceOf(owner.Symbol!), [sink.Trace.Import]));

    private (Sink Sink, string Name)? ForType(TypeIdentity? type)
    {
        foreach (var (name, space) in type?.Names() ?? [])
        {
            if (Sinks.Types.TryGetValue(name, out var sinks)
                && sinks.Where(s => TypeIdentity.IsIn(space, s.Trace.Namespaces)).ToList() is { Count: > 0 } fitting)
            {
                return (Nearest(fitting), name);
            }
        }

        return null;
    }

    /// <summary>Of types that share their name the one whose namespace the file imports.</summary>
    private Sink Nearest(List<Sink> sinks)
    {
        if (sinks.Count > 1 && sinks.Where(s => s.Trace.Namespaces?.Any(index.Imports) == true).ToList() is { Count: > 0 } imported)
        {
            sinks = imported;
        }

        return sinks.Count == 1 ? sinks[0] : sinks[0] with { Rivals = [.. sinks.Skip(1).Select(static s => s.Driver)] };
    }

    private (Sink Sink, string Name)? ForBase(TypeDeclarationSyntax type)
    {
        // Another part of the type may name its base.
        if (index.Symbols?.Declared(type)?.BaseType is { TypeKind: not TypeKind.Error } bound)
        {
            return ForType(new TypeIdentity(bound));
        }

        foreach (var baseType in type.BaseList?.Types ?? default)
        {
            if (ForType(types.Named(baseType.Type)) is { } sink)
            {
                return sink;
            }
        }

        return null;
    }
}
