namespace SslLint.Readers;

/// <summary>How far readers look for ends that may not be there.</summary>
internal static class LookAhead
{
    /// <summary>In files of their language readers look in vain over less than a line's length for each line.</summary>
    private const long TimesOver = 8;

    private const long AtLeast = 64 * 1024;

    /// <summary>How many characters may be looked at in vain. A text that asks for more is none of the reader's language:
    /// what seems to open something there is an
    /// ordinary character, so that the rest is read all the same, and in a time that grows with the text.</summary>
    public static long For(string text) => (TimesOver * text.Length) + AtLeast;
}
