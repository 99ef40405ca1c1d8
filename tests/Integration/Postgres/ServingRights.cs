using Coordination.Host.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Coordination.Integration.Postgres;

public sealed class ServingRights(TestPostgres postgres) : IAsyncLifetime
{
    private const string History = """
        CREATE SCHEMA coordination;
        CREATE TABLE coordination.mt_streams (
          id uuid PRIMARY KEY, version bigint, timestamp timestamptz DEFAULT now(), is_archived boolean DEFAULT false);
        CREATE TABLE coordination.mt_events (seq_id bigint PRIMARY KEY, stream_id uuid, data jsonb);
        CREATE TABLE coordination.mt_event_tag_person (value uuid, seq_id bigint);
        CREATE TABLE coordination.mt_doc_request (id uuid PRIMARY KEY, data jsonb);
        CREATE SEQUENCE coordination.mt_events_sequence;
        INSERT INTO coordination.mt_streams VALUES ('00000000-0000-0000-0000-000000000001', 1);
        INSERT INTO coordination.mt_events VALUES (0, '00000000-0000-0000-0000-000000000001', '{}');
        CREATE SCHEMA view;
        CREATE TABLE view.board (id uuid PRIMARY KEY, title text);
        """;

    private RunningStorage storage = null!;
    private NpgsqlDataSource owner = null!, serving = null!;
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(postgres.NewHost()).Build();
        storage = await RunningStorage.OpenAsync(configuration, NullLogger.Instance, Cancellation);
        (owner, serving) = (NpgsqlDataSource.Create(storage.Owner), NpgsqlDataSource.Create(storage.Serving));
        await RunAsync(owner, History);
        await Grants.ApplyAsync(owner, storage.ServingRole, EventTables.Schema, ["wolverine", "view", "vault"], Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await owner.DisposeAsync();
        await serving.DisposeAsync();
        await storage.DisposeAsync();
    }

    [Theory]
    [InlineData("INSERT INTO coordination.mt_events VALUES (nextval('coordination.mt_events_sequence'), gen_random_uuid(), '{}')")]
    [InlineData("INSERT INTO coordination.mt_event_tag_person VALUES (gen_random_uuid(), 1)")]
    [InlineData("INSERT INTO coordination.mt_streams VALUES (gen_random_uuid(), 1)")]
    [InlineData("UPDATE coordination.mt_streams SET version = 2, timestamp = now()")]
    [InlineData("SELECT * FROM coordination.mt_events, coordination.mt_streams, view.board")]
    [InlineData("INSERT INTO coordination.mt_doc_request VALUES (gen_random_uuid(), '{}'); DELETE FROM coordination.mt_doc_request")]
    [InlineData("INSERT INTO view.board VALUES (gen_random_uuid(), 'x'); UPDATE view.board SET title = 'y'; DELETE FROM view.board")]
    public async Task The_serving_login_may(string statement) => await RunAsync(serving, statement);

    [Theory]
    [InlineData("UPDATE coordination.mt_events SET data = '{\"changed\":true}'")]
    [InlineData("DELETE FROM coordination.mt_events")]
    [InlineData("TRUNCATE coordination.mt_events")]
    [InlineData("UPDATE coordination.mt_event_tag_person SET seq_id = 7")]
    [InlineData("DELETE FROM coordination.mt_event_tag_person")]
    [InlineData("UPDATE coordination.mt_streams SET is_archived = true")]
    [InlineData("DELETE FROM coordination.mt_streams")]
    [InlineData("TRUNCATE coordination.mt_streams")]
    [InlineData("ALTER TABLE coordination.mt_events DISABLE TRIGGER ALL")]
    [InlineData("DROP TABLE coordination.mt_events")]
    [InlineData("SELECT setval('coordination.mt_events_sequence', 1)")]
    [InlineData("CREATE TABLE coordination.mine (id int)")]
    [InlineData("CREATE TABLE public.mine (id int)")]
    [InlineData("CREATE TEMPORARY TABLE mine (id int)")]
    [InlineData("CREATE SCHEMA mine")]
    [InlineData("TRUNCATE view.board")]
    [InlineData("SET ROLE postgres")]
    public async Task The_serving_login_may_not(string statement)
    {
        var attempt = () => RunAsync(serving, statement);
        (await attempt.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task With_these_rights_the_host_serves() => await RightsSelfTest.RunAsync(serving, EventTables.Schema, Cancellation);

    [Theory]
    [InlineData("GRANT UPDATE ON coordination.mt_events TO {0}", "may UPDATE seq_id of coordination.mt_events")]
    [InlineData("GRANT UPDATE (data) ON coordination.mt_events TO {0}", "may UPDATE data of coordination.mt_events")]
    [InlineData("GRANT DELETE ON coordination.mt_events TO {0}", "may DELETE on coordination.mt_events")]
    [InlineData("GRANT DELETE ON coordination.mt_events TO PUBLIC", "may DELETE on coordination.mt_events")]
    [InlineData("GRANT TRUNCATE ON coordination.mt_event_tag_person TO {0}", "may TRUNCATE on coordination.mt_event_tag_person")]
    [InlineData("GRANT UPDATE (is_archived) ON coordination.mt_streams TO {0}", "may UPDATE is_archived of coordination.mt_streams")]
    [InlineData("GRANT DELETE ON coordination.mt_streams TO {0}", "may DELETE on coordination.mt_streams")]
    [InlineData("ALTER TABLE coordination.mt_events OWNER TO {0}", "owns coordination.mt_events")]
    [InlineData("GRANT pg_write_all_data TO {0}", "on coordination.mt_")]
    [InlineData("ALTER ROLE {0} SUPERUSER", "is a superuser")]
    [InlineData("ALTER ROLE {0} BYPASSRLS", "may bypass row security")]
    [InlineData("REVOKE INSERT ON coordination.mt_events FROM {0}", "may not INSERT on coordination.mt_events")]
    [InlineData("REVOKE UPDATE (version) ON coordination.mt_streams FROM {0}", "may not UPDATE version of coordination.mt_streams")]
    [InlineData("GRANT CREATE ON SCHEMA coordination TO {0}", "may create in the schema coordination")]
    [InlineData("CREATE FUNCTION coordination.sly() RETURNS void LANGUAGE sql SECURITY DEFINER AS 'DELETE FROM coordination.mt_events'",
        "the function coordination.sly")]
    [InlineData("ALTER TABLE coordination.mt_events RENAME TO mt_other", "there is no table coordination.mt_events")]
    public async Task With_a_wrong_right_the_host_refuses_to_serve(string change, string named)
    {
        await RunAsync(owner, change.Replace("{0}", storage.ServingRole));
        var prove = () => RightsSelfTest.RunAsync(serving, EventTables.Schema, Cancellation);
        (await prove.Should().ThrowAsync<StorageException>()).Which.Message.Should()
            .StartWith("The Host refuses to serve: ").And.Contain(named);
    }

    [Fact]
    public async Task The_owner_does_not_pass_for_the_serving_login()
    {
        var prove = () => RightsSelfTest.RunAsync(owner, EventTables.Schema, Cancellation);
        (await prove.Should().ThrowAsync<StorageException>()).Which.Message.Should().Contain("is a superuser");
    }

    private static async Task RunAsync(NpgsqlDataSource source, string statement)
    {
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
