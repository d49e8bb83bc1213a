namespace SslLint.Drivers;

/// <summary>The certificates that a driver takes as trust anchors. A further kind is a line here: whoever reports one asks for its name and path.</summary>
public abstract record Roots
{
    private Roots(string name, string? path = null)
    {
        Name = name;
        Path = path;
    }

    /// <summary>The kind as reports spell it.</summary>
    public string Name { get; }

    /// <summary>The path that the string names; null where it names none.</summary>
    public string? Path { get; }

    /// <summary>None: the chain isn't verified.</summary>
    public sealed record None() : Roots("none");

    /// <summary>The store of the operating system, the Java runtime or Node.js.</summary>
    public sealed record System() : Roots("system");

    /// <summary>A file; its path is null where the application's code names it, or the string does so by something else than a path.</summary>
    /// <param name="Path">Its path.</param>
    /// <param name="WithSystem">Whether it is added to the system's roots, which then verify what they would without it.</param>
    public sealed record File(string? Path, bool WithSystem = false) : Roots("file", Path);

    /// <summary>A key store of Java (JKS, PKCS#12); its path is null where the string names it by something else than a path.</summary>
    /// <param name="Path">Its path.</param>
    public sealed record Store(string? Path) : Roots("store", Path);

    /// <summary>One certificate of a server, and no CA: nothing else is looked at where it fits.</summary>
    /// <param name="Path">Its path.</param>
    /// <param name="WithSystem">Whether what the system's roots verify is accepted as well.</param>
    public sealed record Pinned(string? Path, bool WithSystem = false) : Roots("pinned", Path);

    /// <summary>The driver's own default, such as <c>~/.postgresql/root.crt</c>, which may be missing.</summary>
    public sealed record DriverDefault() : Roots("driver-default");
}
