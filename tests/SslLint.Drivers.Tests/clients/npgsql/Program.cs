using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Encodings.Web;
using System.Text.Json;
using Npgsql;

// Connects with each connection string that it is given and says what came of it: one JSON string in, one JSON object out.
// The same program is built three times, each with another version of Npgsql. LAB_CALLBACK names what its code does about certificates;
// LAB_CA is a root for it.

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
        using var source = Environment.GetEnvironmentVariable("LAB_CALLBACK") is { } callback
            ? Validating(new NpgsqlDataSourceBuilder(connectionString), callback).Build()
            : null;
        using var connection = source?.CreateConnection() ?? new NpgsqlConnection(connectionString);
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

// Version 10 says so of what versions before it have only.
#pragma warning disable CS0618
static NpgsqlDataSourceBuilder Validating(NpgsqlDataSourceBuilder builder, string callback)
{
    switch (callback)
    {
        case "errors-none":
            return builder.UseUserCertificateValidationCallback(static (_, _, _, errors) => errors == SslPolicyErrors.None);
        case "name":
            return builder.UseUserCertificateValidationCallback(static (_, _, _, errors) => !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch));
        case "chain":
            return builder.UseUserCertificateValidationCallback(static (_, certificate, chain, _) =>
            {
                chain!.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                chain.ChainPolicy.CustomTrustStore.Add(Root());
                return chain.Build((X509Certificate2)certificate!);
            });
        case "options-none":
            return WithOptions(
                builder,
                static options => options.RemoteCertificateValidationCallback = static (_, _, _, errors) => errors == SslPolicyErrors.None);
        case "options-default":
            return WithOptions(builder, static options => options.RemoteCertificateValidationCallback = null);
        case "roots":
            return builder.UseRootCertificate(Root());
        default:
            throw new InvalidOperationException($"No such callback: {callback}");
    }
}

#pragma warning restore CS0618

// Version 8 doesn't have the method.
static NpgsqlDataSourceBuilder WithOptions(NpgsqlDataSourceBuilder builder, Action<SslClientAuthenticationOptions> set)
{
    var method = typeof(NpgsqlDataSourceBuilder).GetMethod("UseSslClientAuthenticationOptionsCallback")
        ?? throw new NotSupportedException("came with Npgsql 9");
    return (NpgsqlDataSourceBuilder)method.Invoke(builder, [set])!;
}

static X509Certificate2 Root() => X509Certificate2.CreateFromPem(File.ReadAllText(Environment.GetEnvironmentVariable("LAB_CA")!));
