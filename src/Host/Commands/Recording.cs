using JasperFx.Events;
using Marten;

namespace Coordination.Host.Commands;

/// <summary>
/// One transaction in the making: what was decided on holds, keys are claimed, rows beside the events are written; then, when nothing more
/// can fail, every command's events with their envelopes.
/// </summary>
public sealed class Recording(IDocumentStore store) : IAsyncDisposable
{
    private readonly List<(Submission Of, KeptAnswer Kept)> claims = [];
    private readonly Dictionary<StreamKey, DecidedOn> decidedOn = [];
    private readonly List<SideRow> sideRows = [];
    private readonly List<Action<IDocumentSession>> writes = [];
    private IDocumentSession? session;

    /// <summary>Returns what gives the receipt, once saved.</summary>
    public Func<Receipt> Add(DecidedCommand decided)
    {
        var (submission, agreed) = (decided.Of, decided.Agreed!);
        foreach (var (key, version) in decided.Streams.DecidedOn)
        {
            var before = decidedOn.GetValueOrDefault(key, new(key, version, false));
            decidedOn[key] = new(key, Math.Min(version, before.Version),
                before.Appends || (version > 0 && agreed.Facts.Any(f => f.Stream == key.Stream)));
        }
        var recorded = new List<IEvent>();
        var versions = new List<StreamVersion>();
        foreach (var facts in agreed.Facts.GroupBy(f => f.Stream))
        {
            var version = decided.Streams.VersionOf(facts.Key);
            versions.Add(new(facts.Key, version + facts.Count()));
            writes.Add(all =>
            {
                var community = all.ForTenant(submission.Community.ToString());
                var built = facts.Zip(decided.Streams.Concerned(facts.Key, facts.Select(f => f.Event)), (fact, concerned) =>
                {
                    var happened = community.Events.BuildEvent(fact.Event);
                    happened.Id = Guid.CreateVersion7();
                    happened.SetHeader("envelope", Envelopes.For(fact, concerned, submission, decided.At!));
                    return happened;
                }).ToArray();
                recorded.AddRange(built);
                if (version == 0) community.Events.StartStream(facts.Key, built);
                else community.Events.Append(facts.Key, version + built.Length, built);
            });
        }
        if (agreed.Facts.Count > 0 && agreed.Refused is null)
            sideRows.AddRange(submission.SideRows);
        if (versions.Count == 0 && submission.Subject is { } subject && decided.Streams.VersionOf(subject) is > 0 and var unchanged)
            versions.Add(new(subject, unchanged));
        var made = agreed.Refused is null || agreed.Facts.Count > 0 ? submission.Subject : null;
        if (submission.Key is not null) claims.Add((submission, new(made, versions, agreed.Refused)));
        return () => new(made, versions, recorded.Count == 0 ? 0 : recorded.Max(e => e.Sequence));
    }

    public async Task SaveAsync(CancellationToken cancellation)
    {
        if (claims.Count + writes.Count == 0) return;
        session = store.LightweightSession();
        // All three count among the operations on events, which run in the order they were queued and before all others: no sequence number
        // is drawn in vain.
        if (decidedOn.Count > 0) session.QueueOperation(new AssertUnchanged(decidedOn.Values));
        if (claims.Count > 0)
            session.QueueOperation(new ClaimKeys([.. claims.OrderBy(c => Convert.ToHexString(c.Of.Key!), StringComparer.Ordinal)]));
        foreach (var row in sideRows) session.QueueOperation(new WriteSideRow(row));
        foreach (var write in writes) write(session);
        await session.SaveChangesAsync(cancellation);
    }

    public ValueTask DisposeAsync() => session?.DisposeAsync() ?? ValueTask.CompletedTask;
}
