using Coordination.Domain.Kernel;
using Coordination.Host.Storage;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace Coordination.Host.SignIn;

/// <summary>
/// A stored token: its community and the hash of its secret. It never changes; the stream of the program says whether it is still valid.
/// </summary>
public sealed record KeptToken(CommunityId Community, byte[] Hash);

/// <summary>The stored tokens of programs.</summary>
public sealed class ProgramTokens(NpgsqlDataSource events) : IDisposable
{
    private const int MostListed = 200;
    private readonly MemoryCache found = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    public static SideRow Kept(ProgramToken token, CommunityId community, DateTimeOffset expiresAt) =>
        new("insert into host.program_token (program, community, hash, expires_at) values (?, ?, ?, ?)", token.Program.Value,
            community.Value, token.Hash, expiresAt.UtcDateTime);

    public async ValueTask<KeptToken?> FindAsync(ProgramId program, CancellationToken cancellation)
    {
        if (found.TryGetValue(program, out KeptToken? known)) return known;
        await using var command = events.CreateCommand("select community, hash from host.program_token where program = $1");
        command.Parameters.Add(new() { Value = program.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? found.Set(program, new KeptToken(new(reader.GetGuid(0)), reader.GetFieldValue<byte[]>(1)),
                new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(10) })
            : null;
    }

    /// <summary>The programs of a community, latest expiry first.</summary>
    public async Task<IReadOnlyList<ProgramId>> OfAsync(CommunityId community, CancellationToken cancellation)
    {
        await using var command =
            events.CreateCommand("select program from host.program_token where community = $1 order by expires_at desc, program limit $2");
        command.Parameters.Add(new() { Value = community.Value });
        command.Parameters.Add(new() { Value = MostListed });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var programs = new List<ProgramId>();
        while (await reader.ReadAsync(cancellation)) programs.Add(new(reader.GetGuid(0)));
        return programs;
    }

    public void Dispose() => found.Dispose();
}
