namespace SslLint.Drivers;

/// <summary>What a driver takes in a string beside a callback that decides which certificates are accepted, where that isn't all that is strict.</summary>
/// <param name="Insist">The setting that insists on TLS and goes with a callback: <c>SSL Mode=Require</c>.</param>
/// <param name="Verify">The setting that makes the driver verify by itself, which it refuses there.</param>
/// <param name="VerifyMode">The word of it that stands for that.</param>
/// <param name="TakesInsist">Whether a version takes <paramref name="Insist"/> by itself.</param>
/// <param name="Outdated">What to say where no version at hand does.</param>
internal sealed record CallbackTerms(string Insist, string Verify, string VerifyMode, Func<DriverVersion, bool> TakesInsist, string Outdated);
