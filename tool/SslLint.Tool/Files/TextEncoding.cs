using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace SslLint.Tool.Files;

/// <summary>How the bytes of a file are text: decoding and encoding give every byte back that was not edited.</summary>
internal sealed class TextEncoding
{
    /// <summary>UTF-8 without a mark.</summary>
    public static readonly TextEncoding Utf8 = new("utf-8", []);

    /// <summary>UTF-8 behind a byte order mark.</summary>
    public static readonly TextEncoding Utf8WithMark = new("utf-8 with mark", [0xEF, 0xBB, 0xBF]);

    /// <summary>UTF-16, little-endian, behind a byte order mark.</summary>
    public static readonly TextEncoding Utf16LittleEndian = new("utf-16le", [0xFF, 0xFE]);

    /// <summary>UTF-16, big-endian, behind a byte order mark.</summary>
    public static readonly TextEncoding Utf16BigEndian = new("utf-16be", [0xFE, 0xFF]);

    /// <summary>Bytes that are no valid UTF-8: each stands for the character of its number, so that all come back as they were.</summary>
    public static readonly TextEncoding Bytes = new("bytes", []);

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] mark;

    private TextEncoding(string name, byte[] mark)
    {
        Name = name;
        this.mark = mark;
    }

    /// <summary>The name, for people.</summary>
    public string Name { get; }

    /// <summary>Whether a character has two bytes or more, so that ASCII text is not found as ASCII bytes.</summary>
    public bool IsWide => ReferenceEquals(this, Utf16LittleEndian) || ReferenceEquals(this, Utf16BigEndian);

    /// <summary>The encoding that the first bytes announce; UTF-8 where they say nothing.</summary>
    public static TextEncoding OfMark(ReadOnlySpan<byte> content)
    {
        foreach (var encoding in new[] { Utf8WithMark, Utf16LittleEndian, Utf16BigEndian })
        {
            if (content.StartsWith(encoding.mark))
            {
                return encoding;
            }
        }

        return Utf8;
    }

    /// <summary>Whether the content is no text: a NUL in the first 8 KiB, unless a mark says UTF-16 (with whole units).</summary>
    public static bool IsBinary(ReadOnlySpan<byte> content)
    {
        const int sampleLength = 8 * 1024;
        return OfMark(content).IsWide
            ? content.Length % 2 != 0
            : content[..Math.Min(content.Length, sampleLength)].Contains((byte)0);
    }

    /// <summary>Decodes a file. The text has no byte order mark.</summary>
    public static (string Text, TextEncoding Encoding) Decode(ReadOnlySpan<byte> content)
    {
        var encoding = OfMark(content);
        var body = content[encoding.mark.Length..];
        if (encoding.IsWide)
        {
            return (encoding.DecodeUtf16(body), encoding);
        }

        if (System.Text.Unicode.Utf8.IsValid(body))
        {
            return (StrictUtf8.GetString(body), encoding);
        }

        return (Encoding.Latin1.GetString(content), Bytes);
    }

    /// <summary>Encodes a text as a whole file, mark included.</summary>
    /// <exception cref="InvalidDataException">The text holds a character that the encoding has not.</exception>
    public byte[] Encode(string text)
    {
        byte[] body;
        if (IsWide)
        {
            body = EncodeUtf16(text);
        }
        else if (ReferenceEquals(this, Bytes))
        {
            body = text.Any(c => c > 0xFF)
                ? throw new InvalidDataException("the file is no valid UTF-8, and the new text is not ASCII")
                : Encoding.Latin1.GetBytes(text);
        }
        else
        {
            body = StrictUtf8.GetBytes(text);
        }

        return [.. mark, .. body];
    }

    /// <summary>Unit by unit, since the framework's decoder would replace lone surrogates.</summary>
    private string DecodeUtf16(ReadOnlySpan<byte> body)
    {
        var units = MemoryMarshal.Cast<byte, char>(body);
        return IsNative ? new string(units) : string.Create(units.Length, units, static (target, source) => Swap(source, target));
    }

    private byte[] EncodeUtf16(string text)
    {
        var body = new byte[text.Length * 2];
        var units = MemoryMarshal.Cast<byte, char>(body.AsSpan());
        if (IsNative)
        {
            text.CopyTo(units);
        }
        else
        {
            Swap(text, units);
        }

        return body;
    }

    private bool IsNative => ReferenceEquals(this, Utf16LittleEndian) == BitConverter.IsLittleEndian;

    private static void Swap(ReadOnlySpan<char> source, Span<char> target) =>
        BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<char, ushort>(source), MemoryMarshal.Cast<char, ushort>(target));
}
