namespace SslLint.Drivers;

/// <summary>What names a driver in the files around its strings: packages, calls, types, words. Strings only, so that every reader can use them.</summary>
public sealed record DriverTraces
{
    /// <summary>Packages that bring the driver, with those of libraries that hand it their strings.</summary>
    public IReadOnlyList<PackageTrace> Packages { get; init; } = [];

    /// <summary>Invariant names of its ADO.NET provider, as <c>providerName</c> gives them.</summary>
    public IReadOnlyList<string> ProviderNames { get; init; } = [];

    /// <summary>Namespaces of .NET whose import says that a file is about the driver.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>The beginning of the names of its .NET types, which no other library's have; null for most.</summary>
    public string? TypePrefix { get; init; }

    /// <summary>Types of .NET whose constructors take a connection string.</summary>
    public IReadOnlyList<SinkTrace> Types { get; init; } = [];

    /// <summary>Methods of .NET that take a connection string.</summary>
    public IReadOnlyList<SinkTrace> Methods { get; init; } = [];

    /// <summary>Functions of other languages that open connections.</summary>
    public IReadOnlyList<CallTrace> Calls { get; init; } = [];

    /// <summary>Functions of Python that open connections and take each setting as an argument.</summary>
    public IReadOnlyList<KeywordCall> KeywordCalls { get; init; } = [];

    /// <summary>Parameters of a URI that this driver alone takes.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>Variables that it, or a program that holds it, reads its string from.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>What stands behind <c>+</c> in the scheme of a URI (<c>postgresql+psycopg2://</c>).</summary>
    public IReadOnlyList<string> SchemeSuffixes { get; init; } = [];

    /// <summary>What stands before the scheme of a URI (<c>r2dbc:postgresql://</c>).</summary>
    public IReadOnlyList<string> SchemePrefixes { get; init; } = [];

    /// <summary>What the name or the file of its ODBC driver begins with, in lower case and without <c>lib</c>.</summary>
    public IReadOnlyList<string> OdbcNames { get; init; } = [];

    /// <summary>Beginnings of variables' names that say which engine the string is of, as Azure App Service gives it: no other name says it better.</summary>
    public IReadOnlyList<string> VariablePrefixes { get; init; } = [];

    /// <summary>Words in the names of keys, sections, files and types that name the engine, where this driver reads its ADO.NET strings.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Extensions of programs in whose language it is the one driver of its engine that takes strings of pairs.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Its connection string builders of .NET.</summary>
    public IReadOnlyList<BuilderShape> Builders { get; init; } = [];

    /// <summary>Members of .NET types that take a certificate validation callback or roots, or switch validation off.</summary>
    public IReadOnlyList<CallbackTrace> Callbacks { get; init; } = [];
}

/// <summary>What a package's version says about the driver's.</summary>
public enum VersionUse
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is the driver's.</summary>
    Same,

    /// <summary>Its major version is the driver's.</summary>
    Major,
}

/// <summary>A package that brings a driver.</summary>
/// <param name="Ecosystem"><c>nuget</c>, <c>npm</c>, <c>pypi</c>, <c>go</c>, <c>maven</c>, <c>rubygems</c>, or <c>prisma</c> for its schema.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Version">What its version says.</param>
public sealed record PackageTrace(string Ecosystem, string Name, VersionUse Version = VersionUse.None)
{
    /// <summary>The driver's version that the package brings from a version of its own on; null where that isn't known. The oldest first.</summary>
    public IReadOnlyList<(DriverVersion From, DriverVersion? Driver)> Brings { get; init; } = [];
}

/// <summary>A call or constructor of .NET that opens or configures connections of one driver.</summary>
/// <param name="Name">Its simple name. Overloads share a name, so that names alone decide.</param>
/// <param name="Receiver">What the method must be called on (last part of the name), for names that many libraries use.</param>
/// <param name="Import">The namespace that the file must import, for the same reason.</param>
/// <param name="Namespaces">The namespaces that the type, or the receiver of the method, stands in or below: a type of that name elsewhere
/// is another. Null where the name alone tells.</param>
public sealed record SinkTrace(string Name, string? Receiver = null, string? Import = null, IReadOnlyList<string>? Namespaces = null);

/// <summary>A function that opens connections in another language than those of .NET.</summary>
/// <param name="Name">Its name, with what it is called on.</param>
/// <param name="Needs">A text that the file must hold for the name to mean that, or null.</param>
public sealed record CallTrace(string Name, string? Needs = null);

/// <summary>A function that opens connections and takes each setting as an argument with a name.</summary>
/// <param name="Name">Its name, with what it is called on.</param>
public sealed record KeywordCall(string Name)
{
    /// <summary>The names of arguments that may stand without one, in their order.</summary>
    public IReadOnlyList<string> Positional { get; init; } = [];

    /// <summary>Names of arguments and the settings that they are, where these are called otherwise.</summary>
    public IReadOnlyDictionary<string, string> Renamed { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether an argument without a name is a connection string, which is read by itself.</summary>
    public bool TakesString { get; init; }
}

/// <summary>A property, event or method of a database client that takes a certificate validation callback, or switches validation off.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Owners">The client's types that have it; none where it belongs to the framework, and only the contexts tell the client.</param>
/// <param name="Namespaces">The client's namespaces: its types stand in or below them, and their import says so where the type of the object
/// isn't known.</param>
/// <param name="IsMethod">Whether it is called; else it is assigned to.</param>
/// <param name="IsOwn">Whether no other library uses the name.</param>
/// <param name="IsSwitch">Whether it is a switch: <c>true</c> accepts everything.</param>
/// <param name="IsRoots">Whether it takes no callback, but the roots that the driver verifies with.</param>
/// <param name="Contexts">Methods and properties that take a function inside which it is set.</param>
public sealed record CallbackTrace(
    string Name,
    IReadOnlyList<string> Owners,
    IReadOnlyList<string> Namespaces,
    bool IsMethod = false,
    bool IsOwn = false,
    bool IsSwitch = false,
    bool IsRoots = false,
    IReadOnlyList<string>? Contexts = null);

/// <summary>What kind of value a property of a connection string builder takes.</summary>
public enum PropertyKind
{
    /// <summary>A string.</summary>
    Text,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Switch,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A member of an enum.</summary>
    Choice,
}

/// <summary>A property of a connection string builder that SslLint may write.</summary>
/// <param name="Name">Its name; the key of a string is the same without spaces and case.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="EnumType">The enum, for choices.</param>
/// <param name="Members">Its members, for choices.</param>
public sealed record BuilderProperty(string Name, PropertyKind Kind, string? EnumType = null, IReadOnlyList<string>? Members = null)
{
    /// <summary>Whether no object of another type has the property with members of this enum, so that setting it tells the builder.</summary>
    public bool TellsBuilder { get; init; }

    /// <summary>The member that a value of a connection string names: <c>VerifyFull</c> for <c>verify-full</c>; null if none.</summary>
    public string? Member(string value)
    {
        var letters = Letters(value);
        return Members?.FirstOrDefault(m => string.Equals(m, letters, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The letters and digits of a key or value: what is the same in all of its spellings but for case.</summary>
    public static string Letters(string text) => new([.. text.Where(char.IsLetterOrDigit)]);
}

/// <summary>A connection string builder.</summary>
/// <param name="Name">The type.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Factory">The <c>DbProviderFactory</c> of the driver.</param>
/// <param name="Owners">Types with a <c>ConnectionStringBuilder</c> property of it.</param>
/// <param name="Rivals">Namespaces of drivers whose builders have properties of the same names: where a file imports one of these
/// and not this one's, an object of unknown type isn't this builder.</param>
/// <param name="HostKeys">The keys that name the server.</param>
/// <param name="Properties">The properties that SslLint may write.</param>
public sealed record BuilderShape(
    string Name,
    string Namespace,
    string Factory,
    IReadOnlyList<string> Owners,
    IReadOnlyList<string> Rivals,
    IReadOnlyList<string> HostKeys,
    IReadOnlyList<BuilderProperty> Properties);
