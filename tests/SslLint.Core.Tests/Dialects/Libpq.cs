using System.Runtime.InteropServices;
using System.Text;

namespace SslLint.Core.Tests.Dialects;

/// <summary>libpq's own parser of connection strings, where the machine has it.</summary>
internal static class Libpq
{
    private const string Library = "libpq.so.5";

    private static readonly Lazy<IReadOnlyList<string>?> keywords = new(() =>
        NativeLibrary.TryLoad(Library, out _) ? [.. Options(string.Empty)!.Select(o => o.Keyword)] : null);

    /// <summary>The keywords that this libpq knows; null without libpq.</summary>
    public static IReadOnlyList<string>? Keywords => keywords.Value;

    /// <summary>The version as a number: 150018 is 15.18.</summary>
    public static int Version => PQlibVersion();

    /// <summary>What libpq reads, as UTF-8 decoded with replacement; null where it refuses the string.</summary>
    public static SortedDictionary<string, string>? Parse(string text)
    {
        if (Options(text) is not { } options)
        {
            return null;
        }

        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (keyword, value) in options)
        {
            if (value is not null)
            {
                values[keyword] = value;
            }
        }

        return values;
    }

    private static List<(string Keyword, string? Value)>? Options(string text)
    {
        var first = PQconninfoParse([.. Encoding.UTF8.GetBytes(text), 0], out var error);
        if (first == 0)
        {
            PQfreemem(error);
            return null;
        }

        var options = new List<(string, string?)>();
        for (var option = Marshal.PtrToStructure<Option>(first);
            option.Keyword != 0;
            option = Marshal.PtrToStructure<Option>(first + (options.Count * Marshal.SizeOf<Option>())))
        {
            options.Add((Marshal.PtrToStringUTF8(option.Keyword)!, Marshal.PtrToStringUTF8(option.Value)));
        }

        PQconninfoFree(first);
        return options;
    }

    [DllImport(Library)]
    private static extern nint PQconninfoParse(byte[] conninfo, out nint error);

    [DllImport(Library)]
    private static extern int PQlibVersion();

    [DllImport(Library)]
    private static extern void PQconninfoFree(nint options);

    [DllImport(Library)]
    private static extern void PQfreemem(nint memory);

    /// <summary><c>PQconninfoOption</c> of libpq-fe.h.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Option
    {
        public nint Keyword;
        public nint EnvironmentVariable;
        public nint CompiledDefault;
        public nint Value;
        public nint Label;
        public nint DisplayCharacter;
        public int DisplaySize;
    }
}
