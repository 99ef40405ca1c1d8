using Coordination.Domain.Agreements;
using Coordination.Domain.Kernel;
using Coordination.Domain.People;
using Coordination.Host.Commands;
using Coordination.Host.Keys;

namespace Coordination.Host.People;

public sealed record SeeAuthorityBody : CommandBody
{
    /// <summary>The authority that was shown: written consent, a power of attorney, or that of a parent.</summary>
    public required Authority Shown { get; init; }
    /// <summary>Who holds it: the parent, attorney or deputy. Absent for what the person wrote themself.</summary>
    public PersonId? Holder { get; init; }
    /// <summary>What the person wrote that they consent to. Only for written consent, which counts for that alone.</summary>
    public Purpose? Purpose { get; init; }
    /// <summary>The day the evidence was seen.</summary>
    public required DateOnly SeenOn { get; init; }
    /// <summary>The last day it holds.</summary>
    public required DateOnly ValidUntil { get; init; }
}

public sealed record EndAuthorityBody : CommandBody
{
    public required Authority Shown { get; init; }
    /// <summary>Whose; everybody's if absent.</summary>
    public PersonId? Holder { get; init; }
    /// <summary>For what the person wrote; for all of it if absent.</summary>
    public Purpose? Purpose { get; init; }
}

public sealed record PersonChangeBody : CommandBody
{
    public required PersonChange Change { get; init; }
}

/// <summary>The commands on who may speak for a person, and on what is for the person alone to want.</summary>
public static class AuthorityRoutes
{
    public static void MapAuthorities(this FeatureBuilder it)
    {
        it.Command<SeeAuthorityBody>("/people/{id}/see-authority", PeopleFeature.SeeAuthority,
            "Confirm that the evidence was seen of who may speak for somebody", (call, body) => new(Seeing(call, body)));
        it.Command<EndAuthorityBody>("/people/{id}/end-authority", PeopleFeature.SeeAuthority,
            "Note that nobody speaks for somebody with this authority any more",
            (call, body) => new(Ending(call, body)));
        it.Command<PersonChangeBody>("/people/{id}/take-down-change", PeopleFeature.TakeDownChange,
            "Take down that somebody without an account wants to leave, or their address shown",
            (call, body) => OfWhoHasNoAccountAsync(call, hasAccount => new TakeDownChange(body.Change, hasAccount)));
        it.Command<PersonChangeBody>("/people/{id}/confirm-change", PeopleFeature.TakeDownChange,
            "Confirm such a wish after calling the person back by the contact on record",
            async (call, body) =>
            {
                var isReachable = await call.Service<Vault>().IsReachableAsync(
                    call.Community, new(call.Route("id")), call.Cancellation);
                return await OfWhoHasNoAccountAsync(call, hasAccount => new ConfirmChange(body.Change, hasAccount, isReachable));
            });
        it.Command<PersonChangeBody>("/people/{id}/drop-change", PeopleFeature.ManageOwn, "Drop a wish that is not wanted after all",
            (call, body) => new(Plan.On(Membership.Stream, call.Route("id"), new DropChange(body.Change))));
    }

    private static Plan Seeing(CallerContext call, SeeAuthorityBody body) => new(call.Route("id"), at =>
        from people in Membership.Stream.Existing(call.Route("id")).And(Membership.Stream.Named(body.Holder?.Value))
        select Agreement.Nothing.And(people.First.Id.Value,
            new SeeAuthority(body.Shown, people.Second, body.SeenOn, body.ValidUntil, body.Purpose).Decide(people.First, at)));

    private static Plan Ending(CallerContext call, EndAuthorityBody body) => new(call.Route("id"), at =>
        from people in Membership.Stream.Existing(call.Route("id")).And(Membership.Stream.Named(body.Holder?.Value))
        select Agreement.Nothing.And(people.First.Id.Value,
            new EndAuthority(body.Shown, people.Second?.Id, body.Purpose).Decide(people.First, at)));

    private static async ValueTask<Planned> OfWhoHasNoAccountAsync(CallerContext call,
        Func<bool, ICommand<Membership, MembershipEvent>> command)
    {
        var id = call.Route("id");
        var (signsIn, still) = await call.Service<Accounts>().AnyOfAsync(call.Community, new PersonId(id), call.Cancellation);
        return Plan.On(Membership.Stream, id, command(signsIn)) with { SideRows = still };
    }
}
