using CsCheck;

namespace SslLint.Core.Tests.Dialects;

/// <summary>Texts made of the pieces that a grammar cares about, so that most of its branches are met often.</summary>
internal static class Generators
{
    /// <summary>Any text at all, with delimiters of every dialect in it.</summary>
    public static Gen<string> AnyText { get; } = Gen.OneOf(
        Pieces(0, 30, "a", "Host", "sslmode", "=", ";", "&", "?", "'", "\"", "\\", "%", "%41", "%00", "@", ":", "/", "//", "://", "#", "[", "]", ",", "+", "{",
            "}", " ", "\t", "\n", "\0", "\u0001", "\u00A0", "é", "\uD83D\uDE00", "jdbc:postgresql:", "jdbc:sqlserver://", "jdbc:jtds:sqlserver://",
            "jdbc:mysql://", "jdbc:mariadb://", "address=(host=", "(", ")", "@tcp(",
            "postgresql://", "postgres+x://", "${X}", "$(Y)", "{{ z }}", "<pw>"),
        Gen.String);

    public static Gen<string> Pieces(int from, int to, params string[] pieces) =>
        Gen.OneOf(pieces).Array[from, to].Select(string.Concat);
}
