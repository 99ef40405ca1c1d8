using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Keys;
using Coordination.Host.Storage;
using Coordination.Projections.Lists;
using Npgsql;

namespace Coordination.Host.Demo;

/// <summary>
/// Fills the demo: gives the real commands of its stories by the community clock, step by step, up to midnight of the anchor day. Steps
/// recorded by an earlier start are not repeated.
/// </summary>
public sealed class DemoLife(
    CommandPath path, CommunityClock clock, KeyRing keys, Seal seal, Vault vault, Logins logins, IdempotencyKeys idempotency,
    NpgsqlDataSource events, StoryDeadlines deadlines, ListReader lists, Declarations declarations, ExampleIds ids)
{
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(50);

    public static IReadOnlyList<DemoScript> Scripts(DateOnly anchor) =>
        [CalderLarder.Script(anchor), RyburnWheels.Script(anchor), OvendenSomebodyShould.Script(anchor)];

    /// <param name="afterStep">Called with the instant of each step once it is recorded.</param>
    public async Task LoadAsync(DateOnly anchor, Func<DateTimeOffset, Task>? afterStep, CancellationToken cancellation)
    {
        var stories = Scripts(anchor);
        foreach (var thing in declarations.All<ExampleThing>()) stories[0].Makes(thing, ids);
        foreach (var story in stories)
            await keys.GetOrMakeAsync(story.Community, [.. story.Cast.Select(c => story.Person(c.Key))], cancellation);
        var recorded = await RecordedAsync(stories, cancellation);
        if (recorded.Count > 0) await GoOnAsync(stories, cancellation);
        var remaining = stories.SelectMany(story => story.DemoSteps.Select(step => (story, step)))
            .Where(s => !recorded.Contains(Convert.ToHexString(Key(s.story, s.step))));
        foreach (var moment in remaining.GroupBy(s => s.step.At).OrderBy(s => s.Key))
        {
            if (moment.Key >= DemoScript.EndOf(anchor))
                throw new InvalidOperationException(
                    $"{moment.First().step.Name} of {moment.First().story.Code} happens after the story ends.");
            await deadlines.PassAsync(moment.Key, cancellation);
            clock.StandAt(moment.Key);
            var submitted = new List<(DemoScript Story, DemoStep Step, Task<Answer> Answer)>();
            foreach (var (story, step) in moment)
                submitted.Add((story, step, path.SubmitAsync(await SubmissionAsync(story, step, cancellation))));
            var written = new HashSet<(CommunityId, Guid)>();
            foreach (var (story, step, answer) in submitted)
                foreach (var stream in Expect(story, step, await answer.WaitAsync(cancellation)).Streams)
                    written.Add((story.Community, stream.Stream));
            await deadlines.NoteAsync(written, cancellation);
            if (afterStep is not null) await afterStep(moment.Key);
        }
        await deadlines.PassAsync(DemoScript.EndOf(anchor), cancellation);
        // If filling was interrupted, the clock stands where it stopped: deadlines due since are passed when filling goes on.
        clock.StandAt(null);
    }

    private async Task GoOnAsync(IReadOnlyList<DemoScript> stories, CancellationToken cancellation)
    {
        await using var last = events.CreateCommand("select coalesce(max(seq_id), 0) from coordination.mt_events");
        var position = (long)(await last.ExecuteScalarAsync(cancellation))!;
        while (await lists.PositionAsync(cancellation) < position) await Task.Delay(pause, cancellation);
        foreach (var story in stories) await deadlines.GoOnAsync(story.Community, cancellation);
    }

    /// <summary>Gives the command of one step now.</summary>
    public async Task<Answer> DoAsync(DemoScript story, DemoStep step, CancellationToken cancellation) =>
        await path.SubmitAsync(await SubmissionAsync(story, step, cancellation));

    private async ValueTask<Submission> SubmissionAsync(DemoScript story, DemoStep step, CancellationToken cancellation)
    {
        var plan = await step.Plan(new(story.Community, seal, vault, logins, cancellation));
        return new()
        {
            Community = story.Community,
            Actor = Actor.Person(step.By),
            Account = step.Account,
            Named = step.Account.OnBehalfOf,
            Permission = step.Permission,
            Operation = step.Operation,
            Decide = plan.Decide,
            CommandId = DemoIds.Of($"{story.Code}{story.Edition}/command/{step.Name}"),
            Correlation = DemoIds.Of($"{story.Code}{story.Edition}/correlation/{step.Name}"),
            Key = Key(story, step),
            Subject = plan.Subject,
            SideRows = plan.SideRows,
            Giver = plan.Giver!,
            Aborted = cancellation,
        };
    }

    private byte[] Key(DemoScript story, DemoStep step) => idempotency.Hash(story.Community, "demo" + story.Edition, step.Name);

    /// <summary>The keys of the steps that an earlier start has recorded.</summary>
    private async Task<HashSet<string>> RecordedAsync(IReadOnlyList<DemoScript> stories, CancellationToken cancellation)
    {
        await using var command = events.CreateCommand("select key from host.idempotency where key = any($1)");
        command.Parameters.Add(new() { Value = stories.SelectMany(story => story.DemoSteps.Select(step => Key(story, step))).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var recorded = new HashSet<string>();
        while (await reader.ReadAsync(cancellation)) recorded.Add(Convert.ToHexString(reader.GetFieldValue<byte[]>(0)));
        return recorded;
    }

    private static Receipt Expect(DemoScript story, DemoStep step, Answer answer)
    {
        var refused = (answer as Answer.Refused)?.Why.Code;
        if (refused != step.RefusedAs || answer is not (Answer.Done or Answer.Refused))
            throw new InvalidOperationException(
                $"The demo expected {step.RefusedAs ?? "a yes"} to '{step.Name}' of {story.Code} " +
                $"and got {refused ?? answer.ToString()}.");
        return answer is Answer.Done done ? done.Receipt : ((Answer.Refused)answer).Receipt;
    }
}
