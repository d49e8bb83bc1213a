using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.PostgreSql;

/// <summary>Writes a connection string in another dialect: JDBC, libpq's URI and keywords, ADO.NET.</summary>
/// <remarks>TLS goes over by what the drivers do, not by its words. Nothing is left out silently: what has no counterpart is an obstacle.</remarks>
internal static class ConnectionConverter
{
    /// <inheritdoc cref="Engine.Convert"/>
    public static ConvertedString Convert(ConnectionString source, Driver driver, DriverVersion version, Dialect target)
    {
        if (PostgreSqlEngine.Instance.ReaderOf(target) is not { } reader)
        {
            return Impossible($"'{target.Name}' can't be written");
        }

        var reading = driver.Read(source, version);
        if (reading.Invalid.Count > 0)
        {
            return Impossible(reading.Invalid[0].Why);
        }

        if (reading.Posture is null || driver.AsRead(source).Settings.Any(s => s.IsPlaceholder || s.IsKeyPlaceholder))
        {
            return Impossible("a placeholder stands in the string: what it will hold may need another spelling there");
        }

        var model = ConnectionModel.Of(reading);
        var (pairs, obstacle) = ConnectionWriter.Pairs(model, reader);
        if (obstacle is not null)
        {
            return Impossible(obstacle);
        }

        try
        {
            var skeleton = target.Parse(ConnectionWriter.Skeleton(model, target));
            var text = Text.TextEdit.Apply(
                skeleton.Text,
                target.Edit(skeleton, [.. ConnectionWriter.Place(model, target).Concat(pairs).Select(p => new SettingChange.Append(p.Key, p.Value))]));
            return Checked(text, reader, reading, target);
        }
        catch (InvalidOperationException e)
        {
            // The dialects say what can't be written, and never quote a value.
            return Impossible(e.Message);
        }
    }

    /// <summary>The text, if its driver does with it what the source's driver does with the source.</summary>
    private static ConvertedString Checked(string text, Driver reader, Reading reading, Dialect target)
    {
        var newest = reader.Versions[reader.Versions.Count - 1];
        var result = reader.Read(target.Parse(text), newest);
        if (result.Invalid.Count > 0)
        {
            return Impossible(result.Invalid[0].Why);
        }

        if (result.Posture is not { } after || !IsSame(reading.Posture!, after))
        {
            return Impossible($"{reader.DisplayName} has no setting that does the same about TLS: make the string strict first");
        }

        var usesSystemWord = reader is LibpqDriver && after.Roots is Roots.System;
        return new ConvertedString
        {
            Text = text,
            Driver = reader,
            Notes = usesSystemWord ? ["'sslrootcert=system' needs libpq 16 or later."] : [],
        };
    }

    /// <summary>Whether two postures let the same servers in. Where no file is named, each driver has its own default.</summary>
    private static bool IsSame(TlsPosture before, TlsPosture after) =>
        before.Encryption == after.Encryption && before.Chain == after.Chain && before.HostName == after.HostName
        && before.RootCertificate == after.RootCertificate && before.DirectNegotiation == after.DirectNegotiation;

    private static ConvertedString Impossible(string why) => new() { Obstacle = why };
}
