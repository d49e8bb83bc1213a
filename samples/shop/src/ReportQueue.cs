using Npgsql;

namespace Shop.Api;

/// <summary>Hands orders to the reporting database of the warehouse.</summary>
public sealed class ReportQueue : IAsyncDisposable
{
    private readonly NpgsqlDataSource warehouse;

    public ReportQueue()
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = "warehouse.example.com",
            Username = "reports",
            Password = Environment.GetEnvironmentVariable("WAREHOUSE_PASSWORD"),
            Database = "warehouse",
            SslMode = SslMode.VerifyCA,
        };
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);

        // Somebody had trouble with a certificate once.
        builder.UseSslClientAuthenticationOptionsCallback(tls => tls.RemoteCertificateValidationCallback = (_, _, _, _) => true);
        warehouse = builder.Build();
    }

    public async Task EnqueueAsync(long order)
    {
        await using var command = warehouse.CreateCommand("insert into report_queue (order_id) values ($1)");
        command.Parameters.AddWithValue(order);
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => warehouse.DisposeAsync();
}
