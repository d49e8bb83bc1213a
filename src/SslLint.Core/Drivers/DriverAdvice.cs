namespace SslLint.Drivers;

/// <summary>What no string of a driver's version can do, and what to do instead.</summary>
/// <param name="Why">What gets through, or is missing, as the end of a sentence that begins with the driver's name.</param>
/// <param name="Instead">The version or driver that verifies, or where a strict form can be had, as a sentence.</param>
/// <param name="IsOffWindows">Whether it was seen on Linux and macOS alone.</param>
internal sealed record DriverAdvice(string Why, string Instead, bool IsOffWindows = false);
