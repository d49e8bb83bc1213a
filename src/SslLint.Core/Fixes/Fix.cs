using SslLint.Providers;
using SslLint.Text;

namespace SslLint.Fixes;

/// <summary>A change that makes a finding's connection strict.</summary>
/// <param name="IsSafe">Whether the trust anchor is known and will be there, so that it may be written unasked.</param>
/// <param name="Edits">Edits of the file, not overlapping.</param>
/// <param name="Description">What the change does, in a few words.</param>
/// <param name="Bundle">The provider bundle whose file the change names (<c>aws-rds</c>), or null.</param>
/// <param name="BundlePath">The path that the change writes for it, or null.</param>
public sealed record Fix(bool IsSafe, IReadOnlyList<TextEdit> Edits, string Description, string? Bundle, string? BundlePath)
{
    /// <summary>Whether it is unsafe only since nobody has asked the server: the driver verifies with the CA that the string names, and a handshake says
    /// whether the certificate has the server's name.</summary>
    public bool IsSettledByHandshake { get; init; }

    /// <summary>The change of another file that has to be written before this one, so that a run that is killed in between leaves what connects;
    /// null for most.</summary>
    public FileEdits? First { get; init; }

    /// <summary>The path that the user gave and the change writes as it was given; null where it writes none, or one of its own choice.</summary>
    public string? GivenPath { get; init; }

    /// <summary>What <see cref="First"/> makes the application's default, or null.</summary>
    public DefaultRoot? Default { get; init; }
}
