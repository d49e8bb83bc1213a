using SslLint.Rules;

namespace SslLint.Tool.Bundles;

/// <summary>Something wrong in a file of certificates.</summary>
/// <param name="Kind">What it is, as scripts read it: <c>expired</c>, <c>private-key</c> …</param>
/// <param name="Level">How bad it is.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Message">What is wrong, one sentence.</param>
/// <param name="Help">What to do.</param>
internal sealed record CertificateFinding(string Kind, Level Level, int Line, string Message, string Help);
