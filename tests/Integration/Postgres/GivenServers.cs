using Coordination.Host.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Coordination.Integration.Postgres;

public sealed class GivenServers(TestPostgres postgres)
{
    private readonly string name = TestPostgres.NewName();
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_one_owner_everything_missing_is_made()
    {
        await using var storage = await OpenAsync(("ConnectionStrings:Coordination", postgres.Server), ("Storage:Database", name));
        storage.IsPrivate.Should().BeFalse();
        (await WhoAsync(storage.Serving)).Should().Be($"{name}_app in {name}");
        (await WhoAsync(storage.Keys)).Should().Be($"{name}_keys in {name}_keys");
        (await WhoAsync(storage.Owner)).Should().EndWith($" in {name}");
    }

    [Fact]
    public async Task The_database_named_in_the_connection_string_is_used()
    {
        var named = new NpgsqlConnectionStringBuilder(postgres.Server) { Database = name }.ConnectionString;
        await using var storage = await OpenAsync(("ConnectionStrings:Coordination", named));
        (await WhoAsync(storage.Serving)).Should().Be($"{name}_app in {name}");
    }

    [Fact]
    public async Task Neither_login_reaches_the_database_of_the_other()
    {
        await using var storage = await OpenAsync(("ConnectionStrings:Owner", postgres.Server), ("Storage:Database", name));
        await RefusedAsync(new NpgsqlConnectionStringBuilder(storage.Serving) { Database = $"{name}_keys" }.ConnectionString);
        await RefusedAsync(new NpgsqlConnectionStringBuilder(storage.Keys) { Database = name }.ConnectionString);
    }

    [Fact]
    public async Task An_owner_that_may_make_logins_and_databases_need_not_be_a_superuser()
    {
        var owner = await LoginAsync("CREATEROLE CREATEDB");
        await using var storage = await OpenAsync(("ConnectionStrings:Owner", owner), ("Storage:Database", name));
        (await WhoAsync(storage.Serving)).Should().Be($"{name}_app in {name}");
        (await WhoAsync(storage.Keys)).Should().Be($"{name}_keys in {name}_keys");
    }

    [Fact]
    public async Task A_login_that_may_make_nothing_is_told_what_it_lacks()
    {
        var login = await LoginAsync("NOCREATEROLE");
        (await RefusalAsync(("ConnectionStrings:Coordination", login), ("Storage:Database", name))).Should()
            .Contain($"'{name}_login' may not make it").And.Contain("CREATEDB");
    }

    [Fact]
    public async Task A_given_serving_login_is_used_as_it_is()
    {
        var login = await LoginAsync("NOCREATEROLE");
        await using var storage = await OpenAsync(
            ("ConnectionStrings:Owner", postgres.Server), ("ConnectionStrings:Coordination", login), ("Storage:Database", name));
        (await WhoAsync(storage.Serving)).Should().Be($"{name}_login in {name}");
    }

    [Fact]
    public async Task Hosts_that_start_together_on_one_server_do_not_disturb_each_other()
    {
        using var shared = new ScratchFolder();
        var hosts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OpenAsync(
            ("ConnectionStrings:Owner", postgres.Server), ("Storage:Database", name), ("Keys:Folder", Path.Combine(shared.Path, "keys")))));
        hosts.Select(host => host.Serving).Distinct().Should().ContainSingle();
        (await WhoAsync(hosts[0].Serving)).Should().Be($"{name}_app in {name}");
    }

    [Theory]
    [InlineData("Storage:Database", "Two Words", "Storage:Database is 'Two Words'")]
    [InlineData("ConnectionStrings:Owner", "nonsense", "ConnectionStrings:Owner is no connection string")]
    [InlineData("ConnectionStrings:Owner", "Database=x", "ConnectionStrings:Owner must name at least Host and Username")]
    [InlineData("ConnectionStrings:Coordination", "Host=127.0.0.1;Port=1;Username=x",
        "ConnectionStrings:Coordination does not work: no connection to 127.0.0.1:1")]
    public async Task A_wrong_setting_is_named(string setting, string value, string named) =>
        (await RefusalAsync((setting, value))).Should().Contain(named);

    private async Task<string> RefusalAsync(params (string, string)[] settings)
    {
        var open = async () => await (await OpenAsync(settings)).DisposeAsync();
        return (await open.Should().ThrowAsync<StorageException>()).Which.Message;
    }

    private async Task<RunningStorage> OpenAsync(params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?> { ["DATA"] = postgres.NewHost()["DATA"] };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }
        return await RunningStorage.OpenAsync(new ConfigurationBuilder().AddInMemoryCollection(all).Build(), NullLogger.Instance,
            Cancellation);
    }

    private async Task<string> LoginAsync(string rights)
    {
        await using var source = NpgsqlDataSource.Create(postgres.Server);
        await using var command = source.CreateCommand($"CREATE ROLE {name}_login LOGIN PASSWORD 'p' {rights}");
        await command.ExecuteNonQueryAsync(Cancellation);
        return new NpgsqlConnectionStringBuilder(postgres.Server) { Username = $"{name}_login", Password = "p" }.ConnectionString;
    }

    private static async Task<string> WhoAsync(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand("SELECT session_user || ' in ' || current_database()");
        return (string)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    private static async Task RefusedAsync(string connection)
    {
        var who = () => WhoAsync(connection);
        (await who.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }
}
