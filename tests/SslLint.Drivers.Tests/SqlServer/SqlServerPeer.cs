using SslLint.Drivers.Tests.Lab;

namespace SslLint.Drivers.Tests.SqlServer;

/// <summary>A server of the lab, with the peer that answers as it and sees what comes.</summary>
/// <param name="Name">The column of the matrix.</param>
/// <param name="Port">Its port on 127.0.0.1, or that of who is between.</param>
/// <param name="Peer">The peer.</param>
internal sealed record SqlServerPeer(string Name, int Port, TdsServer Peer) : Server(Name, Port)
{
    /// <summary>What happens to the pre-login messages on their way.</summary>
    public Interception Interception { get; init; }

    /// <summary>The file of its certificate; null where it has none.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>Lets one client in at a time, so that what the peer notes is this client's.</summary>
    public SemaphoreSlim Door { get; } = new(1);

    /// <summary>What a connection came to: what the peer saw, whatever the client says of it.</summary>
    /// <param name="notes">What the peer noted of the client's connections.</param>
    /// <param name="isAccepted">Whether the client says that it connected.</param>
    public static Outcome OutcomeOf(IReadOnlyList<TdsNote> notes, bool isAccepted)
    {
        // A password that went out in plaintext is gone, whatever came after it.
        if (notes.Any(note => note.LoginInPlaintext == true))
        {
            return Outcome.Plaintext;
        }

        return notes.FirstOrDefault(note => note is { LoginInPlaintext: false, IsDenied: false }) switch
        {
            null => Outcome.Refused,
            { SessionInPlaintext: false } => Outcome.Encrypted,

            // Who hears after the login only that the rest is plaintext, and goes no further, has refused.
            var note => isAccepted || note.HasStatement ? Outcome.LoginOnly : Outcome.Refused,
        };
    }
}
