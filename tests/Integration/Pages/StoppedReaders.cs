using Coordination.Projections.Lists;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Integration.Pages;

/// <summary>Stops every reader of the history, by locks on the tables of their positions, until the locks are released.</summary>
public sealed class StoppedReaders : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly ListReader lists;
    private readonly long position;

    private StoppedReaders(NpgsqlConnection connection, ListReader lists, long position) =>
        (this.connection, this.lists, this.position) = (connection, lists, position);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<StoppedReaders> StopAsync(TestHost host)
    {
        var (lists, position) = (host.Services.GetRequiredService<ListReader>(), await host.CaughtUpAsync());
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(host.Installation.Storage.Owner)
        {
            Pooling =
            false
        }.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var hold =
            new NpgsqlCommand("begin; lock table coordination.mt_event_progression, view.list_position in share row exclusive mode",
            connection);
        await hold.ExecuteNonQueryAsync(Cancellation);
        return new(connection, lists, position);
    }

    /// <summary>Checks that no list has moved on.</summary>
    public async Task ShouldStandStillAsync() => (await lists.PositionAsync(Cancellation)).Should().Be(position);

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
