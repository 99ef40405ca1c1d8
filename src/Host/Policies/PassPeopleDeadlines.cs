using Coordination.Host.People;
using System.Globalization;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Operations;
using Coordination.Host.Pages;
using Coordination.Host.SignIn;
using Coordination.Host.Storage;
using Coordination.Projections;
using Npgsql;

namespace Coordination.Host.Policies;

/// <summary>
/// Writes down what has passed by itself between a community and its people. The list is only a hint: whoever decides treats what has
/// passed as passed.
/// </summary>
public sealed class PassPeopleDeadlines(CarryOut carryOut, NpgsqlDataSource events, CommunityClock clock, ILogger<PassPeopleDeadlines> log)
    : BackgroundService
{
    public const string Name = "pass-deadlines";
    private const int Most = 100;
    private static readonly TimeSpan look = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(look);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var (community, person, due) in await DueAsync(stoppingToken))
                    await carryOut.SubmitAsync(Name, community, $"{person}/{due.UtcTicks.ToString(CultureInfo.InvariantCulture)}", person,
                        PeopleFeature.MarkPerson, Plan.On(Membership.Stream, person, new PassDeadlines()).Decide);
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogInformation("What is due cannot be written down yet: {Reason}", failed.Message);
            }
        }
    }

    private async Task<IReadOnlyList<(CommunityId Community, Guid Person, DateTimeOffset Due)>> DueAsync(CancellationToken cancellation)
    {
        await using var command =
            events.CreateCommand(
            $"select community, id, due_at from {Views.People.Table.Name} where to_seq is null and due_at <= $1 order by due_at limit {Most}");
        command.Parameters.Add(new() { Value = clock.GetUtcNow().UtcDateTime });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var due = new List<(CommunityId, Guid, DateTimeOffset)>();
        while (await reader.ReadAsync(cancellation))
            due.Add((new(reader.GetGuid(0)), reader.GetGuid(1), reader.GetFieldValue<DateTimeOffset>(2)));
        return due;
    }
}
