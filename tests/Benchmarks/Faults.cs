using System.Diagnostics;
using Coordination.Projections.Offers;

namespace Coordination.Benchmarks;

/// <summary>
/// Faults that stand in one community: an event that a list cannot apply, a policy that cannot act, a row of a list without a stream.
/// </summary>
public static class Faults
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(1);
    private static readonly string[] named = ["is parked before event", "stands still before event", "has no stream"];

    /// <summary>Returns once the Host names all of them.</summary>
    public static async Task StandAsync(Town town)
    {
        var request = await town.RaiseAsync(town.Token);
        await town.Host.ScalarAsync($$"""
            with last as (select * from coordination.mt_events where stream_id = '{{request}}' order by version desc limit 1),
            raised as (update coordination.mt_streams s set version = last.version + 1 from last
              where s.id = last.stream_id and s.tenant_id = last.tenant_id)
            insert into coordination.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, headers)
            select nextval('coordination.mt_events_sequence'), gen_random_uuid(), stream_id, version + 1, '{"nonsense": 1}',
              'request.matched', timestamp, tenant_id, mt_dotnet_type, headers from last
            returning seq_id
            """);
        await town.Host.ScalarAsync($"""
            create function public.jammed() returns trigger language plpgsql as $$ begin raise exception 'this cannot be recorded'; end $$;
            create trigger jammed before insert on coordination.mt_events for each row
              when (new.tenant_id = '{await town.IdAsync()}' and new.type = 'match.dissolved') execute function public.jammed();
            select 0
            """);
        await LetGoAsync(town);
        var table = OffersList.View.Table;
        var columns = string.Concat(table.Columns.Select(c => $"{c.Name}, "));
        await town.Host.ScalarAsync($"""
            insert into {table.Name} (community, id, from_seq, {columns}row)
            select community, gen_random_uuid(), from_seq, {columns}row from {table.Name}
            where community = '{await town.IdAsync()}' and to_seq is null limit 1
            returning from_seq
            """);
        await NamedAsync(town.Host);
    }

    /// <summary>A match is proposed and its request withdrawn: a policy lets it go, if it can.</summary>
    public static async Task LetGoAsync(Town town)
    {
        var (request, _, _) = await town.ProposedAsync(town.Token, town.HelperToken);
        await town.PostAsync($"/requests/{request}/withdraw", new { }, town.Token);
    }

    private static async Task NamedAsync(Installed host)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var (_, said, _) = await host.GetAsync("/health/ready");
            if (named.All(said.Contains)) return;
            if (Stopwatch.GetElapsedTime(started) > patience) throw new TimeoutException($"Not all faults are named: {said}");
            await Task.Delay(200);
        }
    }
}
