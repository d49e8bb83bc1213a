using System.Globalization;
using CsCheck;

namespace SslLint.Core.Tests.Dialects;

/// <summary>Runs a property on generated values, the same ones at every run: a build must not fail on one machine and pass on the next.</summary>
/// <remarks>To look for more, set <c>SSLLINT_SEED</c> to a number.</remarks>
internal static class Repeatable
{
    private static readonly ulong seed =
        ulong.TryParse(Environment.GetEnvironmentVariable("SSLLINT_SEED"), CultureInfo.InvariantCulture, out var given) ? given : 20261124;

    public static void Check<T>(this Gen<T> values, Action<T> property, int iter)
    {
        var i = 0;
        foreach (var value in values.Take(iter))
        {
            try
            {
                property(value);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Value {i} of seed {seed}: {Print(value)}\n{e.Message}", e);
            }

            i++;
        }
    }

    /// <summary>The first values of the seed.</summary>
    public static IEnumerable<T> Take<T>(this Gen<T> values, int count)
    {
        var random = new PCG(1, seed);
        for (var i = 0; i < count; i++)
        {
            yield return values.Generate(random, null, out _);
        }
    }

    public static void Check<T1, T2>(this Gen<(T1, T2)> values, Action<T1, T2> property, int iter) =>
        values.Check(v => property(v.Item1, v.Item2), iter);

    public static void Check<T1, T2, T3, T4, T5>(this Gen<(T1, T2, T3, T4, T5)> values, Action<T1, T2, T3, T4, T5> property, int iter) =>
        values.Check(v => property(v.Item1, v.Item2, v.Item3, v.Item4, v.Item5), iter);

    private static string Print<T>(T value) => value is System.Runtime.CompilerServices.ITuple tuple
        ? string.Join(" | ", Enumerable.Range(0, tuple.Length).Select(i => tuple[i] is int[] numbers ? string.Join(',', numbers) : tuple[i]?.ToString()))
        : value?.ToString() ?? "null";
}
