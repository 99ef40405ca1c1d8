using Coordination.Host.Storage;
using DotNet.Testcontainers.Configurations;
using Testcontainers.PostgreSql;

namespace Coordination.Integration.Postgres;

/// <summary>PostgreSQL in a container, where an engine answers and has the image or can pull it in time.</summary>
internal static class DockerPostgres
{
    private const string Image = "postgres:17-alpine";
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);

    public static async Task<PostgreSqlContainer?> TryStartAsync(bool mustWork, CancellationToken cancellation)
    {
        // The reaper has an image of its own, which would have to be pulled even where ours is present.
        TestcontainersSettings.ResourceReaperEnabled = false;
        PostgreSqlContainer? container = null;
        try
        {
            container = new PostgreSqlBuilder(Image)
                .WithUsername("postgres").WithPassword("postgres").WithDatabase("postgres")
                .WithCommand("-c", "max_connections=1000", "-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off",
                    "-c", "jit=off")
                .WithAutoRemove(true)
                .Build();
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(patience);
            await container.StartAsync(limit.Token);
            return container;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            if (container is not null)
            {
                await container.DisposeAsync();
            }
            return mustWork
                ? throw new StorageException($"{TestPostgres.ForceVariable} is docker, and {Image} could not be started: {e.Message}", e)
                : null;
        }
    }
}
