using SslLint.Drivers;
using SslLint.Engines;

namespace SslLint.CSharp.Callbacks;

/// <summary>A property, event or method of a database client that takes a certificate validation callback or roots, or switches validation off.</summary>
/// <param name="Driver">The client.</param>
/// <param name="Trace">What it looks like.</param>
internal sealed record CallbackMember(string Driver, CallbackTrace Trace);

/// <summary>The members that SslLint knows. Those of HTTP handlers, mail clients and <c>ServicePointManager</c> aren't database connections.</summary>
internal static class CallbackMembers
{
    /// <summary>All members.</summary>
    public static IReadOnlyList<CallbackMember> All { get; } =
        [.. EngineCatalog.Known.SelectMany(static k => k.Traces.Callbacks, static (k, c) => new CallbackMember(k.Name, c))];

    /// <summary>Words in the name of an object that say it is no database connection.</summary>
    public static IReadOnlyList<string> OtherObjects { get; } =
    [
        "http", "handler", "smtp", "mail", "imap", "ftp", "grpc", "servicepoint", "kafka", "rabbit", "mqtt", "ldap", "sslstream", "ssloptions",
        "sslclientauthentication", "request"
    ];
}
