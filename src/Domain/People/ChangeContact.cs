using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>
/// Change how somebody is called or reached. The values go into the vault; the event says only which fields changed. What was taken down
/// for them is dropped if somebody else changes where they are called back: it is taken down anew, and they are called there.
/// </summary>
public sealed record ChangeContact(IReadOnlyList<string> Fields) : ICommand<Membership, MembershipEvent>
{
    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        _ when at.MaySpeakFor(state.Id) is { } refusal => refusal,
        _ when state.MayBegin is { } refusal => refusal,
        _ => [new ContactGiven(state.Id, Fields), .. TakenDown(state, at).Select(change => new ChangeDropped(state.Id, change))],
    };

    private static IEnumerable<PersonChange> TakenDown(Membership state, Circumstances at) =>
        at.ActorIs(state.Id) ? [] : state.Asked.Where(asked => asked.Value.TakenDownBy is not null).Select(asked => asked.Key).Order();
}
