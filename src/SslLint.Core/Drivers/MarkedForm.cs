using SslLint.Dialects;

namespace SslLint.Drivers;

/// <summary>Strings that neither begin with a scheme nor are pairs, and hold a mark that hardly any other text has.</summary>
/// <param name="Mark">The mark, as it is written.</param>
/// <param name="Dialect">How they are read.</param>
public sealed record MarkedForm(string Mark, Dialect Dialect);
