using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shop.Api;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<ShopContext>(options =>
    options.UseNpgsql(builder.Configuration.GetConnectionString("Shop")));
builder.Services.AddSingleton<ReportQueue>();

var app = builder.Build();
app.MapGet("/orders", (ShopContext shop) => shop.Orders.OrderByDescending(o => o.PlacedAt).Take(50));
app.MapPost("/orders", async (Order order, ShopContext shop, ReportQueue reports) =>
{
    shop.Orders.Add(order);
    await shop.SaveChangesAsync();
    await reports.EnqueueAsync(order.Id);
    return Results.Created($"/orders/{order.Id}", order);
});
app.MapGet("/health", async () =>
{
    // Encrypted, but to anyone: Require does not look at the certificate.
    await using var connection = new NpgsqlConnection("Host=shop-db.internal.example.com;Username=health;Password=pulse-4711;Database=shop;SSL Mode=Require");
    await connection.OpenAsync();
    return Results.Ok();
});
app.Run();
