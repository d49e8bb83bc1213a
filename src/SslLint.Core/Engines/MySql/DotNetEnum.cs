using System.Globalization;

namespace SslLint.Engines.MySql;

/// <summary>A value of an enum as <c>System.Enum.Parse</c> reads it without regard to case: a number, or names apart by commas, which are or-ed.</summary>
internal static class DotNetEnum
{
    /// <summary>The number that a value comes to; null where it is refused.</summary>
    /// <param name="value">The value.</param>
    /// <param name="members">The names; aliases share their number.</param>
    public static int? Parse(string value, IReadOnlyDictionary<string, int> members)
    {
        var text = value.Trim();
        if (text.Length == 0)
        {
            return null;
        }

        if (text[0] is '-' or '+' or (>= '0' and <= '9'))
        {
            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
        }

        var sum = 0;
        foreach (var name in text.Split(','))
        {
            if (!members.TryGetValue(name.Trim(), out var one))
            {
                return null;
            }

            sum |= one;
        }

        return sum;
    }
}
