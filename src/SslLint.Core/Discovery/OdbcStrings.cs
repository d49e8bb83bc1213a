using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Discovery;

/// <summary>Tells ODBC's strings from those of ADO.NET: one of their keys names the driver, and with it the engine.</summary>
internal static class OdbcStrings
{
    private const string DriverKey = "driver";

    /// <summary>The parameter of SQLAlchemy's URIs that holds an ODBC string.</summary>
    private const string UriParameter = "odbc_connect";

    /// <summary>Names and paths of drivers are shorter.</summary>
    private const int LongestName = 160;

    private static readonly char[] endsName = [';', '\r', '\n', '"', '`'];

    /// <summary>Whether an ODBC string may begin with a key: it names a driver, and another pair follows.</summary>
    /// <param name="key">The key.</param>
    /// <param name="text">The text.</param>
    /// <param name="equals">The offset of the equals sign behind the key.</param>
    public static bool IsBeginning(string key, string text, int equals)
    {
        if (!IsDriver(key))
        {
            return false;
        }

        var end = text.IndexOfAny(endsName, equals, Math.Min(LongestName, text.Length - equals));
        return end >= 0 && text[end] == ';';
    }

    /// <summary>Whether a key names the driver.</summary>
    public static bool IsDriver(string key) => key.Equals(DriverKey, StringComparison.OrdinalIgnoreCase);

    /// <summary>An ODBC string for a driver that is known; null for any other text.</summary>
    public static FoundConnection? Read(Literal slice)
    {
        if (slice.Value.IndexOf(DriverKey, StringComparison.OrdinalIgnoreCase) < 0)
        {
            return null;
        }

        var read = ConnectionFinder.Read(OdbcDialect.Instance, slice, []);
        return ReaderOf(read.Source) is { } reader ? read with { Engine = reader.Engine, Evidence = [EvidenceOf(reader)] } : null;
    }

    /// <summary>The driver that a string names, if it is one that is read.</summary>
    public static Driver? DriverOf(ConnectionString source) => ReaderOf(source)?.Driver;

    /// <summary>What is known of the driver that settings name; null where none is named, or one that isn't known.</summary>
    public static KnownDriver? ReaderOf(ConnectionString source) =>
        source.Settings.FirstOrDefault(static s => IsDriver(s.Key)) is { } setting
            ? EngineCatalog.OfOdbc(setting.Value)
            : null;

    /// <summary>What the key <c>Driver</c> says: whoever passes the settings on, the driver manager loads the driver that they name.</summary>
    public static DriverEvidence EvidenceOf(KnownDriver reader) => new(reader.Name, null, EvidenceStrength.Call, "Driver=");

    /// <summary>Whether the parameters of a URI are one ODBC string.</summary>
    public static bool IsIn(ConnectionString uri) => ParameterOf(uri) is not null;

    /// <summary>The ODBC string that is a parameter of a URI; null where that is for none of the drivers that are read, or isn't known.</summary>
    public static FoundConnection? In(ConnectionString uri, Literal slice) =>
        ParameterOf(uri) is { } parameter ? Read(Decoded(slice, parameter.ValueSpan)) : null;

    private static Setting? ParameterOf(ConnectionString uri) =>
        uri.Settings.FirstOrDefault(static s => s.Place == SettingPlace.Pair && s.Key.Equals(UriParameter, StringComparison.OrdinalIgnoreCase));

    /// <summary>A range of a query with its escapes undone; what is written there is escaped.</summary>
    private static Literal Decoded(Literal slice, SourceSpan span)
    {
        var source = new OpaqueText(slice.Value, OpaqueRanges.Of(slice));
        var builder = new LiteralBuilder(LiteralEncoding.Raw, slice.ToSource(new SourceSpan(span.Start, 0)).Start);
        for (var at = span.Start; at < span.End;)
        {
            var end = at;
            while (end < span.End && source[end] is not ('%' or '+'))
            {
                end++;
            }

            if (end > at)
            {
                Append(builder, slice.Slice(SourceSpan.FromBounds(at, end)));
                at = end;
                continue;
            }

            // A character of several bytes is several escapes.
            while (end + 2 < span.End && source[end] == '%')
            {
                end += 3;
            }

            end = end == at ? at + 1 : end;
            var escape = SourceSpan.FromBounds(at, end);
            builder.AppendEscape(QueryRules.Whatwg.Decode(source, at, end), slice.ToSource(escape), EncodingOf(slice.Slice(escape)));
            at = end;
        }

        return builder.ToLiteral();
    }

    private static void Append(LiteralBuilder builder, Literal part)
    {
        foreach (var run in part.Segments)
        {
            builder.Append(part.Value.Substring(run.Start, run.Length), run.Source, run.IsVerbatim, run.IsOpaque, new InQuery(run.Encoding));
        }
    }

    private static InQuery EncodingOf(Literal part) => new(part.Segments.Count > 0 ? part.Segments[0].Encoding : LiteralEncoding.Raw);

    /// <summary>Text of a query inside of another literal.</summary>
    private sealed class InQuery(LiteralEncoding outer) : LiteralEncoding
    {
        public override string Name => "query in " + outer.Name;

        public override bool TryEncode(string value, out string encoded) => outer.TryEncode(PercentEncoding.Encode(value, keep: ""), out encoded);
    }
}
