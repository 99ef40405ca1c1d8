using Coordination.Host.Commands;
using Coordination.Host.Storage;
using Npgsql;

namespace Coordination.Host.Demo;

/// <summary>
/// Continues the demo by itself: at first every few seconds, later every minute, somebody gives one real command. It touches only requests
/// and offers that it began itself, at most one of each per community at a time, so that visitors are not disturbed. Of several Hosts one
/// does it.
/// </summary>
public sealed class Simulator(DemoStore store, DemoLife life, CommunityClock clock, NpgsqlDataSource events,
    [FromKeyedServices(StoreWiring.Listening)] NpgsqlDataSource waiting, IConfiguration configuration, ILogger<Simulator> log)
    : BackgroundService
{
    private const long Lock = 0x6c696665;
    private const int LivelySteps = 120;
    private static readonly TimeSpan lively = TimeSpan.FromSeconds(6), calm = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, (DemoScript Story, Queue<DemoStep> Steps)> running = [];
    private int turns;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (string.Equals(configuration["SIMULATOR"], "off", StringComparison.OrdinalIgnoreCase)
            || !await store.Filled.WaitAsync(stoppingToken)) return;
        for (var step = 0; ; step++)
        {
            await Task.Delay(step < LivelySteps ? lively : calm, stoppingToken);
            try
            {
                if (await DemoSettings.ReadAsync(events, DemoSettings.Simulator, stoppingToken) == "off") return;
                if (await IsMineAsync(stoppingToken)) await StepAsync(step, stoppingToken);
            }
            catch (NpgsqlException away)
            {
                log.LogInformation("The demo pauses while the database is away: {Reason}", away.Message);
            }
        }
    }

    /// <summary>One step of the community whose turn it is. A story whose step was refused is not continued.</summary>
    public async Task<Answer> StepAsync(int step, CancellationToken cancellation)
    {
        var stories = DemoLife.Scripts(Today);
        var community = stories[step % stories.Count];
        if (!running.TryGetValue(community.Code, out var episode) || episode.Steps.Count == 0)
        {
            var story = Episodes.Next(community, Today, turns++);
            running[community.Code] = episode = (story, new(story.DemoSteps));
        }
        var answer = await life.DoAsync(episode.Story, episode.Steps.Dequeue(), cancellation);
        if (answer is not Answer.Done) episode.Steps.Clear();
        return answer;
    }

    private DateOnly Today =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(DemoScript.Zone)).DateTime);

    private NpgsqlConnection? held;

    private async Task<bool> IsMineAsync(CancellationToken cancellation)
    {
        if (held?.FullState is System.Data.ConnectionState.Open) return true;
        if (held is not null) await held.DisposeAsync();
        held = await waiting.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand($"select pg_try_advisory_lock({Lock})", held);
        if (await command.ExecuteScalarAsync(cancellation) is true) return true;
        await held.DisposeAsync();
        held = null;
        return false;
    }

    public override void Dispose()
    {
        held?.Dispose();
        base.Dispose();
    }
}
