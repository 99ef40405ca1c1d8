using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Keys;
using Coordination.Host.Reads;
using Coordination.Projections.Matches;

namespace Coordination.Host.Matches;

/// <summary>
/// How to reach somebody, for those who may know: coordinators, and the other person of a match for as long as was agreed.
/// </summary>
public sealed class Contacts(Opening opening)
{
    /// <param name="by">The match through which the viewer may know.</param>
    public async ValueTask<Contact?> OfAsync(Viewer viewer, PersonId person, ListedMatch? by, bool isOpened, NameDisclosure disclosure)
    {
        var isDisclosed = by is not null && by.State.ContactVisible(person, viewer.Person, viewer.Now);
        if (!viewer.May(Permission.OpenContact, isDisclosed ? Relation.Disclosed : Relation.None) || viewer.Person == person) return null;
        if (by is { State.Phase: not (Domain.Matches.MatchPhase.Confirmed or Domain.Matches.MatchPhase.Completed) }) return null;
        var known = isOpened ? await opening.ContactAsync(viewer, person, viewer.May(Permission.OpenContact) ? Opening.Coordination
            : Opening.Match) : null;
        var phone = known?.GetValueOrDefault(ContactField.Phone);
        if (isOpened && phone is null && known!.GetValueOrDefault(ContactField.Address) is null) return null;
        return new(
            disclosure.InTheVault(person, ContactField.Phone, phone),
            known?.GetValueOrDefault(ContactField.Address) is { } address ? disclosure.InTheVault(person, ContactField.Address, address)
                : null,
            isDisclosed && !viewer.May(Permission.OpenContact) ? by!.ContactUntil : null);
    }
}
