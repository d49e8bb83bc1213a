using SslLint.Drivers.Tests.Lab;

namespace SslLint.Drivers.Tests.Matrix;

/// <summary>A string of the matrix with all that the data says about it.</summary>
internal sealed record MatrixRow
{
    public required string Driver { get; init; }

    /// <summary>The section of the documentation that it belongs to.</summary>
    public required string Section { get; init; }

    /// <summary>What kind of fact it asks about.</summary>
    public required string Source { get; init; }

    /// <summary>The string with the macros of its file left in: what people read.</summary>
    public required string Shown { get; init; }

    /// <summary>The string with macros expanded and the lab's tokens left in.</summary>
    public required string Template { get; init; }

    /// <summary>The environment variables of the client, tokens left in.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Outcomes that no posture can know.</summary>
    public required IReadOnlyList<Beyond> Beyond { get; init; }

    /// <summary>Words of the reason why the string can't be made strict; null if it can.</summary>
    public string? Obstacle { get; init; }

    /// <summary>Whether it says how TLS is begun, about which server versions differ.</summary>
    public bool MentionsNegotiation =>
        Environment.Keys.Append(Template).Any(text => text.Contains("negotiation", StringComparison.OrdinalIgnoreCase));

    /// <summary>The string for one server.</summary>
    public string TextFor(EngineLab lab, Server server) => Template.Fill(name => lab.Token(name, server));

    /// <summary>The client's environment, an isolated home included.</summary>
    public IReadOnlyDictionary<string, string> EnvironmentFor(EngineLab lab)
    {
        var variables = new Dictionary<string, string> { ["HOME"] = "{home}" };
        foreach (var (name, value) in lab.AmbientOf(Driver).Concat(Environment))
        {
            variables[name] = value;
        }

        return variables.ToDictionary(variable => variable.Key, variable => variable.Value.Fill(name => lab.Token(name, lab.Servers[0])));
    }

    /// <summary>What the data says where the posture doesn't decide; null elsewhere.</summary>
    public Beyond? BeyondFor(ClientKind kind, Server server) => Beyond.FirstOrDefault(entry => entry.Concerns(kind, server));
}

/// <summary>An outcome that no posture can know, and why.</summary>
internal sealed record Beyond(string? Version, IReadOnlyList<string> Servers, Outcome Outcome, string Why)
{
    public bool Concerns(ClientKind kind, Server server) =>
        (Version is null || Version == kind.Label) && (Servers.Contains(server.Name) || Servers.Contains("*"));

    /// <summary>Reads <c>[version@]server,server=outcome: why</c>.</summary>
    public static Beyond Parse(string text)
    {
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (equals < 0 || colon < equals)
        {
            throw new FormatException($"Not [version@]servers=outcome: why: {text}");
        }

        var version = at >= 0 && at < equals ? text[..at] : null;
        var servers = text[(version is null ? 0 : at + 1)..equals];
        return new Beyond(version, servers.Split(','), Enum.Parse<Outcome>(text[(equals + 1)..colon], ignoreCase: true), text[(colon + 2)..]);
    }
}
