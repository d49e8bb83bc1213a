using SslLint.Attribution;
using SslLint.Dialects;
using SslLint.Discovery;

namespace SslLint.Redaction;

/// <summary>A connection that the engine has read.</summary>
/// <param name="Found">The connection.</param>
/// <param name="Readings">Its string as each candidate driver splits it.</param>
internal sealed record JudgedConnection(FoundConnection Found, IReadOnlyList<ConnectionString> Readings);
