using System.Data.Common;
using System.Diagnostics;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;

// Connects with each connection string that it is given and says what came of it: one JSON string in, one JSON object out.
// The same program is built several times, each with another version of Microsoft.Data.SqlClient or System.Data.SqlClient.
// What was encrypted the server knows.

JsonSerializerOptions options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
Answer(new { version = VersionOf(typeof(SqlConnection).Assembly) });
while (Console.In.ReadLine() is { } line)
{
    Answer(Connect(JsonSerializer.Deserialize<string>(line)!));
}

void Answer(object answer)
{
    Console.Out.WriteLine(JsonSerializer.Serialize(answer, options));
    Console.Out.Flush();
}

// The assembly's own version keeps to the first of its line.
static string VersionOf(Assembly assembly) => FileVersionInfo.GetVersionInfo(assembly.Location).ProductVersion!.Split('+', '-', ' ')[0];

static object Connect(string connectionString)
{
    try
    {
        using SqlConnection connection = new(connectionString);
        try
        {
            connection.Open();
            using DbCommand command = connection.CreateCommand();
            command.CommandText = "SELECT 1";
            command.ExecuteNonQuery();
            return new { accepted = true };
        }
        finally
        {
            // A pool keeps connections open, and errors for a while.
            SqlConnection.ClearPool(connection);
        }
    }
#pragma warning disable CA1031 // Whatever the driver throws is its way to refuse.
    catch (Exception exception)
#pragma warning restore CA1031
    {
        var cause = exception.InnerException is { } inner ? $" <- {inner.GetType().Name}: {inner.Message}" : "";
        return new { accepted = false, error = $"{exception.GetType().Name}: {exception.Message}{cause}" };
    }
}
