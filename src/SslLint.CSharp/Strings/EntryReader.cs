using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.CSharp.Flow;
using SslLint.Sources;

namespace SslLint.CSharp.Strings;

/// <summary>Makes the entries of a file: each whole string expression with its key, its evidence and its place.</summary>
internal sealed class EntryReader
{
    private readonly SyntaxIndex index;
    private readonly ConstantValues constants;
    private readonly SinkFlow flow;
    private readonly NameHints hints;
    private readonly EntryKeys keys;
    private readonly InertPlaces inert;
    private readonly IReadOnlyCollection<SyntaxNode> absorbed;

    /// <summary>Prepares the reading of a file.</summary>
    /// <param name="index">The file.</param>
    /// <param name="constants">Its constants.</param>
    /// <param name="flow">Where its strings go.</param>
    /// <param name="sinks">The calls that take connection strings.</param>
    /// <param name="hints">What its names hint at.</param>
    /// <param name="absorbed">Expressions that are read as part of a builder.</param>
    public EntryReader(SyntaxIndex index, ConstantValues constants, SinkFlow flow, SinkLookup sinks, NameHints hints, IReadOnlyCollection<SyntaxNode> absorbed)
    {
        this.index = index;
        this.constants = constants;
        this.flow = flow;
        this.hints = hints;
        this.absorbed = absorbed;
        keys = new EntryKeys(constants);
        inert = new InertPlaces(sinks);
    }

    /// <summary>All entries in the order of the file.</summary>
    public IReadOnlyList<SourceEntry> Read(CancellationToken cancellation)
    {
        var values = new StringValues(index, constants);
        var strings = values.All(cancellation).ToList();
        var parts = new HashSet<SyntaxNode>(absorbed);
        parts.UnionWith(values.UsedAsPart.Concat(absorbed.OfType<ExpressionSyntax>().Select(index.Resolve).OfType<Declaration>()).Distinct()
            .Where(OnlyPart)
            .Select(static d => (SyntaxNode)d.Initializer!));
        return [.. strings.Select(s => Entry(s, parts.Contains(s.Root))).OrderBy(static e => e.Value.SourceSpan.Start)];

        // A constant that other strings are made of is judged there, in its place.
        bool OnlyPart(Declaration declaration) =>
            declaration.Initializer is not null && index.UsesOf(declaration).All(u => values.IsPart(u) || absorbed.Contains(u));
    }

    private SourceEntry Entry(StringValue value, bool isPart)
    {
        var key = keys.Of(value.Root);
        var text = value.Value.Value;

        // A name such as "ordering" is looked up in the configuration: what has no pair and no scheme is no connection string.
        var isCandidate = text.IndexOf('=') >= 0 || text.IndexOf(':') >= 0;
        return new SourceEntry
        {
            Value = value.Value,
            Kind = IsDocument(text) ? EntryKind.FreeText : EntryKind.Value,
            Key = key.Key,
            KeySpan = key.Span,
            Section = key.Section,
            Evidence = isCandidate ? new LazyEvidence(() => Evidence(value, key.Key)) : [],
            IsInert = isPart || (isCandidate && (IsConfigurationName(text) || IsExpectation(key.Key) || inert.IsInert(value.Root))),
        };
    }

    /// <summary>The calls that the string reaches and the names around it. A method that returns one of several strings hands each of them
    /// to all its callers: there, the name that tells them apart counts for more.</summary>
    private List<DriverEvidence> Evidence(StringValue value, string? key)
    {
        var evidence = flow.EvidenceFor(value.Root, out var isDirect).ToList();
        if (hints.For(value.Root, key, out var isOwn) is { } hint)
        {
            if (isOwn && !isDirect)
            {
                evidence.RemoveAll(e => e.Driver != hint.Driver);
            }

            evidence.Add(hint);
        }

        return evidence;
    }

    /// <summary>Entity Framework looks up <c>name=Default</c> in the configuration.</summary>
    private static bool IsConfigurationName(string text) =>
        text.StartsWith("name=", StringComparison.OrdinalIgnoreCase) && text.IndexOf(';') < 0;

    /// <summary>What a test expects is compared, not connected to: <c>expected</c>, <c>expectedManifest</c>.</summary>
    private static bool IsExpectation(string? key) => key is not null && key.StartsWith("expected", StringComparison.OrdinalIgnoreCase);

    /// <summary>Several lines are a document (JSON, a script), unless each of them ends like a list of pairs does.</summary>
    private static bool IsDocument(string text)
    {
        var isOpen = false;
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var found ? found : text.Length;
            var line = text.AsSpan(start, end - start).Trim();
            if (line.Length > 0 && isOpen)
            {
                return true;
            }

            isOpen |= line.Length > 0 && line[line.Length - 1] != ';';
            start = end + 1;
        }

        return false;
    }
}
