using System.Globalization;
using System.Text;
using SslLint.Tests.Shared;

namespace SslLint.Fuzz.Tests;

/// <summary>Changes inputs as fuzzers do, the same way at every run: cuts, doubles and moves parts, and puts in words of the grammars.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly byte[][] tokens = [.. File.ReadLines(Repository.PathOf("tests/SslLint.Fuzz/tokens.dict")).Where(l => l.Length > 2).Select(Decode)];

    private readonly Random random = new(seed);

    /// <summary>One input made of one or two others.</summary>
    public byte[] Next(IReadOnlyList<byte[]> inputs)
    {
        var content = inputs[random.Next(inputs.Count)].ToList();
        for (var steps = random.Next(1, 6); steps > 0; steps--)
        {
            var at = random.Next(content.Count + 1);
            var length = Math.Min(random.Next(1, 24), content.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    content.RemoveRange(at, length);
                    break;
                case 1:
                    content.InsertRange(random.Next(content.Count + 1), content.GetRange(at, length));
                    break;
                case 2:
                    content.InsertRange(at, Enumerable.Repeat(content.GetRange(at, length), random.Next(1, 12)).SelectMany(p => p).ToList());
                    break;
                case 3 when length > 0:
                    content[at] = (byte)random.Next(256);
                    break;
                case 4:
                    var other = inputs[random.Next(inputs.Count)];
                    content.RemoveRange(at, content.Count - at);
                    content.AddRange(other.Skip(random.Next(other.Length + 1)));
                    break;
                default:
                    content.InsertRange(at, tokens[random.Next(tokens.Length)]);
                    break;
            }
        }

        return [.. content];
    }

    /// <summary>A line of a dictionary of AFL: a word in quotes, with <c>\xNN</c>, <c>\"</c> and <c>\\</c>.</summary>
    private static byte[] Decode(string line)
    {
        var bytes = new List<byte>();
        for (var i = 1; i < line.Length - 1; i++)
        {
            if (line[i] == '\\' && line[i + 1] == 'x')
            {
                bytes.Add(byte.Parse(line.AsSpan(i + 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 3;
            }
            else
            {
                i += line[i] == '\\' ? 1 : 0;
                bytes.AddRange(Encoding.UTF8.GetBytes(line, i, 1));
            }
        }

        return [.. bytes];
    }
}
