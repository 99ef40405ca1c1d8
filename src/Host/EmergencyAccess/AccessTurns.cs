using Coordination.Domain.Kernel;
using Coordination.Host.Storage;
using Npgsql;

namespace Coordination.Host.EmergencyAccess;

/// <summary>
/// Numbers the emergency accesses that each person opens. Of several opened at the same moment one is taken, so that every other finds it
/// counted.
/// </summary>
public sealed class AccessTurns(NpgsqlDataSource store)
{
    public static readonly Refusal AtOnce = new("emergency-access.at-once",
        "You are opening another emergency access at this moment. Try again.")
    { DependsOnTime = true };

    private const string Table = $"{HostSchema.Schema}.emergency_access_turn";

    public static string Create { get; } = $"create table if not exists {Table} (community uuid not null, person uuid not null, " +
        "turn int not null, constraint emergency_access_turn_pkey primary key (community, person, turn))";

    /// <summary>The turn after all that are taken. What it has to count is read after this.</summary>
    public async Task<SideRow> NextAsync(CommunityId community, PersonId person, CancellationToken cancellation)
    {
        await using var command =
            store.CreateCommand($"select coalesce(max(turn), 0) + 1 from {Table} where community = $1 and person = $2");
        foreach (var value in (Guid[])[community.Value, person.Value]) command.Parameters.Add(new() { Value = value });
        var turn = (int)(await command.ExecuteScalarAsync(cancellation))!;
        return new($"insert into {Table} (community, person, turn) values (?, ?, ?)", community.Value, person.Value, turn)
        { IfTaken = new("emergency_access_turn_pkey", AtOnce) };
    }
}
