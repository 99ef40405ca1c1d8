using Coordination.Domain.Kernel;
using Coordination.Host.Commands;
using Coordination.Host.Keys;
using Coordination.Host.Wiring;
using Npgsql;

namespace Coordination.Host.Demo;

/// <summary>Tells the stories of the demo by running their real commands on the community clock, step by step up to the anchor's midnight. What was told already is not told twice.</summary>
public sealed class DemoLife(CommandPath path, CommunityClock clock, KeyRing keys, Seal seal, Vault vault, Logins logins, IdempotencyKeys idempotency, NpgsqlDataSource events)
{
    public static IReadOnlyList<Story> Stories(DateOnly anchor) => [CalderLarder.Tell(anchor), RyburnWheels.Tell(anchor), OvendenSomebodyShould.Tell(anchor)];

    /// <param name="afterStep">Told the instant of each step once it is recorded.</param>
    public async Task LoadAsync(DateOnly anchor, Func<DateTimeOffset, Task>? afterStep, CancellationToken cancellation)
    {
        var stories = Stories(anchor);
        foreach (var story in stories) await keys.GetOrMakeAsync(story.Community, [.. story.Cast.Select(c => story.Person(c.Key))], cancellation);
        var told = await ToldAsync(stories, cancellation);
        try
        {
            foreach (var step in stories.SelectMany(story => story.Deeds.Select(deed => (story, deed))).Where(s => !told.Contains(Convert.ToHexString(Key(s.story, s.deed)))).GroupBy(s => s.deed.At).OrderBy(s => s.Key))
            {
                if (step.Key >= Story.EndOf(anchor)) throw new InvalidOperationException($"{step.First().deed.Name} of {step.First().story.Code} happens after the story ends.");
                clock.StandAt(step.Key);
                var submitted = new List<(Story Story, Deed Deed, Task<Answer> Answer)>();
                foreach (var (story, deed) in step) submitted.Add((story, deed, path.SubmitAsync(await SubmissionAsync(story, deed, cancellation))));
                foreach (var (story, deed, answer) in submitted) Expect(story, deed, await answer.WaitAsync(cancellation));
                if (afterStep is not null) await afterStep(step.Key);
            }
        }
        finally
        {
            clock.StandAt(null);
        }
    }

    /// <summary>One deed, now.</summary>
    public async Task<Answer> DoAsync(Story story, Deed deed, CancellationToken cancellation) => await path.SubmitAsync(await SubmissionAsync(story, deed, cancellation));

    private async ValueTask<Submission> SubmissionAsync(Story story, Deed deed, CancellationToken cancellation)
    {
        var plan = await deed.Plan(new(story.Community, seal, vault, logins, cancellation));
        return new()
        {
            Community = story.Community,
            Actor = Actor.Person(deed.By),
            Account = deed.Account,
            Act = deed.Act,
            Decide = plan.Decide,
            CommandId = DemoIds.Of($"{story.Code}{story.Edition}/command/{deed.Name}"),
            Correlation = DemoIds.Of($"{story.Code}{story.Edition}/correlation/{deed.Name}"),
            Key = Key(story, deed),
            Subject = plan.Subject,
            Besides = plan.Besides ?? [],
            Founding = plan.Founding,
            Aborted = cancellation,
        };
    }

    private byte[] Key(Story story, Deed deed) => idempotency.Hash(story.Community, "demo" + story.Edition, deed.Name);

    /// <summary>The keys of the deeds that an earlier start got to.</summary>
    private async Task<HashSet<string>> ToldAsync(IReadOnlyList<Story> stories, CancellationToken cancellation)
    {
        await using var command = events.CreateCommand("select key from host.idempotency where key = any($1)");
        command.Parameters.Add(new() { Value = stories.SelectMany(story => story.Deeds.Select(deed => Key(story, deed))).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var told = new HashSet<string>();
        while (await reader.ReadAsync(cancellation)) told.Add(Convert.ToHexString(reader.GetFieldValue<byte[]>(0)));
        return told;
    }

    private static void Expect(Story story, Deed deed, Answer answer)
    {
        var refused = (answer as Answer.Refused)?.Why.Code;
        if (refused != deed.RefusedAs || answer is not (Answer.Done or Answer.Refused))
            throw new InvalidOperationException($"The demo expected {deed.RefusedAs ?? "a yes"} to '{deed.Name}' of {story.Code} and was told {refused ?? answer.ToString()}.");
    }
}
