using Coordination.Host.Storage;

namespace Coordination.Host.Commands;

/// <summary>The function that records a whole commit in one call, as the owner creates it.</summary>
/// <remarks>
/// Whatever may fail comes before the first number of the sequence is drawn. Streams to be appended to are locked first, always in the
/// same order: Hosts that want the same streams wait for each other without a deadlock. Rows are read one by one by their keys: a join
/// would be planned, and the plan kept, for tables that were small once. The events themselves are written by Marten's own function.
/// </remarks>
public static class RecordFunction
{
    public const string Moved = "CO001";
    public const string Call = "select host.record($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23,$24)";

    /// <summary>Returns the number of each event, in the order given.</summary>
    public const string Create = $"""
        create or replace function host.record(
          decided_community varchar[], decided_stream uuid[], decided_version bigint[], decided_appends boolean[],
          claim_key bytea[], claim_fingerprint bytea[], claim_answer jsonb[], claimed_at timestamptz,
          stream_community varchar[], stream_id uuid[], stream_version bigint[], stream_events int[],
          event_id uuid[], event_type varchar[], event_dotnet varchar[], event_data jsonb[], event_headers jsonb[], recorded_at timestamptz,
          link_event int[], link_community uuid[], link_other uuid[], link_kind text[], link_stream uuid[], link_part uuid[]
        ) returns bigint[] language plpgsql as $$
        declare
          decided record;
          known bigint;
          made bigint[];
          last_recorded timestamptz;
          numbers bigint[] := array[]::bigint[];
          first int := 1;
          last int;
        begin
          {NothingRecordedSince.Share};
          for decided in
            select * from unnest(decided_community, decided_stream, decided_version, decided_appends) as d(community, id, version, appends)
            order by d.appends desc, d.id
          loop
            if decided.appends then
              select s.version into known from coordination.mt_streams s
              where s.tenant_id = decided.community and s.id = decided.id for no key update;
            else
              select s.version into known from coordination.mt_streams s where s.tenant_id = decided.community and s.id = decided.id;
            end if;
            if known > decided.version then
              raise exception 'A stream moved on' using errcode = '{Moved}';
            end if;
          end loop;

          if cardinality(claim_key) > 0 then
            insert into {ClaimKeys.Table} (key, fingerprint, answer, at)
            select c.*, claimed_at from unnest(claim_key, claim_fingerprint, claim_answer) c;
          end if;

          for i in 1 .. cardinality(stream_id) loop
            last := first + stream_events[i] - 1;
            -- Time never goes back behind what was committed before, even if the clocks of two Hosts differ a little. Planned anew each
            -- time, because the plan for a small table would be kept for a large one.
            execute 'select e.timestamp from coordination.mt_events e where e.tenant_id = $1 order by e.seq_id desc limit 1'
              into last_recorded using stream_community[i];
            made := coordination.mt_quick_append_events(stream_id[i], null, stream_community[i], event_id[first:last],
              event_type[first:last], event_dotnet[first:last], event_data[first:last], array_fill(null::bytea, stream_events[i:i]),
              event_headers[first:last], array_fill(greatest(recorded_at, last_recorded), stream_events[i:i]), stream_version[i]);
            numbers := numbers || made[2:];
            first := last + 1;
          end loop;

          if cardinality(link_event) > 0 then
            insert into {LinkTable.Name} (community, other, seq, kind, stream, part)
            select l.community, l.other, numbers[l.event], l.kind, l.stream, l.part
            from unnest(link_event, link_community, link_other, link_kind, link_stream, link_part)
              as l(event, community, other, kind, stream, part);
          end if;
          return numbers;
        end $$
        """;
}
