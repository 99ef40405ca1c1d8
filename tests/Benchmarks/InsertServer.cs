using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Benchmarks;

/// <summary>
/// What is measured against: the same web server, one row of the same bytes per transaction, on a connection as well tuned as ours. No
/// history, no keys, no seals.
/// </summary>
public static class InsertServer
{
    public static async Task RunAsync(string connection, int port)
    {
        var tuned = new NpgsqlConnectionStringBuilder(connection)
        { MaxPoolSize = 16, NoResetOnClose = true, MaxAutoPrepare = 20, AutoPrepareMinUsages = 1 }.ConnectionString;
        await using var source = NpgsqlDataSource.Create(tuned);
        await using (var table = source.CreateCommand("""
            create table if not exists plain_request (id uuid primary key, data jsonb not null, at timestamptz not null default now())
            """)) await table.ExecuteNonQueryAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/requests", async (HttpContext http) =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            var id = Guid.NewGuid();
            await using var insert = source.CreateCommand("insert into plain_request (id, data) values ($1, $2)");
            insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
            insert.Parameters.Add(new() { Value = body.ToArray(), NpgsqlDbType = NpgsqlDbType.Jsonb });
            await insert.ExecuteNonQueryAsync();
            return Results.Json(new { id }, statusCode: 201);
        });
        await app.RunAsync($"http://127.0.0.1:{port}");
    }
}
