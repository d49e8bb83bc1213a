using SslLint.Dialects;
using SslLint.Text;

namespace SslLint.Engines.PostgreSql;

/// <summary><c>jdbc:postgresql://host:port,host:port/db?key=value</c>, as pgjdbc's <c>Driver.parseURL</c> reads it (42.5.5).</summary>
/// <remarks>
/// Where <c>parseURL</c> refuses a URL, the string has an error. pgjdbc knows no user information: <c>u:p@host:5432</c> is a host named
/// <c>u:p@host</c>, and without the port an error. Metabase takes it out first: see <see cref="PgjdbcSyntax.ReadAsMetabase"/>.
/// Values and the database are URL-decoded, <c>+</c> is a space there; keys and hosts are taken as they stand. Brackets of an IPv6
/// address are part of the host. Settings hold what is written: defaults are the driver's matter.
/// A host stands as a setting where it is not empty or where others stand beside it; its port, where it has one, follows at once.
/// Where a placeholder may bring what is missing, nothing is an error.
/// </remarks>
public sealed partial class PgjdbcDialect : Dialect
{
    private PgjdbcDialect()
    {
    }

    /// <summary>The dialect.</summary>
    public static PgjdbcDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "jdbc";

    /// <inheritdoc/>
    public override bool Fits(string text) => text.StartsWith("jdbc:", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string Separator => "&";

    /// <inheritdoc/>
    public override ConnectionString Parse(string text, IReadOnlyList<SourceSpan> opaque)
    {
        var source = new OpaqueText(text, opaque);
        var syntax = new SyntaxBuilder(this, source);
        return PgjdbcSyntax.ReadPrefix(syntax, ["jdbc:postgresql:"]) is >= 0 and var at
            ? PgjdbcSyntax.Read(syntax, at, at)
            : syntax.Fail(0, 0, "the URL doesn't start with 'jdbc:postgresql:'");
    }
}
