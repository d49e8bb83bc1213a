using System.Text.Encodings.Web;
using System.Text.Json;

// Connects with each connection string that it is given and says what came of it: one JSON string in, one JSON object out.
// The same program is built with each version of MySqlConnector and MySql.Data; a project adds the package and its namespace.

JsonSerializerOptions options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
Answer(new { version = typeof(MySqlConnection).Assembly.GetName().Version!.ToString(3) });
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
        using var connection = new MySqlConnection(connectionString);
        connection.Open();
        using var command = new MySqlCommand("show status like 'Ssl_cipher'", connection);
        using var reader = command.ExecuteReader();
        var encrypted = reader.Read() && reader.GetString(1).Length > 0;
        return new { accepted = true, encrypted };
    }
#pragma warning disable CA1031 // Whatever the driver throws is its way to refuse.
    catch (Exception exception)
#pragma warning restore CA1031
    {
        return new { accepted = false, encrypted = false, error = $"{exception.GetType().Name}: {exception.GetBaseException().Message}" };
    }
    finally
    {
        MySqlConnection.ClearAllPools();
    }
}
