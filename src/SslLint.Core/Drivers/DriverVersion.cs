namespace SslLint.Drivers;

/// <summary>A driver's version as far as behaviour depends on it.</summary>
public readonly record struct DriverVersion(int Major, int Minor = 0, int Patch = 0) : IComparable<DriverVersion>
{
    /// <inheritdoc/>
    public int CompareTo(DriverVersion other) => (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    /// <summary>Whether this version is <paramref name="major"/>.<paramref name="minor"/>.<paramref name="patch"/> or later.</summary>
    public bool IsAtLeast(int major, int minor = 0, int patch = 0) => CompareTo(new DriverVersion(major, minor, patch)) >= 0;

    /// <summary>Reads <c>10</c>, <c>42.5</c>, <c>42.7.4</c>, with a leading <c>v</c> and a suffix such as <c>-preview1</c> tolerated.</summary>
    public static bool TryParse(string text, out DriverVersion version)
    {
        version = default;
        var end = text.IndexOfAny(['-', '+', ' ']);
        var parts = (end >= 0 ? text.Substring(0, end) : text).TrimStart('v', 'V').Split('.');
        var numbers = new int[3];
        for (var i = 0; i < Math.Min(parts.Length, 3); i++)
        {
            if (!int.TryParse(parts[i], out numbers[i]) || numbers[i] < 0)
            {
                // "10.*" and "8.x" name the major version; nothing numeric at all names none.
                if (i == 0)
                {
                    return false;
                }

                numbers[i] = 0;
                break;
            }
        }

        version = new DriverVersion(numbers[0], numbers[1], numbers[2]);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => (Minor, Patch) switch
    {
        (0, 0) => $"{Major}",
        (_, 0) => $"{Major}.{Minor}",
        _ => $"{Major}.{Minor}.{Patch}",
    };
}
