using System.Diagnostics;
using System.Runtime.Versioning;
using Coordination.Host.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Coordination.Integration.Postgres;

public sealed class PrivateServers : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private string Folder => Path.Combine(scratch.Path, "postgres");
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task What_was_written_is_there_after_a_restart()
    {
        await using (var first = await StartAsync())
        {
            await RunAsync(first, "CREATE TABLE kept (words text); INSERT INTO kept VALUES ('here')");
            (await AskAsync(first, "SHOW data_checksums")).Should().Be("on");
            (await AskAsync(first, "SHOW fsync")).Should().Be("on");
            (await AskAsync(first, "SHOW listen_addresses")).Should().Be("");
        }
        await using var second = await StartAsync();
        (await AskAsync(second, "SELECT words FROM kept")).Should().Be("here");
    }

    [Fact]
    public async Task A_server_that_is_killed_runs_again_with_all_it_had()
    {
        await using var server = await StartAsync();
        await RunAsync(server, "CREATE TABLE kept (words text); INSERT INTO kept VALUES ('here')");
        var killed = server.ProcessId;
        using (var process = Process.GetProcessById(killed))
        {
            process.Kill();
        }
        (await AskUntilAnsweredAsync(server, "SELECT words FROM kept")).Should().Be("here");
        server.ProcessId.Should().NotBe(killed);
        server.Restarts.Should().Be(1);
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public async Task Nobody_else_may_look_into_the_folder()
    {
        await using var server = await StartAsync();
        File.GetUnixFileMode(Folder).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task A_folder_in_use_is_refused()
    {
        await using var server = await StartAsync();
        (await RefusalAsync()).Should().Contain("in use by another running copy");
        (await AskAsync(server, "SELECT 'still here'")).Should().Be("still here");
    }

    [Fact]
    public async Task A_folder_that_is_no_database_is_refused_and_left_alone()
    {
        var file = Path.Combine(Folder, "data", "photos.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, "mine", Cancellation);
        (await RefusalAsync()).Should().Contain("is no PostgreSQL data folder");
        Directory.EnumerateFileSystemEntries(scratch.Path, "*", SearchOption.AllDirectories).Should().HaveCount(3);
    }

    [Fact]
    public async Task A_folder_with_things_of_somebody_else_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, "notes.txt"), "mine", Cancellation);
        (await RefusalAsync()).Should().Contain("'notes.txt'");
        Directory.EnumerateFileSystemEntries(scratch.Path, "*", SearchOption.AllDirectories).Should().HaveCount(2);
    }

    [Theory, InlineData("9"), InlineData("99")]
    public async Task Data_of_another_version_is_refused_and_left_alone(string major)
    {
        var file = Path.Combine(Folder, "data", "PG_VERSION");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, major + "\n", Cancellation);
        (await RefusalAsync()).Should().Contain($"made by PostgreSQL {major}").And.Contain("COORDINATION_PG_BIN");
        Directory.EnumerateFileSystemEntries(scratch.Path, "*", SearchOption.AllDirectories).Should().HaveCount(3);
    }

    [Fact]
    public async Task A_path_too_long_for_a_socket_still_works()
    {
        var far = Path.Combine(scratch.Path, new string('x', 60), new string('y', 60));
        await using var server = await PrivateServer.StartAsync(far, await BinariesAsync(), NullLogger.Instance, Cancellation);
        (await AskAsync(server, "SELECT 'here'")).Should().Be("here");
    }

    private async Task<string> RefusalAsync()
    {
        var start = async () => await (await StartAsync()).DisposeAsync();
        return (await start.Should().ThrowAsync<StorageException>()).Which.Message;
    }

    private async Task<PrivateServer> StartAsync() =>
        await PrivateServer.StartAsync(Folder, await BinariesAsync(), NullLogger.Instance, Cancellation);

    internal static async Task<PostgresBinaries> BinariesAsync()
    {
        var installed = await PostgresBinaries.FindAsync(Cancellation);
        Assert.SkipWhen(installed.Count == 0, "No PostgreSQL is installed on this machine.");
        return installed[0];
    }

    private static async Task RunAsync(PrivateServer server, string statement)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private static async Task<object?> AskAsync(PrivateServer server, string question)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = source.CreateCommand(question);
        return await command.ExecuteScalarAsync(Cancellation);
    }

    private static async Task<object?> AskUntilAnsweredAsync(PrivateServer server, string question)
    {
        var (answer, _) = await Until.SeenAsync(async () =>
        {
            try
            {
                return (Answer: await AskAsync(server, question), IsAnswered: true);
            }
            catch (NpgsqlException)
            {
                return (null, false);
            }
        }, seen => seen.IsAnswered, within: TimeSpan.FromSeconds(60));
        return answer;
    }
}
