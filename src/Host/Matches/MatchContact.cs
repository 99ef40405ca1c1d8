using Coordination.Domain.Kernel;
using Coordination.Domain.Matches;
using Coordination.Host.Access;
using Coordination.Host.Commands;
using Coordination.Host.Keys;
using Coordination.Host.Reads;

namespace Coordination.Host.Matches;

/// <summary>How one of the two people can be reached. What is not known of them is absent.</summary>
public sealed record ReachableView(PersonId Person, Side Side)
{
    public PersonalValue? Name { get; init; }
    public PersonalValue? Phone { get; init; }
    public PersonalValue? Email { get; init; }
    public PersonalValue? Address { get; init; }
    public PersonalValue? Postcode { get; init; }
    public PersonalValue? ReachNotes { get; init; }
    public PersonalValue? PreferredChannel { get; init; }
    public PersonalValue? Language { get; init; }
    /// <summary>Until when this viewer may see it; absent for coordinators.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>How the two people of a match can be reached, as far as this viewer may know.</summary>
public sealed record ContactView(MatchId Match, IReadOnlyList<ReachableView> People);

/// <summary>The contact details of a match: for each of the two while the other's are disclosed to them, and for coordinators.</summary>
public static class MatchContact
{
    public static readonly Refusal NotDisclosed =
        new("match.contact-not-disclosed",
        "How to reach each other is shown once both have said yes, for as long as this community agreed.");

    public static async ValueTask<Read> GetAsync(Viewer viewer, ReadQuery asked)
    {
        var (match, _) = await viewer.Service<Folds>().FoldAsync(Match.Stream, viewer.In, viewer.Route("id"), viewer.Cancellation);
        if (match is null || !viewer.May(MatchesFeature.SeeMatch, MatchRelations.To(viewer, match))) return Read.NotFound;
        Side[] visible = [.. Enum.GetValues<Side>()
            .Where(side => match.Of(side) != viewer.Person
            && viewer.May(Permission.OpenContact, match.ContactVisible(match.Of(side), viewer.Person, viewer.Now) ? Relation.Disclosed
            : Relation.None))];
        if (visible.Length == 0)
            return MatchRelations.To(viewer, match) is Relation.None ? Read.NotFound
                : Read.Refusal(NotDisclosed.Under(viewer.Community.Charter.Of(AcceptMatch.DisclosureDays).Clause));
        var people = new List<ReachableView>();
        foreach (var side in visible) people.Add(await OfAsync(viewer, match, side));
        return new(new ContactView(match.Id, people), null, HoldsOpened: true);
    }

    private static async ValueTask<ReachableView> OfAsync(Viewer viewer, Match match, Side side)
    {
        var isCoordinator = viewer.May(Permission.OpenContact);
        var known = await viewer.Service<Opening>()
            .ContactAsync(viewer, match.Of(side), isCoordinator ? Opening.Coordination : Opening.Match);
        return new(match.Of(side), side)
        {
            Name = known.GetValueOrDefault(ContactField.Name),
            Phone = known.GetValueOrDefault(ContactField.Phone),
            Email = known.GetValueOrDefault(ContactField.Email),
            Address = known.GetValueOrDefault(ContactField.Address),
            Postcode = known.GetValueOrDefault(ContactField.Postcode),
            ReachNotes = known.GetValueOrDefault(ContactField.ReachNotes),
            PreferredChannel = known.GetValueOrDefault(ContactField.PreferredChannel),
            Language = known.GetValueOrDefault(ContactField.Language),
            Until = isCoordinator ? null : match.DisclosedUntil[match.Of(side)],
        };
    }
}
