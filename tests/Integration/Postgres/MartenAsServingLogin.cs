using Coordination.Host.Storage;
using JasperFx;
using JasperFx.Events;
using JasperFx.MultiTenancy;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Coordination.Integration.Postgres;

public sealed class MartenAsServingLogin(TestPostgres postgres) : IAsyncLifetime
{
    private static readonly string[] noOthers = [];
    private RunningStorage storage = null!;
    private DocumentStore store = null!;
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public sealed record Happened(string Words);

    public async ValueTask InitializeAsync()
    {
        storage = await RunningStorage.OpenAsync(new ConfigurationBuilder().AddInMemoryCollection(postgres.NewHost()).Build(),
            NullLogger.Instance, Cancellation);
        await using var owner = DocumentStore.For(options => Configure(options, storage.Owner, AutoCreate.CreateOrUpdate));
        await owner.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(storage.Owner);
        await Grants.ApplyAsync(source, storage.ServingRole, EventTables.Schema, noOthers, Cancellation);
        await using var serving = NpgsqlDataSource.Create(storage.Serving);
        await RightsSelfTest.RunAsync(serving, EventTables.Schema, Cancellation);
        store = DocumentStore.For(options => Configure(options, storage.Serving, AutoCreate.None));
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        await storage.DisposeAsync();
    }

    [Fact]
    public async Task Streams_are_started_and_appended_to_at_the_expected_version()
    {
        var stream = Guid.NewGuid();
        await using (var session = store.LightweightSession("one"))
        {
            session.Events.StartStream(stream, new Happened("first"), new Happened("second"));
            await session.SaveChangesAsync(Cancellation);
        }
        await using (var session = store.LightweightSession("one"))
        {
            session.Events.Append(stream, 3, new Happened("third"));
            await session.SaveChangesAsync(Cancellation);
        }
        await using var query = store.QuerySession("one");
        (await query.Events.FetchStreamStateAsync(stream, Cancellation))!.Version.Should().Be(3);
        (await query.Events.FetchStreamAsync(stream, token: Cancellation)).Select(e => e.Data).Should()
            .Equal(new Happened("first"), new Happened("second"), new Happened("third"));
    }

    [Fact]
    public async Task A_stream_that_moved_on_is_noticed()
    {
        var stream = Guid.NewGuid();
        await using var session = store.LightweightSession("one");
        session.Events.StartStream(stream, new Happened("first"));
        await session.SaveChangesAsync(Cancellation);
        session.Events.Append(stream, 7, new Happened("late"));
        var save = () => session.SaveChangesAsync(Cancellation);
        await save.Should().ThrowAsync<ConcurrencyException>();
    }

    [Fact]
    public async Task An_archived_stream_is_not_to_be_had()
    {
        var stream = Guid.NewGuid();
        await using var session = store.LightweightSession("one");
        session.Events.StartStream(stream, new Happened("first"));
        await session.SaveChangesAsync(Cancellation);
        session.Events.ArchiveStream(stream);
        var save = () => session.SaveChangesAsync(Cancellation);
        (await save.Should().ThrowAsync<Exception>()).Which.ToString().Should().Contain("permission denied");
    }

    private static void Configure(StoreOptions options, string connection, AutoCreate autoCreate)
    {
        options.Connection(connection);
        options.DatabaseSchemaName = EventTables.Schema;
        options.AutoCreateSchemaObjects = autoCreate;
        options.Events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        options.Events.TenancyStyle = TenancyStyle.Conjoined;
        options.Events.StreamIdentity = StreamIdentity.AsGuid;
        options.Events.AddEventType<Happened>();
    }
}
