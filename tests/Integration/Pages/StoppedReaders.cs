using Coordination.Projections.Lists;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Integration.Pages;

/// <summary>Keeps every reader of the history where it is, by locks on the tables in which they note how far they have come, until it is
/// let go.</summary>
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

    /// <summary>That no list has come any further.</summary>
    public async Task ShouldStandStillAsync() => (await lists.PositionAsync(Cancellation)).Should().Be(position);

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
