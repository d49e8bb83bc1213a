using System.Text.Encodings.Web;
using System.Text.Json;
using Npgsql;

// Connects with each connection string that it is given and says what came of it: one JSON string in, one JSON object out.
// The same program is built three times, each with another version of Npgsql.

JsonSerializerOptions options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
Answer(new { version = typeof(NpgsqlConnection).Assembly.GetName().Version!.ToString(3) });
while (Console.In.ReadLine() is { } line)
{
    Answer(Connect(JsonSerializer.Deserialize<string>(line)!));
}

void Answer(object answer)
{
    Console.Out.WriteLine(JsonSerializer.Serialize(answer, options));
    Console.Out.Flush();
}

static object Connect(string connectionString)
{
    try
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var command = new NpgsqlCommand("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()", connection);
        var encrypted = command.ExecuteScalar() is true;
        NpgsqlConnection.ClearPool(connection);
        return new { accepted = true, encrypted };
    }
#pragma warning disable CA1031 // Whatever the driver throws is its way to refuse.
    catch (Exception exception)
#pragma warning restore CA1031
    {
        var cause = exception.InnerException is { } inner ? $" <- {inner.GetType().Name}: {inner.Message}" : "";
        return new { accepted = false, encrypted = false, error = $"{exception.GetType().Name}: {exception.Message}{cause}" };
    }
}
