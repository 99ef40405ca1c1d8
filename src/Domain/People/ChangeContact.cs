using Coordination.Domain.Kernel;

namespace Coordination.Domain.People;

/// <summary>
/// Change how somebody is called or reached. The values go into the vault; the event says only which fields changed. If somebody else
/// changes where they are called back, what was taken down for them is dropped: it is taken down anew, and they are called there once that
/// has stood for a while.
/// </summary>
public sealed record ChangeContact(IReadOnlyList<string> Fields) : ICommand<Membership, MembershipEvent>
{
    /// <summary>The contact details by which somebody is called back.</summary>
    public static readonly IReadOnlyList<string> Reaching = ["phone", "email", "reach-notes", "preferred-channel"];

    public Decision<MembershipEvent> Decide(Membership state, Circumstances at) => (state = state.AsOf(at.Now)) switch
    {
        _ when at.MaySpeakFor(state.Id) is { } refusal => refusal,
        _ when state.MayBegin is { } refusal => refusal,
        _ when at.ActorIs(state.Id) => [new ContactGiven(state.Id, Fields)],
        _ when !Fields.Any(Reaching.Contains) => [new ContactGiven(state.Id, Fields, at.Actor.AsPerson)],
        _ => [new ContactGiven(state.Id, Fields, at.Actor.AsPerson, at.Now + ConfirmChange.ContactStands),
            .. TakenDown(state).Select(change => new ChangeDropped(state.Id, change))],
    };

    private static IEnumerable<PersonChange> TakenDown(Membership state) =>
        state.Asked.Where(asked => asked.Value.TakenDownBy is not null).Select(asked => asked.Key).Order();
}
