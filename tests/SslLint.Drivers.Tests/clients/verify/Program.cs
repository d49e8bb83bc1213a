using System.Text.Encodings.Web;
using System.Text.Json;
using SslLint.Tool;
using SslLint.Tool.Cli;
using SslLint.Tool.Verification;

// Asks the server of each connection string that it is given what `verify` would: one JSON string in, one JSON object out. A process of its own, so that
// the machine's roots are those of the drivers beside it. The argument is the driver with its version.

JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
var driver = DriverOption.Read(args[0]);
VerifyOptions options = new()
{
    IncludeLocal = true,
    Timeout = TimeSpan.FromSeconds(60),
    Folder = Environment.CurrentDirectory,
    Home = Environment.GetEnvironmentVariable("HOME"),
};
Answer(new { version = $"{driver.Version}" });
while (Console.In.ReadLine() is { } line)
{
    try
    {
        var checks = await Verifier.VerifyAsync(JsonSerializer.Deserialize<string>(line)!, driver, options, CancellationToken.None);
        var worst = checks.MaxBy(static c => c.Verdict)!;
        var isOverTls = worst.Server is { Chain.Count: > 0 };
        Answer(new { accepted = worst.Connects, encrypted = worst.Connects && isOverTls, error = $"{worst.Verdict}: {string.Join("; ", worst.Why)}" });
    }
    catch (CommandException e)
    {
        Answer(new { accepted = false, error = $"Malformed: {e.Message}" });
    }
}

void Answer(object answer)
{
    Console.Out.WriteLine(JsonSerializer.Serialize(answer, json));
    Console.Out.Flush();
}
