using Coordination.Host.Keys;

namespace Coordination.Host.Operations.Leaving;

/// <summary>
/// Writes the keys and the list of destroyed keys before the first event is imported. If the import then fails, what is left harms nobody,
/// and the next import uses it.
/// </summary>
public sealed class ImportedKeys(KeyStore keys)
{
    public async Task TakeInAsync(CheckedArchive from, CancellationToken cancellation)
    {
        var community = from.Archive.Manifest.Community;
        await keys.Destroyed.TakeOverAsync(from.Destroyed, cancellation);
        await keys.TakeOverAsync(community, from.CommunityKey, cancellation);
        await foreach (var some in ArchiveCheck.ReadAsync<KeyLine>(from.Archive, ArchiveFiles.Keys, cancellation).Chunk(1000)
            .WithCancellation(cancellation))
            await PutAsync(community.Value, [.. some.Where(k => !keys.Destroyed.Contains(community, new(k.Person)))], cancellation);
        await foreach (var some in ArchiveCheck.ReadAsync<DisclosureLine>(from.Archive, ArchiveFiles.Disclosures, cancellation).Chunk(1000)
            .WithCancellation(cancellation))
            await PutAsync(community.Value, some, cancellation);
    }

    private async Task PutAsync(Guid community, KeyLine[] some, CancellationToken cancellation)
    {
        await using var command = keys.Database.CreateCommand("""
            with given as (select * from unnest($2::uuid[], $3::uuid[], $4::bytea[]) given (subject, key_id, wrapped)),
            put as (insert into keys.person_key (tenant, subject, key_id, wrapped) select $1, * from given
              on conflict (tenant, subject) do nothing)
            select k.subject from given g join keys.person_key k on k.tenant = $1 and k.subject = g.subject
            where k.key_id <> g.key_id limit 1
            """);
        command.Parameters.Add(new() { Value = community });
        command.Parameters.Add(new() { Value = some.Select(k => k.Person).ToArray() });
        command.Parameters.Add(new() { Value = some.Select(k => k.KeyId).ToArray() });
        command.Parameters.Add(new() { Value = some.Select(k => k.Wrapped).ToArray() });
        if (await command.ExecuteScalarAsync(cancellation) is Guid other)
            throw new ArchiveRefusedException($"The keys database holds another key of the person {other}; no event was taken in.");
    }

    private async Task PutAsync(Guid community, DisclosureLine[] some, CancellationToken cancellation)
    {
        await using var command = keys.Database.CreateCommand(
            "insert into keys.disclosure (tenant, viewer, subject, class, purpose, hour) select $1, * " +
            "from unnest($2::text[], $3::uuid[], $4::text[], $5::text[], $6::timestamptz[]) on conflict do nothing");
        command.Parameters.Add(new() { Value = community });
        command.Parameters.Add(new() { Value = some.Select(d => d.Viewer).ToArray() });
        command.Parameters.Add(new() { Value = some.Select(d => d.Subject).ToArray() });
        command.Parameters.Add(new() { Value = some.Select(d => d.Class).ToArray() });
        command.Parameters.Add(new() { Value = some.Select(d => d.Purpose).ToArray() });
        command.Parameters.Add(new() { Value = some.Select(d => d.Hour).ToArray() });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
