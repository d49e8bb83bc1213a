using SslLint.Drivers;

namespace SslLint.Engines.PostgreSql;

/// <summary>The request for TLS of PostgreSQL's protocol: eight bytes, answered by one.</summary>
/// <remarks>Source: PostgreSQL's documentation, "Message Flow", SSL Session Encryption.</remarks>
internal sealed class PostgreSqlPreamble() : AnsweredPreamble("PostgreSQL", MostAnswer)
{
    /// <summary>The protocol that direct TLS names.</summary>
    public const string ApplicationProtocol = "postgresql";

    private const int MostAnswer = 64;

    /// <summary>SSLRequest: its length, and 1234 and 5679 in the place of a version.</summary>
    private static readonly byte[] request = [0, 0, 0, 8, 0x04, 0xD2, 0x16, 0x2F];

    private bool hasAsked;

    /// <inheritdoc/>
    protected override PreambleStep Read(byte[] all)
    {
        if (!hasAsked)
        {
            hasAsked = true;
            return all.Length == 0 ? PreambleStep.Send(request) : Other(all);
        }

        return all switch
        {
            [] => PreambleStep.Receive,
            [(byte)'S'] => new PreambleStep(PreambleAction.BeginTls),
            [(byte)'N'] => new PreambleStep(PreambleAction.NoTls) { Reason = "it says that it has no TLS" },
            [(byte)'S' or (byte)'N', ..] => TooMuch(all),
            [(byte)'E', ..] => PreambleStep.Stop("it answers the request for TLS with an error"),
            _ => Other(all),
        };
    }
}
