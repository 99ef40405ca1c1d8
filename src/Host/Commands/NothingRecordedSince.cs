using Coordination.Domain.Kernel;
using Coordination.Host.Storage;

namespace Coordination.Host.Commands;

/// <summary>
/// A community is closed on what was counted in its lists. The commit that closes it fails if another commit of that community is under
/// way, or if anything was recorded there that the counts do not hold. Whatever comes afterwards meets the closed community.
/// </summary>
public static class NothingRecordedSince
{
    private const string Constraint = "nothing_recorded_since";

    /// <summary>Every commit holds it for the communities of its decisions, from before their versions are compared.</summary>
    public const string Share =
        "perform pg_advisory_xact_lock_shared(hashtextextended(c, 0)) from (select distinct unnest(decided_community) as c order by 1) cs";

    public const string Create = $"""
        create or replace function host.nothing_since(community varchar, counted bigint) returns bigint[] language plpgsql as $$
        begin
          if not pg_try_advisory_xact_lock(hashtextextended(community, 0))
            or exists (select from coordination.mt_events e where e.tenant_id = community and e.seq_id > counted) then
            raise exception 'Something was recorded since' using errcode = 'unique_violation', constraint = '{Constraint}';
          end if;
          return array[]::bigint[];
        end $$
        """;

    /// <param name="position">The position of the lists in which was counted.</param>
    public static SideRow In(CommunityId community, long position, Refusal otherwise) =>
        new("select host.nothing_since(?, ?)", community.ToString(), position)
        {
            IfTaken = new(Constraint, otherwise),
            IsAboutAll = true,
        };
}
