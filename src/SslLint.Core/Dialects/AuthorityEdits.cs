using SslLint.Text;

namespace SslLint.Dialects;

/// <summary>Works out the edits of user, password, hosts, ports and database of a URI or JDBC URL.</summary>
internal static class AuthorityEdits
{
    /// <summary>Carries out the changes of parts of the authority; others are left to the caller.</summary>
    /// <param name="source">The string.</param>
    /// <param name="changes">The changes.</param>
    /// <param name="write">How the value of a part is written.</param>
    public static IEnumerable<TextEdit> Apply(ConnectionString source, IReadOnlyList<SettingChange> changes, Func<Setting, string, string> write)
    {
        var removed = new List<Setting>();
        foreach (var change in changes)
        {
            if (change is SettingChange.Replace { Setting: { Place: not SettingPlace.Pair } part } replace)
            {
                yield return new TextEdit(part.ValueSpan, write(part, replace.Value));
            }
            else if (change is SettingChange.Remove { Setting: { Place: not SettingPlace.Pair } gone })
            {
                removed.Add(gone);
            }
        }

        var userInformation = source.Settings.Where(s => s.Place is SettingPlace.UserName or SettingPlace.Password).ToList();
        if (userInformation.Count > 0 && userInformation.All(removed.Contains))
        {
            var start = userInformation[0].Span.Start - (userInformation[0].Place == SettingPlace.Password ? 1 : 0);
            var end = userInformation[userInformation.Count - 1].Span.End + 1;
            yield return new TextEdit(SourceSpan.FromBounds(start, end), string.Empty);
            removed.RemoveAll(userInformation.Contains);
        }

        var isList = source.Settings.Count(s => s.Place == SettingPlace.Host) > 1;
        foreach (var part in removed)
        {
            if (part.Place == SettingPlace.Host && isList)
            {
                throw new InvalidOperationException("One of several hosts can't be taken out.");
            }

            // A port, a password and an instance go with the sign before them; the slash before a database stays, since pgjdbc wants it.
            var withColon = part.Place is SettingPlace.Port or SettingPlace.Password or SettingPlace.Instance ? 1 : 0;
            yield return new TextEdit(SourceSpan.FromBounds(part.Span.Start - withColon, part.Span.End), string.Empty);
        }
    }
}
