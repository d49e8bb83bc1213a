using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Discovery;

/// <summary>A connection found in a file: a string, or settings spread over keys.</summary>
internal sealed record FoundConnection
{
    /// <summary>The settings as written.</summary>
    public required ConnectionString Source { get; init; }

    /// <summary>Maps the string to the file; null where the spans of <see cref="Source"/> are the file's own.</summary>
    public Literal? Literal { get; init; }

    /// <summary>The place in the file.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>The key that it is the value of, behind its section (<c>ConnectionStrings:Default</c>); null where it has none.</summary>
    public string? Key { get; init; }

    /// <summary>What the place says about the driver.</summary>
    public IReadOnlyList<DriverEvidence> Evidence { get; init; } = [];

    /// <summary>Whether all settings are known; false for a builder that wraps an unknown string.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>Whether the string goes on behind the quote at which it seems to end.</summary>
    public bool IsCutOff { get; init; }

    /// <summary>What takes the string apart before a driver sees it, for people; null where a driver gets it whole.</summary>
    public string? TakenApartBy { get; init; }

    /// <summary>What the code beside it does about the server's certificate, or null.</summary>
    public ServerValidation? Validation { get; init; }

    /// <summary>What a driver knows besides the string.</summary>
    public ReadContext Context => Validation is null ? ReadContext.Unknown : new ReadContext { Validation = Validation };

    /// <summary>The engine whose form it has; null where engines share the form, as ADO.NET's.</summary>
    public Engine? Engine { get; init; }

    /// <summary>What the settings say about the engine; only for ADO.NET strings, null for others.</summary>
    public AdoNetVerdict? Keys { get; init; }

    /// <summary>The string that settings which are spread over a file begin with; null where there is none.</summary>
    public (Literal Literal, ConnectionString Parsed)? Text { get; init; }

    /// <summary>Changes settings that are spread over a file.</summary>
    public Func<SettingChange, IReadOnlyList<TextEdit>?>? Edit { get; init; }

    /// <summary>Makes all changes of a builder at once, where one by one they would collide.</summary>
    public Func<IReadOnlyList<SettingChange>, IReadOnlyList<TextEdit>?>? EditAll { get; init; }

    /// <summary>The connection that settings of a builder are.</summary>
    public static FoundConnection Of(SourceFile file, SettingGroup group) => new()
    {
        Source = new ConnectionString(SpreadDialect.Instance, file.Text, [], group.Settings, null, null),
        Span = group.Span,
        Evidence = [new DriverEvidence(group.Driver, null, EvidenceStrength.Call, "builder")],
        IsComplete = group.IsComplete,
        Text = group.Text,
        Edit = group.Edit,
        EditAll = group.EditAll,
    };

    /// <summary>The file span of a range of the source's text.</summary>
    public SourceSpan ToFile(SourceSpan span) => Literal is null ? span : Literal.ToSource(span);
}
