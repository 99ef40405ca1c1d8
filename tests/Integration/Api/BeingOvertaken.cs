using System.Net;
using Npgsql;

namespace Coordination.Integration.Api;

/// <summary>Others write to the same streams at the same time. Whoever sent no precondition is not told that one failed.</summary>
[Collection(nameof(Town))]
public sealed class BeingOvertaken(Town town)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_is_tried_up_to_eight_times()
    {
        await using var others = await Others.WritingFirstAsync(town, times: 7);
        (await town.Ada.PostAsync("/programs/issue", others.Body)).ShouldBe(HttpStatusCode.Created);
        (await others.TriesAsync()).Should().Be(8);
    }

    [Theory, InlineData(null), InlineData("*")]
    public async Task After_that_it_is_told_to_come_again_and_then_it_is_done(string? ifMatch)
    {
        var key = Guid.NewGuid().ToString();
        await using var others = await Others.WritingFirstAsync(town, times: 8);
        var answer = (await town.Ada.PostAsync("/programs/issue", others.Body, key, ifMatch))
            .ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "host.busy");
        answer.Headers.RetryAfter!.Delta.Should().BePositive();
        (await others.TriesAsync()).Should().Be(8);
        (await town.Ada.PostAsync("/programs/issue", others.Body, key, ifMatch)).ShouldBe(HttpStatusCode.Created);
    }

    /// <summary>Whenever this program is let in, the database says so many times that a stream has moved on.</summary>
    private sealed class Others(NpgsqlDataSource owner, string name) : IAsyncDisposable
    {
        public object Body => new { name, scopes = new[] { "read-today" }, days = 1 };

        public static async Task<Others> WritingFirstAsync(Town town, int times)
        {
            var others = new Others(NpgsqlDataSource.Create(town.Host.Installation.Storage.Owner), $"Overtaken {Guid.NewGuid():n}");
            await others.RunAsync($"""
                create sequence public.tries;
                create function public.moved() returns trigger language plpgsql security definer as $$ begin
                  if nextval('public.tries') <= {times} then raise exception 'A stream moved on' using errcode = 'CO001'; end if;
                  return new;
                end $$;
                create trigger moved before insert on coordination.mt_events for each row
                  when (new.data ->> 'name' = '{others.Name}') execute function public.moved();
                """);
            return others;
        }

        private string Name => name;

        public async Task<long> TriesAsync()
        {
            await using var tries = owner.CreateCommand("select last_value from public.tries");
            return (long)(await tries.ExecuteScalarAsync(Cancellation))!;
        }

        private async Task RunAsync(string sql)
        {
            await using var command = owner.CreateCommand(sql);
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        public async ValueTask DisposeAsync()
        {
            await RunAsync("drop trigger moved on coordination.mt_events; drop function public.moved(); drop sequence public.tries");
            await owner.DisposeAsync();
        }
    }
}
